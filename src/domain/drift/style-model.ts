import type { Observations } from "./observations.ts";
import { HEDGE_INDEX, type Hedge, type HedgeFuture, type StyleCode } from "./style-market.ts";

/** A fund's style as weights on indices and legs. */
export interface Exposure {
  /** Weight of the stocks on each index of the observations, in their order; none is negative. */
  readonly weights: Float64Array;
  /** Sensitivity to the change of basis; minus the futures sold where futures are the hedge. */
  readonly basis: Readonly<Record<HedgeFuture, number>>;
  /** What is sold of the hedge, as a share of the fund's capital. */
  readonly hedge: number;
  /** Return over an interval that no leg explains. */
  readonly alpha: number;
}

/** The regression of a fund under one hedge: fund = offset + columns x unknowns + residual, under linear constraints. */
export interface StyleModel {
  readonly hedge: Hedge;
  readonly size: number;
  /** What is explained: the fund's return less what the hedge fixes. */
  readonly target: Float64Array;
  /** Regressors, count x size. */
  readonly columns: Float64Array;
  /** Constraints, one a row, and their bounds: normals x unknowns >= bounds. */
  readonly normals: Float64Array;
  readonly bounds: Float64Array;
  readonly exposureOf: (unknowns: Float64Array) => Exposure;
}

/** Return in units of which the intercept is counted, so that its column has the size of the others. */
const INTERCEPT = 0.01;

/** Futures of a hedge. */
export function futuresOf(hedge: Hedge): HedgeFuture[] {
  return hedge === "IC" || hedge === "IM" ? [hedge] : hedge === "both" ? ["IC", "IM"] : [];
}

export interface ModelOptions {
  /** Most that the stocks may be of the capital where futures are sold against them. */
  readonly stockLimit: number;
  /** Without a futures leg: whether the change of basis may explain returns. */
  readonly withBasis: boolean;
}

/** The regression under a hedge. */
export function styleModel(seen: Observations, hedge: Hedge, options: ModelOptions): StyleModel {
  if (hedge === "500") return indexHedged(seen, hedge, "000905.SH", options);
  if (hedge === "1000") return indexHedged(seen, hedge, "000852.SH", options);
  return futuresHedged(seen, hedge, options);
}

/** Indices that a hedge needs. */
export function indicesOf(hedge: Hedge): StyleCode[] {
  if (hedge === "500") return ["000905.SH"];
  if (hedge === "1000") return ["000852.SH"];
  return futuresOf(hedge).map((future) => HEDGE_INDEX[future]);
}

/** Unknowns: a weight an index, then the futures sold (or, without any, the free sensitivity to each basis), then alpha. */
function futuresHedged(seen: Observations, hedge: Hedge, { stockLimit, withBasis }: ModelOptions): StyleModel {
  const sold = futuresOf(hedge);
  const legs = sold.map((future) => {
    const index = seen.returns[seen.codes.indexOf(HEDGE_INDEX[future])];
    return index.map((value, i) => (seen.listed[future][i] ? -value - seen.basis[future][i] : 0));
  });
  const free = hedge === "none" && withBasis ? known(seen) : [];
  const width = seen.codes.length;
  const columns = [...seen.returns, ...legs, ...free.map((future) => seen.basis[future]), intercept(seen)];
  const constraints = atLeastZero(width + sold.length, columns.length);
  if (sold.length > 0) constraints.push({ normal: sumOf(width, columns.length), bound: -stockLimit });
  return {
    hedge,
    target: seen.fund,
    ...packed(seen.count, columns, constraints),
    exposureOf: (unknowns) => {
      const at = (future: HedgeFuture) => sold.indexOf(future);
      const basis = (future: HedgeFuture) =>
        at(future) >= 0
          ? -unknowns[width + at(future)]
          : free.includes(future)
            ? unknowns[width + free.indexOf(future)]
            : 0;
      return {
        weights: unknowns.slice(0, width),
        basis: { IC: basis("IC"), IM: basis("IM") },
        hedge: sold.reduce((sum, _, i) => sum + unknowns[width + i], 0),
        alpha: unknowns[unknowns.length - 1] * INTERCEPT,
      };
    },
  };
}

/** Unknowns: a weight each other index (the hedged one is the rest to 1), the index sold, the basis, alpha. */
function indexHedged(seen: Observations, hedge: Hedge, code: StyleCode, { withBasis }: ModelOptions): StyleModel {
  const base = seen.codes.indexOf(code);
  const index = seen.returns[base];
  const others = seen.returns.filter((_, k) => k !== base);
  const free = withBasis ? known(seen) : [];
  const columns = [
    ...others.map((values) => values.map((value, i) => value - index[i])),
    index.map((value) => -value),
    ...free.map((future) => seen.basis[future]),
    intercept(seen),
  ];
  const width = others.length;
  const constraints = atLeastZero(width + 1, columns.length);
  constraints.push({ normal: sumOf(width, columns.length), bound: -1 });
  return {
    hedge,
    target: seen.fund.map((value, i) => value - index[i]),
    ...packed(seen.count, columns, constraints),
    exposureOf: (unknowns) => {
      const weights = Array.from(unknowns.subarray(0, width));
      weights.splice(base, 0, 1 - weights.reduce((sum, weight) => sum + weight, 0));
      const basis = (future: HedgeFuture) => (free.includes(future) ? unknowns[width + 1 + free.indexOf(future)] : 0);
      return {
        weights: Float64Array.from(weights),
        basis: { IC: basis("IC"), IM: basis("IM") },
        hedge: unknowns[width],
        alpha: unknowns[unknowns.length - 1] * INTERCEPT,
      };
    },
  };
}

/** Futures that are known on some interval. */
function known(seen: Observations): HedgeFuture[] {
  return (["IC", "IM"] as const).filter((future) => seen.listed[future].includes(1));
}

function intercept({ count }: Observations): Float64Array {
  return new Float64Array(count).fill(INTERCEPT);
}

interface Constraint {
  readonly normal: Float64Array;
  readonly bound: number;
}

function atLeastZero(count: number, size: number): Constraint[] {
  return Array.from({ length: count }, (_, i) => {
    const normal = new Float64Array(size);
    normal[i] = 1;
    return { normal, bound: 0 };
  });
}

/** The first `count` unknowns, summed and turned: what is at least minus a limit. */
function sumOf(count: number, size: number): Float64Array {
  return new Float64Array(size).fill(-1, 0, count);
}

function packed(count: number, columns: readonly Float64Array[], constraints: readonly Constraint[]) {
  const size = columns.length;
  const rows = new Float64Array(count * size);
  columns.forEach((column, k) => {
    for (let i = 0; i < count; i++) rows[i * size + k] = column[i];
  });
  const normals = new Float64Array(constraints.length * size);
  constraints.forEach(({ normal }, i) => {
    normals.set(normal, i * size);
  });
  return { size, columns: rows, normals, bounds: Float64Array.from(constraints, ({ bound }) => bound) };
}
