import type { DuckDBConnection } from "@duckdb/node-api";

export type NumberArray = Int32Array | Float64Array;

/**
 * Runs a query whose columns are all INTEGER, DATE or DOUBLE and free of NULL, and returns them as typed arrays
 * (Int32Array for the first two). Copies the engine's own vectors, about 0.1 s for 10 million values.
 */
export async function readColumns(connection: DuckDBConnection, sql: string): Promise<NumberArray[]> {
  const result = await connection.stream(sql);
  const pieces: NumberArray[][] = Array.from({ length: result.columnCount }, () => []);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (let i = 0; i < pieces.length; i++) {
      pieces[i].push(itemsOf(chunk.getColumnVector(i)).slice(0, chunk.rowCount));
    }
  }
  return pieces.map((parts, i) => joined(parts, result.columnType(i).toString() === "DOUBLE"));
}

/** The typed array behind a vector of fixed width. The driver keeps it private; its version is pinned exactly. */
export function itemsOf(vector: object): NumberArray {
  const items = (vector as { items?: unknown }).items;
  if (items instanceof Float64Array || items instanceof Int32Array) return items;
  throw new Error(`expected a column of INTEGER, DATE or DOUBLE, found ${vector.constructor.name}`);
}

function joined(parts: readonly NumberArray[], isDouble: boolean): NumberArray {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = isDouble ? new Float64Array(length) : new Int32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Runs a query of one text column and returns it. */
export async function readTexts(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getColumns()[0]?.map(String) ?? [];
}
