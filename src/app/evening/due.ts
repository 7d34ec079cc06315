import type { EveningRun } from "../../contract.ts";
import { addTradingDays, type Day, formatDay, parseDay, tradingDays } from "../../domain/calendar/index.ts";

/** Most missed evenings before the latest that are caught up. */
export const MOST_CAUGHT_UP = 5;
/** Times that an evening whose stage could not be told is tried, and how long after the last time. */
export const MOST_TRIES = 4;
export const RETRY_MS = 60 * 60_000;

/**
 * Evenings that are still to be run up to `latest`, oldest first: those after the last one that is settled, at most
 * MOST_CAUGHT_UP before `latest`; `latest` alone where none ever was. An evening is settled when a run of it came to its end
 * and could tell the stage, or was tried MOST_TRIES times.
 */
export function eveningsDue(runs: readonly EveningRun[], latest: Day): Day[] {
  if (runs.length === 0) return [latest];
  const settled = [...triesByDate(runs)].filter(([, tries]) => isSettled(tries)).map(([date]) => parseDay(date));
  const after = settled.length > 0 ? Math.max(...settled) : Math.min(...runs.map(({ date }) => parseDay(date))) - 1;
  return [...tradingDays(Math.max(after + 1, addTradingDays(latest, -MOST_CAUGHT_UP)), latest)];
}

/** When an evening may be tried again, in milliseconds since 1970: an hour after its last try; 0 where it was never tried. */
export function mayTryAt(runs: readonly EveningRun[], day: Day): number {
  const tries = triesByDate(runs).get(formatDay(day)) ?? [];
  return tries.length === 0 ? 0 : Date.parse(tries[tries.length - 1].startedAt) + RETRY_MS;
}

/** The runs of each evening that came to their end. */
function triesByDate(runs: readonly EveningRun[]): Map<string, EveningRun[]> {
  const tries = new Map<string, EveningRun[]>();
  for (const run of runs) {
    if (run.endedAt === null) continue;
    tries.set(run.date, [...(tries.get(run.date) ?? []), run]);
  }
  return tries;
}

function isSettled(tries: readonly EveningRun[]): boolean {
  return tries.length >= MOST_TRIES || tries.some((run) => !stageFailed(run));
}

function stageFailed({ steps }: EveningRun): boolean {
  return steps.some(({ step, state }) => step === "stage" && state === "failed");
}
