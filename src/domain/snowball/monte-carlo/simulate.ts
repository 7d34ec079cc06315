import { type BrownianBridge, bridgeStep, brownianBridge } from "../../../numerics/brownian-bridge.ts";
import { normalsFromBits } from "../../../numerics/normal-from-bits.ts";
import { SOBOL_DIMENSIONS, sobolCoordinates, sobolDirections } from "../../../numerics/sobol.ts";
import { type RandomStream, xoshiro } from "../../../numerics/xoshiro.ts";
import { type PathContract, pathStates, valuePaths } from "./path-contract.ts";

/** Paths worked on together: their normals and levels stay in the cache. */
const BLOCK = 128;

/** How much is sampled, and from which seed. Paths in all: replicates x points. */
export interface Sampling {
  readonly seed: number;
  /** Independent random shifts of the point set; the standard error comes from their spread. */
  readonly replicates: number;
  /** Points of each replicate; a power of two keeps the net whole. */
  readonly points: number;
}

/** One underlying in one variant of the market: log price = start + drift x day + sigma x Brownian motion. */
export interface Underlying {
  readonly start: number;
  readonly drift: number;
  readonly sigma: number;
}

/** A market and a spot to value on the same paths as the others. The price is that of the lowest underlying. */
export interface Variant {
  readonly underlyings: readonly Underlying[];
  readonly rate: number;
}

/**
 * Mean discounted payment of each variant in each replicate from `firstReplicate` on, replicate by replicate. Exact
 * lognormal steps between the observed days; Sobol points with a random digital shift a replicate drive the coarsest
 * 256 draws of a Brownian bridge, pseudo-random numbers the rest. Replicates depend on the seed and their own number
 * alone, so that they can be shared out between workers. `correlation` is that of two underlyings.
 */
export function replicateMeans(
  contract: PathContract,
  variants: readonly Variant[],
  sampling: Sampling,
  correlation = 0,
  firstReplicate = 0,
  lastReplicate = sampling.replicates,
): Float64Array {
  const assets = variants[0].underlyings.length;
  const draw = sampler(brownianBridge(contract.days), assets, correlation);
  const means = new Float64Array((lastReplicate - firstReplicate) * variants.length);
  const levels = new Float64Array(contract.days.length * BLOCK);
  const states = pathStates(BLOCK);
  for (let replicate = firstReplicate; replicate < lastReplicate; replicate++) {
    const random = replicateStream(sampling.seed, replicate);
    const shifts = new Uint32Array(SOBOL_DIMENSIONS).map(() => random.bits());
    const row = (replicate - firstReplicate) * variants.length;
    for (let first = 0; first < sampling.points; first += BLOCK) {
      const motions = draw(first, shifts, random);
      for (const [v, variant] of variants.entries()) {
        fillLevels(levels, motions, contract.days, variant.underlyings);
        valuePaths(contract, levels, variant.rate, states);
        means[row + v] += states.value.reduce((sum, value) => sum + value, 0) / sampling.points;
      }
    }
  }
  return means;
}

/** The stream of a replicate, whichever others are drawn. */
function replicateStream(seed: number, replicate: number): RandomStream {
  const parent = xoshiro(seed);
  for (let earlier = 0; earlier < replicate; earlier++) parent.fork();
  return parent.fork();
}

/** Brownian motions of a block of paths, one array an underlying, day by day. */
type DrawBlock = (first: number, shifts: Uint32Array, random: RandomStream) => readonly Float64Array[];

function sampler(bridge: BrownianBridge, assets: number, correlation: number): DrawBlock {
  const count = bridge.target.length;
  const directions = sobolDirections(Math.min(SOBOL_DIMENSIONS, count * assets));
  const motions = Array.from({ length: assets }, () => new Float64Array(count * BLOCK));
  const bits = new Uint32Array(BLOCK);
  const normals = new Float64Array(BLOCK);
  return (first, shifts, random) => {
    for (let draw = 0; draw < count; draw++) {
      for (const [asset, motion] of motions.entries()) {
        const dimension = draw * assets + asset;
        if (dimension < SOBOL_DIMENSIONS) sobolCoordinates(directions, dimension, first, shifts[dimension], bits);
        else for (let i = 0; i < BLOCK; i++) bits[i] = random.bits();
        normalsFromBits(bits, normals);
        bridgeStep(bridge, draw, normals, motion);
      }
    }
    if (assets === 2) correlate(motions[0], motions[1], correlation);
    return motions;
  };
}

function correlate(first: Float64Array, second: Float64Array, correlation: number): void {
  const rest = Math.sqrt(1 - correlation * correlation);
  for (let i = 0; i < second.length; i++) second[i] = correlation * first[i] + rest * second[i];
}

function fillLevels(
  levels: Float64Array,
  motions: readonly Float64Array[],
  days: readonly number[],
  underlyings: readonly Underlying[],
): void {
  for (const [asset, { start, drift, sigma }] of underlyings.entries()) {
    const motion = motions[asset];
    for (let d = 0; d < days.length; d++) {
      const middle = start + drift * days[d];
      for (let at = d * BLOCK; at < (d + 1) * BLOCK; at++) {
        const level = middle + sigma * motion[at];
        if (asset === 0 || level < levels[at]) levels[at] = level;
      }
    }
  }
}

/** A sampled mean and its standard error. */
export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

/** Mean over replicates of variant v of `variants`, its standard error from their spread. */
export function estimate(means: Float64Array, variants: number, v: number): Estimate {
  const replicates = means.length / variants;
  let sum = 0;
  for (let r = 0; r < replicates; r++) sum += means[r * variants + v];
  const mean = sum / replicates;
  let squares = 0;
  for (let r = 0; r < replicates; r++) squares += (means[r * variants + v] - mean) ** 2;
  return { mean, standardError: Math.sqrt(squares / (replicates * (replicates - 1))) };
}
