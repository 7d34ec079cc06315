import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { importInto } from "../../../src/data/ingest.ts";
import { type DuckdbStore, openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { desk, NOW } from "../../support/import-files.ts";

const ROWS = [
  "2024-02-05,000905.SH,4700,4710.5,4480,4493.8",
  '2024-02-05,"000300.SH",,,,3200.4',
  "2024-02-06,000905.SH,4500,4800.25,4490,4728.86",
  "20240206,000300.SH,3210,3320,3200,3311.7",
];
const VALID = `date,code,open,high,low,close\n${ROWS.join("\n")}\n`;

/** One change to a text: some of it cut, doubled, or other bytes put in. */
const change = fc.record({
  at: fc.nat({ max: VALID.length }),
  cut: fc.nat({ max: 12 }),
  put: fc.oneof(
    fc.constantFrom(
      "",
      ",",
      '"',
      "\n",
      "\r",
      "\r\n",
      "-",
      "0",
      "9",
      ".",
      "e9",
      "nan",
      "x",
      "\u0000",
      "\u0001\u0002",
      "\ufeff",
      "中",
    ),
    fc.constantFrom(...ROWS.map((row) => `\n${row}\n`)),
    fc.string({ maxLength: 6, unit: "binary" }),
  ),
});

function changed(text: string, changes: readonly { at: number; cut: number; put: string }[]): string {
  return changes.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text);
}

/** Rows of either table that such a file may turn into: a code without its exchange makes it one of stocks. */
async function contents(store: DuckdbStore): Promise<string[]> {
  const columns = ["date", "code", "open", "high", "low", "close"];
  const tables = await Promise.all(
    ["index_daily" as const, "stock_ohlc" as const].map((t) => store.scan(t, { columns })),
  );
  return tables.flatMap((rows) =>
    rows.texts("code").map((code, i) => {
      const values = columns.slice(2).map((column) => rows.numbers(column)[i]);
      return [rows.dates("date")[i], code, ...values].join(" ");
    }),
  );
}

const runs = Number(process.env.BIANQUE_MUTATIONS ?? 100);

test("no change to a valid file makes the import crash or store half of it", async () => {
  const at = desk();
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.boolean(),
      async (changes, pack, skip) => {
        const text = changed(VALID, changes);
        const path = at.write("a.csv", pack ? gzipSync(text) : text);
        const store = await openDuckdbStore(":memory:", { access: "write" });
        try {
          const [result] = (await importInto(store, null, { paths: [path], skipBadRows: skip, now: NOW })).files;
          const held = await contents(store);
          const accounted = result.added + result.replaced + result.unchanged + result.refused;
          if (result.stored) expect(accounted).toBe(result.rows);
          expect(held.length).toBe(result.added);
          if (result.stored) expect(skip || result.refused === 0).toBe(true);
          else expect([held.length, result.error !== null || result.refused > 0]).toEqual([0, true]);
          expect(result.refusals.length).toBe(Math.min(20, result.refused));
          const lines = text.split(/\r\n|\n|\r/);
          if (result.error === null)
            expect(result.rows).toBe(lines.slice(1).filter((line) => !/^ *$/.test(line)).length);
          for (const { line, reason } of result.refusals) {
            expect([line >= 2, /^ *$/.test(lines[line - 1] ?? ""), reason.length > 0]).toEqual([true, false, true]);
          }
        } finally {
          await store.close();
        }
      },
    ),
    { numRuns: runs },
  );
});

test("a row is taken or refused for its own sake, whatever stands around it", async () => {
  const at = desk();
  const broken = ["2024-02-05,000905.SH,1,1,1,x", "2024-02-03,000905.SH,,,,1", "short", '"open', "2024-02-07,1,,,,1"];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...ROWS, ...broken]), async (lines) => {
      const path = at.write(
        "a.csv",
        ["date,code,open,high,low,close", "2024-02-08,000905.SH,,,,1", ...lines].join("\n"),
      );
      const store = await openDuckdbStore(":memory:", { access: "write" });
      const [result] = (await importInto(store, null, { paths: [path], skipBadRows: true, now: NOW })).files;
      await store.close();
      const bad = [...lines.keys()].filter((i) => broken.includes(lines[i])).map((i) => i + 3);
      expect(result.refusals.map(({ line }) => line)).toEqual(bad);
      expect(result.added).toBe(1 + lines.length - bad.length);
    }),
    { numRuns: 30 },
  );
});
