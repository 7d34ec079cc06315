/**
 * A book of snowballs on the evening of a day: contracts -> status from closes -> positions -> values, and what the
 * dealers who sold them must trade. A dealer is long the index, delta units a note; flow is positive when dealers buy.
 */
export { aliveOn } from "./alive-on.ts";
export { assumedMarket, type MarketAssumptions, USUAL_ASSUMPTIONS } from "./assumed-market.ts";
export { clusterDistance } from "./cluster-distance.ts";
export {
  byDistance,
  CLUSTER_SHARE,
  type DistanceBin,
  distanceAbove,
  largestClusters,
  meanLevel,
  nearestCluster,
} from "./clusters.ts";
export {
  BOOK_STATUSES,
  type BookContract,
  type BookStatus,
  knockInLevel,
  termsOf,
  unitsOf,
} from "./contract.ts";
export { deltaAt, type Exposure, exposureAt } from "./exposure.ts";
export { type Fate, fateOf } from "./fate.ts";
export { capped, cliffUnits, type FlowPoint, hedgeFlow, hedgeUnits, passingUnits } from "./hedge-flow.ts";
export { type IndexHistory, indexHistory } from "./history.ts";
export { type IndexView, marketFor } from "./index-view.ts";
export { kindOf, oncePerKind } from "./kind.ts";
export { knockInChance } from "./knock-in-chance.ts";
export { type KnockOutDay, nextKnockOutDays } from "./knock-out-dates.ts";
export { LEVEL_WIDTH, type LevelBin, levelBins, meanKnockIn, notionalByState } from "./levels.ts";
export { modelSchedule } from "./model-calendar.ts";
export { type FilledHistory, filledWithMonthlyLevels } from "./monthly-levels.ts";
export { afterNextClose, type Cliff, type NextClose, nextDay } from "./next-close.ts";
export { type Book, bookAsOf, type Position, remaining } from "./position.ts";
export { realisedVolatility, type VolatilityRule } from "./realised-volatility.ts";
export { statusOf } from "./status.ts";
export { type Totals, totalsOf } from "./totals.ts";
export { type BookQuestion, type ValuedPosition, valuePosition } from "./valued-position.ts";
