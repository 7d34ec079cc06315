import type { SnowballEngine } from "../../contract.ts";
import {
  type Engine,
  finiteDifference,
  monteCarloWith,
  quadrature,
  USUAL_SAMPLING,
} from "../../domain/snowball/index.ts";

/** The engine of a name; the seed is Monte Carlo's alone. */
export function engineNamed(name: SnowballEngine, seed: number): Engine {
  if (name === "monte-carlo") return monteCarloWith({ ...USUAL_SAMPLING, seed });
  return name === "quadrature" ? quadrature : finiteDifference;
}
