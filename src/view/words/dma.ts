import type { DmaAnswer, DmaAnswerDay, LeverageBoundAnswer } from "../../contract.ts";
import type { DmaReplay } from "../../domain/dma/replays.ts";
import { longDate, plain, shortDate } from "../format.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

/** What happened to a leveraged account on a day. */
export const DMA_EVENTS_WORDS: Readonly<Record<DmaAnswerDay["event"], Words>> = {
  none: { zh: "", en: "" },
  warning: { zh: "预警", en: "warning" },
  "futures-call": { zh: "期货追保", en: "futures call" },
  call: { zh: "追保", en: "call" },
  "forced-sale": { zh: "强减", en: "forced sale" },
  squeezed: { zh: "逼空", en: "squeezed" },
  "wiped-out": { zh: "穿仓", en: "wiped out" },
  closing: { zh: "清仓中", en: "closing" },
  closed: { zh: "已清仓", en: "closed" },
};

/** What bounds the leverage that survives. */
export const DMA_BOUNDS: Readonly<Record<LeverageBoundAnswer["name"], Words>> = {
  history: { zh: "建仓前的历史", en: "the history before entry" },
  simulated: { zh: "重抽样的历史", en: "the history resampled" },
  shortfall: { zh: "极值预期损失", en: "the extreme-value shortfall" },
  "opposite-limits": { zh: "两日反向涨跌停", en: "two days at opposite price limits" },
  "own-impact": { zh: "自身平仓冲击", en: "the impact of its own liquidation" },
  none: { zh: "无", en: "nothing" },
};

/** Names of the two episodes. */
export const STORM_NAMES: Readonly<Record<DmaReplay, Words>> = {
  "2024-02": { zh: "2024 年 2 月", en: "February 2024" },
  "2024-09": { zh: "2024 年秋", en: "Autumn 2024" },
};

/** A leverage as a desk says it: `4 倍`, `4×`. */
export function timesWord(leverage: number, lang: Lang): string {
  return say(lang, `${leverage} 倍`, `${leverage}×`);
}

/** What becomes of the account in one sentence (at most 28 Chinese characters, 14 English words): the gravest thing first. */
export function leverageSentence(answer: DmaAnswer, lang: Lang): string {
  const times = timesWord(answer.leverage, lang);
  const low = plain(answer.lowest.equity, 2);
  const on = (date: string) => shortDate(date, lang);
  const { wipedOut, firstForcedSale, firstCall, firstWarning } = answer;
  if (wipedOut) {
    return say(
      lang,
      `${times}杠杆 ${on(wipedOut)} 穿仓，权益最低 ${low}。`,
      `At ${times} the account is wiped out on ${on(wipedOut)}; lowest ${low}.`,
    );
  }
  if (firstForcedSale) {
    return say(
      lang,
      `${times}杠杆 ${on(firstForcedSale)} 被强减，权益最低 ${low}。`,
      `At ${times} the broker sells on ${on(firstForcedSale)}; equity falls to ${low}.`,
    );
  }
  if (firstCall) {
    return say(
      lang,
      `${times}杠杆 ${on(firstCall)} 追保，权益最低 ${low}。`,
      `At ${times} the account is called on ${on(firstCall)}; lowest ${low}.`,
    );
  }
  if (firstWarning) {
    return say(
      lang,
      `${times}杠杆 ${on(firstWarning)} 预警，没有追保，权益最低 ${low}。`,
      `At ${times} it is warned on ${on(firstWarning)}, never called; lowest ${low}.`,
    );
  }
  return say(
    lang,
    `${times}杠杆没有触线，权益最低 ${low}。`,
    `At ${times} no line is touched; equity falls to ${low} at worst.`,
  );
}

/** Days, equity at the end, and the leverage that survives with what binds it. */
export function leverageLine(answer: DmaAnswer, survivable: DmaAnswer["survivable"], lang: Lang): Segment[] {
  const end = plain(answer.days[answer.days.length - 1].equity, 2);
  const alone = plain(answer.leftAlone.lowest.equity, 2);
  const told = say(
    lang,
    `${answer.from} 收盘建仓，${answer.to} 权益 *${end}*；若无人追保，最低 *${alone}*。`,
    `Entered at the close of ${longDate(answer.from, lang)}, *${end}* on ${longDate(answer.to, lang)}; left alone, *${alone}* at worst.`,
  );
  return marked(`${told}${survivable ? say(lang, "", " ") + survivableWords(survivable, lang) : ""}`);
}

function survivableWords({ thisPath, knownAtEntry }: NonNullable<DmaAnswer["survivable"]>, lang: Lang): string {
  const hindsight = plain(thisPath, 2);
  if (knownAtEntry === null || knownAtEntry.value === null) {
    return say(
      lang,
      `可承受杠杆事后看为 *${hindsight}* 倍；建仓时可知者未能估计：历史不足。`,
      `Survivable in hindsight: *${hindsight}×*; what was known at entry is not told for lack of history.`,
    );
  }
  const { value, binding } = knownAtEntry;
  return say(
    lang,
    `建仓时可知的可承受杠杆 *${plain(value, 2)}* 倍，受限于*${DMA_BOUNDS[binding].zh}*；事后看为 *${hindsight}* 倍。`,
    `Survivable as known at entry: *${plain(value, 2)}×*, bound by *${DMA_BOUNDS[binding].en}*; in hindsight *${hindsight}×*.`,
  );
}

/** Source of the pictures of an account. */
export function leverageSource({ basket, short, to, requirement }: DmaAnswer, lang: Lang): string {
  const legs = (mix: DmaAnswer["basket"]) => mix.map(({ name }) => (name === "micro" ? MICRO[lang] : name)).join("+");
  return say(
    lang,
    `${legs(basket)}多头、${legs(short)} 当季空头每日配平 · 收盘价 · 保证金按${requirement === "entry" ? "建仓市值" : "现值"} · 各线与利率为假设 · 截至 ${to}`,
    `Long ${legs(basket)}, short the ${legs(short)} quarter set daily · closes · margin on the notional ${requirement === "entry" ? "of entry" : "as valued now"} · lines and rate are assumptions · to ${longDate(to, lang)}`,
  );
}

const MICRO: Words = { zh: "微盘股指数", en: "the micro-cap index" };
