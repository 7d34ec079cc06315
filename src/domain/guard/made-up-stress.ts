import type { SizeGroup } from "../market/size-groups.ts";
import type { HedgeLeg } from "./hedge-leg.ts";

/** A made-up stress: how stocks move by size, how the index moves, and where the basis goes. Decimals. */
export interface MadeUpStress {
  readonly name: string;
  /** Return of the stocks of each size; what has no size moves as the smallest. */
  readonly sizes: Readonly<Record<SizeGroup, number>>;
  readonly index: number;
  /** Basis of every contract afterwards as a share of the index: a level, or a change from today's. */
  readonly basis: { readonly level: number } | { readonly change: number };
}

const alike = (value: number): Record<SizeGroup, number> => ({
  "300": value,
  "500": value,
  "1000": value,
  "2000": value,
  rest: value,
  micro: value,
});

/**
 * Assumptions, each named for what it stands for: small caps that fall 20 points more than the index while the discount
 * closes (February 2024); a rally in which futures run to a premium of 4% (27 and 30 September 2024); a discount that
 * widens by 5 points, which pays the short until it closes; the same discount closing again.
 */
export const MADE_UP_STRESSES: readonly MadeUpStress[] = [
  {
    name: "small-cap-crash",
    sizes: { "300": -0.1, "500": -0.1, "1000": -0.1, "2000": -0.2, rest: -0.25, micro: -0.3 },
    index: -0.1,
    basis: { level: 0 },
  },
  { name: "rally-squeeze", sizes: alike(0.15), index: 0.15, basis: { level: 0.04 } },
  { name: "discount-blow-out", sizes: alike(0), index: 0, basis: { change: -0.05 } },
  { name: "discount-snap-back", sizes: alike(0), index: 0, basis: { change: 0.05 } },
];

/** Return of a basket under a stress; `sizes` are its weights by size, which may sum to less than 1. */
export function stressedStocks(stress: MadeUpStress, sizes: Readonly<Record<SizeGroup, number>>): number {
  const groups = Object.keys(stress.sizes) as SizeGroup[];
  const placed = groups.reduce((sum, group) => sum + sizes[group], 0);
  const moved = groups.reduce((sum, group) => sum + sizes[group] * stress.sizes[group], 0);
  return moved + (1 - placed) * stress.sizes.micro;
}

/** Return of a short's contracts under a stress, by value: each ends at (1 + index) spot (1 + basis). */
export function stressedFutures({ index, basis }: MadeUpStress, { lots, notional }: HedgeLeg): number {
  const after = lots.reduce((sum, { contract, indexNotional }) => {
    const ratio = "level" in basis ? basis.level : contract.basisRatio + basis.change;
    return sum + indexNotional * (1 + index) * (1 + ratio);
  }, 0);
  return after / notional - 1;
}

/** Days for which the basket stands locked, and the fall of the index on each. */
export const LOCKED_DAYS = 2;
export const LOCKED_INDEX = -0.03;

/**
 * Returns of a basket and of a short over days on which every stock of the basket falls by its own price limit and cannot
 * be sold, while the index falls by less and the basis stays: `limit` is the basket's mean price limit.
 */
export function lockedDays(limit: number): { stocks: number; futures: number } {
  return { stocks: (1 - limit) ** LOCKED_DAYS - 1, futures: (1 + LOCKED_INDEX) ** LOCKED_DAYS - 1 };
}
