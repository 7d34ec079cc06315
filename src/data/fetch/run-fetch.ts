import type { Day } from "../../domain/calendar/index.ts";
import type { Origin } from "../store.ts";
import type { FetchedKey, FetchStore } from "./fetch-store.ts";
import { lackingKeys } from "./lacking-keys.ts";
import { type Ask, type OnWait, politeRequests } from "./polite-request.ts";
import type { Rate } from "./rate-limit.ts";
import { shanghaiTime } from "./shanghai.ts";
import type { Answer, AnswerPart, Dataset, Source, Unit, UnitKey } from "./source.ts";
import { SourceError, type SourceErrorKind, Stopped } from "./source-error.ts";
import type { World } from "./world.ts";

/** Names of every source, in the order in which their values stand against each other by default; files come first. */
export const SOURCE_NAMES = ["cffex", "tushare", "aktools"] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];
export const DEFAULT_PRECEDENCE: readonly string[] = ["files", ...SOURCE_NAMES];

export interface FetchOptions {
  /** Data sets to fetch; undefined: all that are not on request only. */
  readonly what?: readonly string[] | undefined;
  /** First and last day; undefined: from the day after the last one held, up to the last whose data are out. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Codes of stocks, for data sets that are asked for by code. */
  readonly codes?: readonly string[] | undefined;
  /** Ask also for days that the store has from elsewhere, so that differences show. */
  readonly compare?: boolean;
  /** Whose value stands where two differ, first name first. */
  readonly precedence?: readonly string[];
  readonly rate?: Rate | undefined;
  readonly world: World;
  /** Aborts: the unit that is being stored is finished, nothing more is asked. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
  readonly onWait?: OnWait | undefined;
}

export interface FetchProgress {
  readonly done: number;
  readonly total: number;
  readonly dataset: string;
  /** First key of the unit that was just stored. */
  readonly key: string;
  readonly rows: number;
}

/** What became of one data set. */
export interface DatasetResult {
  readonly dataset: string;
  /** Keys that were answered before or are held; answered now; of those, without rows; still to be asked for. */
  readonly held: number;
  readonly answered: number;
  readonly empty: number;
  readonly left: number;
  readonly rows: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Rows that differ from a value that stands against them. */
  readonly setAside: number;
  readonly refused: number;
  readonly notes: readonly string[];
  readonly error: { readonly kind: SourceErrorKind; readonly message: string } | null;
}

export interface FetchResult {
  readonly source: string;
  readonly version: string;
  readonly datasets: readonly DatasetResult[];
  /** True where it was asked to stop before the end. */
  readonly stopped: boolean;
}

/** Failures after which no other question to the source is worth asking. */
const ENDS_ALL: ReadonlySet<SourceErrorKind> = new Set(["auth", "unreachable", "banned"]);
/** Trading days that are fetched into a table that holds nothing. */
const FIRST_SPAN = 365;

type Tally = { -readonly [K in keyof DatasetResult]: DatasetResult[K] } & { notes: string[] };

interface Planned {
  readonly dataset: Dataset;
  readonly unit: Unit;
  readonly tally: Tally;
}

/**
 * Fills what the store lacks from one source: what is lacking is worked out first, then asked for in order of days, and
 * stored one transaction a part, together with the record that it was asked for. What a source refuses is told in the
 * result; throws InputError for a data set that it does not have.
 */
export async function runFetch(store: FetchStore, source: Source, options: FetchOptions): Promise<FetchResult> {
  const { world, signal, onWait } = options;
  const ask = politeRequests({ name: source.title, world, rate: options.rate ?? source.rate, signal, onWait });
  const planned: Planned[] = [];
  const tallies: Tally[] = [];
  const asked = await fetchedByDataset(store, source.name);
  for (const dataset of chosen(source, options)) {
    const tally = emptyTally(dataset.name);
    tallies.push(tally);
    const units = await plan(store, dataset, asked.get(dataset.name) ?? new Map(), options, tally);
    for (const unit of units) planned.push({ dataset, unit, tally });
  }
  planned.sort((a, b) => lastDay(a.unit) - lastDay(b.unit));
  const done = await work(store, source, planned, ask, options);
  return { source: source.name, ...done, datasets: tallies };
}

function chosen({ datasets }: Source, { what }: FetchOptions): Dataset[] {
  return datasets.filter(({ name, onRequest }) => (what ? what.includes(name) : onRequest !== true));
}

async function fetchedByDataset(store: FetchStore, source: string): Promise<Map<string, Map<string, FetchedKey>>> {
  const found = new Map<string, Map<string, FetchedKey>>();
  for (const row of await store.fetched(source)) {
    const keys = found.get(row.dataset) ?? new Map<string, FetchedKey>();
    found.set(row.dataset, keys.set(row.key, row));
  }
  return found;
}

async function plan(
  store: FetchStore,
  dataset: Dataset,
  fetched: ReadonlyMap<string, FetchedKey>,
  options: FetchOptions,
  tally: Tally,
): Promise<readonly Unit[]> {
  const now = options.world.now();
  const { day: today, hour } = shanghaiTime(now);
  const held = dataset.held === null ? new Set<Day>() : await dataset.held(store);
  const to = options.to ?? today;
  const from = options.from ?? Math.min(firstLacking(held, fetched, to), to);
  const keys = dataset.keys({ from, to, today, hour });
  const lacking = lackingKeys(keys, fetched, options.compare ? new Set() : held, now);
  tally.held = keys.length - lacking.length;
  if (lacking.length === 0) return [];
  const units = await dataset.plan(lacking, {
    codes: options.codes,
    heldDays: (table, series) => store.heldDays(table, series),
    lacking: (ofCodes) => {
      const left = lackingKeys(ofCodes, fetched, new Set(), now);
      tally.held += ofCodes.length - left.length;
      return left;
    },
  });
  tally.left = units.reduce((sum, unit) => sum + unit.keys.length, 0);
  return units;
}

