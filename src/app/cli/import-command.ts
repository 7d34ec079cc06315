import type { Command } from "commander";
import { storeFile } from "./store-place.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly db?: string;
  readonly skipBadRows?: boolean;
  readonly json?: boolean;
}

const HELP = `
Knows a file by its header: CSV, gzipped CSV or Parquet. One file is one transaction: with a bad row nothing of the
file is stored, unless --skip-bad-rows. Formats, units and rules: docs/import.md.

Examples:
  bianque import ../data
  bianque import futures-daily.csv.gz index-daily.csv.gz --db desk.duckdb
  bianque import vendor.csv --skip-bad-rows --json`;

/** Registers `bianque import`; the store is loaded when it runs. */
export function registerImport(program: Command, terminal: Terminal): void {
  program
    .command("import")
    .summary("import files or folders into the store")
    .description("Imports files and folders of market data into the store, and says what it took.")
    .argument("<paths...>", "files, or folders that are searched to the bottom")
    .option("--db <file>", "store to fill (default: $BIANQUE_DB, else ./bianque.duckdb)")
    .option("--skip-bad-rows", "store the good rows of a file and keep the refused ones in a file next to the store")
    .option("--json", "print one JSON document on stdout, everything else on stderr")
    .addHelpText("after", HELP)
    .action(async (paths: string[], options: Options) => {
      const { runImport } = await import("./run-import.ts");
      await runImport(paths, { ...options, db: storeFile(options.db, terminal.env) }, terminal);
    });
}
