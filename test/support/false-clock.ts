import type { Clock } from "../../src/app/evening/clock.ts";

/** A clock that stands still except while someone sleeps; `onSleep` is called before each sleep. */
export function falseClock(start: string, onSleep: (now: number) => void = () => {}): Clock & { at: number } {
  const clock = {
    at: Date.parse(start),
    now: () => clock.at,
    async sleep(ms: number, signal: AbortSignal) {
      onSleep(clock.at);
      if (!signal.aborted) clock.at += ms;
    },
  };
  return clock;
}
