import type { Day } from "../calendar/index.ts";
import type { WeightedContract } from "../dislocation/index.ts";
import type { DealtNote } from "./agents/dealt-book.ts";
import type { Programme } from "./agents/stabilisation.ts";
import type { HedgedGain } from "./hedged-gain.ts";
import type { ChainParameters } from "./parameters.ts";
import type { Redemption } from "./redemptions.ts";

/** The market at the close that a run starts from. */
export interface ChainStart {
  readonly day: Day;
  /** Closes of each bucket up to the start, oldest first, all of one length: [bucket][day]. Trends and volatilities come from them. */
  readonly history: readonly Float64Array[];
  /** Dislocation of IC and IM, as a share of the index; positive is a discount. */
  readonly dislocation: Float64Array;
  /** All shorts of IC and of IM; yuan. */
  readonly openInterestCny: Float64Array;
  /** Market value of each bucket; yuan. */
  readonly capitalisation: Float64Array;
  /** What hedged books made before the start, over their stocks; absent where they enter at the start. */
  readonly hedged?: { readonly neutral: HedgedGain; readonly dma: HedgedGain };
}

/** What comes from outside, day by day. */
export interface ChainPath {
  /** Trading days after the start. */
  readonly days: readonly Day[];
  /** Log return of the market factor on each day. */
  readonly market: Float64Array;
  /** Log return of each bucket from no link of the chain: [days x buckets]; null for none. */
  readonly shocks: Float64Array | null;
  /** Listed contracts of IC and of IM at each close: what the weighted basis is made of. */
  readonly contracts: readonly (readonly WeightedContract[])[][];
  /** Widening of each product's dislocation on each day from no link of the chain: [days x futures]; absent for none. */
  readonly basisShocks?: Float64Array;
}

/** Recorded values that replace the model's own at each close, so that one block is told given the other. */
export interface ChainGiven {
  /** Log prices over the start, [days x buckets]. */
  readonly logPrice?: Float64Array;
  /** [days x futures]. */
  readonly dislocation?: Float64Array;
}

/** Links that can be cut or changed; `true` is the chain as it is. */
export interface ChainLinks {
  readonly snowballs: boolean;
  readonly neutral: boolean;
  readonly dma: boolean;
  readonly lossSellers: boolean;
  readonly hedgers: boolean;
  readonly pledges: boolean;
  readonly priceLimits: boolean;
  readonly stabilisation: boolean;
  readonly maskedFall: boolean;
  /** Days within which a knock-in is traded: 1 is at once. */
  readonly knockInDays: number;
  /** Divides the leverage of accounts: 2 halves it. */
  readonly dmaDeleverage: number;
  /** Largest cost of a hedge a year that the basis may show; Infinity for none. */
  readonly basisCap: number;
}

export const WHOLE_CHAIN: ChainLinks = {
  snowballs: true,
  neutral: true,
  dma: true,
  lossSellers: true,
  hedgers: true,
  pledges: true,
  priceLimits: true,
  stabilisation: true,
  maskedFall: true,
  knockInDays: 1,
  dmaDeleverage: 1,
  basisCap: Infinity,
};

/** Baskets and hedges; shares of 1 by bucket and future. */
export interface ChainMixes {
  readonly neutralBasket: Float64Array;
  readonly dmaBasket: Float64Array;
  readonly hedge: Float64Array;
  readonly neutralFunds: number;
  readonly dmaAccounts: number;
}

export const USUAL_MIXES: ChainMixes = {
  neutralBasket: Float64Array.of(0.05, 0.2, 0.3, 0.35, 0.1),
  dmaBasket: Float64Array.of(0, 0.05, 0.2, 0.45, 0.3),
  hedge: Float64Array.of(0.45, 0.55),
  neutralFunds: 100,
  dmaAccounts: 26,
};

/** Everything that a run is made of. */
export interface ChainScenario {
  readonly start: ChainStart;
  readonly path: ChainPath;
  readonly notes: readonly DealtNote[];
  readonly programmes: readonly Programme[];
  readonly redemptions?: readonly Redemption[];
  /** First and last day of the masked fall; null for none. */
  readonly masked: readonly [Day, Day] | null;
  readonly parameters: ChainParameters;
  readonly links: ChainLinks;
  readonly mixes: ChainMixes;
  readonly requirementOn: "entry" | "current";
  /** Pieces that a day is cut into. */
  readonly pieces: number;
  readonly given?: ChainGiven;
}
