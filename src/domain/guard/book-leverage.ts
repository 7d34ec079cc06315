import {
  type DmaPath,
  type DmaTerms,
  historyBound,
  impactBound,
  type LeverageBound,
  oppositeLimits,
  pathBound,
  shortfallBound,
  simulatedBound,
  USUAL_SIMULATION,
} from "../dma/index.ts";
import type { Interval } from "../tail/index.ts";
import { answered, type StressStretch } from "./recorded-stress.ts";

/** What can bound the leverage of a book. */
export const BOOK_BOUNDS = [
  "history",
  "recorded-stress",
  "simulated",
  "shortfall",
  "opposite-limits",
  "own-impact",
] as const;
export type BookBound = (typeof BOOK_BOUNDS)[number];

/** Fewest days of history from which anything is said. */
export const LEAST_HISTORY = 120;
/** Entries into the history are this many days apart. */
const HISTORY_STEP = 5;
/** Days until a call is answered: the day of the call and the day it falls due. */
const DAYS_TO_ANSWER = 2;
/** Price limit of index futures (CFFEX contract rules). */
const FUTURES_LIMIT = 0.1;

/** What a book's survivable leverage is made from; returns of the short are those of the hedge, times the hedge ratio. */
export interface BookPast {
  /** Null with too few days. */
  readonly history: DmaPath | null;
  readonly stresses: readonly StressStretch[];
  readonly shortfall: Interval;
  readonly hedgeRatio: number;
  /** Mean price limit of the basket, by weight. */
  readonly stockLimit: number;
}

export interface BookSimulation {
  readonly confidence: number;
  readonly paths: number;
  readonly seed: number;
}

/**
 * Every bound that can be told of a book: the bounds of a leveraged account (see survivableLeverage), its two days at
 * opposite limits with the basket's own price limit and the hedge's size, and each recorded stress with a day to answer.
 */
export function bookBounds(past: BookPast, terms: DmaTerms, simulation: BookSimulation): LeverageBound[] {
  const { history, stresses, shortfall, hedgeRatio, stockLimit } = past;
  const opposite = oppositeLimits(DAYS_TO_ANSWER, stockLimit, Math.min(0.99, FUTURES_LIMIT * hedgeRatio));
  const ofHistory = history
    ? [
        historyBound("history", history, terms, USUAL_SIMULATION.window, HISTORY_STEP),
        simulatedBound("simulated", history, terms, { ...USUAL_SIMULATION, ...simulation }),
      ]
    : [];
  return [
    ...ofHistory,
    ...worstOf(stresses.map(({ name, path }) => pathBound(name, answered(path), terms))),
    shortfallBound("shortfall", shortfall, terms),
    pathBound("opposite-limits", opposite, terms),
    impactBound("own-impact", terms.impact),
  ];
}

function worstOf(bounds: readonly LeverageBound[]): LeverageBound[] {
  if (bounds.length === 0) return [];
  const value = Math.min(...bounds.map((bound) => bound.value));
  return [{ name: "recorded-stress", value, low: value, high: value }];
}

/** Loss of the spread, as a share of the stocks, that brings an account on these terms to its call line (base: entry). */
export function marginBuffer(leverage: number, { callLine }: DmaTerms): number {
  return (1 - callLine) / leverage;
}

/** A path with the returns of its short times a hedge ratio. */
export function hedgedBy(ratio: number, path: DmaPath): DmaPath {
  return { ...path, shortReturns: path.shortReturns.map((value) => ratio * value) };
}
