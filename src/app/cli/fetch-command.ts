import { type Command, InvalidArgumentError } from "commander";
import { storeFile } from "./store-place.ts";
import type { Terminal } from "./terminal.ts";

export interface FetchLine {
  readonly source: string;
  readonly what?: string;
  readonly from?: string;
  readonly to?: string;
  readonly codes?: string;
  readonly compare?: boolean;
  readonly prefer?: string;
  readonly perMinute?: number;
  readonly baseUrl?: string;
  readonly db?: string;
  readonly json?: boolean;
}

const HELP = `
Works out what the store lacks, asks for that alone, and stores it day by day: a fetch that is killed goes on where it
stopped. Ctrl-C ends it after the day in hand. What each source gives, and what it costs: bianque sources.
Tushare's token is read from $TUSHARE_TOKEN and kept nowhere.

Examples:
  bianque fetch --source cffex
  bianque fetch --source tushare --what daily,daily_basic --from 2024-01-02 --to 2024-02-08
  bianque fetch --source aktools --base-url http://127.0.0.1:8080 --json`;

/** Registers `bianque fetch`; sources and store are loaded when it runs. */
export function registerFetch(program: Command, terminal: Terminal): void {
  program
    .command("fetch")
    .summary("fill what the store lacks from a live source, day by day")
    .description("Fills what the store lacks from a live source, day by day, within the source's limits.")
    .requiredOption("--source <name>", "cffex, tushare or aktools")
    .option("--what <sets>", "data sets, separated by commas (default: all that every evening needs)")
    .option("--from <date>", "first day (default: the day after the last one held; a year back where none is)")
    .option("--to <date>", "last day (default: the last whose data are out)")
    .option("--codes <codes>", "stocks, separated by commas, for data sets that are asked for by code")
    .option("--compare", "ask also for days that the store has from elsewhere, so that quality tells where they differ")
    .option("--prefer <names>", "whose value stands where two differ (default: files,cffex,tushare,aktools)")
    .option("--per-minute <n>", "most requests a minute for each interface (default: the source's own limit)", readRate)
    .option("--base-url <url>", "address that stands in for the source's own")
    .option("--db <file>", "store to fill (default: $BIANQUE_DB, else ./bianque.duckdb)")
    .option("--json", "print one JSON document on stdout, everything else on stderr")
    .addHelpText("after", HELP)
    .action(async (line: FetchLine) => {
      const { fetchCommand } = await import("./run-fetch.ts");
      await fetchCommand({ ...line, db: storeFile(line.db, terminal.env) }, terminal);
    });
}

function readRate(text: string): number {
  const rate = Number(text);
  if (/^\d+$/.test(text) && rate >= 1 && rate <= 1_000_000) return rate;
  throw new InvalidArgumentError("Expected a whole number from 1 to 1000000.");
}
