import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { type Desk, desk } from "../../support/import-files.ts";
import { runCli } from "../../support/run-cli.ts";

const GOOD = "date,code,close\n2024-02-05,000905.SH,4493.8\n2024-02-06,000905.SH,4728.86\n";
const BAD = `${GOOD}2024-02-07,000905.SH,-1\n`;

function filled(files: Record<string, string>): Desk {
  const at = desk();
  for (const [name, text] of Object.entries(files)) at.write(name, text);
  return at;
}

const runImport = (at: Desk, options = "") => runCli(`import ${at.folder}/files --db ${at.db}${options}`, []);

test("says what it took, format by format, and counts files on stderr as it goes", async () => {
  const at = filled({ "a.csv": GOOD, "b.csv": GOOD.replaceAll("905", "852"), "notes.txt": "text" });
  const { code, out, note } = await runImport(at);
  expect(code).toBe(0);
  expect(out).toBe(
    [
      `2 of 2 files stored in ${at.db}`,
      "",
      "format       files  rows  new  replaced  unchanged  left out  refused",
      "index-close      2     4    4         0          0         0        0",
      "",
      "passed over, neither CSV nor Parquet: notes.txt",
      "",
    ].join("\n"),
  );
  expect(note).toBe("bianque: 1/2 a.csv: 2 rows of index-close\nbianque: 2/2 b.csv: 2 rows of index-close\n");
  expect(await at.rows("index_daily", ["code", "close"])).toHaveLength(4);
});

test("a refused row is told with file, line, column and reason, and the command ends as bad input", async () => {
  const at = filled({ "a.csv": GOOD.replaceAll("905", "852"), "bad.csv": BAD, "odd.csv": "x,y\n1,2\n" });
  const { code, out, note } = await runImport(at);
  const files = `${at.folder}/files`;
  expect(out).toContain(
    `${files}/bad.csv: 1 row refused, nothing of the file is stored\n  line 4, close: "-1"; expected a price above zero\n`,
  );
  expect(out).toContain(`not imported: ${files}/odd.csv has the columns "x,y", which no format has; nearest is `);
  expect(note.trimEnd().split("\n").at(-1)).toBe(
    `bianque: ${files}/bad.csv line 4, close: "-1"; expected a price above zero; nothing of the file is stored, --skip-bad-rows takes its good rows; 2 of 3 files were not stored`,
  );
  expect(code).toBe(2);
  expect(await at.rows("index_daily", ["code"])).toEqual(["000852.SH", "000852.SH"]);
});

test("where nothing could be stored no store is left behind", async () => {
  const at = filled({ "odd.csv": "x,y\n1,2\n" });
  expect((await runImport(at)).code).toBe(2);
  expect(existsSync(at.db)).toBe(false);
});

test("--skip-bad-rows stores the good rows, says where the others are kept, and ends well", async () => {
  const { code, out } = await runImport(filled({ "bad.csv": BAD }), " --skip-bad-rows");
  expect(out).toMatch(/1 row refused, kept in .*store\.duckdb\.bad-[0-9a-f]{8}\.refused\.csv/);
  expect(code).toBe(0);
});

test("--json prints one document on stdout, refusals and all, and everything else on stderr", async () => {
  const at = filled({ "bad.csv": BAD });
  const { code, out, note } = await runImport(at, " --json");
  expect(JSON.parse(out)).toEqual({
    db: at.db,
    files: [
      {
        file: `${at.folder}/files/bad.csv`,
        format: "index-close",
        stored: false,
        rows: 3,
        added: 0,
        replaced: 0,
        unchanged: 0,
        leftOut: 0,
        refused: 1,
        refusals: [{ line: 4, column: "close", reason: '"-1"; expected a price above zero' }],
        leftOutRows: [],
        refusedFile: null,
        error: null,
      },
    ],
    passedOver: [],
  });
  expect(note).toContain("bad.csv: 3 rows of index-close, not stored\n");
  expect(code).toBe(2);
});

test("a path that does not exist is told in one line", async () => {
  const at = desk();
  expect(await runCli(`import ${at.folder}/none --db ${at.db}`, [])).toEqual({
    code: 2,
    out: "",
    note: `bianque: ${at.folder}/none does not exist; expected a file or a folder to import\n`,
  });
});

test("without --db the store is $BIANQUE_DB", async () => {
  const at = filled({ "a.csv": GOOD });
  const { code } = await runCli(`import ${at.folder}/files`, [], { env: { BIANQUE_DB: at.db } });
  expect(code).toBe(0);
  expect(await at.rows("index_daily", ["close"])).toHaveLength(2);
});
