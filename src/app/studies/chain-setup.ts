import type { Store } from "../../data/store.ts";
import { type Day, tradingDays } from "../../domain/calendar/index.ts";
import { type DealtNote, HEDGES, usualContracts } from "../../domain/chain/index.ts";
import { type ChainRecord, loadChainRecord, loadDealtNotes } from "./chain-data.ts";
import { keptByStore } from "./store-identity.ts";

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

/** The book of dealers takes seconds to value, and runs on one evening share it, whatever the carry. */
const setups = keptByStore<ChainSetup>(3);
const books = keptByStore<DealtNote[]>(3);

const keyOf = ({ carries, ...question }: SetupQuestion) => JSON.stringify({ ...question, carries: [...carries] });
const bookKey = (from: Day, to: Day) => `${from} ${to}`;

/** Sets up a run, once for each contents of a store and question. Throws DataGap. */
export function chainSetup(store: Store, question: SetupQuestion): Promise<ChainSetup> {
  return setups.of(store, keyOf(question), () => madeSetup(store, question));
}

/** Whether the book of a run is valued already, so that nobody need wait for it. */
export function isValued(store: Store, { from, to }: SetupQuestion): boolean {
  return books.has(store, bookKey(from, to));
}

/** The assumed book of a run, valued once for its start and last day. Throws DataGap. */
export function dealersBook(store: Store, record: ChainRecord): Promise<DealtNote[]> {
  const { start, days } = record;
  return books.of(store, bookKey(start, days[days.length - 1]), () => loadDealtNotes(store, record));
}

async function madeSetup(store: Store, question: SetupQuestion): Promise<ChainSetup> {
  const record = await (question.recorded ? recordOf(store, question) : untoldRecord(store, question));
  return { record, isRecorded: question.recorded, notes: await dealersBook(store, record) };
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
