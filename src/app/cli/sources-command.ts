import type { Command } from "commander";
import { addCommonOptions, type CommonOptions } from "./common-options.ts";
import type { Setting } from "./setting.ts";

/** Registers `bianque sources`; sources and store are loaded when it runs. */
export function registerSources(program: Command, setting: Setting): void {
  const command = program
    .command("sources")
    .summary("what each live source gives, what it costs, who needs it, and what the store has of it")
    .description(
      "Lists the live sources: data sets, tables, units, limits and costs; which study reads which table; and what the store holds of each.",
    );
  addCommonOptions(command).action(async (options: CommonOptions) => {
    const { sourcesCommand } = await import("./run-sources.ts");
    await sourcesCommand(options, setting);
  });
}
