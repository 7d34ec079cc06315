import { z } from "zod";
import { DateText, Note, nullable } from "./values.ts";

export const SnowballEngine = z.enum(["quadrature", "finite-difference", "monte-carlo"]);
export type SnowballEngine = z.infer<typeof SnowballEngine>;

export const SnowballState = z.enum(["alive", "knocked-in"]);
export type SnowballState = z.infer<typeof SnowballState>;

/** Value of one contract on one unit of the index: vega, rho and carryRho per 1.00, theta per trading day. */
export const SnowballPrice = z.object({
  engine: SnowballEngine,
  valuations: z.array(
    z.object({
      spot: z.number(),
      price: z.number(),
      delta: z.number(),
      gamma: z.number(),
      vega: z.number(),
      rho: z.number(),
      carryRho: z.number(),
      theta: z.number(),
      /** Of the price; null where the engine does not sample. */
      standardError: nullable,
    }),
  ),
  elapsedMs: z.number(),
});
export type SnowballPrice = z.infer<typeof SnowballPrice>;

export const SnowballSolutionFor = z.enum(["coupon", "volatility", "carry"]);
export type SnowballSolutionFor = z.infer<typeof SnowballSolutionFor>;

/** Coupons (annual), volatilities or carries at which a contract is worth a price, lowest first. */
export const SnowballSolution = z.object({
  solvedFor: SnowballSolutionFor,
  solutions: z.array(z.number()),
  elapsedMs: z.number(),
});
export type SnowballSolution = z.infer<typeof SnowballSolution>;

const rungs = z.object({ price: z.array(z.number()), delta: z.array(z.number()), gamma: z.array(z.number()) });

/** One note on an index at 100 on issue: its value at many prices in both states, and what it pays. */
export const SnowballNote = z.object({
  product: z.string(),
  initialPrice: z.number(),
  monthsPassed: z.number().int(),
  /** Trading days until maturity, 244 to the year. */
  days: z.number().int(),
  rate: z.number(),
  carry: z.number(),
  volatility: z.number(),
  /** Level of the knock-in; null for a note without one. */
  knockIn: nullable,
  /** Remaining knock-out dates: what is paid that day at or above the barrier. */
  knockOut: z.array(
    z.object({ month: z.number().int(), day: z.number().int(), barrier: z.number(), pays: z.number() }),
  ),
  spots: z.array(z.number()),
  alive: rungs,
  knockedIn: rungs,
  /** Largest error of any price. */
  errorBound: z.number(),
  /** Paid at maturity at each of `spots` without a knock-out, monthly coupons before it left out. */
  payoff: z.object({ alive: z.array(z.number()), knockedIn: z.array(z.number()) }),
  /** Coupon a year that makes the note worth its initial price today at that price; null where no coupon does. */
  fairCoupon: nullable,
});
export type SnowballNote = z.infer<typeof SnowballNote>;

/** What a book is valued with on one index. */
export const SnowballInputs = z.object({
  index: z.string(),
  /** Futures that the notes are hedged with, and yuan per point of one lot. */
  product: z.string(),
  multiplier: z.number(),
  spot: z.number(),
  /** Change of the index over the day before. */
  move: nullable,
  volatility: z.number(),
  volatilityFrom: z.enum(["ewma", "60d", "given"]),
  rate: z.number(),
  carryFrom: z.enum(["futures", "given"]),
  /** What is used for a note with one year left. */
  carryOneYear: z.number(),
  /** Of each listed future: q such that F = S exp((r - q) T), T in years of 244 trading days. */
  carry: z.array(z.object({ symbol: z.string(), tradingDays: z.number().int(), close: z.number(), carry: z.number() })),
  /** Over all listed contracts at the close; null where not loaded. */
  openInterest: nullable,
  /** Volume x close x multiplier over all listed contracts; null where volume is not loaded. */
  turnoverCny: nullable,
});
export type SnowballInputs = z.infer<typeof SnowballInputs>;

/** Sums of a book. Dealers are long delta: lots are of the futures, one lot being `multiplier` units of the index. */
export const SnowballTotals = z.object({
  /** null for the whole book. */
  index: z.string().nullable(),
  contracts: z.number().int(),
  notionalCny: z.number(),
  aliveCny: z.number(),
  knockedInCny: z.number(),
  /** What the notes are worth to their holders, principal included. */
  valueCny: z.number(),
  deltaCny: z.number(),
  deltaLots: nullable,
  cappedDeltaCny: z.number(),
  cappedDeltaLots: nullable,
  /** Change of the exposure for a rise of the index by 1%. */
  gammaCnyPerPercent: z.number(),
  gammaLotsPerPercent: nullable,
  /** Change of value for one more point (0.01) of volatility. */
  vegaCnyPerPoint: z.number(),
});
export type SnowballTotals = z.infer<typeof SnowballTotals>;

const trade = { lots: z.number(), cny: z.number(), cappedLots: z.number(), cappedCny: z.number() };

/** Trades as shares of the futures' open interest (lots) and turnover (yuan) of the day; null where not loaded. */
const tradeShares = {
  ofOpenInterest: nullable,
  ofTurnover: nullable,
  cappedOfOpenInterest: nullable,
  cappedOfTurnover: nullable,
};

