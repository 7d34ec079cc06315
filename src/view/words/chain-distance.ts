import type { ChainDistance, ChainDistanceAnswer } from "../../contract.ts";
import type { FigureTable } from "../figure-table.ts";
import { longDate, percent, plain, signedPercent } from "../format.ts";
import { type Lang, say, type Words } from "./lang.ts";

/** What may tip the market. */
export const SHOCK_NAMES: Readonly<Record<ChainDistance["shock"], Words>> = {
  market: { zh: "次日大盘下跌", en: "the market falls on the next day by" },
  redemption: { zh: "中性与 DMA 被赎回", en: "neutral books are redeemed by" },
  basis: { zh: "贴水一日加深", en: "the discount widens in a day by" },
};

/** A distance: a shock, or that none tried tips. */
export function distanceWords(value: number | null, limit: number, lang: Lang): string {
  if (value === 0) return say(lang, "无需冲击", "none needed");
  return value === null ? `> ${percent(limit, 0)}` : percent(value);
}

/** The nearest of the three ways in one sentence. */
export function distanceSentence({ date, distances, excess, unshocked }: ChainDistanceAnswer, lang: Lang): string {
  const reached = distances.filter(({ usual }) => usual !== null);
  const day = longDate(date, lang);
  const fall = percent(excess, 0);
  if (unshocked > excess) {
    return say(
      lang,
      `${day}：无需冲击，模型中微盘股已多跌 ${percent(unshocked, 0)}。`,
      `${day}: no shock is needed, micro caps already fall ${percent(unshocked, 0)} beyond the market.`,
    );
  }
  if (reached.length === 0) {
    return say(
      lang,
      `${day}：合理参数下，所试冲击均不致多跌 ${fall}。`,
      `${day}: no shock tried tips the small caps by ${fall}.`,
    );
  }
  const ways = reached.map(({ shock, usual, limit }) => {
    const size = distanceWords(usual, limit, lang);
    return lang === "zh" ? `${SHOCK_NAMES[shock].zh} ${size}` : `${SHOCK_NAMES[shock].en} ${size}`;
  });
  return say(
    lang,
    `${day}：微盘股多跌 ${fall} 只需${ways.join("，或")}。`,
    `${day}: micro caps fall ${fall} beyond the market if ${ways.join(", or ")}.`,
  );
}

/** What the evening shows of hedged books: how large they are, what they made, what leverage has become. */
export function eveningWords({ evening, sizes }: Pick<ChainDistanceAnswer, "evening" | "sizes">, lang: Lang): string {
  const { openInterest, entered, gain, leverage } = evening;
  const [entry, now] = [plain(sizes.leverage, 1), leverage];
  const become =
    now === null
      ? say(lang, `${entry} 倍入场者权益已尽`, `nothing is left of an entry at ${entry} times`)
      : say(lang, `${entry} 倍入场今为 ${plain(now, 1)} 倍`, `an entry at ${entry} times stands at ${plain(now, 1)}`);
  return say(
    lang,
    `IC、IM 持仓市值为 2023 年底的 ${percent(openInterest, 0)}；对冲账户 ${entered} 日盈亏为股票的 ${signedPercent(gain)}，${become}。`,
    `Open interest of IC and IM is ${percent(openInterest, 0)} of that at the end of 2023; hedged accounts made ${signedPercent(gain)} of their stocks in ${entered} days, ${become}.`,
  );
}

/** Distances by kind of shock, with their band over plausible parameters. */
export function distanceTable({ distances }: Pick<ChainDistanceAnswer, "distances">, lang: Lang): FigureTable {
  const heads = say(
    lang,
    "触发踩踏的冲击|取常用参数|多跌|近端 10%|中位|远端 90%|参数中触发占比",
    "Shock that tips|Usual numbers|Excess fall|Near 10%|Median|Far 90%|Draws that tip",
  ).split("|");
  return {
    columns: heads.map((head, i) => (i === 1 ? { head, bold: true } : { head })),
    rows: distances.map(({ shock, limit, usual, usualFall, near, median, far, tips }) => [
      SHOCK_NAMES[shock][lang],
      distanceWords(usual, limit, lang),
      percent(usualFall, 0),
      ...[near, median, far].map((value) => (tips === null ? "–" : distanceWords(value, limit, lang))),
      percent(tips, 0),
    ]),
  };
}
