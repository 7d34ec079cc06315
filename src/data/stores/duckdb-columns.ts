import type { DuckDBConnection } from "@duckdb/node-api";

export type NumberArray = Int32Array | Float64Array;

/**
 * Runs a query whose columns are all INTEGER, DATE or DOUBLE and free of NULL, and returns them as typed arrays
 * (Int32Array for the first two). Copies the engine's own vectors, about 0.1 s for 10 million values.
 */
export async function readColumns(connection: DuckDBConnection, sql: string): Promise<NumberArray[]> {
  const result = await connection.stream(sql);
  const columns = Array.from({ length: result.columnCount }, (_, i) =>
    growing(result.columnType(i).toString() === "DOUBLE"),
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const [i, column] of columns.entries()) {
      column.push(itemsOf(chunk.getColumnVector(i)).subarray(0, chunk.rowCount));
    }
  }
  return columns.map((column) => column.taken());
}

/** Rows of a block: large enough that the system takes a block's memory back when it is let go. */
const BLOCK_ROWS = 1 << 17;

/** A column that grows by blocks. */
function growing(isDouble: boolean) {
  const make = (length: number) => (isDouble ? new Float64Array(length) : new Int32Array(length));
  const blocks: NumberArray[] = [];
  let inLast = BLOCK_ROWS;
  return {
    push(values: NumberArray): void {
      for (let from = 0; from < values.length; ) {
        if (inLast === BLOCK_ROWS) {
          blocks.push(make(BLOCK_ROWS));
          inLast = 0;
        }
        const part = values.subarray(from, from + BLOCK_ROWS - inLast);
        blocks[blocks.length - 1].set(part, inLast);
        inLast += part.length;
        from += part.length;
      }
    },
    taken(): NumberArray {
      if (blocks.length === 0) return make(0);
      const all = make((blocks.length - 1) * BLOCK_ROWS + inLast);
      blocks.forEach((block, i) => {
        all.set(block.subarray(0, Math.min(BLOCK_ROWS, all.length - i * BLOCK_ROWS)), i * BLOCK_ROWS);
      });
      blocks.length = 0;
      return all;
    },
  };
}

/** The typed array behind a vector of fixed width. The driver keeps it private; its version is pinned exactly. */
export function itemsOf(vector: object): NumberArray {
  const items = (vector as { items?: unknown }).items;
  if (items instanceof Float64Array || items instanceof Int32Array) return items;
  throw new Error(`expected a column of INTEGER, DATE or DOUBLE, found ${vector.constructor.name}`);
}

/** Runs a query of one text column and returns it. */
export async function readTexts(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getColumns()[0]?.map(String) ?? [];
}
