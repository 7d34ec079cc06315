import { xoshiro } from "./xoshiro.ts";

/** A box to search in. */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A point that was tried, and what it lost. */
export interface Trial {
  readonly point: Float64Array;
  readonly loss: number;
}

export interface Evolution {
  readonly best: Trial;
  /** Every point that was tried, in order. */
  readonly trials: readonly Trial[];
}

export interface EvolutionSettings {
  readonly population: number;
  readonly generations: number;
  readonly seed: number;
  /** Points to start from beside random ones. */
  readonly first?: readonly Float64Array[];
  /** Awaited after every generation, so that others may run. */
  readonly breathe?: () => Promise<void>;
}

/** Share of the way to one of the best, and of the difference of two others. */
const STEP = 0.6;
/** Probability that a coordinate is taken from the mutant. */
const CROSSOVER = 0.85;
/** Share of the population that counts as its best. */
const BEST = 0.15;

/**
 * Least of a function over a box by differential evolution, current-to-p-best/1/bin without archive (Storn and Price
 * 1997; Zhang and Sanderson, JADE, 2009). Mutants beyond a bound land halfway between their parent and it. NaN counts
 * as the worst loss. The same seed gives the same trials.
 */
export async function differentialEvolution(
  f: (point: Float64Array) => number,
  { low, high }: Box,
  { population, generations, seed, first = [], breathe = async () => {} }: EvolutionSettings,
): Promise<Evolution> {
  const random = xoshiro(seed);
  const pick = (count: number) => Math.min(count - 1, Math.floor(random.uniform() * count));
  const trials: Trial[] = [];
  const tried = (point: Float64Array): Trial => {
    const loss = f(point);
    const trial = { point, loss: Number.isNaN(loss) ? Infinity : loss };
    trials.push(trial);
    return trial;
  };
  const scattered = () => low.map((from, d) => from + random.uniform() * (high[d] - from));
  let living = Array.from({ length: population }, (_, i) =>
    tried(first[i] ? Float64Array.from(first[i]) : scattered()),
  );
  for (let generation = 1; generation <= generations; generation++) {
    const ranked = [...living].sort((a, b) => a.loss - b.loss);
    living = living.map((parent) => {
      const leader = ranked[pick(Math.max(1, Math.ceil(BEST * population)))].point;
      const [one, other] = [living[pick(population)].point, living[pick(population)].point];
      const kept = pick(low.length);
      const child = parent.point.map((value, d) => {
        if (d !== kept && random.uniform() > CROSSOVER) return value;
        const moved = value + STEP * (leader[d] - value) + STEP * (one[d] - other[d]);
        if (moved < low[d]) return (value + low[d]) / 2;
        return moved > high[d] ? (value + high[d]) / 2 : moved;
      });
      const trial = tried(child);
      return trial.loss <= parent.loss ? trial : parent;
    });
    await breathe();
  }
  return { best: bestOf(living), trials };
}

function bestOf(trials: readonly Trial[]): Trial {
  return trials.reduce((best, trial) => (trial.loss < best.loss ? trial : best));
}
