import { ChainEnsembleAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { ensembleRunner, outcomeRow } from "../../domain/chain/ensemble/index.ts";
import { ensembleAnswer } from "./chain-ensemble-answer.ts";
import { ChainEnsembleParams, loadEnsemble } from "./chain-ensemble-setup.ts";
import type { Study, Task } from "./study.ts";

/** Runs between two pauses in which others may run. */
const AT_ONCE = 8;

export const chainEnsembleStudy: Study<ChainEnsembleParams, ChainEnsembleAnswer> = {
  name: "chain-ensemble",
  summary: "Thousands of seeded runs of the chain: how often it cascades, how far, and which inputs decide",
  params: ChainEnsembleParams,
  answer: ChainEnsembleAnswer,
  examples: [
    "bianque chain ensemble --runs 2000",
    "bianque chain ensemble --runs 10000 --workers 2 --out runs.ndjson",
    "bianque chain ensemble --market recorded --json",
  ],
  async run(store: Store, params: ChainEnsembleParams, task?: Task): Promise<ChainEnsembleAnswer> {
    const loaded = await loadEnsemble(store, params);
    const run = ensembleRunner(loaded.setup);
    const rows: number[][] = [];
    while (rows.length < params.runs) {
      rows.push(outcomeRow(run(rows.length)));
      if (rows.length % AT_ONCE !== 0) continue;
      task?.tell({ done: rows.length, total: params.runs });
      task?.signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
    }
    return ensembleAnswer(loaded, params, rows);
  },
};
