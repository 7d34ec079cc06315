import type { DatasetResult, FetchResult } from "../../data/fetch/run-fetch.ts";

const NOTES_TOLD = 10;
const COLUMNS = ["held", "answered", "empty", "left", "rows", "added", "replaced", "setAside", "refused"] as const;
const TITLES = ["held", "fetched", "empty", "left", "rows", "new", "replaced", "differing", "refused"];

/** What a fetch brought, for a person: a line a data set, then what was refused, what differs, and what failed. */
export function fetchReport(db: string, { source, version, datasets, stopped }: FetchResult): string {
  const notes = datasets.flatMap(({ dataset, notes }) => notes.map((note) => `${dataset} ${note}`));
  const sections = [
    [
      `${source}${version ? ` (${version})` : ""} into ${db}${stopped ? ": stopped; the same command goes on from here" : ""}`,
    ],
    table(datasets),
    notes.slice(0, NOTES_TOLD),
    notes.length > NOTES_TOLD ? [`and ${notes.length - NOTES_TOLD} more notes`] : [],
    datasets.some(({ setAside, replaced }) => setAside + replaced > 0)
      ? ["values differ from those held; bianque quality tells where by more than rounding"]
      : [],
    datasets.flatMap(({ dataset, error }) => (error ? [`${dataset} failed: ${error.message}`] : [])),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function table(datasets: readonly DatasetResult[]): string[] {
  const rows = datasets.map((result) => [
    result.dataset,
    ...COLUMNS.map((column) => result[column].toLocaleString("en-US")),
  ]);
  const lines = [["data set", ...TITLES], ...rows];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((cells) => cells[i].length)));
  return lines.map((cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  "),
  );
}
