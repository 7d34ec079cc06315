import { WIDTH } from "./buckets.ts";
import { limitedReturn, saturatingImpact } from "./impact.ts";
import type { ChainParameters } from "./parameters.ts";

/** Share of each bucket's names with a limit of 20%; the 300 carries no impact of its own (see below). */
const WIDE = Float64Array.of(0.2, 0.25, 0.3, 0.35, 0.3);
/** Least volatility a day, so that depth stays finite. */
const LEAST_VOLATILITY = 0.004;

/** Loadings, by bucket. The 300 is the market: what is traded in it moves no price, as its recorded return holds that already. */
export interface Loadings {
  readonly beta: Float64Array;
  readonly size: Float64Array;
}

export function loadingsOf(parameters: ChainParameters): Loadings {
  const { beta500, beta1000, beta2000, betaMicro, size500, size1000, size2000, sizeMicro } = parameters;
  return {
    beta: Float64Array.of(1, beta500, beta1000, beta2000, betaMicro),
    size: Float64Array.of(0, size500, size1000, size2000, sizeMicro),
  };
}

/** What yesterday left behind: variances and how far prices are from where flow found them. */
export interface PriceMemory {
  /** Variance a day of each bucket and of the size factor. */
  readonly variance: Float64Array;
  readonly factorVariance: number;
  /** Log price made by flow and not yet come back, by bucket. */
  readonly dislocated: Float64Array;
}

/** Depths of a day, in yuan: a net sale of this much would cost the whole price if impact stayed linear. */
export interface Depths {
  readonly bucket: Float64Array;
  readonly factor: number;
}

/** Depth c x turnover / volatility of each bucket, and of the size factor: both thin out as volatility rises. */
export function depthsOf(
  memory: PriceMemory,
  marketValue: Float64Array,
  { size }: Loadings,
  { bucketDepth, factorDepth, dailyTurnover }: ChainParameters,
): Depths {
  const depth = (c: number, value: number, variance: number) =>
    (c * dailyTurnover * value) / Math.max(LEAST_VOLATILITY, Math.sqrt(variance));
  let weighted = 0;
  for (let k = 0; k < WIDTH; k++) weighted += size[k] * marketValue[k];
  return {
    bucket: marketValue.map((value, k) => depth(bucketDepth, value, memory.variance[k])),
    factor: depth(factorDepth, weighted, memory.factorVariance),
  };
}

/** Returns of the day so far without and with limits, and the share of a day's sales (or purchases) that goes through. */
export interface DayMove {
  readonly wanted: Float64Array;
  readonly mean: Float64Array;
  readonly through: Float64Array;
  readonly locked: Float64Array;
}

/**
 * Log returns since the close before, from the market factor so far, shocks, the net purchases of the day so far, and
 * the coming back of what flow did on earlier days.
 */
export function moveOf(
  market: number,
  shocks: Float64Array,
  flow: Float64Array,
  depths: Depths,
  dislocated: Float64Array,
  passed: number,
  { beta, size }: Loadings,
  resiliency: number,
  limits: boolean,
): DayMove {
  const move = {
    wanted: new Float64Array(WIDTH),
    mean: new Float64Array(WIDTH),
    through: new Float64Array(WIDTH).fill(1),
    locked: new Float64Array(WIDTH),
  };
  let intoFactor = 0;
  for (let k = 0; k < WIDTH; k++) intoFactor += size[k] * flow[k];
  const factor = saturatingImpact(intoFactor, depths.factor);
  for (let k = 0; k < WIDTH; k++) {
    const own = size[k] > 0 ? saturatingImpact(flow[k], depths.bucket[k]) : 0;
    const wanted = beta[k] * market + shocks[k] + size[k] * factor + own - resiliency * passed * dislocated[k];
    move.wanted[k] = wanted;
    if (!limits || size[k] === 0) {
      move.mean[k] = wanted;
      continue;
    }
    const { mean, locked } = limitedReturn(Math.expm1(wanted), WIDE[k]);
    move.mean[k] = Math.log1p(mean);
    move.locked[k] = locked;
    if (wanted !== 0) move.through[k] = Math.min(1, Math.max(0, move.mean[k] / wanted));
  }
  return move;
}

/** Variances and dislocated prices after a close. `byFlow` is the part of the return that is neither market nor shock. */
export function afterClose(
  memory: PriceMemory,
  returns: Float64Array,
  market: number,
  shocks: Float64Array,
  { beta, size }: Loadings,
  { volatilityMemory }: ChainParameters,
): PriceMemory {
  const kept = volatilityMemory;
  const variance = memory.variance.map((value, k) => kept * value + (1 - kept) * returns[k] ** 2);
  const factor = sizeFactor(returns, market, { beta, size });
  const dislocated = memory.dislocated.map((value, k) => value + returns[k] - beta[k] * market - shocks[k]);
  return { variance, factorVariance: kept * memory.factorVariance + (1 - kept) * factor ** 2, dislocated };
}

/** Return of the size factor that explains the buckets' excess returns best. */
export function sizeFactor(returns: Float64Array, market: number, { beta, size }: Loadings): number {
  let up = 0;
  let down = 0;
  for (let k = 0; k < WIDTH; k++) {
    up += size[k] * (returns[k] - beta[k] * market);
    down += size[k] ** 2;
  }
  return up / down;
}
