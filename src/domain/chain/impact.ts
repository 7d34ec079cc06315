import { normalCdf, normalDensity } from "../../numerics/normal.ts";

/** Largest fall that flow alone can bring about in a day. */
export const FLOOR = 0.5;

/**
 * Log return that a net purchase (positive) or sale of `flow` yuan makes against a depth: linear for small flows,
 * saturating at half the price (Cont and Schaanning 2017, with a floor of 0.5). It acts on the flow of the whole day so
 * far, so that cutting a day into more pieces changes nothing.
 */
export function saturatingImpact(flow: number, depth: number): number {
  return Math.sign(flow) * FLOOR * -Math.expm1(-Math.abs(flow) / (FLOOR * depth));
}

/** Share of names with a limit of 20% in a bucket; the others have 10%. */
export interface LimitMix {
  readonly wide: number;
}

/** A return as price limits let it happen. */
export interface LimitedReturn {
  /** Mean return of the names, those at their limit counted at it. */
  readonly mean: number;
  /** Share of names locked at the limit that the return points to. */
  readonly locked: number;
}

const NARROW_LIMIT = 0.1;
const WIDE_LIMIT = 0.2;
/** Deviation of single names around their bucket: a part that is always there, and one that grows with the move. */
const QUIET_SPREAD = 0.02;
const SPREAD_OF_MOVE = 0.35;

/**
 * Mean of single names' returns, each cut at its daily limit, around a return that they would have without limits: names
 * are normal with a deviation of 2% + 0.35 |return| (assumption), limits 10% and 20%. The mean of a clipped normal in
 * closed form: there is no cliff.
 */
export function limitedReturn(unlimited: number, wide: number): LimitedReturn {
  const size = Math.abs(unlimited);
  const spread = QUIET_SPREAD + SPREAD_OF_MOVE * size;
  const side = unlimited < 0 ? -1 : 1;
  const narrow = clipped(size, spread, NARROW_LIMIT);
  const broad = clipped(size, spread, WIDE_LIMIT);
  return {
    mean: side * ((1 - wide) * narrow.mean + wide * broad.mean),
    locked: (1 - wide) * narrow.above + wide * broad.above,
  };
}

/** Mean of a normal clipped to [-limit, limit], and the share of it above. */
function clipped(mean: number, spread: number, limit: number) {
  const high = (limit - mean) / spread;
  const low = (-limit - mean) / spread;
  const above = normalCdf(-high);
  const below = normalCdf(low);
  const inside = mean * (1 - above - below) - spread * (normalDensity(high) - normalDensity(low));
  return { mean: inside + limit * (above - below), above };
}
