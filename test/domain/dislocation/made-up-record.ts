import { dayOf, tradingDays } from "../../../src/domain/calendar/index.ts";
import {
  type DislocationRecord,
  type FlowRecord,
  hedgerShorts,
  lawOf,
  nextDislocation,
  type StructuralParameters,
  USUAL_HEDGERS,
} from "../../../src/domain/dislocation/index.ts";

export const WINDOW = { from: dayOf(2024, 1, 2), to: dayOf(2024, 2, 8) };
export const LOTS = 250_000;
export const MULTIPLIER = 200;

/** Index closes that waver, fall by a fifth and turn: made up. */
function madeUpCloses(days: Int32Array): Float64Array {
  return Float64Array.from(days, (_, i) => {
    const fall = i < 60 ? 0 : i < 82 ? 0.009 * (i - 60) : 0.2 - 0.04 * (i - 82);
    return 5000 * Math.exp(0.01 * Math.sin(1.7 * i) + 0.006 * Math.sin(0.61 * i) - fall);
  });
}

/**
 * A record whose dislocation and open interest follow the structural law without error, but for `hidden` lots sold on
 * given positions that no flow tells of.
 */
export function madeUpFlows(
  parameters: StructuralParameters,
  hidden: ReadonlyMap<number, number> = new Map(),
  product = "IM",
): FlowRecord {
  const days = tradingDays(dayOf(2023, 10, 9), WINDOW.to);
  const spot = madeUpCloses(days);
  const shorts = hedgerShorts(spot, { build: parameters.build, ...USUAL_HEDGERS });
  const dealerUnits = Float64Array.from(days, (_, i) => (50_000 + 3_000 * Math.sin(2.3 * i)) * MULTIPLIER);
  const dislocation = new Float64Array(days.length);
  const chainedLots = new Float64Array(days.length);
  const start = days.indexOf(WINDOW.from) - 1;
  for (let i = 1; i < days.length; i++) {
    const sold = shorts[i] - shorts[i - 1] - (dealerUnits[i] - dealerUnits[i - 1]) / MULTIPLIER / LOTS;
    dislocation[i] = nextDislocation(dislocation[i - 1], sold + (hidden.get(i) ?? 0) / LOTS, lawOf(parameters));
    chainedLots[i] = LOTS * (1 + shorts[i] - shorts[start]);
  }
  const record: DislocationRecord = {
    product,
    days,
    spot,
    dislocation,
    carry: new Float64Array(days.length).fill(0.06),
    curves: [],
    lots: new Float64Array(days.length).fill(LOTS),
    chainedLots,
  };
  return { record, multiplier: MULTIPLIER, dealerUnits, boughtLots: null };
}
