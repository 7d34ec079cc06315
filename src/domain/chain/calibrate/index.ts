export {
  BASIS_BLOCK,
  basisRun,
  type Calibration,
  calibrate,
  JOINED_BLOCK,
  PRICE_BLOCK,
  priceRun,
} from "./blocks.ts";
export { type FitErrors, fitErrors, oneStepExplained } from "./fit-errors.ts";
export { IDENTIFIED_WITHIN, type Identification, identification } from "./identified.ts";
export { deepestDay, type Recorded, unwindDays } from "./recorded.ts";
export { ACCEPTED_WITHIN, type BlockFit, type Effort, type FittedSet, USUAL_EFFORT } from "./search.ts";
export { type MissingFlow, oneStepMissingFlow } from "./unexplained.ts";
