import type { Board } from "../market/board.ts";
import type { SizeGroup } from "../market/size-groups.ts";

/**
 * Total market value in yuan by rank among unmarked stocks: round figures of 9 October 2023 (closes times shares of the
 * two exchanges' lists). Between them the logarithm of the value runs straight in the logarithm of the rank.
 */
const VALUE_BY_RANK: readonly [rank: number, yuan: number][] = [
  [1, 2.2e12],
  [10, 8.6e11],
  [30, 3e11],
  [100, 1.2e11],
  [300, 4.1e10],
  [800, 1.9e10],
  [1800, 8.2e9],
  [3000, 4.5e9],
  [3800, 3.2e9],
  [4500, 2.3e9],
  [4800, 1.8e9],
  [4900, 1.1e9],
];

/** Total market value of the stock of a rank (1 is the largest), in yuan. */
export function valueOfRank(rank: number): number {
  const above = Math.max(
    1,
    VALUE_BY_RANK.findIndex(([end]) => rank <= end),
  );
  const [lowRank, lowValue] = VALUE_BY_RANK[above - 1];
  const [highRank, highValue] = VALUE_BY_RANK[above];
  const part = Math.log(rank / lowRank) / Math.log(highRank / lowRank);
  return lowValue * (highValue / lowValue) ** part;
}

/** How the stocks of a size are spread over the boards, and how much they move each by itself. */
export interface GroupShape {
  /** Share of ChiNext and of STAR; the others are on the main board (counted on 2024-02-02). */
  readonly chinext: number;
  readonly star: number;
  /** Daily standard deviation of a stock around its group (median over 2023-01..2024-06 of the spread across stocks). */
  readonly volDaily: number;
}

export const GROUP_SHAPES: Readonly<Record<SizeGroup, GroupShape>> = {
  "300": { chinext: 0.08, star: 0.07, volDaily: 0.018 },
  "500": { chinext: 0.12, star: 0.09, volDaily: 0.021 },
  "1000": { chinext: 0.18, star: 0.12, volDaily: 0.023 },
  "2000": { chinext: 0.28, star: 0.12, volDaily: 0.024 },
  rest: { chinext: 0.4, star: 0.11, volDaily: 0.022 },
  micro: { chinext: 0.44, star: 0.16, volDaily: 0.02 },
};

/** Board of a stock, from a uniform draw. */
export function drawBoard(shape: GroupShape, uniform: number): Board {
  if (uniform < shape.chinext) return "chinext";
  return uniform < shape.chinext + shape.star ? "star" : "main";
}

/** Prices: median and standard deviation of the logarithm (9 October 2023); none starts below `floor` yuan. */
export const PRICE = { median: 13, logVol: 0.85, floor: 2 } as const;

/** Chance that a trading stock is suspended on a day, and that a suspended one goes on being so: 0.065% are at a time. */
export const SUSPENSION = { begins: 0.00013, goesOn: 0.8 } as const;

/** New listings: chance of one on a day, market value in yuan, and daily move while there is no price limit. */
export const LISTING = { chance: 0.8, value: 5e9, valueLogVol: 0.6, freeVolDaily: 0.08 } as const;

/** Stocks under special treatment: market value in yuan. */
export const SPECIAL = { value: 2.2e9, valueLogVol: 0.5 } as const;
