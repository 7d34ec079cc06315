import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { copyStore } from "../../../src/data/stores/duckdb-copy.ts";
import { restoreStore } from "../../../src/data/stores/restore-store.ts";
import { upgradeStore } from "../../../src/data/stores/upgrade-store.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { InputError } from "../../../src/errors.ts";
import { origin } from "../../contract/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const MON = parseDay("2024-02-05");
const NOW = new Date("2024-02-07T10:00:00Z");

async function storeOf(closes: readonly number[], file = join(temporaryFolder(), "a.duckdb")): Promise<string> {
  const store = await openDuckdbStore(file, { access: "write" });
  const columns = {
    date: Int32Array.from(closes, (_, i) => MON - i),
    code: closes.map(() => "000905.SH"),
    close: Float64Array.from(closes),
  };
  await store.append("index_daily", columns, origin("a.csv"));
  await store.close();
  return file;
}

async function closesOf(file: string): Promise<number[]> {
  const store = await openDuckdbStore(file, { access: "read" });
  const rows = await store.scan("index_daily", { columns: ["close"] });
  await store.close();
  return [...rows.numbers("close")].sort();
}

async function sql(file: string, statement: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

test("a backup holds every row, leaves no other file behind, and never replaces one", async () => {
  const file = await storeOf([1, 2, 3]);
  const to = join(temporaryFolder(), "b.duckdb");
  const copy = await copyStore(file, to);
  expect(copy.tables.find(({ table }) => table === "index_daily")).toMatchObject({ rows: 3 });
  expect(await closesOf(to)).toEqual([1, 2, 3]);
  expect(readdirSync(join(to, ".."))).toEqual(["b.duckdb"]);
  const bytes = readFileSync(to);
  await expect(copyStore(file, to)).rejects.toThrow(/exists already and is left alone/);
  expect(readFileSync(to).equals(bytes)).toBe(true);
});

test("a backup is taken beside a reader, and what is no store or damaged is told and leaves no backup", async () => {
  const file = await storeOf(Array.from({ length: 50_000 }, (_, i) => Math.sin(i)));
  const reader = await openDuckdbStore(file, { access: "read" });
  const to = join(temporaryFolder(), "b.duckdb");
  await copyStore(file, to);
  await reader.close();
  const folder = temporaryFolder();
  const [damaged, other, text] = ["damaged", "other", "text"].map((name) => join(folder, name));
  copyFileSync(to, damaged);
  truncateSync(damaged, 100_000);
  await sql(other, "create table prices as select 1 as a");
  writeFileSync(text, "date,code\n".repeat(1000));
  for (const [from, told] of [
    [damaged, /is damaged; restore the last backup/],
    [other, /DuckDB file of something else/],
    [text, /is not a bianque store/],
    [join(folder, "none"), /does not exist/],
  ] as const) {
    const error = await copyStore(from, join(folder, "copy")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(told);
    expect((error as Error).message).not.toContain("\n");
  }
  expect(readdirSync(folder).sort()).toEqual(["damaged", "other", "text"]);
});

test("a restore puts the store that stood there aside, and only when told to", async () => {
  const file = await storeOf([1, 2]);
  const backup = `${file}.backup`;
  await copyStore(file, backup);
  await storeOf([7, 8, 9, 10], file);
  await expect(restoreStore(backup, file, false, NOW)).rejects.toThrow(/--replace/);
  const { before } = await restoreStore(backup, file, true, NOW);
  expect(await closesOf(file)).toEqual([1, 2]);
  expect(before).toBe(`${file}.before-restore-20240207T100000Z`);
  expect(await closesOf(before!)).toHaveLength(4);
  const fresh = join(temporaryFolder(), "new.duckdb");
  expect((await restoreStore(backup, fresh, false, NOW)).before).toBeNull();
  expect(await closesOf(fresh)).toEqual([1, 2]);
});

test("a damaged store is restored over, and kept; a damaged backup leaves the store as it is", async () => {
  const file = await storeOf([1, 2]);
  const backup = `${file}.backup`;
  await copyStore(file, backup);
  writeFileSync(file, "nonsense");
  await restoreStore(backup, file, true, NOW);
  expect(await closesOf(file)).toEqual([1, 2]);
  writeFileSync(backup, "nonsense");
  await expect(restoreStore(backup, file, true, new Date("2024-02-08"))).rejects.toThrow(InputError);
  expect(await closesOf(file)).toEqual([1, 2]);
});

/** A store as version 1 was: without snowballs. */
async function olderStore(): Promise<string> {
  const file = await storeOf([1, 2, 3]);
  await sql(file, "drop table snowball_note; drop table snowball_note_replaced; update bianque_store set version = 1");
  return file;
}

test("a store of an older version is told when read, and brought up once when written to, after a copy", async () => {
  const file = await olderStore();
  await expect(openDuckdbStore(file, { access: "read" })).rejects.toThrow(/has version 1.*"bianque upgrade --db .*"/);
  const upgraded = await upgradeStore(file);
  expect(upgraded).toEqual({ from: 1, to: 2, copy: `${file}.version-1` });
  expect(await closesOf(file)).toEqual([1, 2, 3]);
  const bytes = readFileSync(`${file}.version-1`);
  expect(await upgradeStore(file)).toEqual({ from: 2, to: 2, copy: null });
  expect(readFileSync(`${file}.version-1`).equals(bytes)).toBe(true);
  await expect(openDuckdbStore(`${file}.version-1`, { access: "read" })).rejects.toThrow(/has version 1/);
  const store = await openDuckdbStore(file, { access: "read" });
  expect((await store.scan("snowball_note", { columns: ["id"] })).count).toBe(0);
  await store.close();
});

test("a step that fails leaves the older store as it was, with its copy", async () => {
  const file = await olderStore();
  // A view of the new table's name lets no table of that name come about.
  await sql(file, "create view snowball_note_replaced as select 1 as a");
  await expect(openDuckdbStore(file, { access: "write" })).rejects.toThrow();
  await sql(file, "drop view snowball_note_replaced");
  await expect(openDuckdbStore(file, { access: "read" })).rejects.toThrow(/has version 1/);
  expect(existsSync(`${file}.version-1`)).toBe(true);
});

test("while a store is open to be written to, a note beside it says by whom; afterwards there is none", async () => {
  const file = join(temporaryFolder(), "a.duckdb");
  const store = await openDuckdbStore(file, { access: "write" });
  expect(JSON.parse(readFileSync(`${file}.writer`, "utf8"))).toMatchObject({ pid: process.pid });
  await store.close();
  expect(existsSync(`${file}.writer`)).toBe(false);
});
