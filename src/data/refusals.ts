import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { RefusedRow, StagedPart } from "./stores/duckdb-stage.ts";

/** A row that was not stored: where it stands and why. */
export interface Refusal {
  /** Line of the file, the header being line 1; for Parquet the row, from 1. */
  readonly line: number;
  /** Column of the file, "" where the whole line is meant. */
  readonly column: string;
  readonly reason: string;
}

type RefusalWithText = Refusal & { readonly text: string };

/** Which rows of a staged part: those that stop the file, or those that are left out and told. */
export type Severity = "refused" | "left out";

/** Number of such rows, and the first of them by line. */
export async function readRefusals(
  connection: DuckDBConnection,
  part: StagedPart,
  severity: Severity,
  limit: number,
): Promise<{ count: number; first: Refusal[] }> {
  const reader = await connection.runAndReadAll(
    `select count(*)::INTEGER from temp.${part.name} where ${condition(part, severity)}`,
  );
  const count = reader.getRows()[0][0] as number;
  const first: Refusal[] = [];
  if (count > 0) {
    for await (const { line, column, reason } of refusals(connection, part, severity, `limit ${limit}`)) {
      first.push({ line, column, reason });
    }
  }
  return { count, first };
}

/** Writes every refused row of a file as CSV: line, column, reason, and the row as it stood. */
export async function writeRefusals(
  connection: DuckDBConnection,
  staged: readonly StagedPart[],
  path: string,
): Promise<void> {
  const out = createWriteStream(path);
  const write = async (cells: readonly string[]) => {
    if (!out.write(`${cells.map(quoted).join(",")}\n`)) await once(out, "drain");
  };
  await write(["line", "column", "reason", "row"]);
  for (const part of staged) {
    for await (const refusal of refusals(connection, part, "refused", "")) {
      await write([String(refusal.line), refusal.column, refusal.reason, refusal.text]);
    }
  }
  out.end();
  await finished(out);
}

async function* refusals(
  connection: DuckDBConnection,
  part: StagedPart,
  severity: Severity,
  limit: string,
): AsyncGenerator<RefusalWithText> {
  const result = await connection.stream(
    `select line::INTEGER, problem::INTEGER, to_json(cells)::VARCHAR, text, other_line::INTEGER
     from temp.${part.name} where ${condition(part, severity)} order by line ${limit}`,
  );
  for await (const rows of result.yieldRows()) {
    for (const [line, rule, cells, text, otherLine] of rows) {
      const row = { line, rule, cells: parsed(cells as string | null), text, otherLine } as RefusedRow;
      const { column, reason } = part.rules[row.rule];
      yield { line: row.line, column, reason: reason(row), text: row.text };
    }
  }
}

function condition(part: StagedPart, severity: Severity): string {
  const rules = part.rules.flatMap((rule, i) => ((rule.leavesOut === true) === (severity === "left out") ? [i] : []));
  return rules.length > 0 ? `problem in (${rules.join(", ")})` : "false";
}

function parsed(cells: string | null): string[] | null {
  return cells === null ? null : JSON.parse(cells);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
