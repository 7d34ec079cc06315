/**
 * The dislocation of the basis: one number a product and day, what its futures stand below (or above) the index beyond
 * their carry. Sign: dislocation X > 0 is a discount, a cost to the short, so X goes against the basis (future - spot);
 * carry > 0 is likewise a cost to the short. Sales are shares of open interest, positive when futures are sold and the
 * dislocation grows; flows in yuan are positive when futures are bought.
 */
export {
  type ArbitrageAccount,
  arbitrageAccount,
  arbitrageLong,
  type Clearing,
  clearArbitrage,
} from "./arbitrage.ts";
export {
  ACCEPTED_LOSS,
  type AcceptedVector,
  type BasisCalibration,
  type BasisInputs,
  calibrateBasis,
  type Identified,
  PLAUSIBLE,
  STRUCTURAL_NAMES,
  type StructuralCalibration,
  type StructuralName,
} from "./calibrate-basis.ts";
export {
  BASIS_KINDS,
  type BasisKind,
  type CurvePoint,
  commonCarry,
  curvePoints,
  type FittedCurve,
  fitDislocation,
  rootMeanSquare,
} from "./curve.ts";
export { dealerUnits } from "./dealers.ts";
export { expectedShares } from "./expected-interest.ts";
export { type HedgerRule, hedgerShorts, USUAL_HEDGERS } from "./hedgers.ts";
export { type DislocationLaw, impliedSales, nextDislocation, USUAL_ASYMMETRY } from "./law.ts";
export { type DislocationRecord, dislocationRecord, type Window } from "./record.ts";
export { type Coefficient, explainedBy, type ReducedLaw, reducedLaw } from "./reduced-law.ts";
export {
  type FlowRecord,
  lawOf,
  type StructuralFit,
  type StructuralParameters,
  type StructuralStep,
  structuralFit,
} from "./structural-law.ts";
export { dislocationLoading, dislocationOf, relativeBasis, USUAL_TAU_DAYS } from "./term-structure.ts";
export { type WeightedContract, weightedBasis } from "./weighted-basis.ts";
