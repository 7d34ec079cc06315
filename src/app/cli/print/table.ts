import type { Words } from "../../../view/words/lang.ts";
import type { Page } from "../terminal.ts";
import { styled } from "./style.ts";
import { cut, padded, textWidth } from "./text-width.ts";

export interface Column {
  readonly head: string;
  readonly align: "left" | "right";
  /** Cells may be cut to what is left of the page, instead of leaving the column out; unstyled text only. */
  readonly mayCut?: boolean;
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
const LEAST_CUT = 12;

/** Columns of text: numbers to the right, words to the left. Columns that do not fit the page are left out, last first. */
export function table(columns: readonly Column[], rows: readonly Row[], page: Page): string[] {
  const cells = rows.filter(isCells);
  const wanted = columns.map(({ head }, i) =>
    Math.max(textWidth(head), ...cells.map((row) => textWidth(row[i] ?? ""))),
  );
  const widths = fitting(columns, wanted, page.width);
  const line = (texts: readonly string[]) =>
    widths
      .map((width, i) => padded(cut(texts[i] ?? "", width), width, columns[i].align))
      .join(GAP)
      .trimEnd();
  const head = styled(line(columns.map((column) => column.head)), "dim", page);
  return [head, ...rows.map((row) => (isCells(row) ? line(row) : styled(row.group, "dim", page)))];
}

function isCells(row: Row): row is readonly string[] {
  return Array.isArray(row);
}

/** Widths of the columns shown: the first ones that fit, the next cut to the rest where it may be and enough is left. */
function fitting(columns: readonly Column[], wanted: readonly number[], width: number): number[] {
  const shown: number[] = [];
  let left = width;
  for (const [i, column] of wanted.entries()) {
    const rest = left - (i === 0 ? 0 : GAP.length);
    if (column > rest && i > 0) {
      return columns[i].mayCut && rest >= LEAST_CUT ? [...shown, rest] : shown;
    }
    shown.push(column);
    left = rest - column;
  }
  return shown;
}
