import { normalCdf } from "../../numerics/normal.ts";
import type { DailyLaw } from "./daily-law.ts";
import { gaussianWeight } from "./gaussian-weight.ts";

/** A function of log price x that is constant + slope x exp(x) on [from, to) and 0 elsewhere. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly constant: number;
  readonly slope: number;
}

/** Deviations beyond which a piece is out of sight: 1e-21 of it is left. */
const NOTHING_BEYOND = 9.5;

/** A function's value and its first two derivatives in log price. */
export type Jet = [value: number, first: number, second: number];

/**
 * Adds to `jet` the expectation, `days` later, of a piece, seen from log price x, not discounted, with its first two
 * derivatives in x: constant (N(b) - N(a)) + slope exp(x + m + s^2/2) (N(b - s) - N(a - s)), where m and s are mean and
 * deviation over the days and a, b the standardised ends.
 */
export function addPiece(jet: Jet, piece: Piece, law: DailyLaw, days: number, x: number): void {
  const deviation = law.sigma * Math.sqrt(days);
  const mean = x + law.drift * days;
  const nothing = deviation * (NOTHING_BEYOND + deviation);
  if (piece.from - mean > nothing || mean - piece.to > nothing) return;
  const forward = Math.exp(mean + (deviation * deviation) / 2);
  addBelow(jet, piece, piece.to, 1, mean, deviation, forward);
  addBelow(jet, piece, piece.from, -1, mean, deviation, forward);
}

/** Adds `sign` times the expectation of constant + slope exp(x) below the level. */
function addBelow(
  jet: Jet,
  piece: Piece,
  level: number,
  sign: number,
  mean: number,
  deviation: number,
  forward: number,
) {
  if (level === Number.NEGATIVE_INFINITY) return;
  const constant = sign * piece.constant;
  const slope = sign * piece.slope;
  if (level === Infinity) {
    addWhole(jet, constant, slope * forward);
    return;
  }
  const z = (level - mean) / deviation;
  const density = gaussianWeight(z) / deviation;
  jet[0] += constant * normalCdf(z);
  jet[1] -= constant * density;
  jet[2] -= (constant * density * z) / deviation;
  if (slope === 0) return;
  const price = slope * forward * normalCdf(z - deviation);
  const edge = slope * Math.exp(level) * density;
  jet[0] += price;
  jet[1] += price - edge;
  jet[2] += price - edge - (edge * z) / deviation;
}

/** The same where the level is beyond every price. */
function addWhole(jet: Jet, constant: number, price: number): void {
  jet[0] += constant + price;
  jet[1] += price;
  jet[2] += price;
}
