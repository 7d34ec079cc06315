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

/** A request that is turned away by its form, before any study sees it. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: 400 | 401 | 403 | 405 | 413 | 415 | 429;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: Refused["status"], sentence: string, headers: Readonly<Record<string, string>> = {}) {
    super(sentence);
    this.status = status;
    this.headers = headers;
  }
}

export interface Failure {
  readonly status: Refused["status"] | 422 | 500 | 503 | 504;
  /** What the asker is told: nothing of a defect's own words. */
  readonly sentence: string;
  readonly headers: Readonly<Record<string, string>>;
}

const DEFECT = "the question could not be answered because of a defect; the server's log says more";
/** Seconds after which asking again makes sense. */
const LATER = { "retry-after": "5" };

/** Status, sentence and headers of an error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return told(error.status, error, error.headers);
  if (error instanceof InputError) return told(400, error);
  if (error instanceof DataGap) return told(422, error);
  if (error instanceof StoreBusy || error instanceof Overloaded) return told(503, error, LATER);
  if (error instanceof TooSlow) return told(504, error);
  if (error instanceof RunLost) return told(500, error);
  return { status: 500, sentence: DEFECT, headers: {} };
}

function told(status: Failure["status"], { message }: Error, headers: Failure["headers"] = {}): Failure {
  return { status, sentence: message.replace(/\s*[\n\r\u2028\u2029]\s*/g, " "), headers };
}
