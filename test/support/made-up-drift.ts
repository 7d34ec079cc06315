import type { DriftAnswer } from "../../src/contract.ts";
import { DRIFT_DEFAULTS, styleDrift } from "../../src/domain/drift/index.ts";
import { driftAnswer } from "../../src/view/drift-answer.ts";
import { type MadeUpStyle, madeUpFund, madeUpStyles } from "./made-up-fund.ts";

/** The answer about a made-up fund, hedged with IC, that moves 40% of its stocks to micro caps at place 200 of 320. */
export function madeUpDrift(
  style: (place: number) => MadeUpStyle = (place) => ({
    weights: place < 200 ? [0, 0.7, 0.3, 0, 0] : [0, 0.4, 0.2, 0, 0.4],
    ic: 1,
  }),
): DriftAnswer {
  const market = madeUpStyles(320, 5);
  const options = { ...DRIFT_DEFAULTS, draws: 20 };
  const drift = styleDrift(madeUpFund(market, style, 8, 6), market, options);
  return driftAnswer(drift, { file: "fund.csv", options, closedDays: [], notes: [] });
}
