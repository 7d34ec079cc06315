import { parentPort, workerData } from "node:worker_threads";
import { type EnsembleSetup, ensembleRunner, outcomeRow } from "../../domain/chain/ensemble/index.ts";

/** Runs to be done: from `first` up to `end`, not counted. */
export interface Chunk {
  readonly first: number;
  readonly end: number;
}

/** The rows of a chunk. */
export interface ChunkDone extends Chunk {
  readonly rows: readonly (readonly number[])[];
}

const run = ensembleRunner(workerData as EnsembleSetup);
parentPort!.on("message", ({ first, end }: Chunk) => {
  const rows = Array.from({ length: end - first }, (_, i) => outcomeRow(run(first + i)));
  parentPort!.postMessage({ first, end, rows } satisfies ChunkDone);
});
