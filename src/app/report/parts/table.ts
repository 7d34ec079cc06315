import type { NumberTable } from "../../../view/number-table.ts";
import type { Lang } from "../../../view/words/lang.ts";
import { say } from "../../../view/words/lang.ts";
import { type Html, html, type Piece } from "../html.ts";

/** A row of a table: cells in the order of the heads, and how the row looks. */
export interface TableRow {
  readonly cells: readonly Piece[];
  readonly look?: "faint" | "total";
}

/** Rows under one heading; no heading where the table is one. */
export interface RowGroup {
  readonly name?: string;
  readonly rows: readonly TableRow[];
}

/** A table whose first column names the row and whose other columns are numbers; `bold` is the column that matters. */
export function numberTable(heads: readonly string[], groups: readonly RowGroup[], bold?: number): Html {
  const cell = (piece: Piece, column: number) =>
    column === bold ? html`<td class="key-figure">${piece}</td>` : html`<td>${piece}</td>`;
  return html`<div class="wide"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
${groups.map(
  ({ name, rows }) => html`<tbody>
${name === undefined ? null : html`<tr class="group"><th scope="rowgroup" colspan="${heads.length}">${name}</th></tr>`}
${rows.map(({ cells, look }) => html`<tr${look ? html` class="${look}"` : null}>${cells.map(cell)}</tr>\n`)}</tbody>`,
)}
</table></div>`;
}

/** The numbers of a picture, behind one word. */
export function pictureNumbers({ title, head, rows }: NumberTable, lang: Lang): Html {
  return html`<details class="numbers"><summary>${say(lang, "数据", "Numbers")}</summary>
<div class="numbers-box" role="region" aria-label="${title}" tabindex="0">${numberTable(head, [{ rows: rows.map((cells) => ({ cells })) }])}</div></details>`;
}
