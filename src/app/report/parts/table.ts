import type { NumberTable } from "../../../view/number-table.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { type Html, html, type Piece } from "../html.ts";

/** A column: its head, and how its cells look. The first column of a table names the row. */
export interface Column {
  readonly head: string;
  /** The figure that matters. */
  readonly bold?: boolean;
  /** Words rather than numbers: aligned left. */
  readonly words?: boolean;
  /** May take several lines. */
  readonly wraps?: boolean;
  /** Left out on a phone. */
  readonly wideOnly?: boolean;
}

/** A row of a table: cells in the order of the columns, and how the row looks. */
export interface TableRow {
  readonly cells: readonly Piece[];
  readonly look?: "faint" | "total" | "repeats";
}

/** Rows under one heading; no heading where the table is one. */
export interface RowGroup {
  readonly name?: string;
  readonly rows: readonly TableRow[];
}

/** A table in a box of its own, which scrolls where it is wider than the page; `name` tells it apart for the style sheet. */
export function table(columns: readonly Column[], groups: readonly RowGroup[], name?: string): Html {
  const heads = columns.map((column) => html`<th scope="col"${classOf(column, "head")}>${column.head}</th>`);
  return html`<div class="wide"><table${name && html` class="${name}"`}>
<thead><tr>${heads}</tr></thead>
${groups.map(({ name, rows }) => html`<tbody>${groupHead(name, columns)}${rows.map((row) => rowOf(row, columns))}</tbody>`)}
</table></div>`;
}

/** A table of plain columns and rows. */
export function plainTable(heads: readonly string[], rows: readonly TableRow[]): Html {
  return table(
    heads.map((head) => ({ head })),
    [{ rows }],
  );
}

function rowOf({ cells, look }: TableRow, columns: readonly Column[]): Html {
  const tds = cells.map((cell, i) => html`<td${classOf(columns[i], "cell")}>${cell}</td>`);
  return html`<tr${look && html` class="${look}"`}>${tds}</tr>
`;
}

function groupHead(name: string | undefined, columns: readonly Column[]): Html | null {
  if (name === undefined) return null;
  return html`<tr class="group"><th scope="rowgroup">${name}</th>${columns.slice(1).map((column) => html`<td${classOf(column, "head")}></td>`)}</tr>
`;
}

function classOf({ bold, words, wraps, wideOnly }: Column, place: "head" | "cell"): Html | null {
  const names = [bold && place === "cell" && "key-figure", words && "words", wraps && "wraps", wideOnly && "wide-only"];
  const shown = names.filter((name) => name).join(" ");
  return shown === "" ? null : html` class="${shown}"`;
}

/** The numbers of a picture, behind one word. */
export function pictureNumbers({ title, head, rows }: NumberTable, lang: Lang): Html {
  const shown = plainTable(
    head,
    rows.map((cells) => ({ cells })),
  );
  return html`<details class="numbers"><summary>${say(lang, "数据", "Numbers")}</summary>
<div class="numbers-box" role="region" aria-label="${title}" tabindex="0">${shown}</div></details>`;
}
