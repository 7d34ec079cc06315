import { Worker } from "node:worker_threads";
import type { EnsembleSetup } from "../../domain/chain/ensemble/index.ts";
import type { Chunk, ChunkDone } from "./worker.ts";

/** Runs that a worker is given at once. */
const AT_ONCE = 16;

/** What is done, by whom, and who hears of it. */
export interface EnsembleTask {
  readonly setup: EnsembleSetup;
  /** Runs that stand already, and all that are asked for. */
  readonly done: number;
  readonly runs: number;
  readonly workers: number;
  /** Told the rows of the runs that come next, in their order whatever worker was first. */
  readonly next: (rows: readonly (readonly number[])[]) => void;
  /** Ends the workers; the promise then rejects with its reason. */
  readonly signal: AbortSignal;
}

/** Runs what is missing of an ensemble in worker threads. */
export async function runEnsemble({ setup, done, runs, workers, next, signal }: EnsembleTask): Promise<void> {
  signal.throwIfAborted();
  const waiting = new Map<number, ChunkDone>();
  let given = done;
  let told = done;
  const take = (): Chunk | null => {
    if (given >= runs) return null;
    const chunk = { first: given, end: Math.min(runs, given + AT_ONCE) };
    given = chunk.end;
    return chunk;
  };
  const arrived = (chunk: ChunkDone) => {
    waiting.set(chunk.first, chunk);
    for (let ready = waiting.get(told); ready !== undefined; ready = waiting.get(told)) {
      waiting.delete(told);
      told = ready.end;
      next(ready.rows);
    }
  };
  const count = Math.min(workers, Math.ceil((runs - done) / AT_ONCE));
  const crew = Array.from(
    { length: count },
    () => new Worker(new URL("./worker.js", import.meta.url), { workerData: setup }),
  );
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([stopped, Promise.all(crew.map((worker) => workThrough(worker, take, arrived)))]);
  } finally {
    await Promise.all(crew.map((worker) => worker.terminate()));
  }
}

/** Gives one worker chunk after chunk until none is left. */
function workThrough(worker: Worker, take: () => Chunk | null, arrived: (chunk: ChunkDone) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      const chunk = take();
      if (chunk === null) resolve();
      else worker.postMessage(chunk);
    };
    worker.on("error", reject);
    worker.on("message", (chunk: ChunkDone) => {
      try {
        arrived(chunk);
        give();
      } catch (error) {
        reject(error);
      }
    });
    give();
  });
}
