import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { NumberTable } from "../../src/view/number-table.ts";
import { useSay } from "../state/look-context.ts";

interface SourceLineProps {
  readonly children: ComponentChildren;
  /** The picture's numbers, made when the reader opens them. */
  readonly numbers?: () => NumberTable;
}

/** Source, kind of price, last date and assumptions of a picture; its numbers as a table behind one word. */
export function SourceLine({ children, numbers }: SourceLineProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <div class="source">
      <span>{children}</span>
      {numbers && (
        <details class="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say("数据", "Numbers")}</summary>
          {open && <Numbers table={numbers()} />}
        </details>
      )}
    </div>
  );
}

function Numbers({ table }: { readonly table: NumberTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="numbers-box" tabIndex={0} aria-label={table.title}>
      <table>
        <thead>
          <tr>
            {table.head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) => (
                <td key={table.head[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
