/**
 * The shapes of HTTP answers and of `--json` output, stated once: the server validates and documents with them, the CLI
 * prints them, the report and the dashboard read them. Ratios are decimals, money is in yuan, dates are ISO text, and
 * null means "not defined or not known", never zero. Basis is future minus spot: negative is a discount.
 */
import { z } from "zod";
import { INDICATORS } from "./domain/monitor/index.ts";

export const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const nullable = z.number().nullable();

/** A sentence for people about the data or the method, in Chinese and English. */
export const Note = z.object({ zh: z.string(), en: z.string() });
export type Note = z.infer<typeof Note>;

/** A normal range, inclusive. */
export const Band = z.object({ low: z.number(), high: z.number() });
export type Band = z.infer<typeof Band>;

// ---------------------------------------------------------------------------------------------------------- basis

export const BasisContract = z.object({
  symbol: z.string(),
  expiry: DateText,
  calendarDays: z.number().int(),
  tradingDays: z.number().int(),
  close: z.number(),
  basisPoints: z.number(),
  basisRatio: z.number(),
  /** Over calendar days: ratio * 365 / calendarDays; null on the last trading day. */
  annualised: nullable,
  /** Over trading days: ratio * 244 / tradingDays. */
  annualisedTradingDays: nullable,
  /** Dividend points expected, as known on the day, between the day and the expiry. */
  dividendPoints: nullable,
  annualisedAdjusted: nullable,
  /** With the dividend points realised after the day: hindsight, for study only. */
  annualisedExPost: nullable,
  /** What a short opened today pays to expiry, annualised: minus the adjusted basis where known, else minus the raw. */
  carryToExpiry: nullable,
  openInterest: nullable,
});
export type BasisContract = z.infer<typeof BasisContract>;

export const RawAndAdjusted = z.object({ raw: nullable, adjusted: nullable });

export const BasisDay = z.object({
  date: DateText,
  spot: nullable,
  contracts: z.array(BasisContract),
  oiWeighted: nullable,
  oiWeightedAdjusted: nullable,
  oiWeightedExPost: nullable,
  oiWeightedTradingDays: nullable,
  near: RawAndAdjusted,
  next: RawAndAdjusted,
  quarter: RawAndAdjusted,
  constantMaturity: z.object({ days30: RawAndAdjusted, days60: RawAndAdjusted, days90: RawAndAdjusted }),
  /** Forward cost of rolling a short from one contract to the next one listed, annualised; positive is a cost. */
  rolls: z.array(z.object({ from: z.string(), to: z.string(), annualisedCost: nullable })),
  openInterest: nullable,
  /** Share of the previous 250 days whose oiWeighted lay below today's. */
  percentile: nullable,
  percentiles: z.object({ oneYear: nullable, twoYears: nullable, fourYears: nullable }),
  /** 5% to 95% of oiWeighted over the previous 250 days, today excluded. */
  band: Band.nullable(),
  /** The same rank and range of oiWeightedAdjusted, as known on the day. */
  percentileAdjusted: nullable,
  bandAdjusted: Band.nullable(),
  /** True where oiWeighted comes from a recorded history because no contracts are loaded for the day. */
  recorded: z.boolean(),
});
export type BasisDay = z.infer<typeof BasisDay>;

export const HedgeCost = z.object({
  rule: z.enum(["near", "next", "quarter", "cheapest"]),
  /** Share of notional that a short held by this rule paid over the trailing month, quarter and year; positive is a cost. */
  oneMonth: nullable,
  threeMonths: nullable,
  oneYear: nullable,
  /** The year's cost less the dividends that went ex on the hedged stocks; null without total-return closes. */
  oneYearNetOfDividends: nullable,
});
export type HedgeCost = z.infer<typeof HedgeCost>;

export const BasisYear = z.object({
  year: z.number().int(),
  days: z.number().int(),
  low: z.number(),
  lowDate: DateText,
  p5: z.number(),
  p25: z.number(),
  median: z.number(),
  p75: z.number(),
  p95: z.number(),
  high: z.number(),
  highDate: DateText,
});
export type BasisYear = z.infer<typeof BasisYear>;