/** The day after the last one held or answered; a year before `to` where there is none. */
function firstLacking(held: ReadonlySet<Day>, fetched: ReadonlyMap<string, FetchedKey>, to: Day): Day {
  const last = Math.max(...held);
  const unsettled = [...fetched.values()].some(({ isFinal }) => !isFinal);
  if (!Number.isFinite(last)) return to - FIRST_SPAN;
  return unsettled ? Math.min(last + 1, to - 10) : last + 1;
}

const lastDay = (unit: Unit) => Math.max(...unit.keys.map(({ to }) => to));

async function work(
  store: FetchStore,
  source: Source,
  planned: readonly Planned[],
  ask: Ask,
  options: FetchOptions,
): Promise<Pick<FetchResult, "version" | "stopped">> {
  const total = planned.reduce((sum, { unit }) => sum + unit.keys.length, 0);
  let done = 0;
  let version = "";
  const closed = new Set<Dataset>();
  try {
    if (planned.length > 0) version = await source.version(ask);
  } catch (error) {
    return { version, stopped: !failAll(planned, error) };
  }
  const ahead = askedAhead(planned, ask, closed);
  for (const [i, { dataset, unit, tally }] of planned.entries()) {
    if (options.signal?.aborted) return { version, stopped: true };
    if (closed.has(dataset)) continue;
    try {
      const answer = await ahead.answer(i);
      if (!options.signal?.aborted) ahead.start(i + 1);
      const rows = await settleUnit(store, source, dataset, unit, answer, tally, version, options);
      done += unit.keys.length;
      options.onProgress?.({ done, total, dataset: dataset.name, key: unit.keys[0].key, rows });
    } catch (error) {
      if (error instanceof Stopped) return { version, stopped: true };
      if (!(error instanceof SourceError)) throw error;
      tally.error ??= { kind: error.kind, message: error.message };
      if (ENDS_ALL.has(error.kind)) return { version, stopped: false };
      if (error.kind !== "malformed") closed.add(dataset);
    }
  }
  return { version, stopped: false };
}

/** Answers by place in the plan; the next one is asked for while the last is stored. */
function askedAhead(planned: readonly Planned[], ask: Ask, closed: ReadonlySet<Dataset>) {
  const started = new Map<number, Promise<Answer>>();
  const begin = (at: number): Promise<Answer> => {
    const answer = started.get(at) ?? planned[at].unit.ask(ask);
    started.set(at, answer);
    return answer;
  };
  return {
    answer: async (at: number): Promise<Answer> => {
      const answer = begin(at);
      started.delete(at);
      return answer;
    },
    start(from: number): void {
      const at = planned.findIndex(({ dataset }, i) => i >= from && !closed.has(dataset));
      // Whatever goes wrong is told when the answer is asked for; a fetch that ends before never hears of it.
      if (at >= 0) begin(at).catch(() => {});
    },
  };
}

function failAll(planned: readonly Planned[], error: unknown): boolean {
  if (error instanceof Stopped) return false;
  if (!(error instanceof SourceError)) throw error;
  for (const { tally } of planned) tally.error = { kind: error.kind, message: error.message };
  return true;
}

async function settleUnit(
  store: FetchStore,
  source: Source,
  dataset: Dataset,
  unit: Unit,
  answer: Answer,
  tally: Tally,
  version: string,
  options: FetchOptions,
): Promise<number> {
  const before = tally.rows;
  tally.notes.push(...answer.notes);
  const keyOf = new Map(unit.keys.map((key) => [key.key, key]));
  const now = options.world.now();
  const precedence = options.precedence ?? DEFAULT_PRECEDENCE;
  for (const part of answer.parts) {
    const keys = part.keys.flatMap(({ key, rows }) => {
      const known = keyOf.get(key);
      return known ? [{ key, rows, isFinal: isFinal(known, rows, now) }] : [];
    });
    const origin: Origin = {
      source: source.name,
      sha256: "",
      format: dataset.name,
      importedAt: now.toISOString(),
      synthetic: false,
      refused: part.refused,
    };
    const standing = standingAgainst(source.name, precedence);
    const did = await store.settle({ batches: part.batches, keys, origin, version, standing, sources: SOURCE_NAMES });
    add(tally, part, keys, did);
  }
  return tally.rows - before;
}

function isFinal({ settledOn, wholeWithRows }: UnitKey, rows: number, now: Date): boolean {
  return (wholeWithRows && rows > 0) || shanghaiTime(now).day >= settledOn;
}

/** Names before a source in the order of precedence. A name that is not in it stands against nothing. */
export function standingAgainst(source: string, precedence: readonly string[]): string[] {
  const at = precedence.indexOf(source);
  return precedence.slice(0, at < 0 ? precedence.length : at);
}

function add(
  tally: Tally,
  part: AnswerPart,
  keys: readonly { readonly rows: number }[],
  did: Awaited<ReturnType<FetchStore["settle"]>>,
): void {
  tally.answered += keys.length;
  tally.left -= keys.length;
  tally.empty += keys.filter(({ rows }) => rows === 0).length;
  tally.rows += did.added + did.replaced + did.unchanged + did.setAside;
  tally.added += did.added;
  tally.replaced += did.replaced;
  tally.unchanged += did.unchanged;
  tally.setAside += did.setAside;
  tally.refused += part.refused;
}

function emptyTally(dataset: string): Tally {
  const counts = { held: 0, answered: 0, empty: 0, left: 0, rows: 0, added: 0, replaced: 0, unchanged: 0 };
  return { dataset, ...counts, setAside: 0, refused: 0, notes: [], error: null };
}
