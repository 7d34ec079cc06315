import { contract, day, LOT, number, PER_CENT, type Shape, stockCode, TEN_THOUSAND, THOUSAND, text } from "./fields.ts";

const date = day("date", "trade_date");
const PER_MILLE = 1e-3;

/** `daily`: prices as traded; the previous close is the exchange's reference price, less what was paid and split since. */
export const DAILY: Shape = {
  table: "stock_price",
  fields: [
    date,
    stockCode(),
    ...["open", "high", "low", "close"].map((name) => number(name)),
    number("previous_close", "pre_close"),
    number("volume", "vol", LOT),
    number("amount", "amount", THOUSAND),
  ],
};

export const DAILY_BASIC: Shape = {
  table: "stock_shares",
  fields: [
    date,
    stockCode(),
    ...["total_share", "float_share", "free_share"].map((name) => number(name, name, TEN_THOUSAND)),
    number("total_mv", "total_mv", TEN_THOUSAND),
    number("float_mv", "circ_mv", TEN_THOUSAND),
    number("turnover", "turnover_rate", PER_CENT),
  ],
};

export const LIMITS: Shape = {
  table: "stock_limit",
  fields: [date, stockCode(), number("upper_limit", "up_limit"), number("lower_limit", "down_limit")],
};

const FUTURES = [date, contract()];

export const FUTURES_DAILY: Shape = {
  table: "futures_daily",
  fields: [
    ...FUTURES,
    ...["open", "high", "low", "close"].map((name) => number(name)),
    number("volume", "vol"),
    number("open_interest", "oi"),
  ],
  positive: "close",
};

export const FUTURES_SETTLEMENT: Shape = {
  table: "futures_settlement",
  fields: [...FUTURES, number("settle")],
  positive: "settle",
};

/** `fut_settle` tells margins in per cent and fees in per mille of the value traded; its page names no unit. */
export const FUTURES_TERMS: Shape = {
  table: "futures_terms",
  fields: [
    ...FUTURES,
    number("margin_long", "long_margin_rate", PER_CENT),
    number("margin_short", "short_margin_rate", PER_CENT),
    number("fee", "trading_fee_rate", PER_MILLE),
    number("fee_close_today", "offset_today_fee", PER_MILLE),
  ],
};

/** `fut_basic`: what is known of a contract from its first day on. */
export const FUTURES_LISTED: Shape = {
  table: "futures_terms",
  fields: [day("date", "list_date"), contract(), day("list_date"), day("last_trading_day", "delist_date")],
  positive: "date",
};

export const INDEX_DAILY: Shape = {
  table: "index_daily",
  fields: [date, text("code", "ts_code"), ...["open", "high", "low", "close"].map((name) => number(name))],
};

export const INDEX_TOTAL_RETURN: Shape = {
  table: "index_total_return",
  fields: [date, text("code", "ts_code"), number("close")],
};

export const NAMES: Shape = {
  table: "stock_name",
  fields: [
    day("from_date", "start_date"),
    stockCode(),
    text("name"),
    day("to_date", "end_date"),
    day("announced", "ann_date"),
    text("reason", "change_reason"),
  ],
};

export const PLEDGE_TOTALS: Shape = {
  table: "stock_pledge_total",
  fields: [
    day("date", "end_date"),
    stockCode(),
    number("pledges", "pledge_count"),
    number("free_shares_pledged", "unrest_pledge", TEN_THOUSAND),
    number("restricted_shares_pledged", "rest_pledge", TEN_THOUSAND),
    number("total_share", "total_share", TEN_THOUSAND),
    number("ratio", "pledge_ratio", PER_CENT),
  ],
};

export const EXCHANGE_DAYS: Shape = {
  table: "exchange_day",
  fields: [day("date", "cal_date"), text("exchange"), number("is_open")],
};
