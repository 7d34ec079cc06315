import type { Note } from "../../contract.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { type AbsenceCause, STYLES, type StyleName } from "../../domain/factors/index.ts";
import { asOfNotes } from "./as-of-notes.ts";
import type { LoadedMarket } from "./factor-market-data.ts";

export const NO_FACTOR_STOCKS: Note = {
  zh: "没有足够的个股日线或股票清单，因此没有因子；请导入个股日线（date, code, close, volume, amount, turnover_pct）和股票清单（code, name, industry, total_share, …），或以 --synthetic 使用合成个股。",
  en: "There are not enough daily closes of single stocks with a list of stocks, so there are no factors; import closes (date, code, close, volume, amount, turnover_pct) and a list (code, name, industry, total_share, ...), or ask for simulated stocks with --synthetic.",
};

/** What each need of a style is called in a file. */
const NEEDS = {
  closes: { zh: "收盘价", en: "closes" },
  turnover: {
    zh: "换手率（turnover_pct，或成交量与流通股本）",
    en: "turnover (turnover_pct, or volume and float shares)",
  },
  amounts: { zh: "成交额（amount，或成交量）", en: "yuan traded (amount, or volume)" },
  fundamentals: {
    zh: "财务数据（stock-fundamentals：code, announced, period_end, …）",
    en: "accounts (stock-fundamentals: code, announced, period_end, ...)",
  },
} as const;

/** Why a style is absent, in words. */
export function absenceReason(style: StyleName, cause: AbsenceCause): Note {
  const { leastDays, needs } = STYLES[style];
  const need = NEEDS[needs];
  if (cause === "history") {
    return { zh: `至少需要 ${leastDays} 个交易日的数据`, en: `needs at least ${leastDays} trading days of data` };
  }
  if (cause === "input") return { zh: `没有${need.zh}`, en: `no ${need.en} to make it from` };
  if (cause === "coverage") {
    return { zh: `有${need.zh}的股票不足一半`, en: `fewer than half of the stocks have the ${need.en} that it needs` };
  }
  return { zh: "各股票的数值相同", en: "all stocks have the same value" };
}

/** What the data behind the factors cannot support; `without` are the days asked that have no factor returns. */
export function factorNotes(
  { market, listedAsOf }: LoadedMarket,
  seed: number | null,
  without: readonly Day[],
): Note[] {
  const source = seed === null ? recorded(listedAsOf) : synthetic(seed);
  return [...holes(without), ...source, ...asOfNotes(market.panel), ...standIns(market.panel), ...NO_RATE];
}

function holes(without: readonly Day[]): Note[] {
  if (without.length === 0) return [];
  const shown = without.slice(0, 3).map(formatDay).join(", ");
  return [
    {
      zh: `${without.length} 日没有因子收益（当日或前一日个股数据不全，或股票太少）：${shown}${without.length > 3 ? " 等" : ""}。`,
      en: `${without.length} days have no factor returns, because rows are missing for most stocks on them or on the day before, or there are too few stocks: ${shown}${without.length > 3 ? ", ..." : ""}.`,
    },
  ];
}

function recorded(listedAsOf: number | null): Note[] {
  const asOf = listedAsOf === null ? "" : formatDay(listedAsOf);
  return [
    {
      zh: `ST 标记、股本与行业取自 ${asOf} 的清单，并非逐日口径；此前已退市的股票不在其中。价格为前复权价：市值在除息前略低，此后增发的有误。`,
      en: `Special-treatment marks, share counts and industries are those of the list of ${asOf}, not of each day, and stocks that had left by then are missing; prices are forward-adjusted, so market values are slightly low before dividends and wrong before later issues.`,
    },
  ];
}

function synthetic(seed: number): Note[] {
  return [
    {
      zh: `合成个股（种子 ${seed}）：只有指数收益是真实记录；没有成交与行业，其因子对市场毫无说明。`,
      en: `Simulated stocks (seed ${seed}): only the returns of the indices are recorded; they have no trading and no industries, and their factors say nothing about the market.`,
    },
  ];
}

function standIns({ amountStandsIn }: LoadedMarket["market"]["panel"]): Note[] {
  const count = amountStandsIn.reduce((sum, one) => sum + one, 0);
  if (count === 0) return [];
  return [
    {
      zh: `${count} 只股票的成交额缺失处以收盘价乘成交量代替，换手率缺失处以成交量除以清单中的流通股本代替。`,
      en: `Of ${count} stocks close x volume stands in where the yuan traded are missing, and volume over the list's float where the turnover is.`,
    },
  ];
}

const NO_RATE: Note[] = [
  {
    zh: "无风险利率取零：日度收益与之相比可以忽略。",
    en: "The risk-free rate is taken as zero, which is negligible against daily returns.",
  },
];
