import { z } from "zod";
import { DateText, Note } from "./values.ts";

/** Steps of an evening run, in their order. */
export const EveningStepName = z.enum(["fetch", "quality", "stage", "studies", "report", "alerts"]);
export type EveningStepName = z.infer<typeof EveningStepName>;

/** skipped: it was not asked for, or what it builds on is missing. */
export const EveningStepState = z.enum(["ok", "failed", "skipped"]);
export type EveningStepState = z.infer<typeof EveningStepState>;

/** What became of one step; times are ISO 8601, UTC. */
export const EveningStep = z.object({
  step: EveningStepName,
  state: EveningStepState,
  startedAt: z.string(),
  endedAt: z.string(),
  /** One line. */
  message: Note,
  counts: z.record(z.string(), z.number().int()),
});
export type EveningStep = z.infer<typeof EveningStep>;

/** One run for one evening. */
export const EveningRun = z.object({
  /** Trading day that it told of. */
  date: DateText,
  startedAt: z.string(),
  /** Null where the run was stopped or killed before its end; such an evening is run again. */
  endedAt: z.string().nullable(),
  steps: z.array(EveningStep),
});
export type EveningRun = z.infer<typeof EveningRun>;

/** Evening runs, latest first. */
export const EveningRuns = z.object({ runs: z.array(EveningRun) });
export type EveningRuns = z.infer<typeof EveningRuns>;
