import type { DriftAlarm, DriftAnswer, DriftDay, Note, StyleWeights } from "../contract.ts";
import { formatDay } from "../domain/calendar/index.ts";
import {
  CRITICAL,
  type Drift,
  type DriftDay as DriftDayFound,
  type DriftOptions,
  type Exposure,
  type NavFile,
  type Sampling,
  STYLE_CODES,
  type StyleAlarm,
  type StyleCode,
} from "../domain/drift/index.ts";
import { alarmWords, driftNotes, driftSummary } from "./words/drift.ts";

/** Returns a year by sampling. */
const PER_YEAR: Readonly<Record<Sampling, number>> = { daily: 244, weekly: 52, monthly: 12 };

/** Moves of a leg from this on are told. */
const LEAST_MOVE = 0.05;

/** What is asked of a drift: its options, and the file that the net values come from (null for the sample fund). */
export interface DriftRequest {
  readonly file: string | null;
  readonly options: DriftOptions;
  readonly closedDays: NavFile["closedDays"];
  /** What the market could not support. */
  readonly notes: readonly Note[];
}

/** The answer of a drift. Pure, so that terminal and page give the same. */
export function driftAnswer(drift: Drift, { file, options, closedDays, notes }: DriftRequest): DriftAnswer {
  const days = drift.days.map((day) => dayAnswer(drift, day));
  const alarms = drift.alarms.map((alarm) => alarmAnswer(drift, alarm));
  return {
    file,
    sampling: drift.sampling,
    window: drift.window,
    halfLife: options.halfLife,
    confidence: options.confidence,
    days,
    alarms,
    summary: driftSummary(days[days.length - 1], alarms),
    notes: [...driftNotes(drift, options, closedDays), ...notes],
  };
}

function dayAnswer({ seen, sampling }: Drift, day: DriftDayFound): DriftDay {
  const perYear = PER_YEAR[sampling];
  const stockLeg = day.weights.reduce((sum, weight) => sum + weight, 0);
  const ends = (values: Float64Array, basisBeta: number) => ({ ...weightsOf(seen.codes, values), basisBeta });
  return {
    date: formatDay(seen.to[day.at]),
    weights: weightsOf(seen.codes, day.weights),
    basisBeta: day.basis.IC + day.basis.IM,
    basisBetas: { ...day.basis },
    stockLeg,
    hedge: day.hedge,
    hedgedWith: day.hedgedWith,
    netExposure: stockLeg - day.hedge,
    alphaAnnual: day.alpha * perYear,
    r2: Number.isNaN(day.r2) ? null : day.r2,
    residualVolatility: day.residualDeviation * Math.sqrt(perYear),
    observations: day.used,
    low: ends(day.low, day.lowBasis),
    high: ends(day.high, day.highBasis),
  };
}

function weightsOf(codes: readonly StyleCode[], values: Float64Array): StyleWeights {
  const entries = STYLE_CODES.map((code) => {
    const at = codes.indexOf(code);
    // A weight that the constraint holds at 0 may come out as a rounding error of either sign.
    return [code, at < 0 ? null : Math.abs(values[at]) < 1e-12 ? 0 : values[at]];
  });
  return Object.fromEntries(entries) as StyleWeights;
}

function alarmAnswer({ seen }: Drift, alarm: StyleAlarm): DriftAlarm {
  const all = movesBetween(seen.codes, alarm.before, alarm.after);
  const moves = all.filter(({ from, to }) => Math.abs(to - from) >= LEAST_MOVE);
  const told = {
    date: formatDay(seen.to[alarm.redated]),
    detected: formatDay(seen.to[alarm.detected]),
    datedThen: formatDay(seen.to[alarm.at]),
    ...all[0],
    moves,
    statistic: alarm.statistic,
    critical: CRITICAL,
  };
  return { ...told, words: alarmWords(told) };
}

/** Legs by the size of their move. */
function movesBetween(codes: readonly StyleCode[], before: Exposure, after: Exposure): DriftAlarm["moves"] {
  const moves: DriftAlarm["moves"] = codes.map((what, k) => ({ what, from: before.weights[k], to: after.weights[k] }));
  moves.push({ what: "hedge", from: before.hedge, to: after.hedge });
  return moves.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
}
