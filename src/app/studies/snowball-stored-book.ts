import { columnsOf } from "../../data/schema.ts";
import { type BookColumn, readBookRow } from "../../data/snowball-book-row.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import type { BookContract } from "../../domain/snowball/book/index.ts";
import { InputError } from "../../errors.ts";

const TEXTS: readonly string[] = ["id", "index_code", "status"];

/**
 * The book of snowballs that the store holds; a note whose notional is 0 has been closed out and is left out. Throws
 * InputError naming a note with terms that no snowball has.
 */
export async function loadStoredBook(store: Store): Promise<BookContract[]> {
  const rows = await store.scan("snowball_note", { columns: columnsOf("snowball_note") });
  const cell = reader(rows);
  const notional = rows.numbers("notional");
  const kept = Array.from({ length: rows.count }, (_, row) => row).filter((row) => notional[row] !== 0);
  return kept.map((row) => {
    try {
      return readBookRow((column) => cell(column, row));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InputError(`snowball ${cell("id", row)} in the store: ${error.message}; import it again`);
    }
  });
}

/** Cells of the stored rows as text, "" where a value is missing. */
function reader(rows: Awaited<ReturnType<Store["scan"]>>): (column: BookColumn, row: number) => string {
  const days = rows.dates("issue_date");
  const texts = new Map(TEXTS.map((name) => [name, rows.texts(name)]));
  const names = columnsOf("snowball_note").filter((name) => name !== "issue_date" && !TEXTS.includes(name));
  const numbers = new Map(names.map((name) => [name, rows.numbers(name)]));
  return (column, row) => {
    if (column === "issue_date") return formatDay(days[row]);
    const name = column === "index" ? "index_code" : column;
    const text = texts.get(name);
    if (text) return text[row];
    const value = numbers.get(name)![row];
    return Number.isNaN(value) ? "" : String(value);
  };
}
