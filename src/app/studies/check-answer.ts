import type { CheckAnswer, CheckBoundName, CheckContract } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  type DmaTerms,
  movedPrice,
  requireTerms,
  survivableLeverage,
  USUAL_FUTURES_CASH,
} from "../../domain/dma/index.ts";
import {
  type BookBound,
  bookBounds,
  bookImpact,
  daysToLiquidate,
  daysToSell,
  gravest,
  type HedgeLot,
  LEAST_HISTORY,
  marginBuffer,
  recordedStresses,
} from "../../domain/guard/index.ts";
import { type Interval, type SpreadTail, spreadTail, USUAL_SPREAD_TAIL } from "../../domain/tail/index.ts";
import { orNull } from "./answer.ts";
import type { CheckParams } from "./check.ts";
import type { Book } from "./check-book.ts";
import { checkNotes } from "./check-notes.ts";
import type { CheckPolicy } from "./check-policy.ts";
import { finite, judgedRules } from "./check-rules.ts";
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
  const { expectedShortfall } = tails.find(({ horizon }) => horizon === policy.horizon)!.tail;
  const recorded = history ? recordedStresses(history) : [];
  const stresses = stressAnswers(book, recorded);
  const isLong = history !== null && history.days.length > LEAST_HISTORY;
  const past = {
    history: isLong ? history : null,
    stresses: recorded,
    shortfall: isLong ? expectedShortfall : UNKNOWN,
    hedgeRatio: hedge.hedgeRatio,
    stockLimit: book.stockLimit,
  };
  const counted = bookBounds(past, terms, request).filter(({ name }) => policy.bounds.includes(name as BookBound));
  const found = survivableLeverage(counted);
  const liquidity = liquidityOf(book, policy, terms);
  const rules = judgedRules(
    {
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
      minMarginBuffer: marginBuffer(leverage, terms),
      maxShortfall: leverage * past.shortfall.value,
      maxStressLoss: Math.max(...stresses.map(({ lossOfCapital }) => lossOfCapital ?? Number.NaN)),
    },
    policy.survivableLeverage === "low" ? found.low : found.value,
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
    marginBuffer: marginBuffer(leverage, terms),
    exposures: {
      benchmark: exposures.benchmark.index,
      benchmarkSource: exposures.benchmark.source,
      portfolio: exposures.exposures,
      active: exposures.activeExposures,
      buckets: exposures.buckets,
      benchmarkBuckets: exposures.benchmarkBuckets,
      activeShare: exposures.activeShare,
    },
    missing: exposures.missing,
    missingWeight: exposures.missingWeight,
    hedge: {
      contracts: hedge.lots.map(contractAnswer),
      notional: hedge.notional,
      hedgeRatio: hedge.hedgeRatio,
      annualCost: orNull(hedge.annualCost),
      yuanAYear: orNull(hedge.yuanAYear),
      yuanToExpiry: orNull(hedge.yuanToExpiry),
    },
    liquidity,
    stresses,
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

const UNKNOWN: Interval = { value: Number.NaN, low: Number.NaN, high: Number.NaN };

function termsOf({ leverage, held, capital }: Book, { terms }: CheckPolicy): DmaTerms {
  const { futuresAccount, futuresCash } = terms;
  return {
    leverage,
    financingRate: terms.financing,
    requirementOn: "entry",
    warningLine: terms.warning,
    callLine: terms.call,
    forcedLine: terms.forced,
    reserve: terms.reserve,
    short: "daily",
    calls: true,
    futuresCash: futuresAccount === "own" ? { ...USUAL_FUTURES_CASH, share: futuresCash } : null,
    saleCost: 0.0015,
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
