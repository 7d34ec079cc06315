import { Command } from "commander";
import { expect, test } from "vitest";
import { registerImport } from "../../../src/app/cli/import-command.ts";
import { storeFile } from "../../../src/app/cli/store-place.ts";
import { InputError } from "../../../src/errors.ts";
import { type Desk, desk } from "../../support/import-files.ts";

interface Ran {
  readonly out: string;
  readonly note: string;
  readonly error: unknown;
}

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const written = { out: "", note: "" };
  const program = new Command("bianque").exitOverride();
  registerImport(program, {
    env,
    columns: 100,
    isTty: false,
    screen: null,
    out(text) {
      written.out += text;
    },
    note(text) {
      written.note += text;
    },
  });
  const error = await program.parseAsync(["import", ...args], { from: "user" }).then(
    () => null,
    (reason: unknown) => reason,
  );
  return { ...written, error };
}

const GOOD = "date,code,close\n2024-02-05,000905.SH,4493.8\n2024-02-06,000905.SH,4728.86\n";
const BAD = `${GOOD}2024-02-07,000905.SH,-1\n`;

function filled(files: Record<string, string>): Desk {
  const at = desk();
  for (const [name, text] of Object.entries(files)) at.write(name, text);
  return at;
}

test("says what it took, format by format, and counts files on stderr as it goes", async () => {
  const at = filled({ "a.csv": GOOD, "b.csv": GOOD.replaceAll("905", "852"), "notes.txt": "text" });
  const { out, note, error } = await run([`${at.folder}/files`, "--db", at.db]);
  expect(error).toBeNull();
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
  const { out, error } = await run([`${at.folder}/files`, "--db", at.db]);
  const bad = `${at.folder}/files/bad.csv`;
  expect(out).toContain(
    `${bad}: 1 row refused, nothing of the file is stored\n  line 4, close: "-1"; expected a price above zero\n`,
  );
  expect(out).toContain(
    `not imported: ${at.folder}/files/odd.csv has the columns "x,y", which no format has; nearest is `,
  );
  expect(error).toEqual(
    new InputError(
      "2 of 3 files were not stored (bad.csv, odd.csv); correct the rows told above, or take the good ones with --skip-bad-rows",
    ),
  );
  expect(await at.rows("index_daily", ["code"])).toEqual(["000852.SH", "000852.SH"]);
});

test("--skip-bad-rows stores the good rows, says where the others are kept, and ends well", async () => {
  const at = filled({ "bad.csv": BAD });
  const { out, error } = await run([`${at.folder}/files`, "--db", at.db, "--skip-bad-rows"]);
  expect(error).toBeNull();
  expect(out).toMatch(/1 row refused, kept in .*store\.duckdb\.bad-[0-9a-f]{8}\.refused\.csv/);
});

test("--json prints one document on stdout, refusals and all, and nothing else there", async () => {
  const at = filled({ "bad.csv": BAD });
  const { out, note, error } = await run([`${at.folder}/files`, "--db", at.db, "--json"]);
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
  expect(out.endsWith("}\n")).toBe(true);
  expect(note).toContain("not stored");
  expect(error).toBeInstanceOf(InputError);
});

test("a path that does not exist is told in one sentence", async () => {
  const at = desk();
  const { out, error } = await run([`${at.folder}/none`, "--db", at.db]);
  expect([out, error]).toEqual([
    "",
    new InputError(`${at.folder}/none does not exist; expected a file or a folder to import`),
  ]);
});

test("the store is --db, else $BIANQUE_DB, else bianque.duckdb here", async () => {
  const at = filled({ "a.csv": GOOD });
  const { error } = await run([`${at.folder}/files`], { BIANQUE_DB: at.db });
  expect(error).toBeNull();
  expect(await at.rows("index_daily", ["close"])).toHaveLength(2);
  expect([storeFile("x", { BIANQUE_DB: "y" }), storeFile(undefined, { BIANQUE_DB: "y" })]).toEqual(["x", "y"]);
  expect(storeFile(undefined, { BIANQUE_DB: "" })).toBe("bianque.duckdb");
});
