/**
 * Indices of size built from single stocks, their tradable version, and what a ladder of sizes shows. Returns and shares
 * are decimals; a gap is positive where the tradable version fell behind the frictionless one.
 */
export { levels } from "./levels.ts";
export { type LimitDownShare, limitDownShare } from "./limit-down-share.ts";
export { type Rebalance, rebalanceDays } from "./rebalance-days.ts";
export { type IndexReturns, type SizeIndexOptions, sizeIndices } from "./size-indices.ts";
export { type Tracking, tracking } from "./tracking.ts";
export { type TradableOptions, type TradableReturns, tradableIndex } from "./tradable-index.ts";
export { type TrailingReturns, trailingReturns } from "./trailing-returns.ts";
export { type VersionGap, versionGap } from "./version-gap.ts";
export { type DailyBars, type WeekBar, weeklyBars } from "./weekly-bars.ts";
