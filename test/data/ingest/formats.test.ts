import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../../src/data/formats/formats.ts";
import { TABLES, type TableName } from "../../../src/data/schema.ts";
import { type Desk, desk } from "../../support/import-files.ts";

const INDEX =
  "date,code,open,high,low,close\n2024-02-05,000905.SH,4700,4710.5,4480,4493.8\n2024-02-05,000016.SH,,,,2250.1\n";
const OHLC = ["date", "code", "open", "high", "low", "close"];

async function stored(file: string, content: string, table: TableName, columns: string[]): Promise<string[]> {
  const at = desk();
  expect(await at.take(file, content)).toMatchObject({ stored: true, refused: 0, error: null });
  return at.rows(table, columns);
}

describe("formats known by their header", () => {
  test("index-daily: missing prices stay missing", async () => {
    expect(await stored("a.csv", INDEX, "index_daily", OHLC)).toEqual([
      "2024-02-05 000016.SH - - - 2250.1",
      "2024-02-05 000905.SH 4700 4710.5 4480 4493.8",
    ]);
  });

  test("index-close: closes of price indices", async () => {
    expect(await stored("a.csv", "date,code,close\n2024-02-05,000905.SH,4493.8\n", "index_daily", OHLC)).toEqual([
      "2024-02-05 000905.SH - - - 4493.8",
    ]);
  });

  test("index-total-return: the same header, told apart by the code", async () => {
    const rows = await stored("a.csv", "date,code,close\n2024-02-05,H00905.CSI,7000.5\n", "index_total_return", [
      "code",
      "close",
    ]);
    expect(rows).toEqual(["H00905.CSI 7000.5"]);
  });

  test("stock-ohlc: the header of index-daily in any order, told apart by the code, which keeps its zeros", async () => {
    const csv = "code,date,open,high,low,close\n000001,2024-02-05,9,9.2,8.8,9.1\n";
    expect(await stored("a.csv", csv, "stock_ohlc", OHLC)).toEqual(["2024-02-05 000001 9 9.2 8.8 9.1"]);
  });

  test("futures-daily", async () => {
    const csv =
      "symbol,date,open,high,low,close,volume,open_interest\nIM2403,2024-02-05,4500,4510,4040,4044.6,90000,85000\n";
    const columns = ["date", "symbol", "close", "volume", "open_interest"];
    expect(await stored("a.csv", csv, "futures_daily", columns)).toEqual(["2024-02-05 IM2403 4044.6 90000 85000"]);
  });

  test("stock-daily: turnover becomes a decimal, and a ChiNext row without amount and turnover keeps them missing", async () => {
    const csv =
      "date,code,close,volume,amount,turnover_pct\n2024-02-05,000001,9.1,219412800,2971546989,1.25\n2024-02-05,300001,18.2,1000,,\n";
    expect(await stored("a.csv", csv, "stock_daily", ["code", "close", "volume", "amount", "turnover"])).toEqual([
      "000001 9.1 219412800 2971546989 0.0125",
      "300001 18.2 1000 - -",
    ]);
  });

  test("stocks: the day comes from the file's name, listing days may be written without dashes or be missing", async () => {
    const csv =
      'code,name,industry,total_share,float_share,total_mv,float_mv,list_date,industry_ts,area\n000002,"万  科Ａ, 地产",房地产开发,11930709471.0,,85781801096.49,,19910129,全国地产,深圳\n000023,*ST深天,,1,1,1,1,,,\n';
    const columns = ["asof", "code", "name", "industry", "total_share", "float_share", "list_date", "area"];
    expect(await stored("stocks-2024-06-29.csv", csv, "stock_info", columns)).toEqual([
      "2024-06-29 000002 万  科Ａ, 地产 房地产开发 11930709471 - 1991-01-29 深圳",
      "2024-06-29 000023 *ST深天 - 1 1 - -",
    ]);
  });

  test("index-members: the index comes from the file's name, a stay without end has none", async () => {
    const csv =
      "\ufeffsymbol,name,opt-in,opt-out\nSZ000001,平安银行,2005-04-08,\nSH600006,东风汽车,2007-01-15,2023-06-09\n";
    const columns = ["index_code", "code", "from_date", "to_date"];
    expect(await stored("csi300-history.csv", csv, "index_member", columns)).toEqual([
      "000300.SH 000001 2005-04-08 -",
      "000300.SH 600006 2007-01-15 2023-06-09",
    ]);
  });

  test("index-members: a stay whose beginning is not known says nothing of any day; it is told and left out", async () => {
    const at = desk();
    const csv = "symbol,name,opt-in,opt-out\nSZ000001,平安银行,2005-04-08,\nSH600312,平高电气,,2012-01-01\n";
    const result = await at.take("csi300-history.csv", csv);
    expect(result).toMatchObject({ stored: true, rows: 2, added: 1, leftOut: 1, refused: 0 });
    expect(result.leftOutRows).toEqual([
      { line: 3, column: "opt-in", reason: "empty; expected a calendar day such as 2024-02-05" },
    ]);
    expect(await at.rows("index_member", ["code"])).toEqual(["000001"]);
  });

  test("index-total-return: a close on a holiday is told and left out", async () => {
    const csv = "date,code,close\n2018-06-15,H00905.CSI,6059.92\n2018-06-18,H00905.CSI,6060.55\n";
    const result = await desk().take("a.csv", csv);
    expect(result).toMatchObject({ stored: true, added: 1, leftOut: 1, leftOutRows: [{ line: 3, column: "date" }] });
  });

  test("index-member-list", async () => {
    const csv = "date,index_code,code,name,exchange\n2023-07-19,000852,002472,双环传动,Shenzhen Stock Exchange\n";
    expect(await stored("a.csv", csv, "index_member", ["index_code", "code", "name", "from_date", "to_date"])).toEqual([
      "000852.SH 002472 双环传动 2023-07-19 -",
    ]);
  });

  test("index-weekly and basis-history: the recorded facts", async () => {
    const weekly = await stored("a.csv", "date,code,week_close\n2021-01-08,8841431.WI,110897.69\n", "index_weekly", [
      "date",
      "close",
    ]);
    expect(weekly).toEqual(["2021-01-08 110897.69"]);
    const basis = "date,product,raw,adjusted_ex_post\n2024-02-05,IM,-0.4662,-0.4650\n2024-12-31,IM,-0.05,\n";
    const columns = ["date", "product", "raw", "adjusted_ex_post"];
    expect(await stored("a.csv", basis, "basis_history", columns)).toEqual([
      "2024-02-05 IM -0.4662 -0.465",
      "2024-12-31 IM -0.05 -",
    ]);
  });

  test("the wide tables give the same rows as the long ones; a product that was not listed gives none", async () => {
    const at = desk();
    await at.take("basis.csv", "date,IC_raw,IC_adjusted,IM_raw,IM_adjusted\n2019-01-02,-0.1509,-0.1484,,\n");
    expect(await at.rows("basis_history", ["date", "product", "raw", "adjusted_ex_post"])).toEqual([
      "2019-01-02 IC -0.1509 -0.1484",
    ]);
    await at.take("microcap-weekly.csv", "date,close\n2021-01-08,110897.69\n");
    expect(await at.rows("index_weekly", ["date", "code", "close"])).toEqual(["2021-01-08 8841431.WI 110897.69"]);
  });

  test("futures-settlement: the prices by which gains are paid, by contract and day", async () => {
    const csv = "symbol,date,settle\nIM2403,2024-02-05,4153.6\nIM2402,2024-02-05,4190\n";
    expect(await stored("s.csv", csv, "futures_settlement", ["date", "symbol", "settle"])).toEqual([
      "2024-02-05 IM2402 4190",
      "2024-02-05 IM2403 4153.6",
    ]);
  });

  test("stock-fundamentals: accounts by day of announcement; losses and negative equity pass, what is not told is missing", async () => {
    const csv = [
      "code,announced,period_end,book_equity,preferred_equity,long_term_debt,total_debt,total_assets,earnings,cash_flow,dividends,earnings_per_share,sales_per_share",
      "000001,2024-03-15,20231231,-120.5,,30,50,200,-8,6,,-0.4,3.5",
      "000001,2024-04-20,20231231,-119.5,,30,50,200,-8,6,,-0.4,3.5",
    ].join("\n");
    const columns = ["announced", "code", "period_end", "book_equity", "preferred_equity", "earnings", "dividends"];
    expect(await stored("a.csv", csv, "stock_fundamental", columns)).toEqual([
      "2024-03-15 000001 2023-12-31 -120.5 - -8 -",
      "2024-04-20 000001 2023-12-31 -119.5 - -8 -",
    ]);
  });

  test("every format fills columns that its table has, its whole key among them", () => {
    for (const { name, header, parts, fromName } of FORMATS) {
      const told = Object.keys(fromName?.("csi500-microcap-2024-06-29.csv") ?? {});
      for (const { table, fields, constants } of parts) {
        const filled = [...fields.map(({ to }) => to), ...Object.keys(constants ?? {}), ...told];
        expect(Object.keys(TABLES[table].columns), name).toEqual(expect.arrayContaining(filled));
        expect(filled, name).toEqual(expect.arrayContaining([...TABLES[table].key]));
        expect(header, name).toEqual(expect.arrayContaining(fields.map(({ from }) => from)));
      }
    }
  });
});

