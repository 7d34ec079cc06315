import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importInto } from "../../../src/data/ingest.ts";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { desk, NOW } from "../../support/import-files.ts";

const HEADER = "date,code,open,high,low,close";
const FIRST = `${HEADER}\n2024-02-05,000905.SH,,,,4493.8\n2024-02-06,000905.SH,,,,4728.86\n`;
const LATER = new Date("2024-07-02T12:00:00Z");

test("the same file twice changes nothing: not a byte of the store", async () => {
  const at = desk();
  await at.take("a.csv", FIRST);
  const before = readFileSync(at.db);
  expect(await at.take("a.csv", FIRST, { now: LATER })).toMatchObject({
    stored: true,
    added: 0,
    replaced: 0,
    unchanged: 2,
  });
  expect(readFileSync(at.db).equals(before)).toBe(true);
});

test("a later file replaces a value, and the store remembers source and time of both", async () => {
  const at = desk();
  await at.take("first.csv", FIRST);
  const second = `${HEADER}\n2024-02-06,000905.SH,4500,4800,4490,4728.9\n2024-02-07,000905.SH,,,,4822.6\n`;
  expect(await at.take("second.csv", second, { now: LATER })).toMatchObject({ added: 1, replaced: 1, unchanged: 0 });
  expect(await at.rows("index_daily", ["date", "high", "close"])).toEqual([
    "2024-02-05 - 4493.8",
    "2024-02-06 4800 4728.9",
    "2024-02-07 - 4822.6",
  ]);
  const store = await openDuckdbStore(at.db, { access: "read" });
  expect(await store.replacements(5)).toEqual([
    {
      table: "index_daily",
      key: { date: "2024-02-06", code: "000905.SH" },
      old: { open: null, high: null, low: null, close: 4728.86 },
      oldSource: "first.csv",
      oldImportedAt: NOW.toISOString(),
      newSource: "second.csv",
      newImportedAt: LATER.toISOString(),
    },
  ]);
  await store.close();
});

test("files that contradict each other: the later wins each time, whichever it is", async () => {
  const at = desk();
  const other = FIRST.replace("4728.86", "4700");
  await at.take("a.csv", FIRST);
  await at.take("b.csv", other);
  expect(await at.take("a.csv", FIRST)).toMatchObject({ replaced: 1, unchanged: 1 });
  expect(await at.rows("index_daily", ["close"])).toEqual(["4493.8", "4728.86"]);
});

test("an empty cell in a later file leaves what is known", async () => {
  const at = desk();
  await at.take("full.csv", `${HEADER}\n2024-02-05,000905.SH,4700,4710.5,4480,4493.8\n`);
  expect(await at.take("closes.csv", FIRST)).toMatchObject({ added: 1, replaced: 0, unchanged: 1 });
  expect(await at.rows("index_daily", ["open", "close"])).toEqual(["4700 4493.8", "- 4728.86"]);
});

test("the record of imports tells file, digest, format, counts and time", async () => {
  const at = desk();
  await at.take("a.csv", FIRST);
  await at.take("bad.csv", `${HEADER}\n2024-02-07,000905.SH,,,,4800\n2024-02-08,000905.SH,,,,x\n`, {
    skipBadRows: true,
  });
  const store = await openDuckdbStore(at.db, { access: "read" });
  const rows = await store.use(async (connection) =>
    (
      await connection.runAndReadAll("select * exclude (sha256), length(sha256) from imports order by id")
    ).getRowsJson(),
  );
  await store.close();
  const time = NOW.toISOString();
  expect(rows).toEqual([
    [1, "a.csv", "index-daily", "2", "0", "0", "0", time, false, "64"],
    [2, "bad.csv", "index-daily", "1", "0", "0", "1", time, false, "64"],
  ]);
});

test("progress tells each file once, in order, from nothing to all bytes", async () => {
  const at = desk();
  const paths = [at.write("a.csv", FIRST), at.write("b.csv", FIRST)];
  const told: (string | number | null)[][] = [];
  const store = await openDuckdbStore(":memory:", { access: "write" });
  await importInto(store, null, {
    paths,
    skipBadRows: false,
    now: NOW,
    onProgress: ({ last, next, filesDone, bytesDone, bytes }) =>
      told.push([last?.file ?? null, next, filesDone, bytesDone / bytes]),
  });
  await store.close();
  const [a, b] = paths;
  expect(told).toEqual([
    [null, a, 0, 0],
    [a, b, 1, 0.5],
    [b, null, 2, 1],
  ]);
});
