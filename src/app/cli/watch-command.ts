import type { Command } from "commander";
import { addCommonOptions, type CommonOptions } from "./common-options.ts";
import type { Setting } from "./setting.ts";

export interface WatchOptions extends CommonOptions {
  readonly at: string;
  readonly once?: boolean;
  readonly date?: string;
  readonly source: readonly string[];
  readonly report?: string;
  readonly alerts?: string;
}

const HELP = `
Steps: fetch, quality, stage, studies, report, alerts. A step that fails says so and stops no other. What became of each
is kept beside the store (bianque runs, and the Data page). One process runs the evenings of a store at a time. Ctrl-C
ends after the running step. With --once the exit code is 4 where a step failed. Guide: docs/evening-run.md.

Examples:
  bianque watch --at 17:30 --report reports --alerts alerts.yaml
  bianque watch --once --report reports
  bianque watch --once --date 2024-02-07`;

/** Registers `bianque watch`; what runs the evenings is loaded when it runs. */
export function registerWatch(program: Command, setting: Setting): void {
  const command = program
    .command("watch")
    .summary("run every evening by itself: fetch, quality, stage, studies, report, alerts")
    .description("Runs the evening on every trading day, Shanghai time, and catches up what was missed.")
    .option("--at <time>", "time of day in Shanghai", "17:30")
    .option("--once", "run now and exit: for a timer of the system's")
    .option("--date <date>", "with --once: the evening to run, whatever was run before")
    .option("--source <name>", "source to fetch from: cffex, tushare or aktools; may be repeated", collect, [])
    .option("--report <folder>", "folder for the report of each evening")
    .option("--alerts <file>", "YAML file of alert rules (bianque alerts --init prints one)");
  addCommonOptions(command)
    .addHelpText("after", HELP)
    .action(async (options: WatchOptions) => {
      const { runWatch } = await import("./run-watch.ts");
      await runWatch(options, setting);
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
