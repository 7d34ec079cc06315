import { type Day, dayOf, dayOfMonth, monthOf, yearOf } from "../calendar/index.ts";
import { rebalanceDays } from "../indices/index.ts";
import type { StockPanel } from "../market/panel.ts";
import { lowerBound } from "../market/series.ts";
import { sizeGroups } from "../market/size-groups.ts";
import type { StockList } from "../market/stock-list.ts";
import type { PledgeSpan } from "./known-loans.ts";

/**
 * Pledges on the stocks of a panel, in the order of their starts. Days are positions in the panel: a pledge is made at the
 * close of `start`, counts on the days from `from` to before `until`.
 */
export interface PledgePopulation {
  /** Position of the stock among the codes. */
  readonly stock: Int32Array;
  readonly start: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** Shares pledged; of an assumed population the shares of the company, since only proportions enter. NaN where unknown. */
  readonly shares: Float64Array;
  /** Size group of the stock at the close of the start, as a position in SIZE_GROUPS; -1 where it has none. */
  readonly group: Int8Array;
}

/** How the assumed pledges begin and how long they run. */
export interface EvenStarts {
  readonly every: "month" | "week";
  /** Calendar months that each runs. */
  readonly months: number;
  readonly microSize: number;
}

/**
 * An assumed population (an assumption, not a record): on the first trading day of every month or week one pledge begins on
 * each stock that trades that day, of the same share of the company's shares everywhere, and runs `months` months whatever
 * the price does. On any day the open ones are those begun within the trailing `months` months.
 */
export function evenPopulation(panel: StockPanel, stocks: StockList, starts: EvenStarts): PledgePopulation {
  const isStart = rebalanceDays(panel.days, starts.every === "month" ? "monthly" : "weekly");
  const width = panel.codes.length;
  const places: Place[] = [];
  for (let t = 0; t < panel.days.length; t++) {
    if (isStart[t] === 0) continue;
    const until = lowerBound(panel.days, monthsLater(panel.days[t], starts.months));
    const groups = groupsAt(panel, stocks, t, starts.microSize);
    for (let j = 0; j < width; j++) {
      if (Number.isNaN(panel.close[t * width + j])) continue;
      places.push({ stock: j, start: t, from: t, until, shares: stocks.totalShares[j], group: groups[j] });
    }
  }
  return populationOf(places);
}

/**
 * Announced pledges as a population, and which span each is: those that began within the panel on one of its stocks that
 * had a close by then. A start between trading days takes the close before.
 */
export function loanedPopulation(
  panel: StockPanel,
  stocks: StockList,
  spans: readonly PledgeSpan[],
  microSize: number,
): { population: PledgePopulation; spans: readonly PledgeSpan[] } {
  const columns = new Map(panel.codes.map((code, j) => [code, j]));
  const groupsOf = new Map<number, Int8Array>();
  const placed = spans.flatMap((span) => {
    const stock = columns.get(span.code);
    const start = lowerBound(panel.days, span.start + 1) - 1;
    if (stock === undefined || start < 0) return [];
    const groups = groupsOf.get(start) ?? groupsAt(panel, stocks, start, microSize);
    groupsOf.set(start, groups);
    const from = lowerBound(panel.days, span.from);
    const until = span.until === Number.POSITIVE_INFINITY ? panel.days.length : lowerBound(panel.days, span.until);
    return [{ span, place: { stock, start, from, until, shares: span.shares, group: groups[stock] } }];
  });
  placed.sort((a, b) => a.place.start - b.place.start);
  return {
    population: populationOf(placed.map(({ place }) => place)),
    spans: placed.map(({ span }) => span),
  };
}

/**
 * Size group of each stock at the close of the panel's day `t`, as a position in SIZE_GROUPS; -1 for a stock that did not
 * trade, is under special treatment, or whose shares are unknown.
 */
export function groupsAt(panel: StockPanel, stocks: StockList, t: number, microSize: number): Int8Array {
  const width = panel.codes.length;
  const values = Float64Array.from(panel.codes, (_, j) =>
    stocks.specialTreatment[j] === 1 ? Number.NaN : panel.close[t * width + j] * stocks.totalShares[j],
  );
  const groups = new Int8Array(width);
  sizeGroups(values, microSize, groups);
  return groups;
}

interface Place {
  readonly stock: number;
  readonly start: number;
  readonly from: number;
  readonly until: number;
  readonly shares: number;
  readonly group: number;
}

function populationOf(places: readonly Place[]): PledgePopulation {
  return {
    stock: Int32Array.from(places, ({ stock }) => stock),
    start: Int32Array.from(places, ({ start }) => start),
    from: Int32Array.from(places, ({ from }) => from),
    until: Int32Array.from(places, ({ until }) => until),
    shares: Float64Array.from(places, ({ shares }) => shares),
    group: Int8Array.from(places, ({ group }) => group),
  };
}

/** The same day of a later month, or that month's last day where it is shorter. */
function monthsLater(day: Day, months: number): Day {
  const place = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const [year, month] = [Math.floor(place / 12), (place % 12) + 1];
  const next = dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1);
  return Math.min(dayOf(year, month, 1) + dayOfMonth(day) - 1, next - 1);
}
