import { HEDGES, MICRO, WIDTH } from "../buckets.ts";
import type { ChainRun } from "../run.ts";
import { deepestDay, lengthOf, microOn, type Recorded, unwindDays, weightedBasisOn } from "./recorded.ts";

const IM = HEDGES.indexOf("IM");

/** How far a run is from the record; roots of mean squares over days, decimals. */
export interface FitErrors {
  /** Of the price over that of the start, by bucket. */
  readonly price: Float64Array;
  /** Of the dislocation, by future. */
  readonly dislocation: Float64Array;
  /** Of the open interest over that of the start, by future. */
  readonly openInterest: Float64Array;
}

export function fitErrors({ days, start }: ChainRun, recorded: Recorded): FitErrors {
  const price = new Float64Array(WIDTH);
  const dislocation = new Float64Array(HEDGES.length);
  const openInterest = new Float64Array(HEDGES.length);
  days.forEach(({ seen }, t) => {
    for (let k = 0; k < WIDTH; k++) {
      price[k] += (Math.exp(seen.logPrice[k]) - Math.exp(recorded.logPrice[t * WIDTH + k])) ** 2;
    }
    for (let i = 0; i < HEDGES.length; i++) {
      const at = t * HEDGES.length + i;
      dislocation[i] += (seen.dislocation[i] - recorded.dislocation[at]) ** 2;
      const lots = recorded.openInterestLots[at] / recorded.startOpenInterestLots[i];
      openInterest[i] += (seen.openInterest[i] / start.openInterest[i] - lots) ** 2;
    }
  });
  const root = (sums: Float64Array) => sums.map((sum) => Math.sqrt(sum / days.length));
  return { price: root(price), dislocation: root(dislocation), openInterest: root(openInterest) };
}

/** Errors that count as one unit of loss: paths by bucket, dislocation, open interest, and single days. */
const TOLERATED = {
  price: Float64Array.of(Infinity, 0.05, 0.03, 0.04, 0.03),
  dislocation: 0.012,
  openInterest: 0.06,
  basisOnADay: 0.05,
  microAtItsLow: 0.03,
  /** Of the deepest closes of CSI1000 and CSI2000, by place among the buckets. */
  trough: Float64Array.of(Infinity, Infinity, 0.02, 0.04, Infinity),
  shortOfAMark: 0.01,
};

/** Loss of the paths of prices: sum of squared errors in units of what is tolerated. */
export function priceLoss({ price }: FitErrors): number {
  return price.reduce((sum, error, k) => sum + (error / TOLERATED.price[k]) ** 2, 0);
}

/** Loss of the paths of the dislocation and of the open interest of IM. */
export function basisLoss({ dislocation, openInterest }: FitErrors): number {
  const paths = dislocation.reduce((sum, error) => sum + (error / TOLERATED.dislocation) ** 2, 0);
  return paths + (openInterest[IM] / TOLERATED.openInterest) ** 2;
}

/**
 * Loss of single days: the weighted basis of IM on the day of its low, the day before and the day after; the price of
 * micro caps at their low; the troughs of CSI1000 and CSI2000, whenever they come; and what a run lacks of both marks of the unwind on the days that bear them in the record.
 */
export function dayLoss(run: ChainRun, recorded: Recorded): number {
  const basis = (t: number) => -run.days[t].seen.hedgeCost[IM];
  const micro = (t: number) => run.days[t].seen.logPrice[MICRO];
  const days = [...Array(lengthOf(recorded)).keys()];
  const deepest = deepestDay(recorded);
  let loss = 0;
  for (const t of [deepest - 1, deepest, deepest + 1]) {
    if (t >= 0 && t < days.length) loss += ((basis(t) - weightedBasisOn(recorded, t)) / TOLERATED.basisOnADay) ** 2;
  }
  const lowest = days.reduce((low, t) => (microOn(recorded, t) < microOn(recorded, low) ? t : low), 0);
  loss += ((Math.exp(micro(lowest)) - Math.exp(microOn(recorded, lowest))) / TOLERATED.microAtItsLow) ** 2;
  for (let k = 0; k < WIDTH; k++) {
    const model = Math.min(...run.days.map(({ seen }) => seen.logPrice[k]));
    const record = Math.min(...days.map((t) => recorded.logPrice[t * WIDTH + k]));
    loss += ((Math.exp(model) - Math.exp(record)) / TOLERATED.trough[k]) ** 2;
  }
  const marks = unwindDays(recorded).flatMap((t) => [basis(t) - basis(t - 1), micro(t - 1) - micro(t)]);
  for (const mark of marks) loss += (Math.max(0, TOLERATED.shortOfAMark - mark) / TOLERATED.shortOfAMark) ** 2;
  return loss;
}

/** Share of the variance of the change of dislocation that a run given recorded values explains one day ahead. */
export function oneStepExplained({ days }: ChainRun, recorded: Recorded, hedge: number): number {
  const before = (t: number) =>
    t === 0 ? recorded.startDislocation[hedge] : recorded.dislocation[(t - 1) * HEDGES.length + hedge];
  const changes = days.map((_, t) => recorded.dislocation[t * HEDGES.length + hedge] - before(t));
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  let left = 0;
  let all = 0;
  days.forEach(({ modelDislocation }, t) => {
    left += (modelDislocation[hedge] - before(t) - changes[t]) ** 2;
    all += (changes[t] - mean) ** 2;
  });
  return 1 - left / all;
}
