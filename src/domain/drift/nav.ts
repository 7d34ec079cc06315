import { InputError } from "../../errors.ts";
import {
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  type Day,
  formatDay,
  isTradingDay,
  parseDay,
} from "../calendar/index.ts";

/** A fund's net values: strictly ascending trading days, positive values. */
export interface NavSeries {
  readonly days: Int32Array;
  readonly values: Float64Array;
}

/** What a file of net values holds. */
export interface NavFile {
  readonly nav: NavSeries;
  /** Rows on days without trading, which are left out: the next row's return spans them. */
  readonly closedDays: readonly Day[];
}

/** Names that a column may have; the first is what the documents say. */
const DATE_NAMES = ["date", "日期", "净值日期"];
const NAV_NAMES = ["nav", "net_value", "adjusted_nav", "复权净值", "累计净值", "单位净值", "净值"];
const LEAST_ROWS = 2;

interface NavRow {
  readonly day: Day;
  readonly value: number;
  readonly line: number;
}

/**
 * Net values from the text of a CSV file with the columns date and nav, oldest or latest row first; other columns are left
 * alone. Dates are 2024-02-05, 2024/2/5 or 20240205. Throws InputError, one sentence that names the file and the line, for
 * a missing column, a date or value that does not read, a value not above 0, a date that stands twice, dates out of order,
 * days outside the table of trading days, and a file with fewer than two rows.
 */
export function readNavText(name: string, text: string): NavFile {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const headLine = lines.findIndex((line) => line.trim() !== "");
  if (headLine < 0) throw new InputError(`${name} is empty; expected a header line date,nav and a row a day`);
  const [dateAt, navAt] = columnsOf(name, headLine + 1, cellsOf(lines[headLine]));
  const rows: NavRow[] = [];
  for (let at = headLine + 1; at < lines.length; at++) {
    if (lines[at].trim() === "") continue;
    rows.push(rowOf(`${name} line ${at + 1}`, cellsOf(lines[at]), dateAt, navAt, at + 1));
  }
  const ordered = inOrder(name, rows);
  const open = ordered.filter(({ day }) => isTradingDay(day));
  if (open.length < LEAST_ROWS) {
    throw new InputError(
      `${name} holds ${open.length === 0 ? "no net value" : "one net value"} on a trading day; expected at least ${LEAST_ROWS}`,
    );
  }
  return {
    nav: { days: Int32Array.from(open, ({ day }) => day), values: Float64Array.from(open, ({ value }) => value) },
    closedDays: ordered.filter(({ day }) => !isTradingDay(day)).map(({ day }) => day),
  };
}

function cellsOf(line: string): string[] {
  const separator = line.includes(",") ? "," : line.includes("\t") ? "\t" : ";";
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );
}

function columnsOf(name: string, line: number, cells: readonly string[]): [number, number] {
  const names = cells.map((cell) => cell.toLowerCase());
  const place = (known: readonly string[]) => {
    const found = known.find((word) => names.includes(word));
    if (found !== undefined) return names.indexOf(found);
    throw new InputError(
      `${name} line ${line}: column "${known[0]}" is missing from the header "${shown(cells.join(","))}"; expected date,nav`,
    );
  };
  return [place(DATE_NAMES), place(NAV_NAMES)];
}

function rowOf(where: string, cells: readonly string[], dateAt: number, navAt: number, line: number): NavRow {
  const [date, nav] = [cells[dateAt] ?? "", cells[navAt] ?? ""];
  const value = nav === "" ? Number.NaN : Number(nav);
  const day = dayOf(where, date);
  if (!Number.isFinite(value) || value <= 0) {
    throw new InputError(`${where}: nav is ${nav === "" ? "empty" : `"${shown(nav)}"`}; expected a number above 0`);
  }
  return { day, value, line };
}

function dayOf(where: string, text: string): Day {
  const iso = text
    .replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3")
    .replace(/^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T]00:00(?::00)?)?$/, (_, year, month, day) =>
      [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
    );
  let day: Day;
  try {
    day = parseDay(iso);
  } catch {
    throw new InputError(
      `${where}: date is ${text === "" ? "empty" : `"${shown(text)}"`}; expected a calendar day such as 2024-02-05`,
    );
  }
  if (day >= CALENDAR_FIRST_DAY && day <= CALENDAR_LAST_DAY) return day;
  throw new InputError(
    `${where}: date is ${iso}; expected a day from ${formatDay(CALENDAR_FIRST_DAY)} to ${formatDay(CALENDAR_LAST_DAY)}`,
  );
}

/** Oldest first. A file that runs backwards throughout is turned; one that does both is refused. */
function inOrder(name: string, rows: readonly NavRow[]): NavRow[] {
  const backwards = rows.length > 1 && rows[1].day < rows[0].day;
  for (let i = 1; i < rows.length; i++) {
    const [before, row] = [rows[i - 1], rows[i]];
    const step = backwards ? before.day - row.day : row.day - before.day;
    if (step > 0) continue;
    const where = `${name} line ${row.line}: date is ${formatDay(row.day)}`;
    if (step === 0) throw new InputError(`${where}, as on line ${before.line}; expected one net value a day`);
    const order = backwards ? "earlier than" : "later than";
    throw new InputError(
      `${where}, after ${formatDay(before.day)} on line ${before.line}; expected a day ${order} that`,
    );
  }
  return backwards ? [...rows].reverse() : [...rows];
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
