import { DataGap, InputError } from "../../errors.ts";
import type { AnswerBytes, Answerer, Question } from "./question.ts";
import { StoreBusy } from "./store-lease.ts";

/** What the server says to a process that answers: one question at a time, and that it is given up. */
export type Asked = { readonly ask: Question } | { readonly giveUp: true };

/** What such a process says: that it may be asked, a part of the answer, the answer, or why there is none. */
export type Said =
  | { readonly ready: true }
  | { readonly part: unknown }
  | { readonly answer: AnswerBytes }
  | { readonly failure: { readonly name: string; readonly message: string; readonly stack: string } };

/** The errors that keep their kind on the way between processes. */
const KINDS = { InputError, DataGap, StoreBusy };

/** The error that a process told of. */
export function errorSaid({ name, message, stack }: { name: string; message: string; stack: string }): Error {
  const Kind = Object.hasOwn(KINDS, name) ? KINDS[name as keyof typeof KINDS] : Error;
  return Object.assign(new Kind(message), { stack });
}

/** Answers the questions of the process that started this one, the given, until it goes away. */
export function answerMessages(answerer: Answerer, here: NodeJS.Process): void {
  let control = new AbortController();
  const say = (said: Said) => void here.send!(said);
  here.on("message", (asked: Asked) => {
    if ("giveUp" in asked) return control.abort();
    control = new AbortController();
    const task = { tell: (part: unknown) => say({ part }), signal: control.signal };
    answerer.answer(asked.ask, task).then(
      (answer) => say({ answer }),
      (error: unknown) => say({ failure: failureSaid(error) }),
    );
  });
  here.on("disconnect", () => here.exit());
  // Ctrl-C reaches every process of the terminal; the server ends this one when it is done.
  here.on("SIGINT", () => {});
  say({ ready: true });
}

function failureSaid(error: unknown) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack: stack ?? message };
}
