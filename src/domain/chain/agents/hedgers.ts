import { type FuturesAgent, NO_STOCKS } from "../agent.ts";
import { UNDERLYING } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import type { Seen } from "../seen.ts";

/** Rise above the trend at which the last of the variable hedges is covered. */
const LEAST_FALL = -0.04;

/** Fall of a day from which hedges are bought in haste. */
const HASTE_FROM = 0.02;

interface Memory {
  /** Trend and log price of each index at the close before, and what was held then. */
  readonly trend: Float64Array;
  readonly logPrice: Float64Array;
  readonly held: Float64Array;
}

/**
 * Hedgers in futures: holders who short what they cannot sell, and followers of the trend. The short beyond `base` is
 * `hedgeBuild` of the open interest at the start for each 1.00 by which the index lies below its trend, and `panicHedge`
 * for each 1.00 of a day's fall beyond 2%; it is built at once, and covered by no more than `hedgeCover` of the gap a day.
 */
export function hedgers(
  base: Float64Array,
  openInterest: Float64Array,
  start: Seen,
  { hedgeBuild, hedgeCover, panicHedge }: ChainParameters,
): FuturesAgent<Memory> {
  const variable = (i: number, fall: number) => -hedgeBuild * openInterest[i] * Math.max(LEAST_FALL, fall);
  const fallAt = (trend: Float64Array, logPrice: Float64Array, i: number) => trend[i] - logPrice[UNDERLYING[i]];
  const ofIndices = (values: Float64Array) => Float64Array.from(UNDERLYING, (k) => values[k]);
  const opening = ofIndices(start.trend);
  const offset = base.map((held, i) => held - variable(i, fallAt(opening, start.logPrice, i)));
  const wanted = ({ trend, logPrice: before }: Memory, logPrice: Float64Array, i: number) => {
    const haste = Math.max(0, before[i] - logPrice[UNDERLYING[i]] - HASTE_FROM);
    return offset[i] + variable(i, fallAt(trend, logPrice, i)) - panicHedge * openInterest[i] * haste;
  };
  const held = (memory: Memory, logPrice: Float64Array, passed: number) =>
    memory.held.map((before, i) => {
      const target = wanted(memory, logPrice, i);
      return target <= before ? target : before + hedgeCover * passed * (target - before);
    });
  const memory = { trend: opening, logPrice: ofIndices(start.logPrice), held: base };
  return {
    name: "hedgers",
    begin: () => ({ memory, holdings: { stocks: NO_STOCKS(), futures: base } }),
    position: ({ logPrice, passed }, before) => held(before, logPrice, passed),
    after: (close, before) => ({
      trend: ofIndices(close.trend),
      logPrice: ofIndices(close.logPrice),
      held: held(before, close.logPrice, 1),
    }),
  };
}
