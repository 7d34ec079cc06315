import type { Store } from "../../data/store.ts";
import { type Day, tradingDays } from "../../domain/calendar/index.ts";
import { type DealtNote, HEDGES, usualContracts } from "../../domain/chain/index.ts";
import { type ChainRecord, loadChainRecord, loadDealtNotes } from "./chain-data.ts";
import { contentsOf } from "./store-identity.ts";

/** What a run starts from: what is recorded, and the dealers' book with its ladders. */
export interface ChainSetup {
  readonly record: ChainRecord;
  /** Whether the days after the start are recorded; without, contracts are the usual ones. */
  readonly isRecorded: boolean;
  readonly notes: readonly DealtNote[];
}

/** What has to be known to set up a run. */
export interface SetupQuestion {
  readonly from: Day;
  readonly to: Day;
  readonly recorded: boolean;
  readonly carries: Float64Array;
  readonly basisDays: number;
}

interface Kept {
  readonly contents: unknown;
  readonly question: string;
  readonly setup: Promise<ChainSetup>;
}

/** The book of dealers takes seconds to value, and runs on one evening share it. */
const kept: Kept[] = [];
const MOST_KEPT = 3;

/** Sets up a run, once for each contents of a store and question. Throws DataGap. */
export function chainSetup(store: Store, question: SetupQuestion): Promise<ChainSetup> {
  const contents = contentsOf(store);
  const key = JSON.stringify({ ...question, carries: [...question.carries] });
  const found = kept.find((one) => one.contents === contents && one.question === key);
  if (found) return found.setup;
  const made: Kept = { contents, question: key, setup: madeSetup(store, question) };
  kept.unshift(made);
  kept.splice(MOST_KEPT);
  made.setup.catch(() => kept.includes(made) && kept.splice(kept.indexOf(made), 1));
  return made.setup;
}

/** Whether a run is set up already, so that nobody need wait for it. */
export function isSetUp(store: Store, question: SetupQuestion): boolean {
  const contents = contentsOf(store);
  const key = JSON.stringify({ ...question, carries: [...question.carries] });
  return kept.some((one) => one.contents === contents && one.question === key);
}

async function madeSetup(store: Store, question: SetupQuestion): Promise<ChainSetup> {
  const record = await (question.recorded ? recordOf(store, question) : untoldRecord(store, question));
  return { record, isRecorded: question.recorded, notes: await loadDealtNotes(store, record) };
}

function recordOf(store: Store, { from, to, carries, basisDays }: SetupQuestion): Promise<ChainRecord> {
  return loadChainRecord(store, from, to, carries, basisDays);
}

/** The start as recorded, and days of which nothing is known but their date. */
async function untoldRecord(store: Store, { from, to, carries, basisDays }: SetupQuestion): Promise<ChainRecord> {
  const start = await loadChainRecord(store, from, from, carries, basisDays);
  const days = [...tradingDays(from + 1, to)];
  return { ...start, days, contracts: days.map((day) => HEDGES.map(() => usualContracts(day))) };
}
