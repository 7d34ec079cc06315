import { type BasisSnapshot, chainedOpenInterest, totalOpenInterest } from "../basis/index.ts";
import type { Day } from "../calendar/index.ts";
import { lowerBound } from "../market/series.ts";
import { type BasisKind, curvePoints, type FittedCurve, fitDislocation } from "./curve.ts";
import { USUAL_TAU_DAYS } from "./term-structure.ts";

/** A product's curves day by day, with what the laws of its dislocation need. All arrays are on `days`. */
export interface DislocationRecord {
  readonly product: string;
  readonly days: Int32Array;
  /** Index closes. */
  readonly spot: Float64Array;
  /** NaN where fewer than three contracts can be used. */
  readonly dislocation: Float64Array;
  readonly carry: Float64Array;
  readonly curves: readonly FittedCurve[];
  /** Lots over all contracts at the close, and the same chained over expiries. */
  readonly lots: Float64Array;
  readonly chainedLots: Float64Array;
}

/** Fits the curve of each snapshot, carry and dislocation free every day: nothing looks past its own day. */
export function dislocationRecord(
  product: string,
  snapshots: readonly BasisSnapshot[],
  kind: BasisKind = "raw",
  tauDays: number = USUAL_TAU_DAYS,
): DislocationRecord {
  const curves = snapshots.map(({ contracts }) => fitDislocation(curvePoints(contracts, kind), "free", tauDays));
  return {
    product,
    days: Int32Array.from(snapshots, ({ day }) => day),
    spot: Float64Array.from(snapshots, ({ spot }) => spot),
    dislocation: Float64Array.from(curves, ({ dislocation }) => dislocation),
    carry: Float64Array.from(curves, ({ carry }) => carry),
    curves,
    lots: totalOpenInterest(snapshots),
    chainedLots: chainedOpenInterest(snapshots),
  };
}

/** Days of a window, both ends in it. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** Positions of a record's days in a window whose dislocation and the one before are both known. */
export function stepsIn({ days, dislocation, spot }: DislocationRecord, { from, to }: Window): number[] {
  const steps: number[] = [];
  for (let i = Math.max(1, lowerBound(days, from)); i < days.length && days[i] <= to; i++) {
    const known = dislocation[i] + dislocation[i - 1] + spot[i] + spot[i - 1];
    if (!Number.isNaN(known)) steps.push(i);
  }
  return steps;
}

/** Changes of the dislocation over steps. */
export function changesAt({ dislocation }: DislocationRecord, steps: readonly number[]): Float64Array {
  return Float64Array.from(steps, (i) => dislocation[i] - dislocation[i - 1]);
}
