import { InputError } from "../../errors.ts";
import type { LinearRow, QuadraticProgram } from "../../numerics/quadratic-program/program.ts";
import { type Relaxation, solveQuadraticProgram } from "../../numerics/quadratic-program/solve.ts";

/** What a basket is built from on one day; one value a stock unless said otherwise. */
export interface ConstructionDay {
  /** Expected return until the next rebalancing, as a decimal; NaN for a stock that may not be held. */
  readonly scores: Float64Array;
  /** Weights of the benchmark; sum 1. */
  readonly benchmark: Float64Array;
  /** Weights held now; all 0 for a first basket. */
  readonly held: Float64Array;
  /** Exposures by style; NaN counts as 0. */
  readonly styles: ReadonlyMap<string, Float64Array>;
  /** Place of each stock's industry among `industryNames`; -1 for none. */
  readonly industries: Int32Array;
  readonly industryNames: readonly string[];
  readonly risk: RiskModel;
}

/** Risk of one day as factors: variance of w is sum_k (loadings_k . w)^2 + sum_i specific_i w_i^2. */
export interface RiskModel {
  readonly loadings: readonly Float64Array[];
  /** Variance of each stock's own return. */
  readonly specific: Float64Array;
}

/** What an optimised basket must keep to. Weights are shares of the basket, exposures those of basket less benchmark. */
export interface ConstructionBounds {
  readonly maxWeight: number;
  /** Largest sum of purchases and sales at a rebalancing; the first basket is free of it. */
  readonly maxTurnover: number;
  /** Largest deviation of an industry's weight from the benchmark's. */
  readonly industry: number;
  /** Largest exposure to each style named; a style that is not named is free. */
  readonly styles: Readonly<Record<string, number>>;
  /** How much a variance of 1 costs in expected return: half of it is what is subtracted. */
  readonly riskAversion: number;
  /** Cost of a trade as a share of its value. */
  readonly tradingCost: number;
}

/** An optimised basket, and what had to give so that there is one. */
export interface Construction {
  readonly weights: Float64Array;
  /** Bounds that could not be kept, and by how much each was loosened. */
  readonly loosened: readonly { readonly bound: string; readonly by: number }[];
}

/** A bound on a weighted sum of the weights, by name. */
interface NamedBound {
  readonly name: string;
  readonly of: Float64Array;
  readonly low: number;
  readonly high: number;
}

/** A purchase or a sale of one stock: what the program chooses. */
interface Trade {
  readonly stock: number;
  readonly sign: 1 | -1;
  readonly low: number;
  readonly high: number;
}

/**
 * The long-only basket that maximises expected return less risk against the benchmark less costs, within bounds:
 * maximise scores . w - aversion / 2 var(w - b) - cost sum |w - held| with sum w = 1, 0 <= w <= maxWeight, and the bounds
 * on turnover, industries and styles. What is chosen are purchases and sales; a stock without a score is sold. Bounds
 * that cannot all be kept are loosened by the least sum that lets them. Throws InputError where no stock may be held.
 */
export function constructBasket(day: ConstructionDay, bounds: ConstructionBounds): Construction {
  // A stock that may not be held leaves nothing to choose: it is sold beforehand.
  const kept = day.held.map((weight, i) => (Number.isNaN(day.scores[i]) ? 0 : weight));
  const sold = day.held.reduce((sum, weight, i) => sum + weight - kept[i], 0);
  const trades = tradesOf(day.scores, kept, bounds.maxWeight);
  const named = boundsOf(day, bounds);
  const isFirst = day.held.every((weight) => weight === 0);
  const rows = [
    ...named.map((bound) => rowOf(bound, trades, kept)),
    ...(isFirst ? [] : [turnoverRow(trades, bounds.maxTurnover - sold)]),
  ];
  const program = programOf(day, kept, bounds, trades, rows);
  const solution = solveQuadraticProgram(program);
  if (solution.minimum) return { weights: weightsAfter(kept, trades, solution.minimum.x), loosened: [] };
  const loosened = solveQuadraticProgram({ ...program, rows: relaxed(rows, solution.relaxations) });
  if (!loosened.minimum) throw new InputError("no basket meets the bounds, loosened or not; hold more stocks");
  const nameOf = (row: number) => named[row]?.name ?? "turnover";
  return {
    weights: weightsAfter(kept, trades, loosened.minimum.x),
    loosened: solution.relaxations.map(({ row, by }) => ({ bound: nameOf(row), by })),
  };
}