export const BasisProduct = z.object({
  product: z.string(),
  index: z.string(),
  days: z.array(BasisDay),
  /** As of the last day answered. */
  hedgeCost: z.array(HedgeCost),
  /** Spread of oiWeighted by calendar year, up to the last day answered. */
  years: z.array(BasisYear),
});
export type BasisProduct = z.infer<typeof BasisProduct>;

export const BasisAnswer = z.object({
  products: z.array(BasisProduct),
  /** What the data could not support. */
  notes: z.array(Note),
});
export type BasisAnswer = z.infer<typeof BasisAnswer>;

// -------------------------------------------------------------------------------------------------------- microcap

export const MicrocapDay = z.object({
  date: DateText,
  return: nullable,
  /** Return of the version that can be traded: rebalanced at intervals, T+1, price limits, costs. */
  tradableReturn: nullable,
  /** Level of the frictionless version, 1000 at the start. */
  level: nullable,
  tradableLevel: nullable,
  members: z.number().int(),
});
export type MicrocapDay = z.infer<typeof MicrocapDay>;

export const WeeklyBar = z.object({
  /** Last trading day of the week that is loaded. */
  date: DateText,
  open: nullable,
  high: nullable,
  low: nullable,
  close: z.number(),
  /** Trading days of the week that are loaded; 0 where only the week's last close is recorded. */
  days: z.number().int(),
});
export type WeeklyBar = z.infer<typeof WeeklyBar>;

export const LadderRung = z.object({
  rung: z.enum(["300", "500", "1000", "2000", "micro"]),
  /** Index code, or null where the rung was built from stocks by rank. */
  code: z.string().nullable(),
  day: nullable,
  fiveDays: nullable,
  yearToDate: nullable,
});
export type LadderRung = z.infer<typeof LadderRung>;

export const MicrocapAnswer = z.object({
  size: z.number().int(),
  days: z.array(MicrocapDay),
  /** True where the stocks behind `days` are simulated; such figures say nothing about the market. */
  synthetic: z.boolean(),
  /** How far the tradable version fell behind (positive) over the days answered, in total and a year. */
  gap: z.object({ total: nullable, annualised: nullable }),
  /** Published micro-cap index (8841431.WI), where loaded: weekly candles and its daily closes. */
  published: z
    .object({
      code: z.string(),
      weekly: z.array(WeeklyBar),
      daily: z.array(z.object({ date: DateText, close: z.number(), csi300: nullable })),
    })
    .nullable(),
  ladder: z.array(LadderRung),
  /** Built from stocks: return by size rank bucket, same days as `days`. */
  buckets: z.array(z.object({ rung: z.string(), returns: z.array(nullable) })),
  /** Share of stocks closing locked limit-down, where high, low and close are loaded. */
  limitDown: z.array(z.object({ date: DateText, share: z.number(), stocks: z.number().int() })),
  notes: z.array(Note),
});
export type MicrocapAnswer = z.infer<typeof MicrocapAnswer>;

// ----------------------------------------------------------------------------------------------------------- stage

export const StageName = z.enum(["calm", "crowded", "strained", "cascade", "unwinding", "healing", "clear"]);
export type StageName = z.infer<typeof StageName>;

export const Verdict = z.enum(["normal", "stretched", "extreme", "absent"]);
export type Verdict = z.infer<typeof Verdict>;

/** What is strained: the basis at a discount or at a premium, or the small caps without the basis. */
export const StrainSide = z.enum(["discount", "premium", "small-caps"]);
export type StrainSide = z.infer<typeof StrainSide>;

/** Codes of indicators; their names in two languages stand in view/words. */
export const IndicatorCode = z.enum(INDICATORS);
export type IndicatorCode = z.infer<typeof IndicatorCode>;

