import { type Day, dayOf, formatDay } from "../../../domain/calendar/index.ts";
import { SourceError } from "../../fetch/source-error.ts";
import type { Row } from "../../fetch/take-rows.ts";
import { columnPlace, decodeText, numberCell, optionalPlace, readNamedTable } from "./named-table.ts";

const SYMBOL = "合约代码";
const INDEX_FUTURE = /^(IF|IH|IC|IM)\d{4}$/;
const OPTIONAL = {
  upper_limit: ["涨停板价位"],
  lower_limit: ["跌停板价位"],
  position_limit: ["持仓限额", "持仓限额（手）"],
  margin_long: ["合约多头保证金标准", "多头保证金标准", "多头保证金", "保证金标准", "交易保证金标准"],
  margin_short: ["合约空头保证金标准", "空头保证金标准", "空头保证金", "保证金标准", "交易保证金标准"],
} as const;

/**
 * Terms of the index futures on a day from the exchange's table of contract parameters: first and last trading day, limit
 * prices in points, position limit in lots, and margins as decimals where the table gives them (it does not always).
 * Throws SourceError for a file that cannot be read, or lacks a column.
 */
export function readParametersFile(bytes: Uint8Array, day: Day, file: string): Row[] {
  const { header, rows } = readNamedTable(decodeText(bytes, SYMBOL, file), SYMBOL);
  if (header.length === 0) return [];
  const symbolAt = columnPlace(header, [SYMBOL], file);
  const listedAt = columnPlace(header, ["上市日"], file);
  const lastAt = columnPlace(header, ["最后交易日"], file);
  const places = Object.entries(OPTIONAL).flatMap(([column, names]) => {
    const at = optionalPlace(header, names);
    return at < 0 ? [] : [[column, header[at], at] as const];
  });
  return rows.flatMap((cells) => {
    const symbol = cells[symbolAt] ?? "";
    if (!INDEX_FUTURE.test(symbol)) return [];
    const more = places.map(([to, from, at]) => [to, termCell(to, cells[at], from, file)]);
    return [
      {
        date: day,
        symbol,
        list_date: dayCell(cells[listedAt], file),
        last_trading_day: dayCell(cells[lastAt], file),
        ...Object.fromEntries(more),
      },
    ];
  });
}

/** `20240219` as a day, NaN for a blank. */
function dayCell(cell: string | undefined, file: string): number {
  const text = (cell ?? "").replaceAll("-", "");
  if (text === "") return Number.NaN;
  const [year, month, dayOfMonth] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
  const day = dayOf(year, month, dayOfMonth);
  if (/^\d{8}$/.test(text) && formatDay(day).replaceAll("-", "") === text) return day;
  throw new SourceError("malformed", `${file} of CFFEX has ${JSON.stringify(cell)}; expected a day such as 20240219`);
}

/** Margins stand in per cent, with or without the sign; a share of 1 or less is a decimal already. */
function termCell(column: string, cell: string | undefined, from: string, file: string): number {
  const text = (cell ?? "").replace(/[手点]$/, "");
  if (!column.startsWith("margin")) return numberCell(text, from, file);
  const value = numberCell(text.replace(/%$/, ""), from, file);
  return value > 1 || text.endsWith("%") ? value / 100 : value;
}
