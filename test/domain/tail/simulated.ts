import { type GeneralizedPareto, paretoQuantile } from "../../../src/domain/tail/index.ts";
import { type RandomStream, xoshiro } from "../../../src/numerics/xoshiro.ts";

/** Draws from a generalized Pareto law by inversion. */
export function simulatedExceedances(law: GeneralizedPareto, count: number, seed: number | RandomStream): Float64Array {
  const random = typeof seed === "number" ? xoshiro(seed) : seed;
  return new Float64Array(count).map(() => paretoQuantile(law, random.uniform()));
}
