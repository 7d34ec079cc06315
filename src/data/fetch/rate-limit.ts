import type { World } from "./world.ts";

/** How often a source may be asked. */
export interface Rate {
  /** Requests in any minute, for each interface of the source. */
  readonly perMinute: number;
  /** Keep the requests evenly apart instead of letting a minute's worth go at once. */
  readonly spaced: boolean;
}

const MINUTE = 60_000;

/** Waits until a request to `api` may go, and counts it. Stands still no longer than `signal` lets it. */
export type Turn = (api: string, signal?: AbortSignal) => Promise<void>;

/** A limiter: never more than `perMinute` requests of one interface in any 60 seconds. */
export function rateLimit(rate: Rate, { now, sleep }: Pick<World, "now" | "sleep">): Turn {
  const sent = new Map<string, number[]>();
  const [window, most] = rate.spaced ? [MINUTE / rate.perMinute, 1] : [MINUTE, rate.perMinute];
  return async (api, signal) => {
    const times = sent.get(api) ?? [];
    sent.set(api, times);
    for (;;) {
      const time = now().getTime();
      while (times.length > 0 && times[0] <= time - window) times.shift();
      if (times.length < most || signal?.aborted) break;
      await sleep(times[0] + window - time, signal);
    }
    times.push(now().getTime());
  };
}
