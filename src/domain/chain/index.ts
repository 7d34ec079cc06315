/**
 * The chain of an unwind, day by day: agents with accounts on one market of five buckets of stocks and two futures.
 * Purchases are positive, a discount is a positive dislocation, returns are logs, money is yuan, a unit of a bucket or a
 * future is what 1 yuan bought at the start.
 */
export { AGENTS, type AgentName, type FuturesAgent, type Holdings, type StockAgent } from "./agent.ts";
export type { DealtNote } from "./agents/dealt-book.ts";
export type { Programme } from "./agents/stabilisation.ts";
export { BUCKETS, type Bucket, HEDGES, type Hedge, MICRO, UNDERLYING, WIDTH } from "./buckets.ts";
export { type NetPurchases, type Sale, salesBetween } from "./counterparties.ts";
export { type CutEffects, type CutFigures, cutEffects } from "./cut-effects.ts";
export { CUT_NAMES, type CutName, coalitionScenario, cutScenario, GAMES, PLAYERS, type PlayerName } from "./cuts.ts";
export { dealtNotes } from "./dealt-notes.ts";
export {
  type Distance,
  distanceToCascade,
  excessFall,
  plausibleDraw,
  SHOCK_LIMITS,
  TIPPING_SHOCKS,
  type TippingShock,
  withShock,
} from "./distance.ts";
export { FITTED_PARAMETERS, FITTED_SETS } from "./fitted-sets.ts";
export { type HedgedGain, hedgedGain } from "./hedged-gain.ts";
export { knockedInByDay } from "./knocked-in.ts";
export type { Account, Ledger } from "./ledger.ts";
export { usualContracts } from "./listed-contracts.ts";
export { type Beside, errorOf, type Lowest, lowest, type RecordError } from "./measures.ts";
export { depthsAlong, flowBehind, missingFlow } from "./missing-flow.ts";
export {
  type ChainParameters,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  plausibility,
  requireParameters,
  USUAL_PARAMETERS,
} from "./parameters.ts";
export type { Redemption } from "./redemptions.ts";
export { type ChainDay, type ChainRun, runChain, type Watch } from "./run.ts";
export {
  type ChainGiven,
  type ChainLinks,
  type ChainMixes,
  type ChainPath,
  type ChainScenario,
  type ChainStart,
  USUAL_MIXES,
  WHOLE_CHAIN,
} from "./scenario.ts";
export type { Moment, Seen } from "./seen.ts";
export { type Signature, type SignatureInput, signatureOf } from "./signature.ts";
