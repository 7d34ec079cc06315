import { type ChildProcess, fork } from "node:child_process";
import type { Task } from "../studies/study.ts";
import { RunLost, TooSlow } from "./failure.ts";
import type { AnswerBytes, Question } from "./question.ts";
import { type Asked, errorSaid, type Said } from "./study-messages.ts";

export interface WorkerSettings {
  /** Module that calls `answerMessages`. */
  readonly module: URL;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Memory that a computation may take, in megabytes. */
  readonly memoryMb: number;
  /** Time that one answer may take, in milliseconds. */
  readonly limitMs: number;
}

/** Time that a run which is given up has to end by itself. */
const GRACE_MS = 250;

/** One process that answers one question at a time. It is ended where an answer takes too long or nobody waits for it. */
export class StudyWorker {
  readonly #child: ChildProcess;
  readonly #settings: WorkerSettings;
  readonly #ready: Promise<void>;
  #hear: (said: Said) => void = () => {};
  #end: (error: Error) => void = () => {};
  #isAlive = true;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#child = fork(settings.module, settings.args, {
      env: { ...settings.env },
      execArgv: [`--max-old-space-size=${settings.memoryMb}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const ended = (why: string) => {
      this.#isAlive = false;
      this.#end(new RunLost(`${why}; ask for fewer days or less detail, the server's log says more`));
    };
    this.#child.on("exit", () => ended(`the computation ended early, likely beyond its ${settings.memoryMb} MB`));
    this.#child.on("error", (error) => ended(`the computation could not be started (${error.message})`));
    this.#child.on("message", (said: Said) => this.#hear(said));
    this.#ready = new Promise((resolve, reject) => {
      this.#hear = () => resolve();
      this.#end = reject;
    });
    this.#ready.catch(() => {});
  }

  /** False once the process has ended or is ended. */
  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Answers one question; the one before must be settled. Throws TooSlow, RunLost, or what the study threw. */
  async answer(question: Question, { tell, signal }: Task): Promise<AnswerBytes> {
    await this.#ready;
    const { limitMs } = this.#settings;
    let grace: NodeJS.Timeout | undefined;
    const giveUp = () => {
      this.#say({ giveUp: true });
      grace = setTimeout(() => {
        this.#end(signal.reason);
        this.close();
      }, GRACE_MS);
    };
    const limit = setTimeout(() => {
      this.#end(new TooSlow(`no answer within ${limitMs / 1000} s, the time that a question may take; ask for less`));
      this.close();
    }, limitMs);
    try {
      return await new Promise<AnswerBytes>((resolve, reject) => {
        this.#end = reject;
        this.#hear = (said) => {
          if ("part" in said) tell(said.part);
          else if ("answer" in said) resolve(said.answer);
          else if ("failure" in said) reject(errorSaid(said.failure));
        };
        if (!this.#isAlive) return this.#end(new RunLost("the computation ended before it began; ask again"));
        this.#say({ ask: question });
        if (signal.aborted) giveUp();
        else signal.addEventListener("abort", giveUp);
      });
    } finally {
      signal.removeEventListener("abort", giveUp);
      clearTimeout(limit);
      clearTimeout(grace);
    }
  }

  /** Ends the process, whatever it does. */
  close(): void {
    this.#isAlive = false;
    this.#child.kill("SIGKILL");
  }

  #say(asked: Asked): void {
    if (this.#isAlive) this.#child.send(asked, () => {});
  }
}
