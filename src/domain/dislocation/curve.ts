import { type ContractBasis, LEAST_CALENDAR_DAYS } from "../basis/index.ts";
import { dislocationLoading, relativeBasis, USUAL_TAU_DAYS } from "./term-structure.ts";

/** The basis of one contract on one day. */
export interface CurvePoint {
  readonly calendarDays: number;
  /** Future over spot less 1, dividends in it or not: the carry then holds them or not. */
  readonly basisRatio: number;
}

/** The curve of one day: its carry a year, its dislocation, and what they leave. */
export interface FittedCurve {
  readonly carry: number;
  readonly dislocation: number;
  /** Basis less the fit, by contract as given; ratios. */
  readonly residuals: Float64Array;
}

/** Which basis of a contract a curve is fitted to. */
export const BASIS_KINDS = ["raw", "adjusted"] as const;
export type BasisKind = (typeof BASIS_KINDS)[number];

/** The contracts of a day that enter a curve: at least 5 calendar days left, some open interest, the basis known. */
export function curvePoints(contracts: readonly ContractBasis[], kind: BasisKind): CurvePoint[] {
  return contracts
    .filter(({ calendarDays, openInterest }) => calendarDays >= LEAST_CALENDAR_DAYS && openInterest > 0)
    .map(({ calendarDays, basisRatio, dividendPoints, close, basisPoints }) => ({
      calendarDays,
      basisRatio: kind === "raw" ? basisRatio : basisRatio + dividendPoints / (close - basisPoints),
    }))
    .filter(({ basisRatio }) => !Number.isNaN(basisRatio));
}

/**
 * Carry and dislocation of one day by least squares over its contracts, each with the same weight: what spoils a close
 * (an index and a future that stopped trading at different moments) is as large for every contract as a share of the
 * index. With `carry` given, the dislocation alone is fitted. NaN with fewer than three contracts where the carry is free
 * (two would be met exactly), and with none where it is given.
 */
export function fitDislocation(
  points: readonly CurvePoint[],
  carry: number | "free" = "free",
  tauDays: number = USUAL_TAU_DAYS,
): FittedCurve {
  const fitted = carry === "free" ? bothFitted(points, tauDays) : dislocationFitted(points, carry, tauDays);
  const residuals = Float64Array.from(
    points,
    ({ basisRatio, calendarDays }) =>
      basisRatio - relativeBasis(fitted.carry, fitted.dislocation, calendarDays, tauDays),
  );
  return { ...fitted, residuals };
}

interface Sums {
  readonly tt: number;
  readonly tl: number;
  readonly ll: number;
  readonly ty: number;
  readonly ly: number;
}

/** Cross products of years t to expiry, the loading l and the discount y. */
function sums(points: readonly CurvePoint[], tauDays: number): Sums {
  let [tt, tl, ll, ty, ly] = [0, 0, 0, 0, 0];
  for (const { calendarDays, basisRatio } of points) {
    const years = calendarDays / 365;
    const loading = dislocationLoading(calendarDays, tauDays);
    tt += years * years;
    tl += years * loading;
    ll += loading * loading;
    ty -= years * basisRatio;
    ly -= loading * basisRatio;
  }
  return { tt, tl, ll, ty, ly };
}

const LEAST_FREE = 3;

function bothFitted(points: readonly CurvePoint[], tauDays: number) {
  const { tt, tl, ll, ty, ly } = sums(points, tauDays);
  const determinant = tt * ll - tl * tl;
  if (points.length < LEAST_FREE || !(determinant > 1e-9 * tt * ll)) {
    return { carry: Number.NaN, dislocation: Number.NaN };
  }
  return { carry: (ty * ll - ly * tl) / determinant, dislocation: (ly * tt - ty * tl) / determinant };
}

function dislocationFitted(points: readonly CurvePoint[], carry: number, tauDays: number) {
  const { tl, ll, ly } = sums(points, tauDays);
  return { carry, dislocation: points.length === 0 ? Number.NaN : (ly - carry * tl) / ll };
}

/**
 * The one carry that, with a dislocation for each day, fits the curves of many days best (each day's dislocation solved
 * out, the carry by least squares over what is left); NaN where no day has two contracts.
 */
export function commonCarry(days: readonly (readonly CurvePoint[])[], tauDays: number = USUAL_TAU_DAYS): number {
  let [numerator, denominator] = [0, 0];
  for (const points of days) {
    if (points.length < 2) continue;
    const { tt, tl, ll, ty, ly } = sums(points, tauDays);
    numerator += ty - (tl * ly) / ll;
    denominator += tt - (tl * tl) / ll;
  }
  return denominator > 0 ? numerator / denominator : Number.NaN;
}

/** Root mean square of the residuals of many curves, NaN where there are none; days without a fit do not count. */
export function rootMeanSquare(curves: readonly FittedCurve[]): number {
  let [squares, count] = [0, 0];
  for (const { dislocation, residuals } of curves) {
    if (Number.isNaN(dislocation)) continue;
    for (const residual of residuals) squares += residual * residual;
    count += residuals.length;
  }
  return Math.sqrt(squares / count);
}
