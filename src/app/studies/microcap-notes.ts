import type { Note } from "../../contract.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { type Tracking, tracking } from "../../domain/indices/index.ts";
import { alignTo, type DailySeries } from "../../domain/market/series.ts";
import { mean } from "../../numerics/moments.ts";
import { percent, plain } from "../../view/format.ts";
import type { BuiltIndices } from "./built-indices.ts";

export const NO_STOCKS: Note = {
  zh: "所问日期内没有个股日线，或没有股票清单，因此不计算指数；请导入个股收盘价（date, code, close, volume）和股票清单（code, name, total_share, list_date），或以 --synthetic 使用合成个股。",
  en: "No daily closes of single stocks with a list of stocks are loaded for the days asked, so no index is built; import closes (date, code, close, volume) and a list (code, name, total_share, list_date), or ask for simulated stocks with --synthetic.",
};

/** What recorded stocks cannot support, known from the kind of data. */
export function recordedNotes(listedAsOf: Day): Note[] {
  const asOf = formatDay(listedAsOf);
  return [
    {
      zh: `ST 标记与股本取自 ${asOf} 的清单，并非逐日口径；此前已退市的股票不在其中。`,
      en: `Special-treatment marks and share counts are those of the list of ${asOf}, not of each day; stocks that had left the market by then are missing.`,
    },
    {
      zh: "价格为前复权价：除息前市值略低，此后增发的股票市值有误；无最高最低价之日，涨跌停只按收盘价判断。",
      en: "Prices are forward-adjusted: market values are slightly low before cash dividends and wrong before later share issues; without highs and lows a price-limit lock is judged by the close alone.",
    },
  ];
}

export function syntheticNotes(seed: number, days: Int32Array, beyondLimits: number): Note[] {
  const [first, last] = [formatDay(days[0]), formatDay(days[days.length - 1])];
  const notes: Note[] = [
    {
      zh: `合成个股（种子 ${seed}）：只有五个指数的收益是 ${first} 至 ${last} 的真实记录；个股与可交易版本的数字对市场毫无说明。已发布指数、市值阶梯与跌停占比仍为真实记录。`,
      en: `Simulated stocks (seed ${seed}): only the returns of the five indices from ${first} to ${last} are recorded; figures of single stocks and of the tradable version say nothing about the market. The published index, the ladder and limit-down shares remain the recorded ones.`,
    },
  ];
  if (beyondLimits > 0) {
    notes.push({
      zh: `有 ${beyondLimits} 次指数的记录收益超出涨跌停所能达到，合成个股越过了涨跌停。`,
      en: `The recorded return of an index was beyond what price limits allow ${beyondLimits} times; the simulated stocks went past them.`,
    });
  }
  return notes;
}

/** What the built index came to from place `start` on: days without one, its tracking of the published one, its trades. */
export function builtNotes(built: BuiltIndices, published: DailySeries, start: number): Note[] {
  return [
    ...holeNotes(built, start),
    ...trackingNotes(trackingOf(built, published, start)),
    ...tradingNotes(built, start),
  ];
}

function holeNotes({ days, groups }: BuiltIndices, start: number): Note[] {
  const empty = Array.from(days.subarray(start)).filter((_, i) => groups.micro.members[start + i] === 0);
  if (empty.length === 0) return [];
  const shown = empty.slice(0, 3).map(formatDay).join(", ");
  return [
    {
      zh: `${empty.length} 日没有指数（个股数据不全，或没有符合条件的股票）：${shown}${empty.length > 3 ? " 等" : ""}。`,
      en: `${empty.length} days have no index, because rows are missing for most stocks or no stock qualifies: ${shown}${empty.length > 3 ? ", ..." : ""}.`,
    },
  ];
}

function trackingOf({ days, groups }: BuiltIndices, published: DailySeries, start: number): Tracking {
  const closes = alignTo(days, published);
  const returns = closes.map((close, t) => (t < start ? Number.NaN : close / closes[t - 1] - 1));
  return tracking(groups.micro.returns, returns);
}

function trackingNotes({ days, correlation, differenceDeviation }: Tracking): Note[] {
  if (!(days >= 20)) return [];
  const basisPoints = plain(differenceDeviation * 1e4, 1);
  return [
    {
      zh: `与已发布指数逐日比较（${days} 日）：相关系数 ${plain(correlation, 4)}，日差标准差 ${basisPoints} 个基点。`,
      en: `Against the published index, day by day over ${days} days: correlation ${plain(correlation, 4)}, daily difference ${basisPoints} basis points (standard deviation).`,
    },
  ];
}

function tradingNotes({ tradable }: BuiltIndices, start: number): Note[] {
  const traded = tradable.turnover.subarray(start).filter((_, i) => !Number.isNaN(tradable.returns[start + i]));
  if (traded.length === 0) return [];
  const yearly = mean(traded) * 244;
  const total = (counts: Int32Array) => counts.subarray(start).reduce((sum, count) => sum + count, 0);
  const [buys, sells] = [total(tradable.blockedBuys), total(tradable.blockedSells)];
  return [
    {
      zh: `可交易版本：单边年换手 ${percent(yearly, 0)}；买单 ${buys} 次、卖单 ${sells} 次遇涨跌停或停牌而顺延一日。`,
      en: `Tradable version: one-way turnover ${percent(yearly, 0)} a year; buy orders met a price limit or a suspension ${buys} times, sell orders ${sells} times, and were carried to the next day.`,
    },
  ];
}
