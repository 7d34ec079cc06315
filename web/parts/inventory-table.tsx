import type { Inventory, InventoryRow } from "../../src/contract.ts";
import { plain } from "../../src/view/format.ts";
import { type RowStatus, rowStatus, statusWords, tableName } from "../../src/view/words/inventory.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Section } from "./section.tsx";
import { VerdictMark } from "./verdict-mark.tsx";

/** Every series: source, first and last day, gaps, and state as a word with a shape. */
export function InventoryTable({ inventory }: { readonly inventory: Inventory }) {
  const say = useSay();
  const { rows, date, replaced } = inventory;
  return (
    <Section
      title={say("已载入的数据", "What is loaded")}
      note={date ? say(`对照 ${date}`, `against ${date}`) : undefined}
    >
      <div class="wide">
        <table class="inventory">
          <thead>
            <tr>
              <th scope="col">{say("数据集", "Data set")}</th>
              <th scope="col" class="words">
                {say("序列", "Series")}
              </th>
              <th scope="col" class="words">
                {say("来源文件", "Source file")}
              </th>
              <th scope="col">{say("行数", "Rows")}</th>
              <th scope="col">{say("起", "First")}</th>
              <th scope="col">{say("止", "Last")}</th>
              <th scope="col">{say("缺口", "Gaps")}</th>
              <th scope="col" class="words">
                {say("状态", "State")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Row key={`${row.table} ${row.series}`} row={row} repeats={rows[i - 1]?.table === row.table} />
            ))}
          </tbody>
        </table>
      </div>
      {replaced > 0 && (
        <p class="source">
          {say(
            `${plain(replaced, 0)} 行曾被后来的文件更正。`,
            `${plain(replaced, 0)} rows were corrected by a later file.`,
          )}
        </p>
      )}
    </Section>
  );
}

function Row({ row, repeats }: { readonly row: InventoryRow; readonly repeats: boolean }) {
  const { lang } = useLook();
  const status = rowStatus(row);
  const isAbsent = status === "absent";
  return (
    <tr class={isAbsent ? "faint" : ""}>
      <td>
        {repeats ? <span class="visually-hidden">{tableName(row.table, lang)}</span> : tableName(row.table, lang)}
      </td>
      <td class="words">{isAbsent ? "–" : row.series}</td>
      <td class="words source-file">{row.sources.join(", ") || "–"}</td>
      <td>{isAbsent ? "–" : plain(row.rows, 0)}</td>
      <td>{row.first ?? "–"}</td>
      <td>{row.last ?? "–"}</td>
      <td>{row.missingDays ?? "–"}</td>
      <td class={`words ${status === "stale" || status === "synthetic" ? "key-figure" : ""}`}>
        <StatusMark status={status} /> {statusWords(row, lang)}
      </td>
    </tr>
  );
}

function StatusMark({ status }: { readonly status: RowStatus }) {
  if (status === "synthetic") return <span aria-hidden="true">▨</span>;
  return <VerdictMark verdict={status === "absent" ? "absent" : status === "stale" ? "stretched" : "normal"} />;
}
