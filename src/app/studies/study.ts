import { z } from "zod";
import type { Store } from "../../data/store.ts";
import { CALENDAR_FIRST_DAY, CALENDAR_LAST_DAY, type Day, formatDay, parseDay } from "../../domain/calendar/index.ts";
import { InputError } from "../../errors.ts";

/** What a study may use of the run it stands in. */
export interface Task {
  /** Tells a part of the answer, or how far it is, as it comes about: a JSON value. Streamed answers carry it, others drop it. */
  tell(part: unknown): void;
  /** Aborted when nobody waits for the answer any more; a long study may look at it between steps and throw its reason. */
  readonly signal: AbortSignal;
}

/**
 * One question that can be asked of a store. The registry turns each into a CLI command, an HTTP route and a row of the
 * OpenAPI document; `run` reads the store, calls the domain and returns a value of the contract.
 */
export interface Study<Params, Answer> {
  /** CLI command and last part of the HTTP route. */
  readonly name: string;
  readonly summary: string;
  /** Options by name; every one arrives as text or is absent. `describe` texts become `--help` and OpenAPI. */
  readonly params: z.ZodType<Params>;
  readonly answer: z.ZodType<Answer>;
  /** Command lines shown by `--help`. */
  readonly examples: readonly string[];
  /** Answers; `task` is absent where nobody follows the run. */
  run(store: Store, params: Params, task?: Task): Promise<Answer>;
}

/** Reads an optional ISO date option as a day within the table of trading days. */
export function dayOption(name: string, description: string) {
  return z
    .string()
    .optional()
    .transform((text) => (text === undefined ? undefined : coveredDay(text, name)))
    .describe(description);
}

/** Parameters of a study that may run on simulated stocks. */
export const SIMULATED_OPTIONS = {
  synthetic: z
    .stringbool()
    .default(false)
    .describe("Use simulated stocks, conditioned on the recorded index closes, instead of loaded ones"),
  seed: z.coerce.number().int().min(0).default(1).describe("Seed of the simulated stocks"),
};

function coveredDay(text: string, name: string): Day {
  const day = parseDay(text, name);
  if (day < CALENDAR_FIRST_DAY || day > CALENDAR_LAST_DAY) {
    throw new InputError(
      `${name} is ${text}; expected a day from ${formatDay(CALENDAR_FIRST_DAY)} to ${formatDay(CALENDAR_LAST_DAY)}`,
    );
  }
  return day;
}

/** Throws InputError when `from` is after `to`. */
export function requireOrder(from: Day | undefined, to: Day | undefined): void {
  if (from !== undefined && to !== undefined && from > to) {
    throw new InputError(`from is ${formatDay(from)} and to is ${formatDay(to)}; expected from on or before to`);
  }
}
