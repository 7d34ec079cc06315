import { InputError } from "../../../errors.ts";
import { SOBOL_DIMENSIONS, sobolCoordinates, sobolDirections } from "../../../numerics/sobol.ts";
import { type RandomStream, xoshiro } from "../../../numerics/xoshiro.ts";
import {
  type ChainParameters,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  USUAL_PARAMETERS,
} from "../parameters.ts";

/** Parameters whose part is told one by one. */
export const STUDIED = [
  "bucketDepth",
  "factorDepth",
  "futuresImpact",
  "arbitrageDepth",
  "reversion",
  "hedgeBuild",
  "panicHedge",
  "lossElasticity",
  "privateCny",
  "neutralCny",
  "deltaCap",
  "maskedFall",
] as const satisfies readonly ParameterName[];

/** What the state at the start was read with: these are not drawn. */
const READ_WITH: readonly ParameterName[] = ["carryIC", "carryIM", "basisDays"];

/** All that is drawn, in the order of the coordinates of a point. */
export const DRAWN: readonly ParameterName[] = PARAMETER_NAMES.filter((name) => !READ_WITH.includes(name));

/** What the variance of a result is shared out to: parameters one by one, the rest together, and the path of the market. */
export type EnsembleInput = (typeof STUDIED)[number] | "others" | "market";
export const INPUTS = [...STUDIED, "others", "market"] as const satisfies readonly EnsembleInput[];

/** Seeds and runs are such that every run has a seed of its own. */
export const MOST_RUNS = 2 ** 20;
const MOST_SEED = 2 ** 32;

/** The parameters of one run, and the random numbers of its market. */
export interface Draw {
  readonly parameters: ChainParameters;
  readonly stream: RandomStream;
}

/** Runs by number: each is known from the seed and its number alone. */
export interface EnsembleDesign {
  readonly inputs: readonly EnsembleInput[];
  draw(run: number): Draw;
}

/**
 * Runs in groups of `inputs` + 2 for Sobol indices (Saltelli 2002): the first of a group is a point A, the second a point
 * B, and then A with each input in turn from B. Points are those of one Sobol sequence in twice as many dimensions as
 * there are drawn parameters, with a random digital shift, each coordinate uniform in the plausible range of its
 * parameter; market paths of A and B have random numbers of their own.
 */
export function ensembleDesign(seed: number): EnsembleDesign {
  if (!Number.isInteger(seed) || seed < 0 || seed >= MOST_SEED) {
    throw new InputError(`seed is ${seed}; expected a whole number from 0 to ${MOST_SEED - 1}`);
  }
  const dimensions = 2 * DRAWN.length;
  if (dimensions > SOBOL_DIMENSIONS) throw new Error(`${dimensions} dimensions; ${SOBOL_DIMENSIONS} are carried`);
  const directions = sobolDirections(dimensions);
  const stream = xoshiro(seed);
  const shifts = Array.from({ length: dimensions }, () => stream.bits());
  const width = INPUTS.length + 2;

  function uniforms(group: number, second: boolean): Float64Array {
    const cell = new Uint32Array(1);
    return Float64Array.from(DRAWN, (_, d) => {
      const dimension = second ? DRAWN.length + d : d;
      sobolCoordinates(directions, dimension, group, shifts[dimension], cell);
      return (cell[0] + 0.5) / 2 ** 32;
    });
  }

  return {
    inputs: INPUTS,
    draw(run) {
      const group = Math.floor(run / width);
      const member = run % width;
      const point = uniforms(group, member === 1);
      const taken = member >= 2 ? INPUTS[member - 2] : null;
      if (taken !== null) {
        const other = uniforms(group, true);
        DRAWN.forEach((name, d) => {
          if (inputOf(name) === taken) point[d] = other[d];
        });
      }
      const isSecondMarket = member === 1 || taken === "market";
      const own = 2 * group + (isSecondMarket ? 1 : 0);
      return { parameters: parametersAt(point), stream: xoshiro(seed * MOST_RUNS + own) };
    },
  };
}

function inputOf(name: ParameterName): EnsembleInput {
  return (STUDIED as readonly string[]).includes(name) ? (name as EnsembleInput) : "others";
}

/** Parameters at a point of the unit cube: each its share of the way through its plausible range. */
export function parametersAt(point: Float64Array): ChainParameters {
  const drawn = DRAWN.map((name, d) => {
    const { low, high } = PARAMETERS[name];
    return [name, low + point[d] * (high - low)] as const;
  });
  return { ...USUAL_PARAMETERS, ...Object.fromEntries(drawn) };
}
