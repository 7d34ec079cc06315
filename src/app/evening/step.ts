import type { EveningStep, EveningStepName, Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { StudyEntry } from "../studies/registry.ts";

/** What a step did, before anyone looked at the clock. */
export type StepResult = Pick<EveningStep, "state" | "message"> & { readonly counts?: EveningStep["counts"] };

/** What a step may use. */
export interface StepContext {
  /** Trading day to tell of. */
  readonly day: Day;
  readonly studies: readonly StudyEntry[];
  /** Reads the store as it would be had nothing later than the day been imported, and lets it go. */
  readStore<Answer>(read: (store: Store) => Promise<Answer>): Promise<Answer>;
  /** Outcomes of the steps before. */
  readonly earlier: readonly EveningStep[];
  /** Aborts when the program is to stop. */
  readonly signal: AbortSignal;
}

/** One step of an evening. What it throws is written down as its failure and stops no other step. */
export interface Step {
  readonly name: EveningStepName;
  run(context: StepContext): Promise<StepResult>;
}

/** A step that is not asked for. */
export function notAskedFor(name: EveningStepName, message: Note): Step {
  return { name, run: async () => ({ state: "skipped", message }) };
}
