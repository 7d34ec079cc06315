import type { Task } from "../studies/study.ts";
import { Overloaded } from "./failure.ts";
import type { AnswerBytes, Answerer, Question } from "./question.ts";
import { StudyWorker, type WorkerSettings } from "./study-worker.ts";

export interface PoolSettings extends WorkerSettings {
  /** Questions answered at once, each in a process of its own. */
  readonly processes: number;
  /** Questions that may wait for a process; one more is refused. */
  readonly waiting: number;
}

interface Job {
  readonly question: Question;
  readonly task: Task;
  readonly resolve: (answer: AnswerBytes) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Answers questions in processes beside the server's own, so that no computation keeps another request waiting, and one that
 * takes too long, needs too much memory or is wanted by nobody can be ended. The first process starts at once, the others
 * when they are needed. Throws Overloaded where too many wait.
 */
export class StudyPool implements Answerer {
  readonly #settings: PoolSettings;
  #idle: StudyWorker[];
  readonly #busy = new Set<StudyWorker>();
  readonly #waiting: Job[] = [];

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    this.#idle = [new StudyWorker(settings)];
  }

  answer(question: Question, task: Task): Promise<AnswerBytes> {
    if (this.#waiting.length >= this.#settings.waiting) {
      const { processes, waiting } = this.#settings;
      throw new Overloaded(`${processes} questions are being answered and ${waiting} wait; ask again in a moment`);
    }
    return new Promise((resolve, reject) => {
      const job = { question, task, resolve, reject };
      this.#waiting.push(job);
      task.signal.addEventListener("abort", () => this.#forget(job));
      this.#next();
    });
  }

  async close(): Promise<void> {
    for (const job of this.#waiting.splice(0)) job.reject(new Overloaded("the server is stopping"));
    for (const worker of [...this.#idle, ...this.#busy]) worker.close();
  }

  /** Takes a question back that still waits. */
  #forget(job: Job): void {
    const place = this.#waiting.indexOf(job);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    job.reject(job.task.signal.reason);
  }

  #next(): void {
    const worker = this.#waiting.length > 0 ? this.#free() : undefined;
    if (worker) void this.#run(worker, this.#waiting.shift()!);
  }

  #free(): StudyWorker | undefined {
    this.#idle = this.#idle.filter(({ isAlive }) => isAlive);
    return (
      this.#idle.pop() ?? (this.#busy.size < this.#settings.processes ? new StudyWorker(this.#settings) : undefined)
    );
  }

  async #run(worker: StudyWorker, { question, task, resolve, reject }: Job): Promise<void> {
    this.#busy.add(worker);
    await worker.answer(question, task).then(resolve, reject);
    this.#busy.delete(worker);
    if (worker.isAlive) this.#idle.push(worker);
    this.#next();
  }
}
