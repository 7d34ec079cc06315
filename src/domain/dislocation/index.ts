/**
 * The dislocation of the basis: one number a product and day, what its futures stand below (or above) the index beyond
 * their carry. Sign: dislocation X > 0 is a discount, a cost to the short, so X goes against the basis (future - spot);
 * carry > 0 is likewise a cost to the short. Flow is positive when others than the arbitrageurs buy futures.
 */
export { dislocationLoading, dislocationOf, relativeBasis, USUAL_TAU_DAYS } from "./term-structure.ts";
export { type WeightedContract, weightedBasis } from "./weighted-basis.ts";
