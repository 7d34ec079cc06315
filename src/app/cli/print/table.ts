import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { styled } from "./style.ts";
import { padded, textWidth } from "./text-width.ts";

export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
}

/** A column of words. */
export function left(head: Words, page: Page): Column {
  return { head: head[page.lang], align: "left" };
}

/** A column of numbers. */
export function right(head: Words, page: Page): Column {
  return { head: head[page.lang], align: "right" };
}

/** A row of cells, or a line between rows that names the group below it. */
export type Row = readonly string[] | { readonly group: string };

const GAP = "  ";

/** Columns of text: numbers to the right, words to the left. Columns that do not fit the page's width are left out, last first. */
export function table(columns: readonly Column[], rows: readonly Row[], page: Page): string[] {
  const cells = rows.filter(isCells);
  const widths = columns.map(({ head }, i) =>
    Math.max(textWidth(head), ...cells.map((row) => textWidth(row[i] ?? ""))),
  );
  const shown = columns.slice(0, fitting(widths, page.width));
  const line = (texts: readonly string[]) =>
    shown
      .map(({ align }, i) => padded(texts[i] ?? "", widths[i], align))
      .join(GAP)
      .trimEnd();
  const head = styled(line(shown.map((column) => column.head)), "dim", page);
  return [head, ...rows.map((row) => (isCells(row) ? line(row) : styled(row.group, "dim", page)))];
}

function isCells(row: Row): row is readonly string[] {
  return Array.isArray(row);
}

function fitting(widths: readonly number[], width: number): number {
  let used = 0;
  const over = widths.findIndex((column, i) => {
    used += column + (i === 0 ? 0 : GAP.length);
    return used > width;
  });
  return over === -1 ? widths.length : Math.max(over, 1);
}
