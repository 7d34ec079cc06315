import type { Inventory, InventoryRow } from "../../../contract.ts";
import { MISSING } from "../../../view/format.ts";
import type { Page } from "../terminal.ts";
import { paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** What is loaded, how far it reaches, what is missing, and where it came from. */
export function printInventory(answer: Inventory, page: Page): string {
  if (answer.rows.length === 0) {
    return sheet([
      say({ zh: "库是空的：用 bianque import 导入数据。", en: "The store is empty: bianque import fills it." }, page),
    ]);
  }
  return sheet(rows(answer, page), replaced(answer, page));
}

function rows({ date, rows }: Inventory, page: Page): string[] {
  const columns = [
    left({ zh: "表", en: "Table" }, page),
    left({ zh: "序列", en: "Series" }, page),
    right({ zh: "行", en: "Rows" }, page),
    left({ zh: "起", en: "First" }, page),
    left({ zh: "止", en: "Last" }, page),
    right({ zh: "缺日", en: "Missing" }, page),
    right({ zh: "过期日", en: "Stale" }, page),
    { ...left({ zh: "来源", en: "Source" }, page), mayCut: true },
  ];
  const title = { zh: `截至 ${date ?? MISSING} 已载入`, en: `Loaded, as of ${date ?? MISSING}` };
  return section(
    say(title, page),
    table(
      columns,
      rows.map((row) => inventoryRow(row, page)),
      page,
    ),
    page,
  );
}

function inventoryRow(row: InventoryRow, page: Page): string[] {
  const synthetic = row.synthetic ? say({ zh: "（合成）", en: " (synthetic)" }, page) : "";
  return [
    row.table,
    row.series,
    String(row.rows),
    row.first ?? MISSING,
    row.last ?? MISSING,
    row.missingDays === null ? MISSING : String(row.missingDays),
    row.staleDays === null ? MISSING : String(row.staleDays),
    `${row.sources.join(", ")}${synthetic}`,
  ];
}

function replaced({ replaced }: Inventory, page: Page): string[] {
  if (replaced === 0) return [];
  const text = { zh: `${replaced} 行被后来的文件改写。`, en: `${replaced} rows were replaced by a later file.` };
  return paragraph(say(text, page), page);
}
