import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { answerEnsemble, readWorkers } from "../ensemble/answer-ensemble.ts";
import { chainEnsembleStudy } from "../studies/chain-ensemble.ts";
import { followed } from "./followed.ts";
import { Interrupted } from "./interruptible.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

/** More threads than any machine of today would thank for. */
const MOST_WORKERS = 64;

/** `chain ensemble` in worker threads, with a journal that a later run goes on from. */
export function ensembleInParallel(command: Command, { terminal }: Setting): Peculiar {
  command
    .option("--workers <n>", "threads that run (default: one for each core)")
    .option("--out <file>", "journal of the runs, a line each; the same line again goes on where it ends");
  return {
    instead: async (ask) => {
      const { workers, out } = command.opts<{ workers?: string; out?: string }>();
      const count = workers === undefined ? availableParallelism() : readWorkers(workers, MOST_WORKERS);
      await ask(followed(inParallel(count, out ?? null), terminal, "runs"));
    },
  };
}

type EnsembleStudy = typeof chainEnsembleStudy;

function inParallel(workers: number, out: string | null): EnsembleStudy {
  const run: EnsembleStudy["run"] = async (store, params, task) => {
    let stands = 0;
    const progress = (done: number, total: number) => {
      stands = done;
      task?.tell({ done, total });
    };
    const signal = task?.signal ?? new AbortController().signal;
    try {
      return await answerEnsemble(store, params, { workers, out, progress, signal });
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      const kept =
        out === null ? "; with --out FILE they would be kept" : `, kept in ${out}; the same line goes on from there`;
      throw new Interrupted(`stopped after ${stands} of ${params.runs} runs${kept}`);
    }
  };
  return { ...chainEnsembleStudy, run };
}
