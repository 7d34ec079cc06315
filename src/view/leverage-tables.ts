import type { DmaAnswer, DmaAnswerDay } from "../contract.ts";
import type { FigureTable } from "./figure-table.ts";
import { percent, plain, shortDate } from "./format.ts";
import { DMA_BOUNDS, DMA_EVENTS_WORDS, timesWord } from "./words/dma.ts";
import { type Lang, say } from "./words/lang.ts";

/** One account a row, by leverage: when it is warned, called, sold and wiped out, its lowest and its last equity. */
export function leverageTable(answers: readonly DmaAnswer[], lang: Lang): FigureTable {
  const heads = say(
    lang,
    "杠杆|预警|追保|强减|穿仓|最低权益|最低之日|末日权益",
    "Leverage|Warned|Called|Sold|Wiped out|Lowest|Lowest on|Last",
  ).split("|");
  const on = (date: string | null) => (date === null ? say(lang, "无", "no") : shortDate(date, lang));
  return {
    columns: heads.map((head, i) => (i === 5 ? { head, bold: true } : { head })),
    rows: answers.map(({ leverage, firstWarning, firstCall, firstForcedSale, wipedOut, lowest, days }) => [
      timesWord(leverage, lang),
      ...[firstWarning, firstCall, firstForcedSale, wipedOut].map(on),
      plain(lowest.equity, 2),
      shortDate(lowest.date, lang),
      plain(days[days.length - 1].equity, 2),
    ]),
  };
}

/** The days on which something happened to an account or it sold: what it sold, what found no buyer, what that took. */
export function salesTable({ days }: Pick<DmaAnswer, "days">, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "日期|事件|权益|保证金比例|卖出|未能卖出|卖出损耗|跌停占比",
    "Date|Event|Equity|Margin ratio|Sold|No buyer|Lost by selling|Locked",
  ).split("|");
  return {
    columns: heads.map((head, i) => (i === 1 ? { head, words: true } : i === 4 ? { head, bold: true } : { head })),
    rows: days
      .filter(isEventful)
      .map(({ date, event, equity, marginRatio, sold, carriedOver, saleLoss, locked }) => [
        shortDate(date, lang),
        DMA_EVENTS_WORDS[event][lang] || say(lang, "卖出", "sale"),
        plain(equity, 2),
        percent(marginRatio),
        plain(sold, 2),
        plain(carriedOver, 2),
        plain(saleLoss, 3),
        percent(locked, 0),
      ]),
  };
}

function isEventful({ event, sold }: DmaAnswerDay): boolean {
  return event !== "none" || sold > 0;
}

/** Every bound of the leverage that survives, the binding one named, and hindsight under them. */
export function boundsTable({ thisPath, knownAtEntry }: NonNullable<DmaAnswer["survivable"]>, lang: Lang): FigureTable {
  const heads = say(lang, "约束|杠杆|低|高", "Bound|Leverage|Low|High").split("|");
  const number = (value: number | null) => plain(value, 2);
  const bounds = (knownAtEntry?.bounds ?? []).map(({ name, value, low, high }) => {
    const binds = name === knownAtEntry?.binding ? say(lang, "（起作用）", " (binds)") : "";
    return [`${sentenceCase(DMA_BOUNDS[name][lang])}${binds}`, number(value), number(low), number(high)];
  });
  const hindsight = [say(lang, "本段行情，事后", "These days, in hindsight"), number(thisPath), "", ""];
  return {
    columns: heads.map((head, i) => (i === 1 ? { head, bold: true } : { head })),
    rows: [...bounds, hindsight],
  };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
