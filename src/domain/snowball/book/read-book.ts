import { InputError } from "../../../errors.ts";
import { readTerms } from "../read-terms.ts";
import { USUAL_DAYS_PER_YEAR } from "../terms.ts";
import type { BookContract, ContractStatus } from "./book-contract.ts";

const REQUIRED = [
  "id",
  "index",
  "notional",
  "issue_date",
  "initial_price",
  "tenor_months",
  "lock_months",
  "knock_out",
  "knock_in",
  "coupon",
] as const;
const OPTIONAL = ["knock_out_step", "participation", "strike", "status"] as const;
const STATUSES: readonly ContractStatus[] = ["alive", "knocked-in", "knocked-out", "matured"];

type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];

/**
 * Reads a book from the lines of a CSV file, header first: id, index, notional (yuan), issue_date, initial_price,
 * tenor_months, lock_months, knock_out and knock_in (ratios), coupon (annual), and where present knock_out_step (ratio a
 * month after the lock), participation (1), strike (ratio, 1) and status (alive, knocked-in, knocked-out, matured).
 * The knock-in is observed daily. Throws InputError naming line and column for the first thing that is wrong.
 */
export function readBook(lines: Iterable<string>): BookContract[] {
  const contracts: BookContract[] = [];
  const ids = new Map<string, number>();
  let columns: readonly string[] | null = null;
  let number = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    if (columns === null) {
      columns = readHeader(line.replace(/^\ufeff/, ""));
      continue;
    }
    const contract = readRow(cellsOf(line), columns, number);
    const earlier = ids.get(contract.id);
    if (earlier !== undefined) {
      throw new InputError(`line ${number}: id is "${contract.id}", which line ${earlier} has; expected one not used`);
    }
    ids.set(contract.id, number);
    contracts.push(contract);
  }
  if (columns === null) throw new InputError(`the book is empty; expected a header with ${REQUIRED.join(", ")}`);
  return contracts;
}

function readHeader(line: string): readonly string[] {
  const columns = cellsOf(line);
  const known: readonly string[] = [...REQUIRED, ...OPTIONAL];
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined) {
    throw new InputError(`line 1: "${unknown}" is no column of a book; expected ${known.join(", ")}`);
  }
  const missing = REQUIRED.find((column) => !columns.includes(column));
  if (missing !== undefined) throw new InputError(`line 1: column ${missing} is absent from the book's header`);
  return columns;
}

function readRow(cells: readonly string[], columns: readonly string[], line: number): BookContract {
  if (cells.length !== columns.length) {
    throw new InputError(`line ${line} has ${cells.length} cells; expected ${columns.length}, as the header has`);
  }
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? "";
  const number = (column: Column, otherwise?: number) => readNumber(cell(column), `line ${line}: ${column}`, otherwise);
  const id = cell("id");
  if (id === "") throw new InputError(`line ${line}: id is empty; expected a name of the contract`);
  const notionalCny = number("notional");
  if (!(notionalCny > 0)) throw new InputError(`line ${line}: notional is ${notionalCny}; expected an amount above 0`);
  const coupon = number("coupon");
  const terms = readTerms(
    {
      initialPrice: number("initial_price"),
      issueDate: cell("issue_date"),
      tenorMonths: number("tenor_months"),
      lockMonths: number("lock_months"),
      knockOut: { ratio: number("knock_out"), stepPerMonth: number("knock_out_step", 0) },
      knockIn: { ratio: number("knock_in"), observe: "daily" },
      coupons: [{ fromMonth: 1, annual: coupon }],
      strikeUpperRatio: number("strike", 1),
      participation: number("participation", 1),
      daysPerYear: USUAL_DAYS_PER_YEAR,
    },
    `line ${line}`,
  );
  return { id, index: cell("index"), notionalCny, terms, status: readStatus(cell("status"), line) };
}

function readNumber(text: string, name: string, otherwise?: number): number {
  if (text === "" && otherwise !== undefined) return otherwise;
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) throw new InputError(`${name} is "${text}"; expected a number`);
  return value;
}

function readStatus(text: string, line: number): ContractStatus | null {
  if (text === "") return null;
  const status = STATUSES.find((name) => name === text);
  if (status) return status;
  throw new InputError(`line ${line}: status is "${text}"; expected ${STATUSES.join(", ")} or nothing`);
}

/** Cells of a line; a cell in double quotes may hold commas. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",").map((cell) => cell.trim());
  return Array.from(line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))/g), ([, quoted, plain]) =>
    quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'),
  );
}
