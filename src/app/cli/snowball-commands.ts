import type { Command } from "commander";
import { commandOf } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import { addAssumptionsFile } from "./snowball-assumptions-file.ts";
import { registerBook } from "./snowball-book.ts";
import { registerPrice } from "./snowball-price.ts";
import { registerSolve } from "./snowball-solve.ts";
import { bindStudy } from "./study-command.ts";

/** Registers the commands of `bianque snowball`: those that read files, then the studies of the group. */
export async function registerSnowballCommands(group: Command, setting: Setting): Promise<void> {
  registerPrice(group, setting.terminal);
  registerSolve(group, setting.terminal);
  registerBook(group, setting);
  for (const entry of setting.studies.filter((candidate) => candidate.group === "snowball")) {
    const command = group.command(commandOf(entry).split(" ")[1]).summary(entry.summary);
    const otherwise = entry.name === "snowball-market" ? addAssumptionsFile(command) : undefined;
    await bindStudy(command, entry, [], setting, otherwise);
  }
}
