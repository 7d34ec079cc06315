import { type Day, formatDay, parseDay } from "../domain/calendar/index.ts";
import { InputError } from "../errors.ts";
import { stockCode } from "./holding-code.ts";
import { splitLine } from "./sources/split-line.ts";
import { textLines } from "./sources/text-lines.ts";

/** One loan of a reader's own; NaN or null where the file leaves it open. */
export interface OwnLoan {
  readonly name: string;
  readonly code: string;
  readonly shares: number;
  readonly start: Day;
  readonly loanCny: number;
  /** Loan over pledged value at the start, decimal. */
  readonly rate: number;
  readonly warningLine: number;
  readonly closeOutLine: number;
  readonly interest: number;
  readonly otherCny: number;
  readonly lender: string;
  readonly controlling: boolean | null;
}

/** Columns of the file; the first four are needed, the others may be left out of the file or empty in a row. */
export const LOAN_COLUMNS = [
  "name",
  "code",
  "shares",
  "start_date",
  "loan",
  "rate",
  "warning_line",
  "close_out_line",
  "interest",
  "other_collateral",
  "lender",
  "controlling",
] as const;
type LoanColumn = (typeof LOAN_COLUMNS)[number];
const NEEDED = 4;

/** Bad rows that a sentence lists by line; reading stops at as many. */
const MOST_BAD_ROWS = 20;

/**
 * Reads loans from CSV (plain or gzipped, UTF-8), columns by their names. With a bad row nothing is answered: the first is
 * told in full, the others by line. Throws InputError naming file, line and column for bad rows, a name that occurs twice or
 * a wrong header, and for a file that cannot be read or holds no row.
 */
export async function readOwnLoans(path: string): Promise<OwnLoan[]> {
  const loans: OwnLoan[] = [];
  const lineOf = new Map<string, number>();
  const bad: { line: number; reason: string }[] = [];
  let header: readonly string[] | null = null;
  let line = 0;
  for await (const text of textLines(path, "a CSV file of loans")) {
    line++;
    if (text.trim() === "" || text.startsWith("#")) continue;
    if (header === null) {
      header = headerOf(path, line, text);
      continue;
    }
    try {
      const loan = loanOf(cellsOf(text, header));
      const earlier = lineOf.get(loan.name);
      if (earlier !== undefined)
        throw new InputError(`name is "${loan.name}", as on line ${earlier}; expected another`);
      lineOf.set(loan.name, line);
      loans.push(loan);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      bad.push({ line, reason: error.message });
      if (bad.length === MOST_BAD_ROWS) break;
    }
  }
  if (bad.length > 0) throw badRows(path, bad);
  if (loans.length === 0) throw new InputError(`${path} holds no row; expected a header line and loans`);
  return loans;
}

function headerOf(path: string, line: number, text: string): string[] {
  const names = (splitLine(text.replace(/^\ufeff/, "")) ?? []).map((name) => name.trim().toLowerCase());
  const known: readonly string[] = LOAN_COLUMNS;
  const strange = names.find((name, i) => !known.includes(name) || names.indexOf(name) !== i);
  const missing = known.slice(0, NEEDED).find((name) => !names.includes(name));
  if (strange === undefined && missing === undefined) return names;
  const problem =
    strange === undefined
      ? `column "${missing}" is missing`
      : `column "${strange.slice(0, 40)}" is not known or stands there twice`;
  const [needed, open] = [known.slice(0, NEEDED), known.slice(NEEDED)];
  throw new InputError(`${path} line ${line}: ${problem}; expected ${needed.join(",")} and any of ${open.join(",")}`);
}

type Cells = (column: LoanColumn) => string;

function cellsOf(text: string, header: readonly string[]): Cells {
  const cells = splitLine(text);
  if (cells === null) throw new InputError("a quoted cell does not close on its line; expected a closing quote");
  if (cells.length !== header.length) {
    throw new InputError(`${cells.length} columns; expected the header's ${header.length}`);
  }
  return (column) => (cells[header.indexOf(column)] ?? "").trim();
}

function loanOf(cells: Cells): OwnLoan {
  const number = (column: LoanColumn, isRight: (value: number) => boolean, expected: string) => {
    const cell = cells(column);
    if (cell === "") return Number.NaN;
    const value = Number(cell);
    if (Number.isFinite(value) && isRight(value)) return value;
    throw wrong(column, cell, expected);
  };
  const needed = (column: LoanColumn, value: number, expected: string) => {
    if (Number.isNaN(value)) throw wrong(column, "", expected);
    return value;
  };
  const above = (value: number) => value > 0;
  const line = (value: number) => value >= 1 && value <= 5;
  const ratio = "a performance ratio as a decimal from 1 to 5, such as 1.4";
  const warningLine = number("warning_line", line, ratio);
  const closeOutLine = number("close_out_line", line, ratio);
  if (warningLine < closeOutLine) throw wrong("warning_line", cells("warning_line"), "one not below close_out_line");
  const shares = "a number of shares above 0";
  return {
    name: nameOf(cells("name")),
    code: codeOf(cells("code")),
    shares: needed("shares", number("shares", above, shares), shares),
    start: dayOf(cells("start_date")),
    loanCny: number("loan", above, "yuan lent above 0, or nothing"),
    rate: number("rate", (value) => value > 0 && value <= 1, "a pledge rate as a decimal, such as 0.4, or nothing"),
    warningLine,
    closeOutLine,
    interest: number("interest", (value) => value >= 0 && value <= 0.5, "interest a year as a decimal from 0 to 0.5"),
    otherCny: number("other_collateral", (value) => value >= 0, "yuan, zero or more") || 0,
    lender: cells("lender"),
    controlling: yesNo(cells("controlling")),
  };
}

function nameOf(cell: string): string {
  if (cell !== "") return cell;
  throw wrong("name", cell, "a name of the loan");
}

function codeOf(cell: string): string {
  const code = stockCode(cell);
  if (typeof code === "string") return code;
  throw wrong("code", cell, code.expected);
}

function dayOf(cell: string): Day {
  const day = cell === "" ? Number.NaN : parseDay(cell.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"), "start_date");
  if (day >= FIRST_START) return day;
  throw wrong("start_date", cell, `a day from ${formatDay(FIRST_START)} on, such as 2023-03-01`);
}

/** Stocks have been pledged for loans since the exchange opened; an earlier day is a slip of the pen. */
const FIRST_START: Day = parseDay("1990-12-19");

function yesNo(cell: string): boolean | null {
  if (cell === "") return null;
  if (cell === "yes" || cell === "no") return cell === "yes";
  throw wrong("controlling", cell, "yes, no or nothing");
}

function wrong(column: LoanColumn, cell: string, expected: string): InputError {
  const shown = JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}...` : cell);
  return new InputError(`${column} is ${cell === "" ? "empty" : shown}; expected ${expected}`);
}

function badRows(path: string, bad: readonly { line: number; reason: string }[]): InputError {
  const [first, ...more] = bad;
  const lines = more.map(({ line }) => line).join(", ");
  const others = more.length === 0 ? "" : ` (bad rows as well on ${more.length === 1 ? "line" : "lines"} ${lines})`;
  return new InputError(`${path} line ${first.line}: ${first.reason}${others}`);
}
