import { notionalByState } from "./levels.ts";
import type { ValuedPosition } from "./valued-position.ts";

/** Sums over positions, in yuan. What the notes are worth to their holders; delta is what dealers hold long. */
export interface Totals {
  readonly contracts: number;
  readonly notionalCny: number;
  readonly aliveCny: number;
  readonly knockedInCny: number;
  readonly valueCny: number;
  /** Exposure to the index: units held times today's close. */
  readonly deltaCny: number;
  /** Change of deltaCny's units for a rise of the index by 1%, at today's close. */
  readonly gammaCnyPerPercent: number;
  /** Change of value for one more point (0.01) of volatility. */
  readonly vegaCnyPerPoint: number;
}

/** Sums of a book, which add up over any split of it. */
export function totalsOf(valued: readonly ValuedPosition[]): Totals {
  const notional = notionalByState(valued.map(({ position }) => position));
  let [valueCny, deltaCny, gammaCnyPerPercent, vegaCnyPerPoint] = [0, 0, 0, 0];
  for (const { units, now, view } of valued) {
    valueCny += units * now.price;
    deltaCny += units * now.delta * view.spot;
    gammaCnyPerPercent += units * now.gamma * view.spot * view.spot * 0.01;
    vegaCnyPerPoint += units * now.vega * 0.01;
  }
  return {
    contracts: valued.length,
    notionalCny: notional.aliveCny + notional.knockedInCny,
    ...notional,
    valueCny,
    deltaCny,
    gammaCnyPerPercent,
    vegaCnyPerPoint,
  };
}
