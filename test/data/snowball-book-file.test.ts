import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { readSnowballBook } from "../../src/data/snowball-book-file.ts";
import { parseDay } from "../../src/domain/calendar/index.ts";
import { InputError } from "../../src/errors.ts";

const folder = mkdtempSync(join(tmpdir(), "bianque-book-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEADER =
  "id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out_ratio,knock_out_step,knock_in_ratio,coupon,participation,strike,status";
const ROW = "A1,000852.SH,200000000,2023-03-03,6850.5,24,3,1.03,-0.005,0.75,0.15,1,1,alive";

let files = 0;
function file(content: string | Buffer, ending = "csv"): string {
  const path = join(folder, `book-${files++}.${ending}`);
  writeFileSync(path, content);
  return path;
}
const read = (...lines: string[]) => readSnowballBook(file(`${lines.join("\n")}\n`));

const A1 = {
  id: "A1",
  index: "000852.SH",
  notionalCny: 200e6,
  issueDate: parseDay("2023-03-03"),
  initialPrice: 6850.5,
  tenorMonths: 24,
  lockMonths: 3,
  knockOutRatio: 1.03,
  knockOutStep: -0.005,
  knockInRatio: 0.75,
  coupon: 0.15,
  participation: 1,
  strikeRatio: 1,
  status: "alive",
};

describe("a book that reads", () => {
  test("a row is a contract", async () => {
    expect(await read(HEADER, ROW)).toEqual([A1]);
  });

  test("columns may stand in any order, and those with a usual value be left out or empty", async () => {
    const short =
      "coupon,id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out_ratio,knock_in_ratio";
    const plain = { ...A1, knockOutStep: 0, status: null };
    expect(await read(short, "0.15,A1,000852.SH,2e8,20230303,6850.5,24,3,1.03,0.75")).toEqual([plain]);
    expect(await read(HEADER, "A1,000852.SH,2e8,2023-03-03,6850.5,24,3,1.03,,0.75,0.15,,,")).toEqual([plain]);
  });

  test("byte order mark, Windows line ends, blank lines, spaces, quoted cells and gzip are all fine", async () => {
    const text = `\ufeff${HEADER}\r\n\r\n${ROW.replace("A1", '"A1"').replaceAll(",", ", ")}\r\n`;
    expect(await readSnowballBook(file(text))).toEqual([A1]);
    expect(await readSnowballBook(file(gzipSync(text), "csv.gz"))).toEqual([A1]);
  });
});

const changed = (column: string, cell: string) => {
  const at = HEADER.split(",").indexOf(column);
  return ROW.split(",")
    .map((old, i) => (i === at ? cell : old))
    .join(",");
};

test.each([
  ["id", "", "id is empty; expected a name of the contract"],
  ["index", "000300", 'index is "000300"; expected 000300.SH, 000016.SH, 000905.SH, 000852.SH'],
  ["notional", "-1", 'notional is "-1"; expected a number above 0'],
  ["notional", "nan", 'notional is "nan"; expected a number above 0'],
  ["issue_date", "2023-02-30", 'issue_date is "2023-02-30"; expected a calendar day such as 2024-02-05'],
  ["issue_date", "1999-01-04", 'issue_date is "1999-01-04"; expected a day from 2005-01-01 on'],
  ["initial_price", "0", 'initial_price is "0"; expected a number above 0'],
  ["tenor_months", "24.5", 'tenor_months is "24.5"; expected a whole number from 1 to 120'],
  ["lock_months", "25", 'lock_months is "25"; expected a whole number from 1 to 24'],
  ["knock_out_ratio", "", "knock_out_ratio is empty; expected a number above 0"],
  ["knock_out_step", "0.5", 'knock_out_step is "0.5"; expected a number from -0.1 to 0.1'],
  ["knock_in_ratio", "1.2", 'knock_in_ratio is "1.2"; expected a number above 0, at most 1, and below every knock-out'],
  ["knock_in_ratio", "0.95", 'knock_in_ratio is "0.95"; expected a number above 0, at most 1, and below every'],
  ["coupon", "15", 'coupon is "15"; expected a coupon a year as a decimal, such as 0.15'],
  ["participation", "-1", 'participation is "-1"; expected a number from 0 to 10'],
  ["status", "dead", 'status is "dead"; expected alive, knocked-in, knocked-out, matured'],
])("a bad %s (%s) is told by file, line and column in one sentence", async (column, cell, sentence) => {
  const error = await read(HEADER, ROW.replace("A1", "A0"), changed(column, cell)).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect(error.message).toMatch(/book-\d+\.csv line 3: /);
  expect(error.message).toContain(sentence);
  expect(error.message).not.toContain("\n");
});

test.each([
  [["nothing,known", ROW], /line 1: column "nothing" is not known; expected the columns id,index/],
  [
    [HEADER.replace("coupon,", ""), ROW],
    /line 1: column "coupon" is missing; .*knock_out_step,participation,strike,status may be left out/,
  ],
  [[`${HEADER},id`, ROW], /line 1: column "id" stands there twice/],
  [[HEADER, `${ROW},more`], /line 2: 15 columns; expected the header's 14/],
  [[HEADER, ROW, ROW], /line 3: id is "A1", as on line 2; expected another/],
  [[HEADER, '"A1,x'], /line 2: a quoted cell does not close on its line/],
  [[HEADER], /holds no row/],
])("a file out of shape is refused: %#", async (lines, sentence) => {
  await expect(read(...lines)).rejects.toThrow(sentence);
});

test("of several bad rows the first is told in full and the others by their lines", async () => {
  const bad = changed("coupon", "x");
  await expect(read(HEADER, ROW, bad, changed("id", "A2"), bad, bad)).rejects.toThrow(
    /line 3: coupon is "x"; .* \(and 2 more bad rows, on lines 5, 6\)$/,
  );
});

test("a file that is not there, or damaged, is told in one sentence", async () => {
  await expect(readSnowballBook(join(folder, "absent.csv"))).rejects.toThrow(/absent\.csv cannot be read \(ENOENT/);
  await expect(readSnowballBook(file("no gzip", "csv.gz"))).rejects.toThrow(
    /cannot be read \(incorrect header check\)/,
  );
});

test("a book of a million lines with one bad row gives that one error", async () => {
  const path = file(`${HEADER}\n`);
  const rest = ROW.slice("A1".length);
  for (let block = 0; block < 100; block++) {
    const lines = Array.from({ length: 10_000 }, (_, i) => `N${block * 10_000 + i}${rest}\n`);
    if (block === 70) lines[1233] = `BAD${rest.replace("0.75", "-0.75")}\n`;
    appendFileSync(path, lines.join(""));
  }
  const error = await readSnowballBook(path).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  // The header is line 1, so row 701,234 is line 701,235.
  expect(error.message).toMatch(/line 701235: knock_in_ratio is "-0\.75"; expected a number above 0[^(]*\(0\.925\)$/);
});