function tradesOf(scores: Float64Array, kept: Float64Array, maxWeight: number): Trade[] {
  const trades: Trade[] = [];
  scores.forEach((score, stock) => {
    if (Number.isNaN(score)) return;
    const now = kept[stock];
    if (now < maxWeight) trades.push({ stock, sign: 1, low: 0, high: maxWeight - now });
    if (now > 0) trades.push({ stock, sign: -1, low: Math.max(0, now - maxWeight), high: now });
  });
  if (trades.length === 0) throw new InputError("no stock has a score; expected one or more to hold");
  return trades;
}

function boundsOf(day: ConstructionDay, bounds: ConstructionBounds): NamedBound[] {
  const { benchmark, styles, industries, industryNames } = day;
  const total: NamedBound = { name: "sum of weights", of: benchmark.map(() => 1), low: 1, high: 1 };
  const near = (name: string, of: Float64Array, room: number): NamedBound => {
    const middle = of.reduce((sum, value, i) => sum + value * benchmark[i], 0);
    return { name, of, low: middle - room, high: middle + room };
  };
  const known = (values: Float64Array) => values.map((value) => (Number.isNaN(value) ? 0 : value));
  const styleBounds = Object.entries(bounds.styles).map(([name, room]) => {
    const exposure = styles.get(name);
    if (!exposure) throw new InputError(`style is "${name}"; expected one of ${[...styles.keys()].join(", ")}`);
    return near(`style ${name}`, known(exposure), room);
  });
  const industryBounds = industryNames.map((name, group) =>
    near(
      `industry ${name}`,
      Float64Array.from(industries, (own) => (own === group ? 1 : 0)),
      bounds.industry,
    ),
  );
  return [total, ...styleBounds, ...industryBounds];
}

/** A bound on weights as one on trades. */
function rowOf({ of, low, high }: NamedBound, trades: readonly Trade[], held: Float64Array): LinearRow {
  const now = of.reduce((sum, value, i) => sum + value * held[i], 0);
  const coefficients = Float64Array.from(trades, ({ stock, sign }) => sign * of[stock]);
  return { coefficients, low: low - now, high: high - now };
}

function turnoverRow(trades: readonly Trade[], most: number): LinearRow {
  return { coefficients: new Float64Array(trades.length).fill(1), low: Number.NEGATIVE_INFINITY, high: most };
}

function programOf(
  { scores, benchmark, risk }: ConstructionDay,
  held: Float64Array,
  { riskAversion, tradingCost }: ConstructionBounds,
  trades: readonly Trade[],
  rows: readonly LinearRow[],
): QuadraticProgram {
  const root = Math.sqrt(riskAversion);
  const factors = risk.loadings.map((loading) => loading.map((value) => root * value));
  const active = held.map((weight, i) => weight - benchmark[i]);
  const pull = held.map(
    (_, i) => riskAversion * risk.specific[i] * active[i] - (Number.isNaN(scores[i]) ? 0 : scores[i]),
  );
  for (const factor of factors) {
    const share = factor.reduce((sum, value, i) => sum + value * active[i], 0);
    for (let i = 0; i < pull.length; i++) pull[i] += share * factor[i];
  }
  return {
    // A purchase and a sale of one stock never go together, so their product may be left out of (buy - sell)^2.
    diagonal: Float64Array.from(trades, ({ stock }) => riskAversion * risk.specific[stock]),
    factors: factors.map((factor) => Float64Array.from(trades, ({ stock, sign }) => sign * factor[stock])),
    linear: Float64Array.from(trades, ({ stock, sign }) => sign * pull[stock] + tradingCost),
    low: Float64Array.from(trades, ({ low }) => low),
    high: Float64Array.from(trades, ({ high }) => high),
    rows,
  };
}

/** Rows with ends moved by what was told, and a hair more for rounding. */
function relaxed(rows: readonly LinearRow[], relaxations: readonly Relaxation[]): LinearRow[] {
  const loose = rows.map((row) => ({ ...row }));
  for (const { row, end, by } of relaxations) loose[row][end] += (end === "low" ? -1 : 1) * by * (1 + 1e-6);
  return loose;
}

/** Weights smaller than this are rounding. */
const DUST = 1e-9;

function weightsAfter(held: Float64Array, trades: readonly Trade[], x: Float64Array): Float64Array {
  const weights = held.slice();
  trades.forEach(({ stock, sign }, i) => {
    weights[stock] += sign * x[i];
  });
  return weights.map((weight) => (weight < DUST ? 0 : weight));
}
