import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ImportResult, importPaths } from "../../src/data/ingest.ts";
import type { FileResult } from "../../src/data/ingest-file.ts";
import type { TableName } from "../../src/data/schema.ts";
import { openDuckdbStore } from "../../src/data/stores/duckdb.ts";
import { formatDay } from "../../src/domain/calendar/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const NOW = new Date("2024-07-01T12:00:00Z");

/** A folder with files and a store beside them, for tests of the import. */
export interface Desk {
  readonly folder: string;
  readonly db: string;
  /** Writes a file below the folder and answers its path. */
  write(name: string, content: string | Uint8Array): string;
  /** Imports paths (default: the whole folder). */
  import(paths?: readonly string[], options?: { skipBadRows?: boolean; now?: Date }): Promise<ImportResult>;
  /** Writes one file, imports it, and answers what became of it. */
  take(
    name: string,
    content: string | Uint8Array,
    options?: { skipBadRows?: boolean; now?: Date },
  ): Promise<FileResult>;
  /** Rows held, each as text: `2024-02-05 000905.SH 4613.7`, missing values as `-`. */
  rows(table: TableName, columns: readonly string[]): Promise<string[]>;
}

export function desk(): Desk {
  const folder = temporaryFolder();
  const db = join(folder, "store.duckdb");
  const made: Desk = {
    folder,
    db,
    write(name, content) {
      const path = join(folder, "files", name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    import: (paths = [join(folder, "files")], { skipBadRows = false, now = NOW } = {}) =>
      importPaths({ db, paths, skipBadRows, now }),
    async take(name, content, options) {
      const { files } = await made.import([made.write(name, content)], options);
      return files[0];
    },
    rows: (table, columns) => readRows(db, table, columns),
  };
  return made;
}

/** Rows of a store file as text, in the order of the table's key; none where no store was made. */
export async function readRows(db: string, table: TableName, columns: readonly string[]): Promise<string[]> {
  if (!existsSync(db)) return [];
  const store = await openDuckdbStore(db, { access: "read" });
  try {
    const rows = await store.scan(table, { columns });
    const cells = columns.map((column) => {
      if (/date|asof|announced|period_end/.test(column))
        return Array.from(rows.dates(column), (day) => (day < 1e6 ? formatDay(day) : "-"));
      if (/code|symbol|product|name|industry|area/.test(column)) return rows.texts(column).map((text) => text || "-");
      return Array.from(rows.numbers(column), (value) => (Number.isNaN(value) ? "-" : String(value)));
    });
    return Array.from({ length: rows.count }, (_, row) => cells.map((column) => column[row]).join(" "));
  } finally {
    await store.close();
  }
}
