/**
 * Tails: extreme-value law of losses, drawdowns, resampled histories. Losses and falls are positive, gains negative; all
 * are shares (of the notional, of the peak), decimals.
 */
export { bootstrapPlaces } from "./block-bootstrap.ts";
export { type Drawdowns, drawdowns } from "./drawdown.ts";
export { fitParetoByLikelihood, fitParetoByMoments } from "./fit-pareto.ts";
export { type GeneralizedPareto, paretoLogLikelihood, paretoQuantile, paretoSurvival } from "./generalized-pareto.ts";
export {
  expectedShortfall,
  LEAST_EXCEEDANCES,
  type LossTail,
  lossTail,
  thresholdPlace,
  valueAtRisk,
} from "./peaks-over-threshold.ts";
export { expectedShortfallInterval, type Interval, valueAtRiskInterval } from "./profile-interval.ts";
export {
  horizonLosses,
  type SpreadTail,
  type SpreadTailOptions,
  spreadTail,
  USUAL_SPREAD_TAIL,
} from "./spread-tail.ts";
