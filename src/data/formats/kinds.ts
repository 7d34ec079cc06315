import type { ColumnType } from "../schema.ts";

/** One thing that can be wrong with a cell: the SQL condition of a wrong one, and what would be right. */
export interface Check {
  readonly wrong: (cell: string, value: string) => string;
  readonly expected: string;
  /** The row is left out and told, and the file is stored without it: a known habit of the source, not an error. */
  readonly leavesOut?: boolean;
}

/** How the text of a cell becomes a value, and what is refused. An empty cell is a missing value and passes. */
export interface Kind {
  readonly type: ColumnType;
  /** SQL of the value, from SQL of the trimmed cell text. */
  readonly value: (cell: string) => string;
  readonly checks: readonly Check[];
}

const NUMBER = String.raw`[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?`;
const DAY = String.raw`\d{4}-\d{2}-\d{2}|\d{8}`;

const isDay: Check = {
  wrong: (cell, value) => `(not regexp_full_match(${cell}, '${DAY}') or ${value} is null)`,
  expected: "a calendar day such as 2024-02-05",
};
const isTradingDay: Check = {
  wrong: (_cell, value) => `${value} not in (select day from temp.trading_day)`,
  expected: "a trading day of the Chinese exchanges",
};
const isNumber: Check = {
  wrong: (cell, value) => `(not regexp_full_match(${cell}, '${NUMBER}') or not isfinite(${value}))`,
  expected: "a number such as 4044.6, or nothing",
};

const day = (...checks: Check[]): Kind => ({
  type: "date",
  value: (cell) =>
    `try_cast(case when length(${cell}) = 8 then ${cell}[1:4] || '-' || ${cell}[5:6] || '-' || ${cell}[7:8] else ${cell} end as DATE)`,
  checks: [isDay, ...checks],
});

const number = (scale: string, ...checks: Check[]): Kind => ({
  type: "number",
  value: (cell) => `try_cast(${cell} as DOUBLE)${scale}`,
  checks: [isNumber, ...checks],
});

const text = (pattern: string, expected: string, value = (cell: string) => cell): Kind => ({
  type: "text",
  value,
  checks: [{ wrong: (cell) => `not regexp_full_match(${cell}, '${pattern}')`, expected }],
});

const notNegative: Check = { wrong: (_cell, value) => `${value} < 0`, expected: "zero or more" };

/** Every kind of cell that the formats use. */
export const KINDS = {
  tradingDay: day(isTradingDay),
  /** The index company once published total-return closes on a holiday (2018-06-18). */
  tradingDayOrLeftOut: day({ ...isTradingDay, leavesOut: true }),
  day: day(),
  price: number("", { wrong: (_cell, value) => `${value} <= 0`, expected: "a price above zero" }),
  quantity: number("", notNegative),
  percent: number(" / 100", notNegative),
  ratio: number(""),
  name: { type: "text", value: (cell) => cell, checks: [] },
  stockCode: text(String.raw`\d{6}`, "a stock code of six digits such as 000001"),
  prefixedStockCode: text(
    String.raw`(SH|SZ|BJ)\d{6}`,
    "a stock code with its exchange such as SZ000001",
    (cell) => `substr(${cell}, 3)`,
  ),
  indexCode: text(String.raw`[0-9A-Z]{6,7}\.(SH|SZ|BJ|CSI|WI)`, "an index code such as 000905.SH or 8841431.WI"),
  shortIndexCode: text(
    String.raw`000\d{3}`,
    "an index code of six digits such as 000852",
    (cell) => `${cell} || '.SH'`,
  ),
  totalReturnCode: text(String.raw`H\d{5}\.CSI`, "a total-return index code such as H00852.CSI"),
  contract: text(String.raw`(IF|IH|IC|IM)\d{2}(0[1-9]|1[0-2])`, "IF, IH, IC or IM with year and month, such as IM2403"),
  product: text("IF|IH|IC|IM", "IF, IH, IC or IM"),
  noteStatus: text("alive|knocked-in|knocked-out|matured", "alive, knocked-in, knocked-out or matured"),
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
