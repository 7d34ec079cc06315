import type { Command } from "commander";
import { commandOf } from "../studies/registry.ts";
import { peculiarOf } from "./peculiar.ts";
import type { Setting } from "./setting.ts";
import { bindStudy } from "./study-command.ts";

/** Registers the commands of `bianque chain`: the studies of the group. */
export async function registerChainCommands(group: Command, setting: Setting): Promise<void> {
  for (const entry of setting.studies.filter((candidate) => candidate.group === "chain")) {
    const command = group.command(commandOf(entry).split(" ")[1]).summary(entry.summary);
    await bindStudy(command, entry, [], setting, await peculiarOf(entry, command, setting));
  }
}
