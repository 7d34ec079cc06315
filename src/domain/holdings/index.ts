/**
 * What a portfolio of stocks holds: its size, its styles, how far it is from a benchmark. Weights are shares of the
 * portfolio, one place a stock of the panel, 0 for what is not held; exposures are standard deviations, positive for a big
 * stock, as those of the factors.
 */
export { activeShare } from "./active-share.ts";
export { type BenchmarkWeights, benchmarkWeights, type WeightRule } from "./benchmark-weights.ts";
export { type CrowdingWeighted, crowdingWeighted } from "./crowding-weighted.ts";
export { lastCloses, lastMarketValues } from "./last-closes.ts";
export { type PortfolioExposure, portfolioExposure } from "./portfolio-exposure.ts";
export { sizeGroupWeights, sizePlaces } from "./size-weights.ts";
