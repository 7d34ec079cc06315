/**
 * How crowded the bet on small caps, or on any factor, is. Shares and impacts are decimals, money is in yuan, percentiles
 * lie in [0, 1]; every measure is high when crowded. Stocks of day t are those of the close of day t - 1.
 */
export { comomentum } from "./comomentum.ts";
export {
  type CrowdAssumptions,
  type CrowdGroup,
  type CrowdMarket,
  type CrowdSize,
  crowdSize,
} from "./crowd-size.ts";
export { type FactorCrowding, type FactorInputs, factorCrowding } from "./factor-crowding.ts";
export { CROWDED_FACTORS, type CrowdedFactor, factorScores } from "./factor-scores.ts";
export { type GroupDays, type GroupedPanel, groupDays } from "./group-days.ts";
export {
  BET,
  type CrowdingLadder,
  comomentumDays,
  crowdingLadder,
  type LadderInputs,
  measuresOf,
  type RungDays,
} from "./ladder.ts";
export { pairwiseCorrelations } from "./pairwise-correlation.ts";
export { MEASURES, type Measure, PEAK_DAYS, THRESHOLDS, WEIGHTS } from "./parameters.ts";
export { type Peak, peakBefore } from "./peaks.ts";
export { priceToBook } from "./price-to-book.ts";
export { residualReturns } from "./residual-returns.ts";
export { CROWDING_GROUPS, CROWDING_RUNGS, type CrowdingGroup, type CrowdingRung } from "./rungs.ts";
export { sizeComomentum } from "./size-comomentum.ts";
