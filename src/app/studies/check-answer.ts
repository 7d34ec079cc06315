import type { CheckAnswer, CheckBoundName, CheckContract } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  type DmaTerms,
  movedPrice,
  requireTerms,
  survivableLeverage,
  USUAL_DMA_TERMS,
  USUAL_FUTURES_CASH,
} from "../../domain/dma/index.ts";
import {
  type BookBound,
  bookBounds,
  bookImpact,
  daysToLiquidate,
  daysToSell,
  gravest,
  type HedgeLeg,
  type HedgeLot,
  LEAST_HISTORY,
  marginBuffer,
  recordedStresses,
  type StressStretch,
} from "../../domain/guard/index.ts";
import { type Interval, type SpreadTail, spreadTail, USUAL_SPREAD_TAIL } from "../../domain/tail/index.ts";
import { orNull } from "./answer.ts";
import type { CheckParams } from "./check.ts";
import type { Book } from "./check-book.ts";
import { checkNotes } from "./check-notes.ts";
import type { CheckPolicy } from "./check-policy.ts";
import { finite, judgedRules, type RuleValues } from "./check-rules.ts";
import { stressAnswers } from "./check-stresses.ts";

const HORIZONS = [1, 5, 10] as const;
/** Stocks told by name because they take the longest to sell. */
const SLOWEST = 5;

/** The figures of a book, and how it stands to a policy. */
export function checkAnswer(book: Book, policy: CheckPolicy, request: CheckParams): CheckAnswer {
  const { leverage, capital, stocksValue, exposures, hedge, history } = book;
  const terms = termsOf(book, policy);
  requireTerms(terms);
  const tails = HORIZONS.map((horizon) => ({ horizon, tail: tailOf(book, horizon, request) }));
  const isLong = history !== null && history.days.length > LEAST_HISTORY;
  const shortfall = isLong ? tails.find(({ horizon }) => horizon === policy.horizon)!.tail.expectedShortfall : UNKNOWN;
  const recorded = history ? recordedStresses(history) : [];
  const found = leverageOf(book, { policy, terms, request, recorded, shortfall, isLong });
  const figures = {
    marginBuffer: marginBuffer(leverage, terms),
    liquidity: liquidityOf(book, policy, terms),
    stresses: stressAnswers(book, recorded),
  };
  const rules = judgedRules(
    ruleValues(book, figures, shortfall),
    policy.survivableLeverage === "low" ? found.low : found.value,
    exposures.activeExposures,
    policy,
  );
  return {
    date: formatDay(book.day),
    verdict: gravest(rules.map(({ state }) => state)),
    broken: rules.filter(({ state }) => state === "break").map(({ state: _, ...rule }) => rule),
    rules,
    leverage,
    survivableLeverage: {
      ...interval(found),
      binding: found.binding as CheckBoundName,
      bounds: found.bounds.map((bound) => ({ name: bound.name as CheckBoundName, ...interval(bound) })),
    },
    capital,
    stocksValue,
    ...figures,
    exposures: exposuresPart(exposures),
    missing: exposures.missing,
    missingWeight: exposures.missingWeight,
    hedge: hedgePart(hedge),
    shortfalls: tails.map(({ horizon, tail }) => ({
      horizon,
      level: request.confidence,
      valueAtRisk: interval(tail.valueAtRisk),
      expectedShortfall: interval(tail.expectedShortfall),
      worst: finite(tail.worst),
    })),
    history: { from: history && formatDay(history.days[0]), days: history ? history.days.length - 1 : 0 },
    synthetic: book.synthetic,
    notes: checkNotes(book, request, isLong),
  };
}

interface LeverageInputs {
  readonly policy: CheckPolicy;
  readonly terms: DmaTerms;
  readonly request: CheckParams;
  readonly recorded: readonly StressStretch[];
  readonly shortfall: Interval;
  /** Whether the history is long enough for windows and resampling. */
  readonly isLong: boolean;
}

/** The survivable leverage by the bounds that the policy counts. */
function leverageOf(book: Book, { policy, terms, request, recorded, shortfall, isLong }: LeverageInputs) {
  const { history, hedge, stockLimit } = book;
  const past = {
    history: isLong ? history : null,
    stresses: recorded,
    shortfall,
    hedgeRatio: hedge.hedgeRatio,
    stockLimit,
  };
  const bounds = bookBounds(past, terms, request);
  return survivableLeverage(bounds.filter(({ name }) => policy.bounds.includes(name as BookBound)));
}

