/**
 * Style of a fund from its net values alone. Weights are shares of the fund's capital: of its stocks on each index, none
 * negative; `hedge` is what is sold against them, positive. The sensitivity to the change of basis (future - spot) is
 * minus the futures sold, so a neutral fund's is negative. Ratios are decimals; positions count observations from 0.
 */
export { CRITICAL } from "./break-watch.ts";
export {
  DRIFT_DEFAULTS,
  type Drift,
  type DriftDay,
  type DriftOptions,
  SAMPLINGS,
  type Sampling,
  styleDrift,
} from "./drift.ts";
export { type NavFile, type NavSeries, readNavText } from "./nav.ts";
export type { Observations } from "./observations.ts";
export { type SampleFund, sampleFund } from "./sample-fund.ts";
export type { StyleAlarm } from "./style-alarms.ts";
export {
  HEDGE_FUTURES,
  HEDGE_INDEX,
  HEDGES,
  type Hedge,
  type HedgeFuture,
  STYLE_CODES,
  type StyleCode,
  type StyleMarket,
} from "./style-market.ts";
export type { Exposure } from "./style-model.ts";
