import { expect, test } from "vitest";
import { readDailyFile } from "../../../src/data/sources/cffex/daily-file.ts";
import { unzipMonth } from "../../../src/data/sources/cffex/month-zip.ts";
import { readParametersFile } from "../../../src/data/sources/cffex/parameters-file.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DAY_FILE, monthArchive, PARAMETERS_FILE, reordered } from "../../support/cffex-files.ts";
import { gb18030 } from "../../support/gb18030.ts";

const DAY = parseDay("2024-02-05");
const read = (text: string) => readDailyFile(gb18030(text), DAY, "20240205_1.csv");

const IC = { date: DAY, symbol: "IC2403", open: 5100.2, high: 5150, low: 5050.4, close: 5120.6, volume: 40000 };

test("subtotals, options and bond futures are dropped, a contract without a close keeps its settlement alone", () => {
  const { daily, settlement } = read(DAY_FILE);
  expect(daily.map(({ symbol }) => symbol)).toEqual(["IC2403", "IM2403"]);
  expect(daily[0]).toEqual({ ...IC, open_interest: 90000 });
  expect(settlement.map(({ symbol, settle }) => `${symbol} ${settle}`)).toEqual([
    "IC2403 5118.8",
    "IC2406 5010.2",
    "IM2403 5020",
  ]);
});

test("13, 14 and 15 columns in any order read the same, because columns are known by name", () => {
  const whole = read(DAY_FILE);
  const without = DAY_FILE.split("\n").map((line) => line.split(",").slice(0, 13).join(","));
  expect(read(without.join("\n"))).toEqual(whole);
  expect(read(reordered(DAY_FILE))).toEqual(whole);
});

test("UTF-8 is taken where the words are those; any other encoding and a web page are refused in one sentence", () => {
  expect(readDailyFile(new TextEncoder().encode(`\uFEFF${DAY_FILE}`), DAY, "f").daily).toHaveLength(2);
  const utf16 = Uint8Array.from(Buffer.from(DAY_FILE, "utf16le"));
  expect(() => readDailyFile(utf16, DAY, "20240205_1.csv")).toThrow(/no column 合约代码 in GB18030 or UTF-8/);
  expect(() => read("<html><body>404</body></html>")).toThrow("20240205_1.csv of CFFEX is a web page");
});

test("a blank file and one with a header alone are days without rows", () => {
  expect(read("")).toEqual({ daily: [], settlement: [] });
  expect(read(DAY_FILE.split("\n")[0])).toEqual({ daily: [], settlement: [] });
});

test("a missing or renamed column is told by name, a cell that is no number with its column", () => {
  expect(() => read(DAY_FILE.replace("今结算", "结算参考"))).toThrow(
    /lacks the column 今结算; its columns are 合约代码,/,
  );
  expect(() => read(DAY_FILE.replace("5120.6", "五千"))).toThrow('has "五千" in 今收盘; expected a number');
});

test("an archive gives its day files; one that is cut anywhere is refused", () => {
  const whole = monthArchive(["20240205", "20240206"]);
  expect([...unzipMonth(whole, "202402.zip").keys()]).toEqual(["20240205_1.csv", "20240206_1.csv"]);
  for (const cut of [0, 10, whole.length >> 1, whole.length - 1]) {
    expect(() => unzipMonth(whole.subarray(0, cut), "202402.zip")).toThrow(
      /202402.zip of CFFEX is no whole zip archive/,
    );
  }
});

test("contract parameters are read below their title; margins in per cent become decimals where they are given", () => {
  const [first] = readParametersFile(gb18030(PARAMETERS_FILE), DAY, "p");
  expect(first).toEqual({
    date: DAY,
    symbol: "IM2402",
    list_date: parseDay("2023-12-18"),
    last_trading_day: parseDay("2024-02-19"),
    upper_limit: 5400.2,
    lower_limit: 4418.4,
    position_limit: 1200,
  });
  const withMargins = PARAMETERS_FILE.replace("持仓限额", "持仓限额,合约多头保证金标准,合约空头保证金标准").replace(
    "4418.4,1200",
    "4418.4,1200手,12%,14",
  );
  expect(readParametersFile(gb18030(withMargins), DAY, "p")[0]).toMatchObject({
    margin_long: 0.12,
    margin_short: 0.14,
  });
});
