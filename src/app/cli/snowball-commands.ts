import type { Command } from "commander";
import { commandOf } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import { registerPrice } from "./snowball-price.ts";
import { registerSolve } from "./snowball-solve.ts";
import { bindStudy } from "./study-command.ts";

/** Registers the commands of `bianque snowball`: those that read files, then the studies of the group. */
export async function registerSnowballCommands(group: Command, setting: Setting): Promise<void> {
  registerPrice(group, setting.terminal);
  registerSolve(group, setting.terminal);
  for (const entry of setting.studies.filter((candidate) => candidate.group === "snowball")) {
    const command = group.command(commandOf(entry).split(" ")[1]).summary(entry.summary);
    await bindStudy(command, entry, [], setting);
  }
}
