/** Many runs of the chain: drawn by number from a seed, what is kept of each, and what to make of them all. */
export {
  DRAWN,
  type Draw,
  type EnsembleDesign,
  type EnsembleInput,
  ensembleDesign,
  INPUTS,
  MOST_RUNS,
  parametersAt,
  STUDIED,
} from "./design.ts";
export {
  BLOCK_DAYS,
  drawnMarket,
  drawnScenario,
  type EnsembleSetup,
  ensembleRunner,
  outcomeRow,
} from "./ensemble.ts";
export { expectedContracts } from "./expected-contracts.ts";
export { type ForecastPath, forecastPath, type PathPair } from "./forecast.ts";
export { CASCADE, type ChainOutcome, OUTCOMES, type OutcomeName, outcomeOf } from "./outcome.ts";
export { type DrawnDays, drawnDays, type Past, type PastCloses, pastOf } from "./past.ts";
export { type Spread, spreadOf } from "./spread.ts";
export { effectiveCount, likelihoodWeights, logLikelihood, type Recorded, resampled } from "./weighing.ts";
