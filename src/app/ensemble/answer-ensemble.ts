import type { ChainEnsembleAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { OUTCOMES } from "../../domain/chain/ensemble/index.ts";
import { InputError } from "../../errors.ts";
import { ensembleAnswer } from "../studies/chain-ensemble-answer.ts";
import { type ChainEnsembleParams, type LoadedEnsemble, loadEnsemble } from "../studies/chain-ensemble-setup.ts";
import { fingerprint } from "./fingerprint.ts";
import { type Journal, openJournal, requireJournal } from "./journal.ts";
import { runEnsemble } from "./run-ensemble.ts";

/** How an ensemble is worked through. */
export interface EnsembleWork {
  readonly workers: number;
  /** Journal to keep, and to go on from; null for none. */
  readonly out: string | null;
  /** Told how many runs of how many stand. */
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Answers an ensemble with worker threads: the same answer and the same journal whatever their number. */
export async function answerEnsemble(
  store: Store,
  params: ChainEnsembleParams,
  work: EnsembleWork,
): Promise<ChainEnsembleAnswer> {
  if (work.out !== null) requireJournal(work.out, knownOf(params), OUTCOMES.length);
  const loaded = await loadEnsemble(store, params);
  const journal = work.out === null ? UNKEPT : openJournal(work.out, headerOf(params, loaded), OUTCOMES.length);
  try {
    const rows = journal.rows.slice(0, params.runs);
    work.progress(rows.length, params.runs);
    await runEnsemble({
      setup: loaded.setup,
      done: rows.length,
      runs: params.runs,
      workers: work.workers,
      signal: work.signal,
      next: (more) => {
        journal.append(more);
        rows.push(...more);
        work.progress(rows.length, params.runs);
      },
    });
    return ensembleAnswer(loaded, params, rows);
  } finally {
    journal.close();
  }
}

const UNKEPT: Journal = { rows: [], append: () => {}, close: () => {} };

/** What a journal belongs to; a longer ensemble of the same seed goes on from a shorter one. */
function headerOf(params: ChainEnsembleParams, { record, setup }: LoadedEnsemble) {
  const { ensemble, seed, market, outcomes } = knownOf(params);
  return {
    ensemble,
    from: formatDay(record.start),
    to: formatDay(record.days[record.days.length - 1]),
    seed,
    market,
    inputs: fingerprint(setup),
    outcomes,
  };
}

/** What of it is known before anything is loaded. */
function knownOf({ seed, market }: ChainEnsembleParams) {
  return { ensemble: 1, seed, market, outcomes: OUTCOMES.join(" ") };
}

/** Reads the number of workers. Throws InputError. */
export function readWorkers(text: string, most: number): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= most) return workers;
  throw new InputError(`workers is ${text}; expected a whole number from 1 to ${most}`);
}