describe("containers", () => {
  const EXPECTED = ["2024-02-05 000016.SH - - - 2250.1", "2024-02-05 000905.SH 4700 4710.5 4480 4493.8"];

  test.each<[string, string, string | Uint8Array]>([
    ["gzip, whatever the name", "a.csv", gzipSync(INDEX)],
    ["gzip of several members", "a.csv.gz", Buffer.concat([gzipSync(INDEX.slice(0, 40)), gzipSync(INDEX.slice(40))])],
    ["a byte order mark", "a.csv", `\ufeff${INDEX}`],
    ["Windows line ends", "a.csv", INDEX.replaceAll("\n", "\r\n")],
    ["old Macintosh line ends", "a.csv", INDEX.replaceAll("\n", "\r")],
    ["mixed line ends", "a.csv", INDEX.replace("\n", "\r\n")],
    ["blank lines and none at the end", "a.csv", INDEX.replaceAll("\n", "\n\n").trimEnd()],
    ["spaces around cells", "a.csv", INDEX.replaceAll(",", " , ")],
    ["quoted cells", "a.csv", INDEX.replaceAll(/[^,\n]+/g, '"$&"')],
    ["a name full of wildcards and quotes", "a[1]*?'\"{b}.csv", INDEX],
  ])("%s: the same rows", async (_, name, content) => {
    const at = desk();
    expect(await at.take(name, content)).toMatchObject({ stored: true, added: 2, error: null });
    expect(await at.rows("index_daily", OHLC)).toEqual(EXPECTED);
  });

  async function parquet(at: Desk, name: string, select: string): Promise<string> {
    const path = at.write(name, "");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    await connection.run(`copy (${select}) to '${path}' (format parquet)`);
    return path;
  }

  const VALUES = `(values (DATE '2024-02-05', '000905.SH', 4700.0::DOUBLE, 4710.5::DOUBLE, 4480.0::DOUBLE, 4493.8::DOUBLE),
    (DATE '2024-02-05', '000016.SH', NULL, 'nan'::DOUBLE, NULL, 2250.1::DOUBLE)) t(date, code, open, high, low, close)`;

  test.each([
    ["days as dates", `select * from ${VALUES}`],
    ["days as timestamps, as pandas writes them", `select * replace (date::TIMESTAMP as date) from ${VALUES}`],
    [
      "days as text, columns in another order",
      `select close, low, high, open, code, date::VARCHAR as date from ${VALUES}`,
    ],
    ["prices as decimals", `select * replace (close::DECIMAL(18, 4) as close) from ${VALUES}`],
  ])("Parquet with %s: the same rows", async (_, select) => {
    const at = desk();
    const { files } = await at.import([await parquet(at, "a.parquet", select)]);
    expect(files[0]).toMatchObject({ stored: true, format: "index-daily", added: 2, error: null });
    expect(await at.rows("index_daily", OHLC)).toEqual(EXPECTED);
  });

  test("Parquet rows are refused by row, and a code that lost its zeros is not guessed", async () => {
    const at = desk();
    const select =
      "select DATE '2024-02-05' as date, 1::BIGINT as code, 1.0::DOUBLE as close, 1.0 as volume, 1.0 as amount, 1.0 as turnover_pct";
    const { files } = await at.import([await parquet(at, "a.parquet", select)]);
    expect(files[0]).toMatchObject({
      stored: false,
      refusals: [{ line: 1, column: "code", reason: '"1"; expected a stock code of six digits such as 000001' }],
    });
  });

  test("a double survives Parquet and CSV to the last bit", async () => {
    const value = 0.1 + 0.2;
    const at = desk();
    const select = `select DATE '2024-02-05' as date, '000905.SH' as code, ${value}::DOUBLE as close`;
    await at.import([await parquet(at, "a.parquet", select)]);
    expect(await at.rows("index_daily", ["close"])).toEqual([String(value)]);
    const again = await at.take("a.csv", `date,code,close\n2024-02-05,000905.SH,${value}\n`);
    expect(again).toMatchObject({ stored: true, added: 0, replaced: 0, unchanged: 1 });
  });

  test("folders are searched to the bottom; what is neither CSV nor Parquet is passed over and named", async () => {
    const at = desk();
    at.write("deep/deeper/a.csv", INDEX);
    const other = at.write("deep/README.md", "text");
    const result = await at.import();
    expect(result.files.map(({ added }) => added)).toEqual([2]);
    expect(result.passedOver).toEqual([other]);
  });

  test("a file reached by two paths is taken once", async () => {
    const at = desk();
    const path = at.write("a.csv", INDEX);
    expect((await at.import([path, join(at.folder, "files"), path])).files).toHaveLength(1);
  });
});
