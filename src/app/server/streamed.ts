import type { Task } from "../studies/study.ts";
import { failureOf } from "./failure.ts";
import type { AnswerBytes } from "./question.ts";

/** Newline-delimited JSON: an answer whose parts are told while it comes about. */
export const NDJSON = "application/x-ndjson";

/** True where an Accept header asks for the answer as a stream. */
export function wantsStream(accept: string | undefined): boolean {
  return (accept ?? "").split(",").some((part) => part.split(";")[0].trim().toLowerCase() === NDJSON);
}

/**
 * An answer as lines: `{"progress": part}` for each part told, then one `{"answer": ...}`, or `{"error": sentence, "status":
 * n}` where the study failed. A reader that goes away aborts the task's signal, as `gone` does.
 */
export function streamed(
  answer: (task: Task) => Promise<AnswerBytes>,
  gone: AbortSignal,
  onDefect: (error: unknown) => void,
): ReadableStream<AnswerBytes> {
  const left = new AbortController();
  const signal = AbortSignal.any([gone, left.signal]);
  return new ReadableStream({
    async start(lines) {
      const write = (line: AnswerBytes) => {
        if (!signal.aborted) lines.enqueue(line);
      };
      const tell = (part: unknown) => write(line({ progress: part }));
      try {
        write(answerLine(await answer({ tell, signal })));
      } catch (error) {
        const { status, sentence } = failureOf(error);
        if (status === 500 && !signal.aborted) onDefect(error);
        write(line({ error: sentence, status }));
      }
      if (!left.signal.aborted) lines.close();
    },
    cancel: (reason) => left.abort(reason),
  });
}

function line(value: unknown): AnswerBytes {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}

const BEFORE = new TextEncoder().encode('{"answer":');
const AFTER = new TextEncoder().encode("}\n");

/** The answer's own JSON holds no line break. */
function answerLine(body: AnswerBytes): AnswerBytes {
  const whole = new Uint8Array(BEFORE.length + body.length + AFTER.length);
  whole.set(BEFORE);
  whole.set(body, BEFORE.length);
  whole.set(AFTER, BEFORE.length + body.length);
  return whole;
}