export const Evidence = z.object({
  indicator: IndicatorCode,
  value: nullable,
  previous: nullable,
  /**
   * Normal range, and the rule behind it: trailing 250 days (for the small caps, the latest 250 outside episodes), or
   * frozen the day before the episode began.
   */
  reference: Band.extend({ kind: z.enum(["trailing", "frozen"]), asOf: DateText }).nullable(),
  verdict: Verdict,
});
export type Evidence = z.infer<typeof Evidence>;

export const StageDay = z.object({
  date: DateText,
  stage: StageName,
  /** 1 on the first day of a run of the same stage. */
  dayInStage: z.number().int(),
  /** What is strained; null in calm, crowded and clear. */
  side: StrainSide.nullable(),
  evidence: z.array(Evidence),
});
export type StageDay = z.infer<typeof StageDay>;

const DateByProduct = z.object({ IC: DateText.nullable(), IM: DateText.nullable() });

export const Episode = z.object({
  start: DateText,
  side: StrainSide,
  /** Day of the deepest (highest, for a premium) open-interest-weighted basis so far. */
  trough: DateText,
  /** First touches of the trailing band from outside, which a naive reading would call all clear. */
  naiveClears: z.array(DateText),
  naiveDetail: z.array(
    z.object({
      date: DateText,
      products: z.array(z.object({ product: z.string(), basis: z.number() })),
      /** Largest later fall of the micro caps (CSI1000 where absent) from that close, so far. */
      fallAfter: nullable,
    }),
  ),
  /** First day by which the product had been inside the band since the trough for the days that persistence asks. */
  clear: z.object({ trailing: DateByProduct, frozen: DateByProduct }),
  end: DateText.nullable(),
  /** clear: every condition held for as long as asked. new-normal: nothing extreme for 60 days at another level. */
  endedBy: z.enum(["clear", "new-normal"]).nullable(),
  frozenBand: z.object({ IC: Band.nullable(), IM: Band.nullable() }),
});
export type Episode = z.infer<typeof Episode>;

export const StageAnswer = z.object({
  days: z.array(StageDay),
  episodes: z.array(Episode),
  notes: z.array(Note),
});
export type StageAnswer = z.infer<typeof StageAnswer>;

export const ScoreboardRow = z.object({
  start: DateText,
  end: DateText.nullable(),
  endedBy: z.enum(["clear", "new-normal"]).nullable(),
  side: StrainSide,
  trough: DateText,
  /** Trading days from the start to the deepest basis. */
  leadToTrough: z.number().int(),
  naiveClears: z.number().int(),
  /** Day on which the machine said clear, and what followed within 20 trading days. */
  clear: DateText.nullable(),
  fallAfterClear: nullable,
  newBasisLow: z.boolean().nullable(),
  wrong: z.boolean().nullable(),
});
export type ScoreboardRow = z.infer<typeof ScoreboardRow>;

export const Scoreboard = z.object({
  from: DateText,
  to: DateText,
  rows: z.array(ScoreboardRow),
  clears: z.number().int(),
  wrongClears: z.number().int(),
  /** Naive all-clears in the same years, and how many of them were followed by a new low. */
  naive: z.object({ clears: z.number().int(), wrong: z.number().int() }),
  daysByStage: z.record(StageName, z.number().int()),
  notes: z.array(Note),
});
export type Scoreboard = z.infer<typeof Scoreboard>;

// ------------------------------------------------------------------------------------------------------- snowballs

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

// -------------------------------------------------------------------------------------------------------- overview

export const Change = z.object({
  indicator: z.union([IndicatorCode, z.enum(["stage", "imOpenInterest", "icOpenInterest"])]),
  from: z.union([z.number(), z.string()]).nullable(),
  to: z.union([z.number(), z.string()]).nullable(),
  direction: z.enum(["up", "down", "same"]),
});
export type Change = z.infer<typeof Change>;

