import { basename } from "node:path";
import type { ImportResult } from "../../data/ingest.ts";
import type { FileResult } from "../../data/ingest-file.ts";
import type { Refusal } from "../../data/refusals.ts";

const COLUMNS = ["rows", "added", "replaced", "unchanged", "leftOut", "refused"] as const;
const TITLES = ["rows", "new", "replaced", "unchanged", "left out", "refused"];

/** One line about one file, for progress. */
export function resultLine(result: FileResult): string {
  const name = basename(result.file);
  if (result.error !== null) return `${name}: not imported`;
  const count = result.rows.toLocaleString("en-US");
  return `${name}: ${count} rows of ${result.format}${result.stored ? "" : ", not stored"}`;
}

/** What an import took, for a person: a table by format, then every row and file that was not taken. */
export function importReport(db: string, { files, passedOver }: ImportResult): string {
  const sections = [
    [`${files.filter((file) => file.stored).length} of ${files.length} files stored in ${db}`],
    table(files.filter((file) => file.format !== null)),
    files.flatMap((file) => rowLines(file, "left out, of no use", file.leftOut, file.leftOutRows)),
    files.flatMap((file) => rowLines(file, refusedTitle(file), file.refused, file.refusals)),
    files.flatMap((file) => (file.error === null ? [] : [`not imported: ${file.error}`])),
    passedOver.length > 0
      ? [`passed over, neither CSV nor Parquet: ${passedOver.map((path) => basename(path)).join(", ")}`]
      : [],
  ];
  const filled = sections.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function refusedTitle(file: FileResult): string {
  if (!file.stored) return "refused, nothing of the file is stored";
  return file.refusedFile === null ? "refused" : `refused, kept in ${file.refusedFile}`;
}

/** A line a format: how many files, and what became of their rows. A file that was not stored counts only its rows and refusals. */
function table(files: readonly FileResult[]): string[] {
  const formats = [...new Set(files.map((file) => file.format as string))].sort();
  const rows = formats.map((format) => {
    const of = files.filter((file) => file.format === format);
    const sums = COLUMNS.map((column) => of.reduce((sum, file) => sum + file[column], 0));
    return [format, ...[of.length, ...sums].map((count) => count.toLocaleString("en-US"))];
  });
  const lines = [["format", "files", ...TITLES], ...rows];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((cells) => cells[i].length)));
  return rows.length === 0
    ? []
    : lines.map((cells) =>
        cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "),
      );
}

function rowLines(file: FileResult, title: string, count: number, first: readonly Refusal[]): string[] {
  if (count === 0) return [];
  const told = first.map(({ line, column, reason }) => `  line ${line}${column ? `, ${column}` : ""}: ${reason}`);
  const more = count > first.length ? [`  and ${(count - first.length).toLocaleString("en-US")} more`] : [];
  return [`${file.file}: ${count.toLocaleString("en-US")} ${count === 1 ? "row" : "rows"} ${title}`, ...told, ...more];
}
