import type { FigureTable } from "../../src/view/figure-table.ts";

/** A table of figures; one with a name may have a style of its own. */
export function Figures({ table, name }: { readonly table: FigureTable; readonly name?: string }) {
  const { columns, rows } = table;
  return (
    <div class="wide">
      <table class={name}>
        <thead>
          <tr>
            {columns.map(({ head, words }) => (
              <th key={head} scope="col" class={words ? "words" : ""}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slice(0, 2).join()}>
              {row.map((cell, i) => (
                <td key={columns[i].head} class={columns[i].bold ? "key-figure" : columns[i].words ? "words" : ""}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
