import { DataGap, InputError } from "../../errors.ts";
import { StoreBusy } from "./store-lease.ts";

/** More is asked at once than is answered: come back later. */
export class Overloaded extends Error {
  override readonly name = "Overloaded";
}

/** An answer was not there within the time that a question may take. */
export class TooSlow extends Error {
  override readonly name = "TooSlow";
}

/** The process that worked on an answer ended before it, most often for want of memory. */
export class RunLost extends Error {
  override readonly name = "RunLost";
}

export interface Failure {
  readonly status: 400 | 422 | 500 | 503 | 504;
  /** What the asker is told: nothing of a defect's own words. */
  readonly sentence: string;
  /** Seconds after which asking again makes sense; null where it does not. */
  readonly retryAfter: number | null;
}

const DEFECT = "the question could not be answered because of a defect; the server's log says more";
const RETRY_SECONDS = 5;

/** Status and sentence of an error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return told(400, error);
  if (error instanceof DataGap) return told(422, error);
  if (error instanceof StoreBusy || error instanceof Overloaded) return told(503, error, RETRY_SECONDS);
  if (error instanceof TooSlow) return told(504, error);
  if (error instanceof RunLost) return told(500, error);
  return { status: 500, sentence: DEFECT, retryAfter: null };
}

function told(status: Failure["status"], { message }: Error, retryAfter: number | null = null): Failure {
  return { status, sentence: message, retryAfter };
}
