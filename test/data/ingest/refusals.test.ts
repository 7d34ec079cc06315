import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/errors.ts";
import { desk } from "../../support/import-files.ts";

const INDEX = "date,code,open,high,low,close";
const FUTURES = "symbol,date,open,high,low,close,volume,open_interest";
const STOCKS = "date,code,close,volume,amount,turnover_pct";
const GOOD = "2024-02-05,000905.SH,4700,4710.5,4480,4493.8";

describe("a bad row is refused with line, column and reason, and nothing of its file is stored", () => {
  test.each([
    [
      "not a day",
      INDEX,
      "2024-02-30,000905.SH,,,,1",
      "date",
      '"2024-02-30"; expected a calendar day such as 2024-02-05',
    ],
    [
      "a day in another order",
      INDEX,
      "05/02/2024,000905.SH,,,,1",
      "date",
      '"05/02/2024"; expected a calendar day such as 2024-02-05',
    ],
    ["no day", INDEX, ",000905.SH,,,,1", "date", "empty; expected a calendar day such as 2024-02-05"],
    [
      "a Saturday",
      INDEX,
      "2024-02-03,000905.SH,,,,1",
      "date",
      '"2024-02-03"; expected a trading day of the Chinese exchanges',
    ],
    [
      "a holiday",
      INDEX,
      "2024-02-09,000905.SH,,,,1",
      "date",
      '"2024-02-09"; expected a trading day of the Chinese exchanges',
    ],
    [
      "a day before the table of trading days",
      INDEX,
      "1999-02-08,000905.SH,,,,1",
      "date",
      '"1999-02-08"; expected a trading day of the Chinese exchanges',
    ],
    [
      "not a number",
      INDEX,
      "2024-02-05,000905.SH,,,,12a",
      "close",
      '"12a"; expected a number such as 4044.6, or nothing',
    ],
    [
      "a comma for the point",
      INDEX,
      '2024-02-05,000905.SH,,,,"12,5"',
      "close",
      '"12,5"; expected a number such as 4044.6, or nothing',
    ],
    [
      "not a finite number",
      INDEX,
      "2024-02-05,000905.SH,,,,1e999",
      "close",
      '"1e999"; expected a number such as 4044.6, or nothing',
    ],
    [
      "nan written out",
      INDEX,
      "2024-02-05,000905.SH,nan,,,1",
      "open",
      '"nan"; expected a number such as 4044.6, or nothing',
    ],
    [
      "digits joined by underscores",
      INDEX,
      "2024-02-05,000905.SH,,,,1_000",
      "close",
      '"1_000"; expected a number such as 4044.6, or nothing',
    ],
    ["no close", INDEX, "2024-02-05,000905.SH,1,1,1,", "close", "empty; expected a number such as 4044.6"],
    ["a negative price", INDEX, "2024-02-05,000905.SH,,,,-4493.8", "close", '"-4493.8"; expected a price above zero'],
    ["a price of zero", INDEX, "2024-02-05,000905.SH,0,,,1", "open", '"0"; expected a price above zero'],
    ["high below low", INDEX, "2024-02-05,000905.SH,5,4,6,5", "high", "below low; expected high >= low"],
    ["too few columns", INDEX, "2024-02-05,000905.SH,1", "", "3 columns; expected the header's 6"],
    ["too many columns", INDEX, "2024-02-05,000905.SH,1,1,1,1,1", "", "7 columns; expected the header's 6"],
    [
      "a quote that does not close",
      INDEX,
      '2024-02-05,"000905.SH,1,1,1,1',
      "",
      "a quoted cell does not close on its line",
    ],
    [
      "a stock among indices",
      INDEX,
      "2024-02-05,000905,1,1,1,1",
      "code",
      '"000905"; expected an index code such as 000905.SH or 8841431.WI',
    ],
    [
      "an unknown contract",
      FUTURES,
      "IX2403,2024-02-05,,,,1,,",
      "symbol",
      '"IX2403"; expected IF, IH, IC or IM with year and month, such as IM2403',
    ],
    [
      "a thirteenth month",
      FUTURES,
      "IM2413,2024-02-05,,,,1,,",
      "symbol",
      '"IM2413"; expected IF, IH, IC or IM with year and month, such as IM2403',
    ],
    ["negative open interest", FUTURES, "IM2403,2024-02-05,,,,1,,-5", "open_interest", '"-5"; expected zero or more'],
    [
      "a code that lost its zeros",
      STOCKS,
      "2024-02-05,1,9.1,1,1,1",
      "code",
      '"1"; expected a stock code of six digits such as 000001',
    ],
    ["negative turnover", STOCKS, "2024-02-05,000001,9.1,1,1,-1", "turnover_pct", '"-1"; expected zero or more'],
  ])("%s", async (_, header, row, column, reason) => {
    const at = desk();
    const good =
      header === INDEX ? GOOD : header === FUTURES ? "IM2403,2024-02-05,,,,4044.6,," : "2024-02-05,000002,9,1,1,1";
    const result = await at.take("a.csv", [header, good, row, ""].join("\n"));
    expect(result).toMatchObject({
      stored: false,
      rows: 2,
      added: 0,
      refused: 1,
      refusals: [{ line: 3, column, reason }],
    });
    for (const table of ["index_daily", "futures_daily", "stock_daily"] as const) {
      expect(await at.rows(table, ["date"])).toEqual([]);
    }
  });

  test("a stay in an index that ends before it begins", async () => {
    const csv = "symbol,name,opt-in,opt-out\nSZ000001,平安银行,2010-01-04,2009-01-05\n";
    expect((await desk().take("csi500-history.csv", csv)).refusals).toEqual([
      { line: 2, column: "opt-out", reason: "before opt-in; expected opt-out after it" },
    ]);
  });

  test("a bad code on the first row does not hide what the file is", async () => {
    const csv = `${INDEX}\n2024-02-05,?,,,,1\n${GOOD}\n`;
    expect(await desk().take("a.csv", csv)).toMatchObject({
      format: "index-daily",
      refusals: [{ line: 2, column: "code" }],
    });
  });

  test("a price index among total-return indices", async () => {
    const csv = "date,code,close\n2024-02-05,H00905.CSI,1\n2024-02-05,000905.SH,1\n";
    expect((await desk().take("a.csv", csv)).refusals).toEqual([
      { line: 3, column: "code", reason: '"000905.SH"; expected a total-return index code such as H00852.CSI' },
    ]);
  });

  test("one key with two values: every line that holds it is refused, naming another", async () => {
    const rows = [GOOD, "2024-02-05,000300.SH,,,,1", GOOD.replace("4493.8", "4494"), GOOD];
    const result = await desk().take("a.csv", [INDEX, ...rows].join("\n"));
    const reason = (line: number) => `same date and code as line ${line}, with other values; expected each key once`;
    expect(result.refusals).toEqual([
      { line: 2, column: "", reason: reason(5) },
      { line: 4, column: "", reason: reason(2) },
      { line: 5, column: "", reason: reason(2) },
    ]);
  });

  test("a plain repeat of a row is no contradiction", async () => {
    const at = desk();
    expect(await at.take("a.csv", [INDEX, GOOD, GOOD, GOOD].join("\n"))).toMatchObject({
      stored: true,
      rows: 3,
      added: 1,
      unchanged: 2,
      refused: 0,
    });
    expect(await at.rows("index_daily", ["close"])).toEqual(["4493.8"]);
  });

  test("the first 20 are shown, the rest are counted", async () => {
    const rows = Array.from({ length: 50 }, (_, i) => `2024-02-05,00${1000 + i}.SH,,,,x`);
    const result = await desk().take("a.csv", [INDEX, ...rows].join("\n"));
    expect(result.refused).toBe(50);
    expect(result.refusals.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });
});

describe("line numbers", () => {
  const badLines = [9, 70_003, 140_001, 200_001];
  const text = (width: number) => {
    const volume = `1.${"0".repeat(width)}`;
    const rows = Array.from({ length: 200_000 }, (_, i) => {
      return `2024-02-05,${String(i).padStart(6, "0")},${badLines.includes(i + 2) ? "x" : 9.1},${volume},,`;
    });
    return [STOCKS, ...rows].join("\n");
  };

  test.each<[string, string | Uint8Array]>([
    ["a plain file that several threads read", text(200)],
    ["a gzip file", gzipSync(text(1), { level: 1 })],
    ["Windows line ends", text(1).replaceAll("\n", "\r\n")],
  ])("hold in %s", async (_, content) => {
    const result = await desk().take("a.csv", content);
    expect(result.rows).toBe(200_000);
    expect(result.refusals.map(({ line }) => line)).toEqual(badLines);
  });

  test.each([
    ["\r\n\n", "\n", 6],
    ["\n", "\r\n", 5],
    ["\r", "\n\r", 8],
    ["\r\n", "\r", 5],
  ])("hold where lines end in more than one way (%j, then %j)", async (first, other, line) => {
    const rows = [GOOD, "2024-02-05,000300.SH,,,,1", "2024-02-06,000300.SH,,,,1"];
    const text = `${INDEX}${first}${rows.join(other)}${other}2024-02-06,000905.SH,,,,x`;
    for (const content of [text, gzipSync(text)]) {
      expect((await desk().take("a.csv", content)).refusals).toMatchObject([{ line, column: "close" }]);
    }
  });

  test("count blank lines and survive quotes and a byte order mark", async () => {
    const text = `\ufeff${INDEX}\r\n\r\n"2024-02-05","000905.SH",,,,1\n\n\n2024-02-05,000300.SH,,,,x`;
    expect((await desk().take("a.csv", text)).refusals).toMatchObject([{ line: 6, column: "close" }]);
  });
});

describe("--skip-bad-rows", () => {
  const BAD = [
    INDEX,
    GOOD,
    '2024-02-05,000300.SH,,,,"1,5"',
    "2024-02-06,000905.SH,,,,-1",
    "2024-02-06,000300.SH,,,,3200",
  ].join("\n");

  test("stores the good rows and keeps every refused one, as it stood, in a file next to the store", async () => {
    const at = desk();
    const result = await at.take("vendor.csv", BAD, { skipBadRows: true });
    expect(result).toMatchObject({ stored: true, rows: 4, added: 2, refused: 2 });
    expect(await at.rows("index_daily", ["date", "code", "close"])).toEqual([
      "2024-02-05 000905.SH 4493.8",
      "2024-02-06 000300.SH 3200",
    ]);
    expect(result.refusedFile).toMatch(/store\.duckdb\.vendor-[0-9a-f]{8}\.refused\.csv$/);
    expect(readFileSync(result.refusedFile as string, "utf8")).toBe(
      [
        "line,column,reason,row",
        '3,close,"""1,5""; expected a number such as 4044.6, or nothing","2024-02-05,000300.SH,,,,""1,5"""',
        '4,close,"""-1""; expected a price above zero","2024-02-06,000905.SH,,,,-1"',
        "",
      ].join("\n"),
    );
  });

  test("a second time changes nothing, and the kept file is not taken for data", async () => {
    const at = desk();
    await at.take("vendor.csv", BAD, { skipBadRows: true });
    const again = await at.import([at.folder], { skipBadRows: true });
    expect(again.files).toHaveLength(1);
    expect(again.files[0]).toMatchObject({ added: 0, replaced: 0, unchanged: 2, refused: 2 });
    expect(again.passedOver).toContain(again.files[0].refusedFile);
  });

  test("a file without bad rows leaves no such file", async () => {
    const at = desk();
    expect(await at.take("a.csv", `${INDEX}\n${GOOD}\n`, { skipBadRows: true })).toMatchObject({ refusedFile: null });
    expect(readdirSync(at.folder).filter((name) => name.includes("refused"))).toEqual([]);
  });
});

describe("a file that cannot be taken is told in one sentence, and the others go on", () => {
  const packed = gzipSync(`${INDEX}\n${`${GOOD}\n`.repeat(1000)}`);
  const altered = Buffer.from(packed);
  altered[altered.length - 6] ^= 255;

  test.each<[string, string | Uint8Array, RegExp]>([
    [
      "an unknown header",
      "date,code,price\n1,2,3\n",
      /has the columns "date,code,price", which no format has; nearest is index-close \(date,code,close\): missing close, not expected price$/,
    ],
    [
      "a column given twice",
      "date,code,close,close\n1,2,3,4\n",
      /which no format has; nearest is index-close \(date,code,close\): not expected close$/,
    ],
    [
      "no first row to tell indices from stocks",
      `${INDEX}\n`,
      /has the columns .* of index-daily or stock-ohlc, and its first code is ""; expected an index code such as 000905.SH or a stock code such as 000001$/,
    ],
    ["nothing in it", "", /is empty; expected a header line and rows$/],
    [
      "a gzip file cut short",
      packed.subarray(0, packed.length - 12),
      /cannot be read \(unexpected end of file\); fetch the file again$/,
    ],
    ["a gzip file altered", altered, /cannot be read \(incorrect data check\); fetch the file again$/],
    [
      "bytes that no text holds",
      `${INDEX}\n${GOOD}\n\u0000`,
      /holds control characters \(U\+0000 or U\+0001\), so it is no text; export it as CSV$/,
    ],
    ["an Excel file", "PK\u0003\u0004....", /is a zip or Excel file; expected CSV, gzipped CSV or Parquet$/],
    ["UTF-16 text", Buffer.from(`\ufeff${INDEX}`, "utf16le"), /is UTF-16 text; save it as UTF-8$/],
    [
      "a header in another encoding",
      Buffer.from([0xba, 0xcf, 0xd4, 0xbc, 0x2c, 0x31, 0x0a]),
      /is not UTF-8 text; save it as UTF-8/,
    ],
    [
      "a row in another encoding",
      Buffer.concat([Buffer.from(`${INDEX}\n${`${GOOD}\n`.repeat(3000)}`), Buffer.from([0xc4, 0xe3, 0x0a])]),
      /line 3002 is not UTF-8 text; save the file as UTF-8/,
    ],
    [
      "a broken Parquet file",
      "PAR1 and then nothing of the kind",
      /cannot be read \(.*\); fetch or export the file again$/,
    ],
  ])("%s", async (_, content, message) => {
    const at = desk();
    const bad = at.write("bad.csv", content);
    const good = at.write("good.csv", `${INDEX}\n${GOOD}\n`);
    const { files } = await at.import([bad, good]);
    expect(files[0]).toMatchObject({ stored: false, added: 0 });
    expect(files[0].error).toMatch(message);
    expect(files[0].error).not.toContain("\n");
    expect(files[0].error?.startsWith(bad)).toBe(true);
    expect(files[1]).toMatchObject({ stored: true, added: 1 });
  });

  test("a name that does not tell what the header leaves open", async () => {
    const stocks =
      "code,name,industry,total_share,float_share,total_mv,float_mv,list_date,industry_ts,area\n000001,a,,,,,,,,\n";
    expect((await desk().take("stocks.csv", stocks)).error).toMatch(
      /does not tell the day of its list of stocks; name the file like stocks-2024-06-29.csv.gz$/,
    );
    const members = "symbol,name,opt-in,opt-out\nSZ000001,a,2010-01-04,\n";
    expect((await desk().take("members.csv", members)).error).toMatch(
      /does not tell whose members it lists; name the file like csi500-history.csv$/,
    );
    expect((await desk().take("a.csv", "date,close\n2024-02-05,1\n")).error).toMatch(
      /does not tell whose closes it holds/,
    );
  });

  test("a path that does not exist, and a folder with nothing to import, stop before the store is made", async () => {
    const at = desk();
    await expect(at.import([`${at.folder}/none`])).rejects.toThrow(
      new InputError(`${at.folder}/none does not exist; expected a file or a folder to import`),
    );
    at.write("README.md", "text");
    await expect(at.import()).rejects.toThrow(/holds no file to import; expected .csv, .csv.gz or .parquet$/);
    expect(readdirSync(at.folder)).toEqual(["files"]);
  });
});
