import type { NeutralPnl } from "../../contract.ts";
import type { SizeGroup } from "../../domain/market/size-groups.ts";
import { longDate, percent, shortDate, signedPercent } from "../format.ts";
import { type BookPath, type BookPaths, type NeutralBook, sunkenShare } from "../neutral-books.ts";
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

/** What a ready book holds; simulated stocks have no turnover to score. */
export function bookRule(book: NeutralBook, synthetic: boolean, lang: Lang): string {
  const turnover = synthetic ? "" : say(lang, "、换手 −0.5", ", turnover −0.5");
  const score = say(
    lang,
    `按反转 1、残差波动 −0.5${turnover} 打分最高的 300 只`,
    `the 300 best by reversal 1, residual volatility −0.5${turnover}`,
  );
  if (book === "market") return say(lang, `全市场${score}`, `Of the whole market, ${score}`);
  if (book === "bounded") {
    return say(
      lang,
      `市值排名 801–1800（IM 所代表者）中${score}`,
      `Of ranks 801 to 1800, which IM stands for, ${score}`,
    );
  }
  return say(lang, "市值最小的 400 只，等权", "The 400 smallest stocks in equal parts");
}

/** Size groups as layers of a picture. */
export const SIZE_WORDS: Readonly<Record<SizeGroup, Words>> = {
  "300": { zh: "1–300", en: "1–300" },
  "500": { zh: "301–800", en: "301–800" },
  "1000": { zh: "801–1800", en: "801–1800" },
  "2000": { zh: "1801–3800", en: "1801–3800" },
  rest: { zh: "3801–微盘", en: "3801–micro" },
  micro: { zh: "最小400", en: "smallest 400" },
};

/** The same on a phone: each by its last rank. */
export const SHORT_SIZE_WORDS: Readonly<Record<SizeGroup, Words>> = {
  "300": { zh: "至 300", en: "to 300" },
  "500": { zh: "至 800", en: "to 800" },
  "1000": { zh: "至 1800", en: "to 1800" },
  "2000": { zh: "至 3800", en: "to 3800" },
  rest: { zh: "至微盘", en: "to micro" },
  micro: { zh: "最小400", en: "smallest" },
};

/** Deepest fall below the highest equity before; 0 or less. */
export function worstDrawdown({ drawdown }: BookPath): number {
  return Math.min(0, ...drawdown);
}

/** The books in one sentence (at most 28 Chinese characters, 14 English words): what each made, how far each fell. */
export function neutralSentence({ market, bounded, ...rest }: BookPaths, chosen: NeutralBook, lang: Lang): string {
  if (market && bounded) {
    const [one, other] = [market, bounded].map(({ gain }) => signedPercent(gain.at(-1)));
    const [fall, less] = [market, bounded].map((path) => percent(-worstDrawdown(path)));
    return say(
      lang,
      `不限市值收益 ${one}、回撤 ${fall}；限定后 ${other}、${less}。`,
      `Free in size it made ${one} and fell ${fall}; bound, ${other} and ${less}.`,
    );
  }
  const own = { market, bounded, ...rest }[chosen];
  if (!own) return say(lang, "组合没有持股。", "The book held no stock.");
  const [gain, worst] = [signedPercent(own.gain.at(-1)), percent(-worstDrawdown(own))];
  return say(lang, `组合收益 ${gain}，最多回撤 ${worst}。`, `The book made ${gain} and fell ${worst} at worst.`);
}

/** The chosen book in one line: gain, worst day, what styles, hedge and costs brought, how far it sank. */
export function neutralLine(book: NeutralBook, path: BookPath, lang: Lang): Segment[] {
  const { parts, days, worstDay } = path;
  const [first, last] = [days[0], days[days.length - 1]];
  const figure = (values: readonly number[]) => `*${signedPercent(values.at(-1))}*`;
  const hedge = `*${signedPercent(hedgeResult(path))}*`;
  const sunken = days.reduce((most, day) => (sunkenShare(day) > sunkenShare(most) ? day : most), days[0]);
  const most = `*${percent(sunkenShare(sunken), 0)}*`;
  const worst = `*${signedPercent(worstDay.return)}*`;
  return marked(
    say(
      lang,
      `${BOOK_NAMES[book].zh}，${first.date} 至 ${last.date}：收益 ${figure(path.gain)}，最差一日 ${worst}（${shortDate(worstDay.date, lang)}）；风格 ${figure(parts.style)}，对冲 ${hedge}，成本 ${figure(parts.costs)}；排名 1800 之后占比最高 ${most}（${shortDate(sunken.date, lang)}）。`,
      `${BOOK_NAMES[book].en}, ${longDate(first.date, lang)} to ${longDate(last.date, lang)}: ${figure(path.gain)}, worst day ${worst} (${shortDate(worstDay.date, lang)}); style ${figure(parts.style)}, hedge ${hedge}, costs ${figure(parts.costs)}; at most ${most} below rank 1800 (${shortDate(sunken.date, lang)}).`,
    ),
  );
}

/** What the basis brought the short: accrual and revaluation. */
export function hedgeResult({ parts }: BookPath): number {
  return (parts.carry.at(-1) ?? 0) + (parts.basis.at(-1) ?? 0);
}

/** Source of every picture of a book. */
export function neutralSource(book: NeutralBook, { days, synthetic }: BookPath, lang: Lang): string {
  const last = days[days.length - 1].date;
  const rule = bookRule(book, synthetic, lang);
  const stocks = synthetic ? say(lang, "合成个股，", "simulated stocks, ") : "";
  return say(
    lang,
    `${rule}；每周调仓，次日收盘成交，股票八成，IM 当季合约按整手对冲，本金 1 亿元 · ${stocks}收盘价 · 截至 ${last}`,
    `${rule}; rebalanced weekly at the next close, 80% in stocks, hedged with whole lots of the IM quarter, CNY 100m · ${stocks}closes · to ${longDate(last, lang)}`,
  );
}
