import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { stockCode } from "../../src/data/holding-code.ts";
import { readHoldings } from "../../src/data/holdings-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder;
const fileOf = (text: string | Buffer, name = "holdings.csv") => {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
};

test("reads codes with and without their exchange, columns by name in any order, CRLF, a mark of UTF-8, gzip", async () => {
  const text = "\ufeffname,Weight,CODE\r\n贵州茅台,0.5,600519\r\n\r\n,0.25,000001.SZ\r\n,.25,sh600000\r\n";
  const wanted = [
    { code: "600519", weight: 0.5 },
    { code: "000001", weight: 0.25 },
    { code: "600000", weight: 0.25 },
  ];
  expect(await readHoldings(fileOf(text))).toEqual(wanted);
  expect(await readHoldings(fileOf(gzipSync(text), "holdings.csv.gz"))).toEqual(wanted);
});

describe("a bad file is told in one sentence with its line, what stands there and what would be right", () => {
  test.each([
    [
      "code,weight\n600000,0.5\n60000,0.5\n",
      /line 3: code is "60000"; expected six digits, with or without the exchange/,
    ],
    ["code,weight\n000300.SH,1\n", /line 2: code is "000300.SH"; expected the code of a stock: .* listed in SZ$/],
    ["code,weight\n600000,abc\n", /line 2: weight is "abc"; expected a number not below 0/],
    ["code,weight\n600000,-0.1\n", /line 2: weight is "-0.1"; expected a number not below 0/],
    ["code,weight\n600000,\n", /line 2: weight is empty; expected a number/],
    ["code,weight\n600000\n", /line 2: weight is empty; expected a number/],
    ["code,weight\n600000,1e999\n", /line 2: weight is "1e999"; expected a number/],
    ['code,weight\n"600000,1\n', /line 2: a quoted cell does not close/],
    [
      "code,weight\n600000,0.5\n600001,0.2\nSH600000,0.3\n",
      /line 4: code is "SH600000", as on line 2; expected each stock once/,
    ],
    ["code,share\n600000,1\n", /line 1: column "weight" is missing; expected a header line such as code,weight/],
    ["code,weight,weight\n600000,1,1\n", /line 1: column "weight" stands there twice/],
    ["code,weight\n\n", /holds no row; expected a header line code,weight and holdings/],
    ["", /holds no row/],
  ])("%j", async (text, sentence) => {
    const failure = await readHoldings(fileOf(text)).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "InputError", message: expect.stringMatching(sentence) });
    expect((failure as Error).message).not.toMatch(/\n/);
  });

  test("a file that is not there", async () => {
    await expect(readHoldings(join(folder(), "none.csv"))).rejects.toThrow(/none.csv cannot be read .* code,weight/);
  });
});

test("of a million lines the one bad one is named", async () => {
  const lines = Array.from({ length: 999_999 }, (_, i) => `${String(i).padStart(6, "0")},0.000001`);
  lines[765_431] = "765431,zero";
  const path = fileOf(`code,weight\n${lines.join("\n")}\n`);
  await expect(readHoldings(path)).rejects.toThrow(/line 765433: weight is "zero"; expected a number not below 0/);
});

test("every way to write an exchange leads to the same digits, and a wrong exchange to none", () => {
  for (const text of ["600000", "600000.SH", "600000.sh", "SH600000", "sh.600000", "600000.XSHG", "600000.SS"]) {
    expect(stockCode(text)).toBe("600000");
  }
  expect(stockCode("300750.SZ")).toBe("300750");
  expect(stockCode("430047.BJ")).toBe("430047");
  expect(stockCode("920002.BJ")).toBe("920002");
  // Not an A-share: it stands, and will be told as missing.
  expect(stockCode("510300.SH")).toBe("510300");
  for (const text of ["600000.SZ", "000001.SH", "", "6000000", "600000.HK", "６０００００"]) {
    expect(typeof stockCode(text)).toBe("object");
  }
});
