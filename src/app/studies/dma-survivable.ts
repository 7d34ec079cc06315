import type { DmaAnswer, LeverageBoundAnswer } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  type DmaPath,
  type DmaTerms,
  historyBound,
  impactBound,
  type LeverageBound,
  largestLeverage,
  oppositeLimits,
  pathBound,
  shortfallBound,
  simulatedBound,
  survivableLeverage,
  USUAL_SIMULATION,
} from "../../domain/dma/index.ts";
import { type Interval, type SpreadTail, spreadTail, USUAL_SPREAD_TAIL } from "../../domain/tail/index.ts";
import { orNull } from "./answer.ts";
import type { DmaParams } from "./dma-settings.ts";

type Survivable = NonNullable<DmaAnswer["survivable"]>;

/** Fewest days of history from which anything is said. */
const LEAST_HISTORY = 120;
/** Entries into the history are this many days apart. */
const HISTORY_STEP = 5;
/** Days until a call is answered: the day of the call and the day it falls due. */
const DAYS_TO_ANSWER = 2;

/** What survives the path itself, and what could have been known at entry from the days before it. */
export function survivableAnswer(
  path: DmaPath,
  history: DmaPath | null,
  terms: DmaTerms,
  settings: DmaParams,
): Survivable {
  const called: DmaTerms = { ...terms, calls: true };
  const thisPath = largestLeverage(path, called);
  if (!history || history.days.length <= LEAST_HISTORY) return { thisPath, knownAtEntry: null };
  const { horizon, confidence, seed, paths } = settings;
  const spread = history.stockReturns.map((value, t) => value - history.shortReturns[t]).subarray(1);
  const tail = spreadTail(spread, { ...USUAL_SPREAD_TAIL, horizon, level: confidence, seed });
  const { window } = USUAL_SIMULATION;
  const found = survivableLeverage([
    historyBound("history", history, called, window, HISTORY_STEP),
    simulatedBound("simulated", history, called, { ...USUAL_SIMULATION, confidence, seed, paths }),
    shortfallBound("shortfall", tail.expectedShortfall, called),
    pathBound("opposite-limits", oppositeLimits(DAYS_TO_ANSWER), called),
    impactBound("own-impact", terms.impact),
  ]);
  return {
    thisPath,
    knownAtEntry: {
      ...interval(found),
      binding: found.binding as LeverageBoundAnswer["name"],
      bounds: found.bounds.map(boundAnswer),
      historyFrom: formatDay(history.days[0]),
      historyDays: history.days.length - 1,
      tail: tailAnswer(tail, horizon, confidence),
    },
  };
}

function interval({ value, low, high }: Interval) {
  return { value: finite(value), low: finite(low), high: finite(high) };
}

/** A number of an answer: null where it is not known or has no bound. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function boundAnswer(bound: LeverageBound): LeverageBoundAnswer {
  return { name: bound.name as LeverageBoundAnswer["name"], ...interval(bound) };
}

function tailAnswer({ tail, valueAtRisk, expectedShortfall, worst }: SpreadTail, horizon: number, level: number) {
  return {
    horizon,
    level,
    losses: tail.count,
    exceedances: tail.exceedances.length,
    threshold: orNull(tail.threshold),
    xi: orNull(tail.law.xi),
    beta: orNull(tail.law.beta),
    valueAtRisk: interval(valueAtRisk),
    expectedShortfall: interval(expectedShortfall),
    worst: orNull(worst),
  };
}
