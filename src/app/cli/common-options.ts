import { type Command, Option } from "commander";
import type { Lang } from "../../view/words/lang.ts";

/** Options that every command takes. */
export function addCommonOptions(command: Command): Command {
  return command
    .option("--db <file>", "store to read (default: $BIANQUE_DB, else ./bianque.duckdb)")
    .option("--json", "print one JSON document on stdout, everything else on stderr")
    .addOption(new Option("--lang <lang>", "language of the text (default: from $LANG)").choices(["zh", "en"]));
}

/** Values of `addCommonOptions`. */
export interface CommonOptions {
  readonly db?: string;
  readonly json?: boolean;
  readonly lang?: Lang;
}
