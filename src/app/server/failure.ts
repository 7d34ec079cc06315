import { DataGap, InputError } from "../../errors.ts";
import { StoreBusy } from "./store-lease.ts";

export interface Failure {
  readonly status: 400 | 422 | 500 | 503;
  /** What the asker is told: nothing of a defect's own words. */
  readonly sentence: string;
}

const DEFECT = "the question could not be answered because of a defect; the server's log says more";

/** Status and sentence of an error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return { status: 400, sentence: error.message };
  if (error instanceof DataGap) return { status: 422, sentence: error.message };
  if (error instanceof StoreBusy) return { status: 503, sentence: error.message };
  return { status: 500, sentence: DEFECT };
}
