import { useEffect, useState } from "preact/hooks";
import { AskFailure, ask, type Failure } from "./ask.ts";

/** An answer on its way: while a new one loads, the one before stays. */
export interface Asked<Answer> {
  readonly answer: Answer | null;
  readonly failure: Failure | null;
  readonly loading: boolean;
}

/** Asks a question and follows it; null asks nothing. */
export function useAnswer<Answer>(question: string | null): Asked<Answer> {
  const [latest, setLatest] = useState<Settled<Answer>>({ question: null, answer: null, failure: null });
  useEffect(() => {
    if (question === null) return;
    let isCurrent = true;
    const settle = (answer: Answer | null, failure: Failure | null) => {
      if (isCurrent) setLatest({ question, answer, failure });
    };
    ask<Answer>(question)
      .then((answer) => settle(answer, null))
      .catch((error: unknown) => settle(null, failureOf(error)));
    return () => {
      isCurrent = false;
    };
  }, [question]);
  return { answer: latest.answer, failure: latest.failure, loading: question !== null && latest.question !== question };
}

/** What came of the question that was settled last. */
interface Settled<Answer> {
  readonly question: string | null;
  readonly answer: Answer | null;
  readonly failure: Failure | null;
}

function failureOf(error: unknown): Failure {
  return error instanceof AskFailure ? error.failure : { kind: "error", sentence: String(error) };
}
