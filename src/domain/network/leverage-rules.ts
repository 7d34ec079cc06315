import { InputError } from "../../errors.ts";

/** Rules of one-sided deleveraging. Leverage is assets over equity. */
export interface LeverageRules {
  /** Leverage above which an institution must sell. */
  readonly cap: number;
  /** Leverage down to which it then sells, from 1 to the cap. */
  readonly target: number;
  /** Price, as a share of the start's, below which sales take no asset. */
  readonly floor: number;
  /** Share of the price move of a round that hits what was sold in it, from 0 (old price) to 1 (new price). */
  readonly shortfall: number;
  /** Whether an institution without equity sells all it has, or holds it (a resolution). */
  readonly insolvent: "sell" | "hold";
}

/**
 * Cap 33 (3% of Basel III) and half a price as floor and shortfall after Cont and Schaanning (2017); sales down to 95% of
 * the cap, and sales by the insolvent, are assumptions.
 */
export const USUAL_LEVERAGE_RULES: LeverageRules = {
  cap: 33,
  target: 0.95 * 33,
  floor: 0.5,
  shortfall: 0.5,
  insolvent: "sell",
};

/** Throws InputError in one sentence for rules that cannot be. */
export function requireLeverageRules({ cap, target, floor, shortfall }: LeverageRules): void {
  if (!(Number.isFinite(cap) && cap >= 1)) throw new InputError(`cap is ${cap}; expected a leverage of at least 1`);
  if (!(target >= 1 && target <= cap)) {
    throw new InputError(`target leverage is ${target}; expected a leverage from 1 to the cap, ${cap}`);
  }
  if (!(floor >= 0 && floor < 1)) throw new InputError(`floor is ${floor}; expected a number from 0 to below 1`);
  if (!(shortfall >= 0 && shortfall <= 1)) {
    throw new InputError(`shortfall is ${shortfall}; expected a number from 0 to 1`);
  }
}
