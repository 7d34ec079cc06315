import { CALENDAR_FIRST_DAY, type Day, formatDay, parseDay } from "../domain/calendar/index.ts";
import { PRODUCTS } from "../domain/market/products.ts";
import { BOOK_STATUSES, type BookContract } from "../domain/snowball/book/index.ts";
import { InputError } from "../errors.ts";

/** Columns of a book of snowballs; those with a value may be left out of the file or empty in a row. */
export const BOOK_COLUMNS = {
  id: null,
  index: null,
  notional: null,
  issue_date: null,
  initial_price: null,
  tenor_months: null,
  lock_months: null,
  knock_out_ratio: null,
  knock_out_step: "0",
  knock_in_ratio: null,
  coupon: null,
  participation: "1",
  strike: "1",
  status: "",
} as const;

export type BookColumn = keyof typeof BOOK_COLUMNS;

/** Cells of a row by column, "" where the file has none. */
export type BookCells = (column: BookColumn) => string;

/** The contract of a row. Throws InputError naming the column and the cell, and what would be right. */
export function readBookRow(cells: BookCells): BookContract {
  const text = (column: BookColumn) => cells(column) || BOOK_COLUMNS[column] || "";
  const number = (column: BookColumn, holds: (value: number) => boolean, expected: string) => {
    const cell = text(column);
    const value = cell === "" ? Number.NaN : Number(cell);
    if (Number.isFinite(value) && holds(value)) return value;
    throw wrong(column, cells(column), expected);
  };
  const positive = (column: BookColumn) => number(column, (value) => value > 0, "a number above 0");
  const months = (column: BookColumn, most: number) =>
    number(column, (n) => Number.isInteger(n) && n >= 1 && n <= most, `a whole number from 1 to ${most}`);
  const tenorMonths = months("tenor_months", 120);
  const lockMonths = months("lock_months", tenorMonths);
  const knockOutRatio = positive("knock_out_ratio");
  const knockOutStep = number("knock_out_step", (step) => Math.abs(step) <= 0.1, "a number from -0.1 to 0.1");
  const lowest = Math.min(knockOutRatio, knockOutRatio + knockOutStep * (tenorMonths - lockMonths));
  return {
    id: idOf(cells("id")),
    index: oneOf("index", text("index"), INDICES),
    notionalCny: positive("notional"),
    issueDate: dayOf(text("issue_date")),
    initialPrice: positive("initial_price"),
    tenorMonths,
    lockMonths,
    knockOutRatio,
    knockOutStep,
    knockInRatio: number(
      "knock_in_ratio",
      (ratio) => ratio > 0 && ratio <= 1 && ratio < lowest,
      `a number above 0, at most 1, and below every knock-out (${lowest})`,
    ),
    coupon: number("coupon", (coupon) => Math.abs(coupon) <= 2, "a coupon a year as a decimal, such as 0.15"),
    participation: number("participation", (share) => share >= 0 && share <= 10, "a number from 0 to 10"),
    strikeRatio: positive("strike"),
    status: text("status") === "" ? null : oneOf("status", text("status"), BOOK_STATUSES),
  };
}

const INDICES = PRODUCTS.map(({ index }) => index);

function idOf(cell: string): string {
  if (cell !== "") return cell;
  throw wrong("id", cell, "a name of the contract");
}

function oneOf<Word extends string>(column: BookColumn, cell: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === cell);
  if (found !== undefined) return found;
  throw wrong(column, cell, words.join(", "));
}

function dayOf(cell: string): Day {
  const day = parseDay(cell.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"), "issue_date");
  if (day >= CALENDAR_FIRST_DAY) return day;
  throw wrong("issue_date", cell, `a day from ${formatDay(CALENDAR_FIRST_DAY)} on`);
}

function wrong(column: BookColumn, cell: string, expected: string): InputError {
  const shown = JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}...` : cell);
  return new InputError(`${column} is ${cell === "" ? "empty" : shown}; expected ${expected}`);
}
