import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier, literal } from "./sql.ts";

/** Copies an attached database into a new file, with its constraints and comments. */
export async function copyDatabase(connection: DuckDBConnection, database: string, file: string): Promise<void> {
  await connection.run(`attach ${literal(file)} as copy`);
  await connection.run(`copy from database ${identifier(database)} to copy`);
  await connection.run("checkpoint copy");
  await connection.run("detach copy");
}
