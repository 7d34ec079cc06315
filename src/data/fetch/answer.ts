import { formatDay } from "../../domain/calendar/index.ts";
import type { TableName } from "../schema.ts";
import type { Answer, UnitKey } from "./source.ts";
import { type Row, type Taken, takeRows } from "./take-rows.ts";

/** An answer to one key, stored whole: the rows of each of its tables. */
export function wholeAnswer(key: string, taken: readonly Taken[]): Answer {
  const rows = taken.reduce((sum, { batch }) => sum + rowsOf(batch.columns), 0);
  const refused = taken.reduce((sum, part) => sum + part.refused, 0);
  const batches = taken.map(({ batch }) => batch).filter(({ columns }) => rowsOf(columns) > 0);
  const notes = taken.flatMap((part) => part.notes.map((note) => `${key}: ${note}`));
  return { parts: [{ keys: [{ key, rows }], batches, refused }], notes };
}

function rowsOf(columns: Taken["batch"]["columns"]): number {
  return Object.values(columns)[0]?.length ?? 0;
}

/** Several answers as one. */
export function joinedAnswers(answers: readonly Answer[]): Answer {
  return { parts: answers.flatMap(({ parts }) => parts), notes: answers.flatMap(({ notes }) => notes) };
}

/** Rows of one table over several days, a part for each key's day. */
export function dailyAnswer(keys: readonly UnitKey[], table: TableName, rows: readonly Row[]): Answer {
  const ofDay = (day: number) =>
    takeRows(
      table,
      rows.filter(({ date }) => date === day),
    );
  return joinedAnswers(keys.map(({ key, to }) => wholeAnswer(key, [ofDay(to)])));
}

/** What was taken over several days, a part for each key's day; what was refused is told with the last. */
export function answerByDay(keys: readonly UnitKey[], { batch, refused, notes }: Taken): Answer {
  const { date } = batch.columns;
  const parts = keys.map(({ key, to }, i) => {
    const isOfDay = (_: unknown, row: number) => date[row] === to;
    const columns = Object.entries(batch.columns).map(([name, values]) => [name, values.filter(isOfDay as never)]);
    const ofDay = { ...batch, columns: Object.fromEntries(columns) as Taken["batch"]["columns"] };
    const rows = rowsOf(ofDay.columns);
    return { keys: [{ key, rows }], batches: rows > 0 ? [ofDay] : [], refused: i === keys.length - 1 ? refused : 0 };
  });
  return { parts, notes };
}

/** Keys of days, month by month. */
export function inMonths(keys: readonly UnitKey[]): UnitKey[][] {
  const months = new Map<string, UnitKey[]>();
  for (const key of keys) {
    const month = formatDay(key.to).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), key]);
  }
  return [...months.values()];
}
