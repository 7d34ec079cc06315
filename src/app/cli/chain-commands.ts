import type { Command } from "commander";
import { commandOf } from "../studies/registry.ts";
import { registerNetwork } from "./chain-network.ts";
import { peculiarOf } from "./peculiar.ts";
import type { Setting } from "./setting.ts";
import { bindStudy } from "./study-command.ts";

/** Registers the commands of `bianque chain`: fire sales of a file, then the studies of the group. */
export async function registerChainCommands(group: Command, setting: Setting): Promise<void> {
  registerNetwork(group, setting.terminal);
  for (const entry of setting.studies.filter((candidate) => candidate.group === "chain")) {
    const command = group.command(commandOf(entry).split(" ")[1]).summary(entry.summary);
    await bindStudy(command, entry, [], setting, await peculiarOf(entry, command, setting));
  }
}