export const ClearNeed = z.object({
  condition: z.enum(["icInFrozenBand", "imInFrozenBand", "smallCapsHold", "openInterestSteady", "limitDownRare"]),
  /** Days in a row on which it was met, capped at `need`; null where the data are absent, which never counts as met. */
  done: z.number().int().nullable(),
  need: z.number().int(),
});
export type ClearNeed = z.infer<typeof ClearNeed>;

const nullables = z.array(nullable);

export const ProductSeries = z.object({
  basis: nullables,
  bandLow: nullables,
  bandHigh: nullables,
  frozenLow: nullables,
  frozenHigh: nullables,
  openInterest: nullables,
});
export type ProductSeries = z.infer<typeof ProductSeries>;

export const Overview = z.object({
  date: DateText,
  firstDate: DateText,
  lastDate: DateText,
  day: StageDay,
  /** The episode that the day belongs to or that was cleared last, as known by the close of the day. */
  episode: Episode.nullable(),
  /** True where the basis of the day is adjusted for the dividends expected, false where it is raw. */
  adjusted: z.boolean(),
  /** Figures that the sentence of the day is made of; two days = since the close two trading days earlier. */
  facts: z.object({
    imBasis: nullable,
    imBasis2dAgo: nullable,
    icBasis: nullable,
    icBasis2dAgo: nullable,
    imOpenInterest: nullable,
    imOpenInterestChange2d: nullable,
    microReturn: nullable,
    microReturn2d: nullable,
    csi300Return: nullable,
    csi300Return2d: nullable,
    limitDownShare: nullable,
    /** Rank of today's IM basis among all days so far, 1 = deepest. */
    imBasisRank: z.number().int().nullable(),
    imBasisSince: DateText.nullable(),
    /** First day whose IM basis is known: what the rank looks back to. */
    imBasisFrom: DateText.nullable(),
  }),
  changes: z.array(Change),
  clearNeeds: z.array(ClearNeed),
  ribbon: z.array(z.object({ stage: StageName, side: StrainSide.nullable(), from: DateText, to: DateText })),
  series: z.object({
    dates: z.array(DateText),
    IM: ProductSeries,
    IC: ProductSeries,
    micro: nullables,
    csi300: nullables,
  }),
  events: z.array(z.object({ date: DateText, zh: z.string(), en: z.string() })),
  /** The nearest cluster of knock-ins and the flow it implies, of the snowballs that are evidence; null without any. */
  snowballs: SnowballCluster.extend({ origin: z.enum(["store", "assumed"]) }).nullable(),
  notes: z.array(Note),
});
export type Overview = z.infer<typeof Overview>;

// ------------------------------------------------------------------------------------------- inventory and quality

export const InventoryRow = z.object({
  table: z.string(),
  series: z.string(),
  rows: z.number().int(),
  first: DateText.nullable(),
  last: DateText.nullable(),
  /** Trading days between first and last on which the table has no row. */
  missingDays: z.number().int().nullable(),
  /** Trading days from `last` to the date asked. */
  staleDays: z.number().int().nullable(),
  sources: z.array(z.string()),
  importedAt: z.string().nullable(),
  synthetic: z.boolean(),
});
export type InventoryRow = z.infer<typeof InventoryRow>;

export const Inventory = z.object({
  date: DateText.nullable(),
  rows: z.array(InventoryRow),
  /** Rows whose value was replaced by a later file. */
  replaced: z.number().int(),
});
export type Inventory = z.infer<typeof Inventory>;

export const QualityFinding = z.object({
  check: z.enum(["missing-days", "stale-close", "jump-beyond-limit", "duplicate-key", "traded-after-expiry"]),
  table: z.string(),
  code: z.string(),
  date: DateText.nullable(),
  detail: Note,
});
export type QualityFinding = z.infer<typeof QualityFinding>;

export const QualityAnswer = z.object({
  counts: z.record(QualityFinding.shape.check, z.number().int()),
  findings: z.array(QualityFinding),
  /** Findings beyond those listed. */
  more: z.number().int(),
});
export type QualityAnswer = z.infer<typeof QualityAnswer>;
