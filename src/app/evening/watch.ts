import { join } from "node:path";
import type { EveningRun } from "../../contract.ts";
import { eveningFolder, madeEveningFolder } from "../../data/evening-folder.ts";
import { readRuns } from "../../data/evening-journal.ts";
import { type LockOwner, takeLock } from "../../data/process-lock.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { InputError } from "../../errors.ts";
import { isoTime } from "./clock.ts";
import { eveningsDue, mayTryAt } from "./due.ts";
import { type EveningSetting, runEvening } from "./run-evening.ts";
import { lastEvening, nextEvening } from "./schedule.ts";

/** Work that is due but cannot be done now, because another process does it, is looked at again after this. */
const SHORTEST_SLEEP_MS = 1000;

/** Work between evenings, such as messages to be sent again; answers when it wants to be called next, or null for never. */
export type Between = (signal: AbortSignal) => Promise<number | null>;

/** Runs the evening of `latest` now, and before it those that are due. Answers the runs, oldest first. */
export async function runNow(setting: EveningSetting, latest: Day): Promise<EveningRun[]> {
  const due = eveningsDue(readRuns(setting.db), latest);
  return runEach(setting, due.includes(latest) ? due : [latest]);
}

/** Runs one evening, whatever was run before. */
export async function runOne(setting: EveningSetting, day: Day): Promise<EveningRun[]> {
  return runEach(setting, [day]);
}

/**
 * Runs every evening at `minutes` after midnight in Shanghai until the signal aborts; what was missed, today's evening
 * included where its time has passed, is run at once, and an evening whose stage could not be told again after an hour.
 * Throws InputError where the table of trading days ends.
 */
export async function watch(setting: EveningSetting, minutes: number, between: Between): Promise<void> {
  const { clock, signal } = setting;
  while (!signal.aborted) {
    const due = () => eveningsDue(readRuns(setting.db), lastEvening(clock.now(), minutes));
    const tryAt = (day: Day) => mayTryAt(readRuns(setting.db), day);
    await runEach(
      setting,
      due().filter((day) => tryAt(day) <= clock.now()),
    );
    if (signal.aborted) return;
    const wanted = (await between(signal)) ?? Number.POSITIVE_INFINITY;
    const next = Math.min(nextEvening(clock.now(), minutes), wanted, ...due().map(tryAt));
    await clock.sleep(Math.max(SHORTEST_SLEEP_MS, next - clock.now()), signal);
  }
}

async function runEach(setting: EveningSetting, days: readonly Day[]): Promise<EveningRun[]> {
  const runs: EveningRun[] = [];
  for (const day of days) {
    if (setting.signal.aborted) break;
    runs.push(await runEvening(setting, day));
  }
  return runs;
}

/**
 * Does `work` as the only process that runs evenings of this store. Throws InputError, one sentence, where another does;
 * `onTakenOver` is told of a process that died while it did.
 */
export async function asOnlyRunner<Answer>(
  db: string,
  now: number,
  onTakenOver: (owner: LockOwner) => void,
  work: () => Promise<Answer>,
): Promise<Answer> {
  madeEveningFolder(db);
  const lock = takeLock(join(eveningFolder(db), "lock"), isoTime(now));
  if (!lock.taken) {
    const { pid, since } = lock.owner;
    throw new InputError(
      `process ${pid} has been running evenings of ${db} since ${since}; end it first, or let it do its work`,
    );
  }
  try {
    if (lock.over) onTakenOver(lock.over);
    return await work();
  } finally {
    lock.release();
  }
}
