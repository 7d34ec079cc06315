/**
 * A leveraged neutral account (DMA, 多空收益互换), day by day. Money is counted in initial equities, a loss of the spread
 * is negative, the short's value is positive and it loses what the futures gain.
 */

export { criticalLeverage, type MovedPrice, movedPrice, type SaleImpact } from "../market/sale-impact.ts";
export { DMA_EVENTS, type DmaEvent } from "./calls.ts";
export { largestLeverage, MOST_LEVERAGE, survives } from "./largest-leverage.ts";
export {
  historyBound,
  impactBound,
  type LeverageSimulation,
  pathBound,
  shortfallBound,
  simulatedBound,
  USUAL_SIMULATION,
} from "./leverage-bounds.ts";
export { oppositeLimits } from "./opposite-limits.ts";
export { type DmaPath, driftingReturns, requirePath, restruckReturns, stretchOf } from "./path.ts";
export { type DmaDay, isUnmet, replayDma } from "./replay.ts";
export { DMA_REPLAYS, type DmaReplay } from "./replays.ts";
export { type ShortReturns, type ShortRule, shortReturns } from "./short-returns.ts";
export { type LeverageBound, type SurvivableLeverage, survivableLeverage } from "./survivable-leverage.ts";
export { type DmaTerms, type FuturesCash, requireTerms, USUAL_DMA_TERMS, USUAL_FUTURES_CASH } from "./terms.ts";
export { unsellableShare } from "./unsellable-share.ts";
