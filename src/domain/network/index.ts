/**
 * Fire sales of any institutions that hold the same assets. Money is in any one unit, prices start at 1; shocks, price
 * impacts, falls and losses are positive shares; what is sold is positive.
 */
export { BANK_ASSETS, type Bank, bankSheet } from "./banks.ts";
export {
  contSchaanning,
  type Fate,
  type LeverageRun,
} from "./cont-schaanning.ts";
export { type FireSale, type FireSaleRun, prepareFireSale } from "./fire-sale.ts";
export { type FireSaleExperiment, requireExperiment, requireShares, USUAL_THRESHOLDS } from "./fire-sale-rules.ts";
export {
  type Institution,
  type Institutions,
  institutionsOf,
  requireInstitution,
  systemHoldings,
  totalAssets,
} from "./institutions.ts";
export { type LeverageRules, requireLeverageRules, USUAL_LEVERAGE_RULES } from "./leverage-rules.ts";
export {
  depthFromImpact,
  depthFromTurnover,
  IMPACT_SHARE,
  linearDepthFromImpact,
  type Turnover,
} from "./market-depth.ts";
export { type IndirectContagion, indirectContagion, overlapMatrix } from "./overlap.ts";
export { type Vulnerability, vulnerability } from "./vulnerability.ts";
