import type { BacktestAnswer, NeutralPnl } from "../../contract.ts";
import type { SizeGroup } from "../../domain/market/size-groups.ts";
import { longDate, percent, shortDate, signedPercent } from "../format.ts";
import { type BookPath, bookPath, type NeutralBook, sunkenShare } from "../neutral-books.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

/** Parts of a neutral book's result, in the order in which they are told. */
export const PNL_WORDS = {
  selection: { zh: "选股", en: "Selection" },
  style: { zh: "风格", en: "Style" },
  beta: { zh: "剩余市场敞口", en: "Residual beta" },
  carry: { zh: "贴水成本", en: "Carry of the basis" },
  basis: { zh: "基差变动", en: "Basis revaluation" },
  costs: { zh: "交易成本", en: "Costs" },
  cash: { zh: "现金利息", en: "Cash" },
} as const satisfies Record<keyof NeutralPnl, Words>;

/** The same where there is little room. */
export const SHORT_PNL_WORDS = {
  ...PNL_WORDS,
  beta: { zh: "市场敞口", en: "Beta" },
  carry: { zh: "贴水成本", en: "Carry" },
  basis: { zh: "基差变动", en: "Basis" },
} as const satisfies Record<keyof NeutralPnl, Words>;

/** Names of the ready books. */
export const BOOK_NAMES: Readonly<Record<NeutralBook, Words>> = {
  market: { zh: "全市场优选300", en: "Best 300 of the market" },
  bounded: { zh: "限定市值优选300", en: "Best 300, size bound" },
  micro: { zh: "最小400", en: "Smallest 400" },
};

/** The same at the end of a line. */
export const SHORT_BOOK_NAMES: Readonly<Record<NeutralBook, Words>> = {
  market: { zh: "全市场", en: "Market" },
  bounded: { zh: "限定市值", en: "Size bound" },
  micro: { zh: "最小400", en: "Smallest" },
};

const SCORE: Words = {
  zh: "按反转 1、残差波动 −0.5、换手 −0.5 打分最高的 300 只",
  en: "the 300 best by reversal 1, residual volatility −0.5, turnover −0.5",
};

/** What a ready book holds. */
export const BOOK_RULES: Readonly<Record<NeutralBook, Words>> = {
  market: { zh: `全市场${SCORE.zh}`, en: `Of the whole market, ${SCORE.en}` },
  bounded: {
    zh: `市值排名 801–1800（IM 所代表者）中${SCORE.zh}`,
    en: `Of ranks 801 to 1800, which IM stands for, ${SCORE.en}`,
  },
  micro: { zh: "市值最小的 400 只，等权", en: "The 400 smallest stocks in equal parts" },
};

/** Size groups as layers of a picture. */
export const SIZE_WORDS: Readonly<Record<SizeGroup, Words>> = {
  "300": { zh: "1–300", en: "1–300" },
  "500": { zh: "301–800", en: "301–800" },
  "1000": { zh: "801–1800", en: "801–1800" },
  "2000": { zh: "1801–3800", en: "1801–3800" },
  rest: { zh: "3801–微盘", en: "3801–micro" },
  micro: { zh: "最小400", en: "smallest 400" },
};

/** Deepest fall below the highest equity before; 0 or less. */
export function worstDrawdown({ drawdown }: BookPath): number {
  return Math.min(0, ...drawdown);
}

/** The books in one sentence (at most 28 Chinese characters, 14 English words): how far each fell. */
export function neutralSentence(
  market: BacktestAnswer | null,
  bounded: BacktestAnswer | null,
  chosen: BacktestAnswer,
  lang: Lang,
): string {
  const [free, held, own] = [market, bounded, chosen].map((answer) => answer && bookPath(answer));
  if (free && held) {
    const [one, other] = [percent(-worstDrawdown(free)), percent(-worstDrawdown(held))];
    return say(
      lang,
      `不限市值最多回撤 ${one}，限定市值 ${other}。`,
      `Free in size the book fell ${one} at worst; bound in size, ${other}.`,
    );
  }
  if (!own) return say(lang, "没有持股，组合无从谈起。", "The book held no stock.");
  const [gain, worst] = [signedPercent(own.gain.at(-1)), percent(-worstDrawdown(own))];
  return say(lang, `组合收益 ${gain}，最多回撤 ${worst}。`, `The book made ${gain} and fell ${worst} at worst.`);
}

/** The chosen book in one line: gain, fall, worst day, what styles and hedge brought, how far it sank. */
export function neutralLine(book: NeutralBook, answer: BacktestAnswer, lang: Lang): Segment[] {
  const path = bookPath(answer);
  if (!path) return [];
  const { parts, days } = path;
  const [first, last] = [days[0], days[days.length - 1]];
  const hedge = (parts.carry.at(-1) ?? 0) + (parts.basis.at(-1) ?? 0);
  const sunken = days.reduce((most, day) => (sunkenShare(day) > sunkenShare(most) ? day : most), days[0]);
  const { worstDay } = answer.summary;
  const worst = worstDay
    ? say(
        lang,
        `，最差一日 *${signedPercent(worstDay.return)}*（${shortDate(worstDay.date, lang)}）`,
        `, worst day *${signedPercent(worstDay.return)}* (${shortDate(worstDay.date, lang)})`,
      )
    : "";
  return marked(
    say(
      lang,
      `${BOOK_NAMES[book].zh}，${first.date} 至 ${last.date}：收益 *${signedPercent(path.gain.at(-1))}*${worst}；风格 *${signedPercent(parts.style.at(-1))}*，对冲 *${signedPercent(hedge)}*，成本 *${signedPercent(parts.costs.at(-1))}*；排名 1800 之后占比最高 *${percent(sunkenShare(sunken), 0)}*（${shortDate(sunken.date, lang)}）。`,
      `${BOOK_NAMES[book].en}, ${longDate(first.date, lang)} to ${longDate(last.date, lang)}: *${signedPercent(path.gain.at(-1))}*${worst}; style *${signedPercent(parts.style.at(-1))}*, hedge *${signedPercent(hedge)}*, costs *${signedPercent(parts.costs.at(-1))}*; at most *${percent(sunkenShare(sunken), 0)}* below rank 1800 (${shortDate(sunken.date, lang)}).`,
    ),
  );
}

/** Source of every picture of a book. */
export function neutralSource(book: NeutralBook, { days }: BookPath, lang: Lang): string {
  const last = days[days.length - 1].date;
  return say(
    lang,
    `${BOOK_RULES[book].zh}；每周调仓，次日收盘成交，股票八成，IM 当季合约按整手对冲，本金 1 亿元 · 收盘价 · 截至 ${last}`,
    `${BOOK_RULES[book].en}; rebalanced weekly at the next close, 80% in stocks, hedged with whole lots of the IM quarter, CNY 100m · closes · to ${longDate(last, lang)}`,
  );
}
