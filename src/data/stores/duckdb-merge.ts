import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsOf, TABLES, type TableName } from "../schema.ts";
import type { Appended, Origin } from "../store.ts";
import { historyTable } from "./duckdb-tables.ts";
import { identifier, literal } from "./sql.ts";

/** Rows of one table waiting in a temporary table whose columns are named as the table's; NULL is missing. */
export interface Staged {
  readonly table: TableName;
  readonly from: string;
  /** Columns that the temporary table has, the key among them. */
  readonly columns: readonly string[];
}

/**
 * Moves staged rows into the store in one transaction, with the record of the import. New keys are added; known keys
 * whose values differ are replaced and the old row is kept; a NULL says nothing and leaves what is known. Where nothing
 * differs nothing is written. The keys of each staged table must be distinct.
 */
export async function merge(
  connection: DuckDBConnection,
  staged: readonly Staged[],
  origin: Origin,
): Promise<Appended> {
  await connection.run("begin");
  try {
    const id = await nextImportId(connection);
    const total = { added: 0, replaced: 0, unchanged: 0 };
    for (const part of staged) {
      const done = await mergePart(connection, part, id);
      total.added += done.added;
      total.replaced += done.replaced;
      total.unchanged += done.unchanged;
    }
    if (total.added + total.replaced > 0) await recordImport(connection, id, origin, total);
    await connection.run("commit");
    return total;
  } catch (error) {
    await connection.run("rollback");
    throw error;
  }
}

async function mergePart(
  connection: DuckDBConnection,
  { table, from, columns }: Staged,
  id: number,
): Promise<Appended> {
  const key: readonly string[] = TABLES[table].key;
  const names = columnsOf(table);
  const sameKey = key.map((column) => `s.${column} = t.${column}`).join(" and ");
  const values = names.filter((column) => columns.includes(column) && !key.includes(column));
  const changes = values.map((column) => `(s.${column} is not null and s.${column} is distinct from t.${column})`);
  const differs = changes.length > 0 ? `(${changes.join(" or ")})` : "false";
  const total = await count(connection, `select count(*) from ${from}`);
  const replaced = await changed(
    connection,
    `insert into ${historyTable(table)}
     select ${names.map((column) => `t.${column}`).join(", ")}, t.import_id, ${id}
     from ${table} t join ${from} s on ${sameKey} where ${differs}`,
  );
  const fresh = await changed(
    connection,
    `insert into ${table} (${columns.map(identifier).join(", ")}, import_id)
     select ${columns.map((column) => `s.${column}`).join(", ")}, ${id}
     from ${from} s anti join ${table} t on ${sameKey} order by ${key.map((column) => `s.${column}`).join(", ")}`,
  );
  if (replaced > 0) {
    const sets = values.map((column) => `${identifier(column)} = coalesce(s.${column}, t.${column})`);
    await connection.run(
      `update ${table} t set ${[...sets, `import_id = ${id}`].join(", ")} from ${from} s where ${sameKey} and ${differs}`,
    );
  }
  return { added: fresh, replaced, unchanged: total - fresh - replaced };
}

async function nextImportId(connection: DuckDBConnection): Promise<number> {
  return 1 + (await count(connection, "select coalesce(max(id), 0) from imports"));
}

function recordImport(connection: DuckDBConnection, id: number, origin: Origin, done: Appended) {
  const texts = [origin.source, origin.sha256, origin.format].map(literal).join(", ");
  const counts = [done.added, done.replaced, done.unchanged, origin.refused].join(", ");
  return connection.run(
    `insert into imports values (${id}, ${texts}, ${counts}, ${literal(origin.importedAt)}, ${origin.synthetic})`,
  );
}

async function count(connection: DuckDBConnection, sql: string): Promise<number> {
  return Number((await connection.runAndReadAll(sql)).getRows()[0][0]);
}

async function changed(connection: DuckDBConnection, sql: string): Promise<number> {
  return (await connection.run(sql)).rowsChanged;
}
