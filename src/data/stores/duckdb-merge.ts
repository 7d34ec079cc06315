import type { DuckDBConnection } from "@duckdb/node-api";
import { columnsOf, dateColumn, TABLES, type TableName } from "../schema.ts";
import type { Appended, Origin } from "../store.ts";
import { historyTable } from "./duckdb-tables.ts";
import { identifier, literal } from "./sql.ts";

/** Rows of one table waiting in a temporary table whose columns are named as the table's; NULL is missing. */
export interface Staged {
  readonly table: TableName;
  readonly from: string;
  /** Columns that the temporary table has, the key among them. */
  readonly columns: readonly string[];
  /** How many rows wait, where that is known. */
  readonly rows?: number;
}

/** What else belongs to a merge. */
export interface MergeMore {
  /** SQL condition over `imports` of the origins whose values stand against these; none where absent. */
  readonly standing?: string;
  /** More to write in the same transaction; `id` is the import's number, null where nothing of it was written. */
  readonly alongside?: (id: number | null) => Promise<void>;
}

/** What a merge did; `setAside` counts rows that differ from standing ones and went to the history. */
export interface Merged extends Appended {
  readonly setAside: number;
}

/**
 * Moves staged rows into the store in one transaction, with the record of the import. New keys are added; known keys
 * whose values differ are replaced and the old row is kept; a NULL says nothing and leaves what is known. A row against
 * a standing one fills only what is missing there; where it differs it is kept beside it. Where nothing differs nothing
 * is written. The keys of each staged table must be distinct.
 */
export async function merge(
  connection: DuckDBConnection,
  staged: readonly Staged[],
  origin: Origin,
  { standing = "false", alongside }: MergeMore = {},
): Promise<Merged> {
  await connection.run("begin");
  try {
    const id = await nextImportId(connection);
    const total = { added: 0, replaced: 0, unchanged: 0, setAside: 0 };
    for (const part of staged) {
      const done = await mergePart(connection, part, id, standing);
      total.added += done.added;
      total.replaced += done.replaced;
      total.unchanged += done.unchanged;
      total.setAside += done.setAside;
    }
    const wrote = total.added + total.replaced + total.setAside > 0;
    if (wrote) await recordImport(connection, id, origin, total);
    await alongside?.(wrote ? id : null);
    await connection.run("commit");
    return total;
  } catch (error) {
    await connection.run("rollback");
    throw error;
  }
}

async function mergePart(connection: DuckDBConnection, staged: Staged, id: number, standing: string): Promise<Merged> {
  const { table, from, columns } = staged;
  const key: readonly string[] = TABLES[table].key;
  const names = columnsOf(table);
  const sameKey = key.map((column) => `s.${column} = t.${column}`).join(" and ");
  const values = names.filter((column) => columns.includes(column) && !key.includes(column));
  const changes = values.map((column) => `(s.${column} is not null and s.${column} is distinct from t.${column})`);
  const stands = standing === "false" ? "false" : `t.import_id in (select id from imports where ${standing})`;
  const differs = changes.length > 0 ? `(${changes.join(" or ")}) and not ${stands}` : "false";
  const into = `insert into ${table} (${columns.map(identifier).join(", ")}, import_id)
     select ${columns.map((column) => `s.${column}`).join(", ")}, ${id} from ${from} s`;
  const order = `order by ${key.map((column) => `s.${column}`).join(", ")}`;
  if (!(await mayMeet(connection, staged))) {
    return { added: await changed(connection, `${into} ${order}`), replaced: 0, unchanged: 0, setAside: 0 };
  }
  const total = staged.rows ?? (await count(connection, `select count(*) from ${from}`));
  const setAside = standing === "false" ? 0 : await keepBeside(connection, staged, { id, sameKey, values, stands });
  const replaced = await changed(
    connection,
    `insert into ${historyTable(table)}
     select ${names.map((column) => `t.${column}`).join(", ")}, t.import_id, ${id}
     from ${table} t join ${from} s on ${sameKey} where ${differs}`,
  );
  const fresh = await changed(connection, `${into} anti join ${table} t on ${sameKey} ${order}`);
  if (replaced > 0) {
    const sets = values.map((column) => `${identifier(column)} = coalesce(s.${column}, t.${column})`);
    await connection.run(
      `update ${table} t set ${[...sets, `import_id = ${id}`].join(", ")} from ${from} s where ${sameKey} and ${differs}`,
    );
  }
  return { added: fresh, replaced, unchanged: total - fresh - replaced - setAside, setAside };
}

/** Whether the table has any row within the days of the staged ones; where it has none, all are new. */
async function mayMeet(connection: DuckDBConnection, { table, from }: Staged): Promise<boolean> {
  const day = identifier(dateColumn(table));
  const [[first, last]] = (
    await connection.runAndReadAll(`select min(${day})::VARCHAR, max(${day})::VARCHAR from ${from}`)
  ).getRows();
  if (first === null) return false;
  const within = `${day} between DATE '${first}' and DATE '${last}'`;
  return (await count(connection, `select count(*) from (select 1 from ${table} where ${within} limit 1)`)) > 0;
}

interface Against {
  readonly id: number;
  readonly sameKey: string;
  readonly values: readonly string[];
  readonly stands: string;
}

/**
 * Rows against standing ones: what is missing there is filled, and a row with another value goes to the history as one
 * that the standing row replaced, once.
 */
async function keepBeside(
  connection: DuckDBConnection,
  { table, from, columns }: Staged,
  { id, sameKey, values, stands }: Against,
): Promise<number> {
  if (values.length === 0) return 0;
  const any = (column: string) =>
    `(s.${column} is not null and t.${column} is not null and s.${column} <> t.${column})`;
  const known = values.map((column) => `h.${column} is not distinct from s.${column}`).join(" and ");
  const sameOld = (TABLES[table].key as readonly string[]).map((column) => `h.${column} = s.${column}`).join(" and ");
  const kept = columnsOf(table).map((column) => (columns.includes(column) ? `s.${column}` : "NULL"));
  const setAside = await changed(
    connection,
    `insert into ${historyTable(table)} select ${kept.join(", ")}, ${id}, t.import_id
     from ${table} t join ${from} s on ${sameKey}
     where ${stands} and (${values.map(any).join(" or ")})
       and not exists (select 1 from ${historyTable(table)} h where ${sameOld} and ${known})`,
  );
  const lacks = values.map((column) => `(t.${column} is null and s.${column} is not null)`).join(" or ");
  const sets = values.map((column) => `${identifier(column)} = coalesce(t.${column}, s.${column})`);
  await connection.run(
    `update ${table} t set ${sets.join(", ")} from ${from} s where ${sameKey} and ${stands} and (${lacks})`,
  );
  return setAside;
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
