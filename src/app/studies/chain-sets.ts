import { type ChainParameters, type ParameterName, USUAL_PARAMETERS } from "../../domain/chain/index.ts";
import { sobolCoordinates, sobolDirections } from "../../numerics/sobol.ts";

/** Sets of parameters that a question is asked of. */
export interface ParameterSets {
  readonly sets: readonly ChainParameters[];
  /** Accepted by a fit, or made up around a feasibility fit for want of one. */
  readonly source: "accepted" | "illustrative";
}

/** A fit of January and February 2024 by a forerunner of this model; docs/chain-cut.md. */
const FORERUNNER = {
  bucketDepth: 0.147,
  factorDepth: 0.03,
  futuresImpact: 0.56,
  reversion: 0.54,
  hedgeBuild: 2,
  lossElasticity: 0.48,
  stabilisationCny: 60e9,
  maskedFall: 0.006,
} as const satisfies Partial<Record<ParameterName, number>>;

/** Half the width of the illustrative sets around it. */
const AROUND = 0.15;

/** The first sets: the fit itself, and others spread evenly around it. */
export function parameterSets(count: number): ParameterSets {
  return { sets: Array.from({ length: count }, (_, n) => around(n)), source: "illustrative" };
}

function around(n: number): ChainParameters {
  const names = Object.keys(FORERUNNER) as (keyof typeof FORERUNNER)[];
  const directions = sobolDirections(names.length);
  const cell = new Uint32Array(1);
  const values = names.map((name, d) => {
    sobolCoordinates(directions, d, n, 0, cell);
    const away = n === 0 ? 0 : AROUND * ((2 * (cell[0] + 0.5)) / 2 ** 32 - 1);
    return [name, FORERUNNER[name] * (1 + away)];
  });
  return { ...USUAL_PARAMETERS, ...Object.fromEntries(values) };
}
