/**
 * Every table of the store and every column with its unit, stated once. Each table also carries `import_id`, the import
 * that wrote the row. Dates are calendar days; codes are text with their leading zeros.
 */

export type ColumnType = "date" | "text" | "number";

export interface Column {
  readonly type: ColumnType;
  /** Unit or meaning; "" where the name says it. */
  readonly unit: string;
}

export interface Table {
  readonly columns: Readonly<Record<string, Column>>;
  /** Columns that identify a row; a later file for the same key replaces the rest. */
  readonly key: readonly string[];
}

const date: Column = { type: "date", unit: "exchange day" };
const text: Column = { type: "text", unit: "" };
const points: Column = { type: "number", unit: "index points" };
const yuanForwardAdjusted: Column = { type: "number", unit: "yuan a share, forward-adjusted as of the file's date" };
const shares: Column = { type: "number", unit: "shares" };
const yuan: Column = { type: "number", unit: "yuan" };
const decimal: Column = { type: "number", unit: "decimal" };
const performanceRatio: Column = { type: "number", unit: "collateral over what is owed, decimal" };
const months: Column = { type: "number", unit: "months after issue" };
const yuanAShare: Column = { type: "number", unit: "yuan a share, of the fiscal year that the row reports on" };
const yuanOfYear: Column = { type: "number", unit: "yuan, of the twelve months up to the end of the period" };
const lots: Column = { type: "number", unit: "lots" };
const yuanUnadjusted: Column = { type: "number", unit: "yuan a share, as traded" };
const knownFrom: Column = { type: "date", unit: "first day on which it was in force" };

export const TABLES = {
  index_daily: {
    columns: { date, code: text, open: points, high: points, low: points, close: points },
    key: ["date", "code"],
  },
  index_total_return: { columns: { date, code: text, close: points }, key: ["date", "code"] },
  index_weekly: { columns: { date, code: text, close: points }, key: ["date", "code"] },
  futures_daily: {
    columns: {
      date,
      symbol: text,
      open: points,
      high: points,
      low: points,
      close: points,
      volume: lots,
      open_interest: lots,
    },
    key: ["date", "symbol"],
  },
  futures_settlement: {
    columns: { date, symbol: text, settle: points },
    key: ["date", "symbol"],
  },
  futures_terms: {
    columns: {
      date: knownFrom,
      symbol: text,
      list_date: date,
      last_trading_day: date,
      margin_long: decimal,
      margin_short: decimal,
      fee: { type: "number", unit: "decimal of the value traded" },
      fee_close_today: { type: "number", unit: "decimal of the value traded" },
      upper_limit: points,
      lower_limit: points,
      position_limit: lots,
    },
    key: ["date", "symbol"],
  },
  basis_history: {
    columns: { date, product: text, raw: decimal, adjusted_ex_post: decimal },
    key: ["date", "product"],
  },
  stock_daily: {
    columns: { date, code: text, close: yuanForwardAdjusted, volume: shares, amount: yuan, turnover: decimal },
    key: ["date", "code"],
  },
  stock_ohlc: {
    columns: {
      date,
      code: text,
      open: yuanForwardAdjusted,
      high: yuanForwardAdjusted,
      low: yuanForwardAdjusted,
      close: yuanForwardAdjusted,
    },
    key: ["date", "code"],
  },
  stock_price: {
    columns: {
      date,
      code: text,
      open: yuanUnadjusted,
      high: yuanUnadjusted,
      low: yuanUnadjusted,
      close: yuanUnadjusted,
      previous_close: { type: "number", unit: "yuan a share, the close before less what was paid and split since" },
      volume: shares,
      amount: yuan,
    },
    key: ["date", "code"],
  },
  stock_shares: {
    columns: {
      date,
      code: text,
      total_share: shares,
      float_share: shares,
      free_share: shares,
      total_mv: yuan,
      float_mv: yuan,
      turnover: decimal,
    },
    key: ["date", "code"],
  },
  stock_limit: {
    columns: { date, code: text, upper_limit: yuanUnadjusted, lower_limit: yuanUnadjusted },
    key: ["date", "code"],
  },
  stock_name: {
    columns: { from_date: knownFrom, code: text, name: text, to_date: date, announced: date, reason: text },
    key: ["from_date", "code"],
  },
  stock_pledge_total: {
    columns: {
      date,
      code: text,
      pledges: { type: "number", unit: "pledges standing" },
      free_shares_pledged: shares,
      restricted_shares_pledged: shares,
      total_share: shares,
      ratio: { type: "number", unit: "decimal of all shares" },
    },
    key: ["date", "code"],
  },
  stock_info: {
    columns: {
      asof: date,
      code: text,
      name: text,
      industry: text,
      total_share: shares,
      float_share: shares,
      total_mv: yuan,
      float_mv: yuan,
      list_date: date,
      area: text,
    },
    key: ["asof", "code"],
  },
  stock_fundamental: {
    columns: {
      announced: date,
      code: text,
      period_end: date,
      book_equity: yuan,
      preferred_equity: yuan,
      long_term_debt: yuan,
      total_debt: yuan,
      total_assets: yuan,
      earnings: yuanOfYear,
      cash_flow: yuanOfYear,
      dividends: yuanOfYear,
      earnings_per_share: yuanAShare,
      sales_per_share: yuanAShare,
    },
    key: ["announced", "code", "period_end"],
  },
  stock_pledge: {
    columns: {
      announced: date,
      code: text,
      pledgor: text,
      pledgee: text,
      start_date: date,
      end_date: date,
      release_date: date,
      shares,
      loan: yuan,
      warning_line: performanceRatio,
      close_out_line: performanceRatio,
    },
    key: ["announced", "code", "pledgor", "pledgee", "start_date"],
  },
  index_member: {
    columns: { index_code: text, code: text, name: text, from_date: date, to_date: date },
    key: ["index_code", "code", "from_date"],
  },
  index_weight: {
    columns: { date, index_code: text, code: text, weight: decimal },
    key: ["date", "index_code", "code"],
  },
  exchange_day: {
    columns: { date, exchange: text, is_open: { type: "number", unit: "1 open, 0 closed" } },
    key: ["date", "exchange"],
  },
  snowball_note: {
    columns: {
      issue_date: date,
      id: text,
      index_code: text,
      notional: yuan,
      initial_price: points,
      tenor_months: months,
      lock_months: months,
      knock_out_ratio: decimal,
      knock_out_step: decimal,
      knock_in_ratio: decimal,
      coupon: decimal,
      participation: decimal,
      strike: decimal,
      status: text,
    },
    key: ["issue_date", "id"],
  },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

/** Column names of a table, in order. */
export function columnsOf(table: TableName): string[] {
  return Object.keys(TABLES[table].columns);
}

/** Type of a column, or undefined where the table has no such column. */
export function columnType(table: TableName, column: string): ColumnType | undefined {
  const columns: Readonly<Record<string, Column>> = TABLES[table].columns;
  return columns[column]?.type;
}

/** The key column that dates a row (`date`, `asof`, `announced`, `from_date`, `issue_date`): the first of them that is a date. */
export function dateColumn(table: TableName): string {
  return keyColumn(table, "date");
}

/** The key column that names a row's series: `code`, `symbol`, `product`, `index_code` or `id`. */
export function seriesColumn(table: TableName): string {
  return keyColumn(table, "text");
}

function keyColumn(table: TableName, type: ColumnType): string {
  const found = TABLES[table].key.find((column) => columnType(table, column) === type);
  if (!found) throw new Error(`table ${table} has no key column of type ${type}`);
  return found;
}
