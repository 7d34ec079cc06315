import type { World } from "../../src/data/fetch/world.ts";

/** A world whose clock only sleeping moves: real HTTP, no waiting. */
export interface PatientWorld extends World {
  /** Milliseconds of each sleep. */
  readonly slept: number[];
}

/** It is `start` (UTC) at first; every random number is one half. */
export function patientWorld(start = "2024-03-01T15:00:00Z"): PatientWorld {
  let time = new Date(start).getTime();
  const slept: number[] = [];
  return {
    fetch: globalThis.fetch,
    now: () => new Date(time),
    sleep: async (ms) => {
      slept.push(ms);
      time += ms;
    },
    random: () => 0.5,
    slept,
  };
}
