import type { Command } from "commander";
import { storeFile } from "./store-place.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly db?: string;
  readonly json?: boolean;
  readonly replace?: boolean;
}

const BACKUP_HELP = `
The copy is of one moment, is read back and compared with the store before it gets its name, and never replaces a file.
A server may go on meanwhile.

Example:
  bianque backup /backups/desk-2024-02-07.duckdb --db desk.duckdb`;

const RESTORE_HELP = `
A store that stands there is put aside under another name, and only with --replace; nothing is deleted.

Example:
  bianque restore /backups/desk-2024-02-07.duckdb --db desk.duckdb --replace`;

/** Registers `backup`, `restore` and `upgrade`; the store is loaded when one of them runs. */
export function registerStoreCommands(program: Command, terminal: Terminal): void {
  add(program, "backup", "copy the store into a file that does not exist yet, checked after writing", BACKUP_HELP)
    .argument("<file>", "file to write")
    .action(async (file: string, options: Options) => {
      const { copyStore } = await import("../../data/stores/duckdb-copy.ts");
      const copy = await copyStore(storeFile(options.db, terminal.env), file);
      terminal.out(options.json ? `${JSON.stringify(copy)}\n` : `${copyLine(copy)}\n`);
    });
  add(program, "restore", "make the store from a backup", RESTORE_HELP)
    .argument("<file>", "backup to restore from")
    .option("--replace", "put the store that stands there aside, and restore in its place")
    .action(async (file: string, options: Options) => {
      const { restoreStore } = await import("../../data/stores/restore-store.ts");
      const db = storeFile(options.db, terminal.env);
      const restored = await restoreStore(file, db, options.replace === true, new Date());
      if (options.json) return terminal.out(`${JSON.stringify(restored)}\n`);
      terminal.out(`${copyLine(restored)}\n`);
      if (restored.before !== null) terminal.note(`bianque: the store before is kept as ${restored.before}\n`);
    });
  add(program, "upgrade", "bring a store of an older version up to this program's, after a copy of it", "").action(
    async (options: Options) => {
      const { upgradeStore } = await import("../../data/stores/upgrade-store.ts");
      const db = storeFile(options.db, terminal.env);
      const { from, to, copy } = await upgradeStore(db);
      if (options.json) return terminal.out(`${JSON.stringify({ db, from, to, copy })}\n`);
      terminal.out(
        copy === null
          ? `${db} has version ${to} already\n`
          : `${db} was brought from version ${from} to ${to}; as it was: ${copy}\n`,
      );
    },
  );
}

function add(program: Command, name: string, summary: string, help: string): Command {
  return program
    .command(name)
    .summary(summary)
    .description(`${summary[0].toUpperCase()}${summary.slice(1)}.`)
    .option("--db <file>", "store (default: $BIANQUE_DB, else ./bianque.duckdb)")
    .option("--json", "print one JSON document on stdout, everything else on stderr")
    .addHelpText("after", help);
}

function copyLine({
  file,
  bytes,
  tables,
}: {
  file: string;
  bytes: number;
  tables: readonly { rows: number }[];
}): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${file}  ${tables.length} tables  ${rows.toLocaleString("en-US")} rows  ${(bytes / 1e6).toFixed(1)} MB  compared`;
}
