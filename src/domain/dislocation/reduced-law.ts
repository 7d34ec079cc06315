import { explainedShare, leastSquares, predicted } from "../../numerics/least-squares.ts";
import { changesAt, type DislocationRecord, stepsIn, type Window } from "./record.ts";

/** A coefficient with its standard error (Newey and West). */
export interface Coefficient {
  readonly value: number;
  readonly standardError: number;
}

/** The change of the dislocation by the day's index return and by the dislocation before: dX = a + b r + k X_before. */
export interface ReducedLaw {
  readonly intercept: Coefficient;
  readonly onReturn: Coefficient;
  readonly onBefore: Coefficient;
  readonly days: number;
  readonly rSquared: number;
  /** Share explained where each day is predicted from all others. */
  readonly leaveOneOut: number;
}

const WIDTH = 3;

/** The law of a window by least squares; null with fewer than four days. The return is of the index, close to close. */
export function reducedLaw(record: DislocationRecord, window: Window): ReducedLaw | null {
  const steps = stepsIn(record, window);
  const fit = leastSquares(designOf(record, steps), WIDTH, changesAt(record, steps), lagsFor(steps.length));
  if (!fit) return null;
  const coefficient = (i: number) => ({ value: fit.coefficients[i], standardError: fit.standardErrors[i] });
  return {
    intercept: coefficient(0),
    onReturn: coefficient(1),
    onBefore: coefficient(2),
    days: steps.length,
    rSquared: fit.rSquared,
    leaveOneOut: fit.leaveOneOut,
  };
}

/**
 * Share of the changes of a window that a law of other days explains, one step ahead: 1 less squared errors over squares
 * about the window's mean, so a law worse than that mean is below 0. NaN for a window without steps.
 */
export function explainedBy(law: ReducedLaw, record: DislocationRecord, window: Window): number {
  const steps = stepsIn(record, window);
  const design = designOf(record, steps);
  const coefficients = Float64Array.of(law.intercept.value, law.onReturn.value, law.onBefore.value);
  const changes = changesAt(record, steps);
  return explainedShare(
    changes,
    changes.map((change, t) => change - predicted(design, WIDTH, t, coefficients)),
  );
}

/** Rows of 1, the index return and the dislocation before. */
function designOf({ spot, dislocation }: DislocationRecord, steps: readonly number[]): Float64Array {
  return Float64Array.from(steps.flatMap((i) => [1, spot[i] / spot[i - 1] - 1, dislocation[i - 1]]));
}

/** Lags by the usual rule of Newey and West (1994): 4 (T / 100)^(2/9). */
function lagsFor(days: number): number {
  return Math.floor(4 * (days / 100) ** (2 / 9));
}
