import type { Day } from "../../domain/calendar/index.ts";
import { notAskedFor, type Step, type StepResult } from "./step.ts";

/** Fetches from the sources what the store lacks up to a day. */
export type Fetch = (to: Day, signal: AbortSignal) => Promise<StepResult>;

/** The step that fills the store; skipped where no source is named. */
export function fetchStep(fetch: Fetch | null): Step {
  if (fetch === null) {
    return notAskedFor("fetch", {
      zh: "没有指定数据源（--source）；按库中已有的数据运行",
      en: "no source is named (--source); the store is read as it is",
    });
  }
  return { name: "fetch", run: ({ day, signal }) => fetch(day, signal) };
}
