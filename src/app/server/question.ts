import type { Task } from "../studies/study.ts";

/** A question as it arrives: the name of a study and its parameters as text. */
export interface Question {
  readonly study: string;
  readonly given: Readonly<Record<string, string>>;
  /** What was sent with it: the text of a file that the study is about. */
  readonly upload?: Uint8Array;
}

/** An answer as the bytes of its JSON. */
export type AnswerBytes = Uint8Array<ArrayBuffer>;

/** Where questions are answered: in this process, or in others beside it. */
export interface Answerer {
  /** Throws what the study throws, and StoreBusy; after `task.signal` is aborted the run may end in any way. */
  answer(question: Question, task: Task): Promise<AnswerBytes>;
  close(): Promise<void>;
}
