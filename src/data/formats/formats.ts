import { InputError } from "../../errors.ts";
import { type Format, format, optional, required } from "./format.ts";
import { RECORDED } from "./recorded.ts";

const INDEX_CODE = /\./;
const TOTAL_RETURN_CODE = /^H\d{5}\.CSI$/;
const PRICE_INDEX_CODE = /^(?!H\d{5}\.CSI$).*\./;
const STOCK_CODE = /^\d{6}$/;

const INDEX_OF_NAME: Readonly<Record<string, string>> = {
  csi300: "000300.SH",
  csi500: "000905.SH",
  csi1000: "000852.SH",
};

/** Every file format that the import knows. Units of the tables stand in ../schema.ts; docs/import.md lists them all. */
export const FORMATS: readonly Format[] = [
  format("futures-daily", "futures_daily", [
    required("symbol", "contract"),
    required("date", "tradingDay"),
    optional("open", "price"),
    optional("high", "price"),
    optional("low", "price"),
    required("close", "price"),
    optional("volume", "quantity"),
    optional("open_interest", "quantity"),
  ]),
  format("futures-settlement", "futures_settlement", [
    required("symbol", "contract"),
    required("date", "tradingDay"),
    required("settle", "price"),
  ]),
  format(
    "index-daily",
    "index_daily",
    [
      required("date", "tradingDay"),
      required("code", "indexCode"),
      optional("open", "price"),
      optional("high", "price"),
      optional("low", "price"),
      required("close", "price"),
    ],
    { codes: INDEX_CODE },
  ),
  format(
    "index-close",
    "index_daily",
    [required("date", "tradingDay"), required("code", "indexCode"), required("close", "price")],
    { codes: PRICE_INDEX_CODE },
  ),
  format(
    "index-total-return",
    "index_total_return",
    [required("date", "tradingDayOrLeftOut"), required("code", "totalReturnCode"), required("close", "price")],
    { codes: TOTAL_RETURN_CODE },
  ),
  format("index-weekly", "index_weekly", [
    required("date", "tradingDay"),
    required("code", "indexCode"),
    required("close", "price", "week_close"),
  ]),
  format("basis-history", "basis_history", [
    required("date", "tradingDay"),
    required("product", "product"),
    required("raw", "ratio"),
    optional("adjusted_ex_post", "ratio"),
  ]),
  format("stock-daily", "stock_daily", [
    required("date", "tradingDay"),
    required("code", "stockCode"),
    required("close", "price"),
    optional("volume", "quantity"),
    optional("amount", "quantity"),
    optional("turnover", "percent", "turnover_pct"),
  ]),
  format(
    "stock-ohlc",
    "stock_ohlc",
    [
      required("code", "stockCode"),
      required("date", "tradingDay"),
      optional("open", "price"),
      optional("high", "price"),
      optional("low", "price"),
      required("close", "price"),
    ],
    { codes: STOCK_CODE },
  ),
  format(
    "stocks",
    "stock_info",
    [
      required("code", "stockCode"),
      required("name", "name"),
      optional("total_share", "quantity"),
      optional("float_share", "quantity"),
      optional("total_mv", "quantity"),
      optional("float_mv", "quantity"),
      optional("industry", "name"),
      optional("list_date", "day"),
      optional("area", "name"),
    ],
    {
      header: "code,name,industry,total_share,float_share,total_mv,float_mv,list_date,industry_ts,area".split(","),
      fromName: (name) => ({ asof: dayInName(name) }),
    },
  ),
  format("stock-fundamentals", "stock_fundamental", [
    required("announced", "day"),
    required("code", "stockCode"),
    required("period_end", "day"),
    optional("book_equity", "ratio"),
    optional("preferred_equity", "quantity"),
    optional("long_term_debt", "quantity"),
    optional("total_debt", "quantity"),
    optional("total_assets", "quantity"),
    optional("earnings", "ratio"),
    optional("cash_flow", "ratio"),
    optional("dividends", "quantity"),
    optional("earnings_per_share", "ratio"),
    optional("sales_per_share", "ratio"),
  ]),
  format("stock-pledges", "stock_pledge", [
    required("announced", "day"),
    required("code", "stockCode"),
    required("pledgor", "name"),
    required("pledgee", "name"),
    required("start_date", "day"),
    optional("end_date", "day"),
    optional("release_date", "day"),
    required("shares", "quantity"),
    optional("loan", "quantity"),
    optional("warning_line", "price"),
    optional("close_out_line", "price"),
  ]),
  format(
    "pledge-detail",
    "stock_pledge",
    [
      required("announced", "day", "公告日期"),
      required("code", "stockCode", "股票代码"),
      required("pledgor", "name", "股东名称"),
      required("pledgee", "name", "质押机构"),
      required("start_date", "day", "质押开始日期"),
      optional("release_date", "day", "质押结束日期"),
      required("shares", "quantity", "质押股份数量"),
    ],
    {
      header:
        "序号,股票代码,股票简称,股东名称,质押股份数量,占所持股份比例,占总股本比例,质押机构,最新价,质押日收盘价,预估平仓线,质押开始日期,质押结束日期,状态,公告日期".split(
          ",",
        ),
    },
  ),
  format(
    "index-members",
    "index_member",
    [
      required("code", "prefixedStockCode", "symbol"),
      required("name", "name"),
      // The public record has leavings whose joining is not known: such a row says nothing about any day.
      { ...required("from_date", "day", "opt-in"), whenEmpty: "left out" },
      optional("to_date", "day", "opt-out"),
    ],
    { fromName: (name) => ({ index_code: indexInName(name) }) },
  ),
  format(
    "index-member-list",
    "index_member",
    [
      required("from_date", "day", "date"),
      required("index_code", "shortIndexCode"),
      required("code", "stockCode"),
      required("name", "name"),
    ],
    { header: ["date", "index_code", "code", "name", "exchange"] },
  ),
  format("snowball-book", "snowball_note", [
    required("id", "name"),
    required("index_code", "indexCode", "index"),
    required("notional", "quantity"),
    required("issue_date", "day"),
    required("initial_price", "price"),
    required("tenor_months", "quantity"),
    required("lock_months", "quantity"),
    required("knock_out_ratio", "price"),
    optional("knock_out_step", "ratio"),
    required("knock_in_ratio", "price"),
    required("coupon", "ratio"),
    optional("participation", "quantity"),
    optional("strike", "price"),
    optional("status", "noteStatus"),
  ]),
  ...RECORDED,
];

function dayInName(name: string): string {
  const found = /\d{4}-\d{2}-\d{2}/.exec(name);
  if (found) return found[0];
  throw new InputError(
    `${name} does not tell the day of its list of stocks; name the file like stocks-2024-06-29.csv.gz`,
  );
}

function indexInName(name: string): string {
  const found = /csi(300|500|1000)(?!\d)/i.exec(name);
  if (found) return INDEX_OF_NAME[found[0].toLowerCase()];
  throw new InputError(`${name} does not tell whose members it lists; name the file like csi500-history.csv`);
}