/** Living notes whose knock-in lies in [low, high), and what their dealers trade when the index falls through it. */
export const SnowballCluster = z.object({
  index: z.string(),
  low: z.number(),
  high: z.number(),
  /** Mean knock-in by notional. */
  level: z.number(),
  contracts: z.number().int(),
  aliveCny: z.number(),
  /** Share of the notional alive on the index. */
  share: z.number(),
  /** Of the index above the level, as a share of the index. */
  distance: z.number(),
  /** Expected share of the notional that knocks in within so many trading days. */
  chances: z.array(z.object({ days: z.number().int(), chance: z.number() })),
  /** From alive just above to knocked in just below at the next close; negative is a sale. */
  cliff: z.object({ ...trade, ...tradeShares }),
});
export type SnowballCluster = z.infer<typeof SnowballCluster>;

/** What dealers must trade if the index moves by so much to the next close; positive is a purchase. */
export const SnowballFlowPoint = z.object({
  move: z.number(),
  /** Where the index closes. */
  price: z.number(),
  knockedInCny: z.number(),
  knockedOutCny: z.number(),
  ...trade,
  ...tradeShares,
});
export type SnowballFlowPoint = z.infer<typeof SnowballFlowPoint>;

/** What the same book made its dealers trade over the day before the date, beside what the futures market did. */
export const SnowballDay = z.object({
  index: z.string(),
  from: DateText,
  to: DateText,
  move: z.number(),
  knockedInCny: z.number(),
  knockedOutCny: z.number(),
  ...trade,
  ...tradeShares,
  openInterest: nullable,
  openInterestChange: nullable,
  turnoverCny: nullable,
  /** Open-interest-weighted annualised basis, raw, after and before. */
  basis: nullable,
  basisBefore: nullable,
});
export type SnowballDay = z.infer<typeof SnowballDay>;

export const SnowballBook = z.object({
  date: DateText,
  /** Whose book it is: read from a file, held in the store, or assumed of the whole market. */
  origin: z.enum(["file", "store", "assumed"]),
  /** Delta that no dealer exceeds where a figure is called capped. */
  cap: z.number(),
  inputs: z.array(SnowballInputs),
  /** Every contract by what has become of it. */
  statuses: z.array(
    z.object({
      status: z.enum(["alive", "knocked-in", "knocked-out", "matured", "not-issued"]),
      contracts: z.number().int(),
      notionalCny: z.number(),
    }),
  ),
  /** One row an index, then the whole book. */
  totals: z.array(SnowballTotals),
  /** Living notional by knock-in level, levels rising. */
  ladder: z.array(
    z.object({
      index: z.string(),
      low: z.number(),
      high: z.number(),
      aliveCny: z.number(),
      knockedInCny: z.number(),
    }),
  ),
  /** Notional alive by distance of the index above the knock-in, as shares of the index; the last has no end. */
  distances: z.array(z.object({ index: z.string(), from: z.number(), to: nullable, aliveCny: z.number() })),
  /** The ten largest, by notional alive. */
  clusters: z.array(SnowballCluster),
  /** The nearest bin below the index that holds at least 5% of the notional alive on it; null where there is none. */
  nearest: z.array(z.object({ index: z.string(), cluster: SnowballCluster.nullable() })),
  /** Expected notional that knocks in within so many trading days, and as a share of the notional alive. */
  knockIns: z.array(z.object({ index: z.string(), days: z.number().int(), expectedCny: z.number(), share: nullable })),
  knockOutDates: z.array(
    z.object({
      date: DateText,
      index: z.string(),
      contracts: z.number().int(),
      notionalCny: z.number(),
      lowestBarrier: z.number(),
      highestBarrier: z.number(),
      /** Notional that knocks out if the index closes there as today. */
      atSpotCny: z.number(),
    }),
  ),
  flow: z.array(
    z.object({
      index: z.string(),
      product: z.string(),
      /** Traded because the day passes while the index stands still; no point of the flow holds it. */
      passing: z.object(trade),
      points: z.array(SnowballFlowPoint),
    }),
  ),
  /** Empty where the day before has no close. */
  lastDay: z.array(SnowballDay),
  notes: z.array(Note),
});
export type SnowballBook = z.infer<typeof SnowballBook>;

/** The outstanding market as an assumption, each part of it named. */
export const SnowballMarket = SnowballBook.extend({
  assumptions: z.array(
    z.object({
      /** Name of the parameter that changes it. */
      parameter: z.string(),
      value: z.union([z.number(), z.string()]),
      name: Note,
      /** Where it comes from; null for a plain assumption. */
      source: z.string().nullable(),
    }),
  ),
  /** Published figures beside what the assumptions make of them. */
  checks: z.array(
    z.object({
      name: Note,
      date: DateText,
      unit: z.enum(["points", "cny", "share"]),
      modelled: nullable,
      published: z.number(),
      source: z.string(),
    }),
  ),
});
export type SnowballMarket = z.infer<typeof SnowballMarket>;
