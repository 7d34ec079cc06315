import type { FigureTable } from "../../../view/figure-table.ts";
import type { Html } from "../html.ts";
import { table } from "./table.ts";

/** A table of figures that the dashboard shows as well. */
export function figures({ columns, rows }: FigureTable): Html {
  return table(
    columns.map((column, i) => ({ ...column, ...(column.words || i === 0 ? { wraps: true } : {}) })),
    [{ rows: rows.map((cells) => ({ cells })) }],
  );
}
