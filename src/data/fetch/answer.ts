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

/** Rows of one table over the days of several keys, stored together. */
export function dailyAnswer(keys: readonly UnitKey[], table: TableName, rows: readonly Row[]): Answer {
  const days = new Set(keys.map(({ to }) => to));
  const within = rows.filter(({ date }) => days.has(date as number));
  return answerByDay(keys, takeRows(table, within));
}

/** What was taken over the days of several keys, stored together. */
export function answerByDay(keys: readonly UnitKey[], { batch, refused, notes }: Taken): Answer {
  const counts = new Map<number, number>();
  for (const day of batch.columns.date as Int32Array) counts.set(day, (counts.get(day) ?? 0) + 1);
  const told = keys.map(({ key, to }) => ({ key, rows: counts.get(to) ?? 0 }));
  return { parts: [{ keys: told, batches: counts.size > 0 ? [batch] : [], refused }], notes };
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
