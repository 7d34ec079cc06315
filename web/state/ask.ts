/** Why there is no answer: data are missing, or something broke. */
export interface Failure {
  readonly kind: "empty" | "error";
  /** The server's own sentence, or what the browser met. */
  readonly sentence: string;
}

export class AskFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.sentence);
    this.failure = failure;
  }
}

/** The server says 422 when data that the question needs are missing. */
const MISSING_DATA = 422;
const KEPT_ANSWERS = 24;

const answers = new Map<string, Promise<unknown>>();

/** Asks the server, once for each question; throws AskFailure. */
export function ask<Answer>(question: string): Promise<Answer> {
  const known = answers.get(question);
  if (known) return known as Promise<Answer>;
  const asked = fetchAnswer(question);
  answers.set(question, asked);
  asked.catch(() => answers.delete(question));
  for (const oldest of answers.keys()) {
    if (answers.size <= KEPT_ANSWERS) break;
    answers.delete(oldest);
  }
  return asked as Promise<Answer>;
}

async function fetchAnswer(question: string): Promise<unknown> {
  const response = await fetch(`api/${question}`).catch(() => null);
  if (!response) throw new AskFailure({ kind: "error", sentence: `no connection to ${location.host}` });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && typeof body === "object" && body !== null) return body;
  throw failureIn(body, response.status);
}

/** What an answer that is none says. */
export function failureIn(body: unknown, status: number): AskFailure {
  const said = typeof body === "object" && body !== null && "error" in body ? String(body.error) : null;
  const kind = status === MISSING_DATA ? "empty" : "error";
  return new AskFailure({ kind, sentence: said ?? `${status}: the answer is not JSON` });
}
