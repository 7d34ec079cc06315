/**
 * Style factors of stocks: exposures, daily returns, risk. Exposures are standard deviations; size is positive for a big
 * stock, nonLinearSize for one of middle size, reversal for one that has fallen, the others as their names say. Returns are decimals a day; variances and
 * covariances are daily.
 */
export { type Absence, type AbsenceCause, LEAST_COVERAGE } from "./exposures/absence.ts";
export {
  type DayExposures,
  type ExposureOptions,
  exposuresByDay,
  exposuresOn,
} from "./exposures/exposures-by-day.ts";
export { LEAST_INDUSTRY_STOCKS } from "./exposures/industry-groups.ts";
export { FACTOR_UNIVERSE, type FactorMarket } from "./factor-market.ts";
export type { Fundamentals } from "./fundamentals.ts";
export { marketReturns } from "./market-returns.ts";
export { rawExposures } from "./raw-exposures.ts";
export type { CrossSection, Sample } from "./returns/cross-section.ts";
export { crossSectionOf } from "./returns/cross-section-of.ts";
export { type DayReturns, factorReturnsByDay } from "./returns/factor-returns.ts";
export { type PurePortfolios, purePortfolios } from "./returns/pure-portfolios.ts";
export { type Fit, regress } from "./returns/regress.ts";
export { sampleOf } from "./returns/sample-of.ts";
export { smallMinusBig } from "./returns/small-minus-big.ts";
export { type FactorCovariance, factorCovariance, LEAST_RISK_DAYS } from "./risk/factor-covariance.ts";
export { shrinkToSize } from "./risk/shrink-to-size.ts";
export { type SpecificVariance, specificVariance } from "./risk/specific-risk.ts";
export { DESCRIPTOR_NAMES, type DescriptorName, STYLE_NAMES, STYLES, type Style, type StyleName } from "./styles.ts";
