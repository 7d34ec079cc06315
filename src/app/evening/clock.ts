import { setTimeout as timeout } from "node:timers/promises";

/** The time, and waiting; an argument, so that tests run on a clock of their own. */
export interface Clock {
  /** Milliseconds since 1970-01-01, UTC. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when `signal` aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Waiting in one piece for longer would overshoot on a machine that was suspended. */
const LONGEST_SLEEP_MS = 60_000;

/** The clock of the machine. */
export const machineClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    const end = Date.now() + ms;
    for (let left = ms; left > 0 && !signal.aborted; left = end - Date.now()) {
      await timeout(Math.min(left, LONGEST_SLEEP_MS), undefined, { signal }).catch(() => {});
    }
  },
};

/** A time as the program keeps it: ISO 8601, UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