function ruleValues(
  { leverage, hedge, exposures }: Book,
  { marginBuffer, liquidity, stresses }: Pick<CheckAnswer, "marginBuffer" | "liquidity" | "stresses">,
  shortfall: Interval,
): RuleValues {
  return {
    survivableLeverage: leverage,
    maxLeverage: leverage,
    minHedgeRatio: hedge.hedgeRatio,
    maxHedgeRatio: hedge.hedgeRatio,
    maxActiveSize: Math.abs(exposures.activeExposures.size ?? Number.NaN),
    maxMicroShare: exposures.buckets.micro,
    maxMissingWeight: exposures.missingWeight,
    maxLockedShare: liquidity.lockedWeight,
    maxDaysToLiquidate: liquidity.days.most ?? Number.NaN,
    maxLiquidationImpact: liquidity.impact ?? Number.NaN,
    maxCarryCost: hedge.annualCost,
    minMarginBuffer: marginBuffer,
    maxShortfall: leverage * shortfall.value,
    maxStressLoss: Math.max(...stresses.map(({ lossOfCapital }) => lossOfCapital ?? Number.NaN)),
  };
}

function exposuresPart(answer: Book["exposures"]): CheckAnswer["exposures"] {
  const { benchmark, exposures, activeExposures, buckets, benchmarkBuckets, activeShare } = answer;
  return {
    benchmark: benchmark.index,
    benchmarkSource: benchmark.source,
    portfolio: exposures,
    active: activeExposures,
    buckets,
    benchmarkBuckets,
    activeShare,
  };
}

function hedgePart({
  lots,
  notional,
  hedgeRatio,
  annualCost,
  yuanAYear,
  yuanToExpiry,
}: HedgeLeg): CheckAnswer["hedge"] {
  return {
    contracts: lots.map(contractAnswer),
    notional,
    hedgeRatio,
    annualCost: orNull(annualCost),
    yuanAYear: orNull(yuanAYear),
    yuanToExpiry: orNull(yuanToExpiry),
  };
}

const UNKNOWN: Interval = { value: Number.NaN, low: Number.NaN, high: Number.NaN };

function termsOf({ leverage, held, capital }: Book, { terms }: CheckPolicy): DmaTerms {
  const { futuresAccount, futuresCash } = terms;
  return {
    ...USUAL_DMA_TERMS,
    leverage,
    financingRate: terms.financing,
    warningLine: terms.warning,
    callLine: terms.call,
    forcedLine: terms.forced,
    reserve: terms.reserve,
    futuresCash: futuresAccount === "own" ? { ...USUAL_FUTURES_CASH, share: futuresCash } : null,
    impact: bookImpact(held, capital, terms.coefficient),
  };
}

/** Tail of what the stocks lose against the hedge; unknown without history. */
function tailOf({ history }: Book, horizon: number, { confidence, seed }: CheckParams): SpreadTail {
  const spread = history
    ? history.stockReturns.map((value, t) => value - history.shortReturns[t]).subarray(1)
    : new Float64Array(0);
  return spreadTail(spread, { ...USUAL_SPREAD_TAIL, horizon, level: confidence, seed });
}

function interval({ value, low, high }: Interval) {
  return { value: finite(value), low: finite(low), high: finite(high) };
}

function contractAnswer({ contract, ...lot }: HedgeLot): CheckContract {
  return {
    symbol: lot.symbol,
    lots: lot.lots,
    close: contract.close,
    expiry: formatDay(contract.expiry),
    notional: lot.notional,
    basisPoints: orNull(contract.basisPoints),
    basisRatio: orNull(contract.basisRatio),
    annualCost: orNull(lot.annualCost),
    annualCostRaw: orNull(lot.annualCostRaw),
    yuanAYear: orNull(lot.yuanAYear),
    yuanToExpiry: orNull(lot.yuanToExpiry),
  };
}

function liquidityOf(
  { held, codes, stocksValue, leverage }: Book,
  { participation }: CheckPolicy,
  { impact }: DmaTerms,
): CheckAnswer["liquidity"] {
  const weight = (place: number) => held[place].value / stocksValue;
  const days = held.map((stock) => daysToSell(stock, participation));
  const most = (share: number) => finite(daysToLiquidate(held, participation, share, stocksValue));
  const places = [...held.keys()];
  const sumOf = (isIn: (place: number) => boolean) =>
    places.filter(isIn).reduce((sum, place) => sum + weight(place), 0);
  const slowest = [...places].sort((a, b) => days[b] - days[a] || a - b).slice(0, SLOWEST);
  return {
    participation,
    days: { half: most(0.5), most: most(0.9), all: most(1) },
    slowest: slowest.map((place) => ({ code: codes[place], weight: weight(place), days: finite(days[place]) })),
    locked: places.filter((place) => held[place].locked).map((place) => codes[place]),
    lockedWeight: sumOf((place) => held[place].locked),
    unknownWeight: sumOf((place) => !Number.isFinite(days[place])),
    impact: impact && movedPrice(impact, leverage).average,
  };
}
