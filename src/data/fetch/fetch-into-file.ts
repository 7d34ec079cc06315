import { existsSync, rmSync } from "node:fs";
import { InputError } from "../../errors.ts";
import type { WritableStore } from "../store.ts";
import { type DuckdbStore, openDuckdbStore } from "../stores/duckdb.ts";
import { DEFAULT_PRECEDENCE, type FetchOptions, type FetchResult, runFetch } from "./run-fetch.ts";
import type { Source } from "./source.ts";

export interface FetchFile extends Omit<FetchOptions, "precedence" | "rate"> {
  /** Store file, made where absent. */
  readonly db: string;
  readonly source: Source;
  /** Names whose values stand first where two differ; the others follow in their usual order. */
  readonly prefer?: readonly string[] | undefined;
  /** Most requests a minute for each interface; undefined: the source's own limit. */
  readonly perMinute?: number | undefined;
  /** What is still to be done with the store once rows were stored. */
  readonly afterwards?: ((store: WritableStore) => Promise<void>) | undefined;
}

/**
 * Fetches into the store in `db`; where nothing at all was answered, no new store is left behind. Throws InputError for
 * a data set or a name that there is not, days in the wrong order, or a store that cannot be opened for writing.
 */
export async function fetchIntoFile({
  db,
  source,
  prefer,
  perMinute,
  afterwards,
  ...options
}: FetchFile): Promise<FetchResult> {
  requireKnown(source, options);
  const precedence = precedenceOf(prefer);
  const rate = perMinute === undefined ? undefined : { perMinute, spaced: source.rate.spaced && perMinute < 600 };
  const isNew = !existsSync(db);
  const result = await fetched(db, isNew, (store) => runFetch(store, source, { ...options, precedence, rate }));
  const wrote = result.datasets.some(({ added, replaced }) => added + replaced > 0);
  if (wrote && afterwards) await followUp(db, afterwards);
  return result;
}

async function fetched(
  db: string,
  isNew: boolean,
  fetch: (store: DuckdbStore) => Promise<FetchResult>,
): Promise<FetchResult> {
  const store = await openDuckdbStore(db, { access: "write" });
  let answered = 0;
  try {
    // A day has too few rows to share out: one thread of the engine does it with a fifth less work.
    await store.use((connection) => connection.run("set threads = 1"));
    const result = await fetch(store);
    answered = result.datasets.reduce((sum, dataset) => sum + dataset.answered, 0);
    return result;
  } finally {
    await store.close();
    if (isNew && answered === 0) for (const file of [db, `${db}.wal`]) rmSync(file, { force: true });
  }
}

/** With the store opened anew: what the fetch held in memory is given back before much is read. */
async function followUp(db: string, afterwards: (store: WritableStore) => Promise<void>): Promise<void> {
  const store = await openDuckdbStore(db, { access: "write" });
  try {
    await afterwards(store);
  } finally {
    await store.close();
  }
}

function requireKnown(
  { name, datasets }: Source,
  { what, from, to }: Pick<FetchOptions, "what" | "from" | "to">,
): void {
  const unknown = what?.find((word) => !datasets.some((dataset) => dataset.name === word));
  if (unknown !== undefined) {
    const known = datasets.map((dataset) => dataset.name).join(", ");
    throw new InputError(`--what names "${unknown}", which ${name} does not have; expected some of ${known}`);
  }
  if (from !== undefined && to !== undefined && from > to)
    throw new InputError("--from is after --to; expected it before");
}

/** The preferred names first, then the rest in the usual order. Throws InputError for a name that there is not. */
export function precedenceOf(prefer: readonly string[] = []): string[] {
  const unknown = prefer.find((name) => !DEFAULT_PRECEDENCE.includes(name));
  if (unknown !== undefined) {
    throw new InputError(`--prefer names "${unknown}"; expected some of ${DEFAULT_PRECEDENCE.join(", ")}`);
  }
  return [...new Set([...prefer, ...DEFAULT_PRECEDENCE])];
}
