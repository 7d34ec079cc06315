import type { StockPanel } from "../market/panel.ts";
import { SIZE_GROUPS } from "../market/size-groups.ts";
import { lineMultiple } from "./coverage.ts";
import type { PledgePopulation } from "./population.ts";

/** What is asked of a population. */
export interface ReplayQuestion {
  /** Pledge rate times close-out line: below this share of its starting price a pledge is below its line. */
  readonly threshold: number;
  /** Interest a year that is added to the debt. */
  readonly interest: number;
  /** Position of the first day whose shares are asked. */
  readonly first: number;
}

/** Shares of the open pledges of one group by day asked; NaN on a day without any. */
export interface LineShares {
  readonly loans: Int32Array;
  /** That have closed below the line since their start, and that are below it at the close: by number, by market value. */
  readonly touched: Float64Array;
  readonly below: Float64Array;
  readonly touchedValue: Float64Array;
  readonly belowValue: Float64Array;
}

/** The pledges that are open on the panel's last day. */
export interface OpenPledges {
  /** Position of each in the population. */
  readonly at: Int32Array;
  /** Price over starting price, scaled by the growth of the debt: now, and its lowest close since the start. */
  readonly now: Float64Array;
  readonly lowest: Float64Array;
  /** Shares times last price; NaN where the shares are unknown. */
  readonly value: Float64Array;
  readonly group: Int8Array;
}

export interface PledgeReplay {
  /** All pledges, then those of each of SIZE_GROUPS in its order. */
  readonly groups: readonly LineShares[];
  readonly open: OpenPledges;
}

/**
 * Every pledge day by day: with P(0) the close at its start and i the interest added, x(t) = P(t) / (P(0) (1 + i t)) is its
 * performance ratio over the pledge rate, so that it stands below a line l at rate r exactly where x < r l. A stock that
 * does not trade keeps its last close. Nothing after a day enters that day.
 */
export function replayPledges(panel: StockPanel, population: PledgePopulation, question: ReplayQuestion): PledgeReplay {
  const { stock, start, from, until, shares, group } = population;
  const { threshold, interest, first } = question;
  const [width, length] = [panel.codes.length, panel.days.length];
  const asked = Math.max(0, length - first);
  const sums = Array.from({ length: SIZE_GROUPS.length + 1 }, () => emptySums(asked));
  const price = new Float64Array(width).fill(Number.NaN);
  const base = new Float64Array(stock.length);
  const now = new Float64Array(stock.length);
  const lowest = new Float64Array(stock.length).fill(Number.POSITIVE_INFINITY);
  let [begun, ended] = [0, 0];
  for (let t = 0; t < length; t++) {
    carryOn(price, panel.close, t * width);
    for (; begun < start.length && start[begun] <= t; begun++) base[begun] = price[stock[begun]];
    while (ended < begun && until[ended] <= t) ended++;
    for (let i = ended; i < begun; i++) {
      if (until[i] <= t) continue;
      const owed = interest === 0 ? base[i] : base[i] * lineMultiple(interest, panel.days[t] - panel.days[start[i]]);
      now[i] = price[stock[i]] / owed;
      if (now[i] < lowest[i]) lowest[i] = now[i];
      if (t < first || t < from[i] || Number.isNaN(now[i])) continue;
      const value = shares[i] * price[stock[i]];
      addTo(sums[0], t - first, value, lowest[i] < threshold, now[i] < threshold);
      if (group[i] >= 0) addTo(sums[group[i] + 1], t - first, value, lowest[i] < threshold, now[i] < threshold);
    }
  }
  const isOpen = (_: unknown, i: number) => from[i] < length && until[i] >= length && !Number.isNaN(now[i]);
  const at = Int32Array.from([...stock.keys()].filter((i) => isOpen(0, i)));
  return {
    groups: sums.map(sharesOf),
    open: {
      at,
      now: Float64Array.from(at, (i) => now[i]),
      lowest: Float64Array.from(at, (i) => lowest[i]),
      value: Float64Array.from(at, (i) => shares[i] * price[stock[i]]),
      group: Int8Array.from(at, (i) => group[i]),
    },
  };
}

function carryOn(price: Float64Array, close: Float64Array, row: number): void {
  for (let j = 0; j < price.length; j++) if (!Number.isNaN(close[row + j])) price[j] = close[row + j];
}

interface Sums {
  readonly loans: Int32Array;
  readonly touched: Float64Array;
  readonly below: Float64Array;
  readonly value: Float64Array;
  readonly touchedValue: Float64Array;
  readonly belowValue: Float64Array;
}

function emptySums(days: number): Sums {
  const zeros = () => new Float64Array(days);
  return {
    loans: new Int32Array(days),
    touched: zeros(),
    below: zeros(),
    value: zeros(),
    touchedValue: zeros(),
    belowValue: zeros(),
  };
}

function addTo(sums: Sums, day: number, value: number, isTouched: boolean, isBelow: boolean): void {
  sums.loans[day]++;
  if (isTouched) sums.touched[day]++;
  if (isBelow) sums.below[day]++;
  if (Number.isNaN(value)) return;
  sums.value[day] += value;
  if (isTouched) sums.touchedValue[day] += value;
  if (isBelow) sums.belowValue[day] += value;
}

function sharesOf({ loans, touched, below, value, touchedValue, belowValue }: Sums): LineShares {
  const per = (parts: Float64Array, wholes: Int32Array | Float64Array) =>
    parts.map((part, t) => (wholes[t] > 0 ? part / wholes[t] : Number.NaN));
  return {
    loans,
    touched: per(touched, loans),
    below: per(below, loans),
    touchedValue: per(touchedValue, value),
    belowValue: per(belowValue, value),
  };
}
