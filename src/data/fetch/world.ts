/** What a fetch needs of the world outside; tests pass their own, so that no test waits or asks a real source. */
export interface World {
  readonly fetch: typeof globalThis.fetch;
  /** The time now. */
  now(): Date;
  /** Resolves after `ms`, or at once when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to 1. */
  random(): number;
}

/** The real one. */
export function realWorld(): World {
  return { fetch: globalThis.fetch, now: () => new Date(), sleep, random: Math.random };
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });
}
