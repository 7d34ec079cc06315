import type { EveningRun, EveningStep } from "../../contract.ts";
import { beginRun } from "../../data/evening-journal.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { storeUpTo } from "../report/store-up-to.ts";
import type { StudyEntry } from "../studies/registry.ts";
import { type Clock, isoTime } from "./clock.ts";
import { patiently } from "./patiently.ts";
import type { Step, StepContext, StepResult } from "./step.ts";

/** Everything an evening is run with. */
export interface EveningSetting {
  /** Store file; its folder keeps the journal. */
  readonly db: string;
  /** Opens the store for reading. */
  readonly open: () => Promise<Store>;
  readonly studies: readonly StudyEntry[];
  readonly steps: readonly Step[];
  readonly clock: Clock;
  /** Aborts when the program is to stop: the running step ends first. */
  readonly signal: AbortSignal;
  /** Told of each step when it has ended. */
  readonly onStep: (day: Day, step: EveningStep) => void;
}

/**
 * Runs the steps for one evening, one after the other, and writes down what became of each before the next begins. A step
 * that fails is told and takes no other down. Answers the run; its `endedAt` is null where it was stopped between steps.
 */
export async function runEvening(setting: EveningSetting, day: Day): Promise<EveningRun> {
  const { clock, signal } = setting;
  const startedAt = isoTime(clock.now());
  const record = beginRun(setting.db, formatDay(day), startedAt);
  const steps: EveningStep[] = [];
  for (const step of setting.steps) {
    if (signal.aborted) return { date: formatDay(day), startedAt, endedAt: null, steps };
    const outcome = await runStep(step, setting, day, steps);
    record.step(outcome);
    steps.push(outcome);
    setting.onStep(day, outcome);
  }
  const endedAt = isoTime(clock.now());
  record.end(endedAt);
  return { date: formatDay(day), startedAt, endedAt, steps };
}

async function runStep(
  step: Step,
  setting: EveningSetting,
  day: Day,
  earlier: readonly EveningStep[],
): Promise<EveningStep> {
  const startedAt = isoTime(setting.clock.now());
  const { state, message, counts = {} } = await resultOf(step, contextOf(setting, day, earlier));
  return { step: step.name, state, startedAt, endedAt: isoTime(setting.clock.now()), message, counts };
}

async function resultOf(step: Step, context: StepContext): Promise<StepResult> {
  try {
    return await step.run(context);
  } catch (error) {
    const text = oneLine(error);
    return { state: "failed", message: { zh: text, en: text } };
  }
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, " ");
}

function contextOf(setting: EveningSetting, day: Day, earlier: readonly EveningStep[]): StepContext {
  const { open, clock, signal, studies } = setting;
  return {
    day,
    studies,
    earlier,
    signal,
    async readStore(read) {
      const store = await patiently(open, clock, signal);
      try {
        return await read(storeUpTo(store, day));
      } finally {
        await store.close();
      }
    },
  };
}
