import type { Inventory, InventoryRow, QualityAnswer } from "../../../contract.ts";
import { longDate, MISSING, plain } from "../../../view/format.ts";
import {
  CHECK_NAMES,
  inventoryLine,
  inventorySentence,
  rowStatus,
  statusWords,
  tableName,
} from "../../../view/words/inventory.ts";
import { type Lang, say } from "../../../view/words/lang.ts";
import { type Html, html } from "../html.ts";
import { verdictShape } from "../parts/marks.ts";
import { section, sourceLine } from "../parts/section.ts";
import { plainTable, table } from "../parts/table.ts";
import { chapterVerdict } from "../parts/verdict.ts";

/** What is loaded up to the evening, how fresh it is, and how much was found wrong with it. */
export function dataChapter(inventory: Inventory, quality: QualityAnswer, lang: Lang): Html {
  return html`<article id="data" class="chapter">
${chapterVerdict(inventorySentence(inventory, lang), inventoryLine(lang))}
${loaded(inventory, lang)}
${found(quality, lang)}
</article>`;
}

function loaded({ rows, date }: Inventory, lang: Lang): Html {
  const columns = [
    { head: say(lang, "数据集", "Data set") },
    { head: say(lang, "序列", "Series"), words: true, wraps: true },
    { head: say(lang, "起", "First"), wideOnly: true },
    { head: say(lang, "止", "Last") },
    { head: say(lang, "缺口", "Gaps"), wideOnly: true },
    { head: say(lang, "状态", "State"), words: true, wraps: true },
  ];
  const alike = rowsAlike(rows);
  const shown = alike.map((row, i) => {
    const repeats = alike[i - 1]?.table === row.table;
    const look = rowStatus(row) === "absent" ? ("faint" as const) : repeats ? ("repeats" as const) : null;
    return { cells: cells(row, repeats, lang), ...(look && { look }) };
  });
  return section(
    {
      title: say(lang, "已载入的数据", "What is loaded"),
      note: date && say(lang, `至 ${date}`, `up to ${longDate(date, lang)}`),
    },
    table(columns, [{ rows: shown }], "inventory"),
    sourceLine(
      html`<span class="desk">${say(
        lang,
        "缺口 = 起止之间没有任何一行的交易日。",
        "Gaps = trading days between first and last without a row. ",
      )}</span>`,
      say(
        lang,
        "文件名、导入时间与行数见 bianque inventory。",
        "For files, times of import and rows see bianque inventory.",
      ),
    ),
  );
}

/** Series of one table that agree in everything shown become one row that names them all. */
function rowsAlike(rows: readonly InventoryRow[]): InventoryRow[] {
  const found: InventoryRow[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && told(last) === told(row))
      found[found.length - 1] = { ...last, series: `${last.series}, ${row.series}` };
    else found.push(row);
  }
  return found;
}

function told({ table, first, last, missingDays, staleDays, synthetic }: InventoryRow): string {
  return JSON.stringify([table, first, last, missingDays, staleDays, synthetic]);
}

function cells(row: InventoryRow, repeats: boolean, lang: Lang) {
  const name = tableName(row.table, lang);
  const status = rowStatus(row);
  const isOdd = status === "stale" || status === "synthetic";
  const mark = status === "absent" ? "absent" : status === "stale" ? "stretched" : "normal";
  const shape = status === "synthetic" ? html`<span aria-hidden="true">▨</span>` : verdictShape(mark);
  const words = html`${shape} ${statusWords(row, lang)}`;
  return [
    repeats ? html`<span class="visually-hidden">${name}</span>` : name,
    row.series || MISSING,
    row.first ?? MISSING,
    row.last ?? MISSING,
    row.missingDays === null ? MISSING : plain(row.missingDays, 0),
    isOdd ? html`<b>${words}</b>` : words,
  ];
}

const CHECKS = Object.keys(CHECK_NAMES) as (keyof typeof CHECK_NAMES)[];

function found({ counts }: QualityAnswer, lang: Lang): Html {
  const rows = CHECKS.map((check) => {
    const count = counts[check] ?? 0;
    const shown = plain(count, 0);
    const cells = [CHECK_NAMES[check][lang], count > 0 ? html`<b>${shown}</b>` : shown];
    return count > 0 ? { cells } : { cells, look: "faint" as const };
  });
  return section(
    { title: say(lang, "数据质量", "Data quality"), note: say(lang, "五项检查", "five checks") },
    plainTable([say(lang, "检查", "Check"), say(lang, "发现", "Findings")], rows),
    sourceLine(say(lang, "逐条见 bianque quality。", "One by one: bianque quality.")),
  );
}
