/** The store a command works on: `--db`, else `$BIANQUE_DB`, else bianque.duckdb in the current folder. */
export function storeFile(db: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  return db ?? (env.BIANQUE_DB || "bianque.duckdb");
}
