import type { Command } from "commander";
import { commandOf, type StudyEntry } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import { assumptionsFromFile } from "./snowball-assumptions-file.ts";
import { bookFromFile } from "./snowball-book.ts";
import { registerPrice } from "./snowball-price.ts";
import { registerSolve } from "./snowball-solve.ts";
import { bindStudy, type Peculiar } from "./study-command.ts";

/** Registers the commands of `bianque snowball`: those about one contract, then the studies of the group. */
export async function registerSnowballCommands(group: Command, setting: Setting): Promise<void> {
  registerPrice(group, setting.terminal);
  registerSolve(group, setting.terminal);
  for (const entry of setting.studies.filter((candidate) => candidate.group === "snowball")) {
    const command = group.command(commandOf(entry).split(" ")[1]).summary(entry.summary);
    await bindStudy(command, entry, [], setting, peculiar(entry, command, setting));
  }
}

function peculiar({ name }: StudyEntry, command: Command, setting: Setting): Peculiar {
  if (name === "snowball-book") return bookFromFile(command, setting);
  return name === "snowball-market" ? assumptionsFromFile(command) : {};
}
