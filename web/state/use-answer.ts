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
  const [asked, setAsked] = useState<Asked<Answer>>({ answer: null, failure: null, loading: question !== null });
  useEffect(() => {
    if (question === null) return;
    let isCurrent = true;
    setAsked((before) => ({ ...before, loading: true }));
    ask<Answer>(question)
      .then((answer) => isCurrent && setAsked({ answer, failure: null, loading: false }))
      .catch((error: unknown) => {
        const failure: Failure =
          error instanceof AskFailure ? error.failure : { kind: "error", sentence: String(error) };
        if (isCurrent) setAsked({ answer: null, failure, loading: false });
      });
    return () => {
      isCurrent = false;
    };
  }, [question]);
  return asked;
}
