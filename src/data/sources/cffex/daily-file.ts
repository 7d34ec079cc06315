import type { Day } from "../../../domain/calendar/index.ts";
import type { Row } from "../../fetch/take-rows.ts";
import { columnPlace, decodeText, numberCell, readNamedTable } from "./named-table.ts";

const SYMBOL = "合约代码";
/** Index futures; options (IO, MO, HO), bond futures, subtotals and totals share the file. */
const INDEX_FUTURE = /^(IF|IH|IC|IM)\d{4}$/;

/** Columns of the store, by the names that the exchange has given them. */
const COLUMNS = {
  open: ["今开盘", "开盘价"],
  high: ["最高价"],
  low: ["最低价"],
  close: ["今收盘", "收盘价"],
  volume: ["成交量"],
  open_interest: ["持仓量"],
  settle: ["今结算", "结算价"],
} as const;

/** A day's rows of index futures: prices in points, volume and open interest in lots of one side. */
export interface DailyFile {
  readonly daily: readonly Row[];
  readonly settlement: readonly Row[];
}

/**
 * Reads a day's file of the exchange by the names of its columns, in whatever order and number they come. A contract
 * without a close has no daily row, one without a settlement price none of those. A blank file or one without contracts
 * has no rows. Throws SourceError for a file that cannot be read, or lacks a column.
 */
export function readDailyFile(bytes: Uint8Array, day: Day, file: string): DailyFile {
  const { header, rows } = readNamedTable(decodeText(bytes, SYMBOL, file), SYMBOL);
  const daily: Row[] = [];
  const settlement: Row[] = [];
  if (header.length === 0) return { daily, settlement };
  const symbolAt = columnPlace(header, [SYMBOL], file);
  const places = Object.entries(COLUMNS).map(
    ([column, names]) => [column, names[0], columnPlace(header, names, file)] as const,
  );
  for (const cells of rows) {
    const symbol = cells[symbolAt] ?? "";
    if (!INDEX_FUTURE.test(symbol)) continue;
    const values = Object.fromEntries(places.map(([to, from, at]) => [to, numberCell(cells[at], from, file)]));
    const { settle, ...bar } = withoutZeroPrices(values);
    if (bar.close > 0) daily.push({ date: day, symbol, ...bar });
    if (settle > 0) settlement.push({ date: day, symbol, settle });
  }
  return { daily, settlement };
}

/** A contract that did not trade may show zeros for prices. */
function withoutZeroPrices(values: Record<string, number>): Record<string, number> {
  const isPrice = (column: string) => column !== "volume" && column !== "open_interest";
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [column, isPrice(column) && value === 0 ? Number.NaN : value]),
  );
}
