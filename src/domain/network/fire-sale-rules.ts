import { InputError } from "../../errors.ts";

/** One experiment of the fire-sale model. Ratios are equity over assets, decimals. */
export interface FireSaleExperiment {
  /** Share of its price that each asset loses before the first step, from 0 to 1. */
  readonly shocks: ArrayLike<number>;
  /** Share of its price that each asset loses when 5% of it is sold, from 0 to below 1. */
  readonly priceImpact: ArrayLike<number>;
  /** Below it an institution defaults. */
  readonly minimum: number;
  /** Below it an institution sheds assets; 1 means always, which is leverage targeting. */
  readonly buffer: number;
  /** Ratio to which it sheds them. */
  readonly target: number;
  readonly steps: number;
}

/** Thresholds of Farmer, Kleinnijenhuis, Nahai-Williamson and Wetzer (2020): the 3% of Basel III, and room above it. */
export const USUAL_THRESHOLDS = { minimum: 0.03, buffer: 0.04, target: 0.05, steps: 6 } as const;

const MOST_STEPS = 10_000;

/** Throws InputError in one sentence for an experiment that cannot be; `assets` names the assets. */
export function requireExperiment(assets: readonly string[], experiment: FireSaleExperiment): void {
  const { shocks, priceImpact, minimum, buffer, target, steps } = experiment;
  requireShares("shock", assets, shocks);
  requireShares("price impact", assets, priceImpact);
  for (let k = 0; k < assets.length; k++) {
    if (priceImpact[k] === 1) {
      throw new InputError(`price impact of ${assets[k]} is 1; expected a number from 0 to below 1`);
    }
  }
  requireRatio("minimum", minimum);
  requireRatio("buffer", buffer);
  requireRatio("target", target);
  if (target === 0) throw new InputError("target is 0; expected a number above 0, at most 1");
  if (target < minimum) throw new InputError(`target is ${target}; expected at least the minimum, ${minimum}`);
  if (buffer < minimum) throw new InputError(`buffer is ${buffer}; expected at least the minimum, ${minimum}`);
  if (buffer > target && buffer !== 1) {
    throw new InputError(
      `buffer is ${buffer}; expected at most the target, ${target}, or 1 for institutions that keep to the target always`,
    );
  }
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS)) {
    throw new InputError(`steps is ${steps}; expected a whole number from 1 to ${MOST_STEPS}`);
  }
}

/** Throws InputError unless there is one share from 0 to 1 for each asset. */
export function requireShares(what: string, assets: readonly string[], shares: ArrayLike<number>): void {
  if (shares.length !== assets.length) {
    throw new InputError(`${shares.length} figures of ${what}; expected one for each of ${assets.join(", ")}`);
  }
  for (let k = 0; k < assets.length; k++) {
    if (!(shares[k] >= 0 && shares[k] <= 1)) {
      throw new InputError(`${what} of ${assets[k]} is ${shares[k]}; expected a number from 0 to 1`);
    }
  }
}

function requireRatio(what: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new InputError(`${what} is ${value}; expected a number from 0 to 1`);
}
