import type { Command } from "commander";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

/** What the command of a study does in its own way, by the study's name; nothing for most. */
export async function peculiarOf(name: string, command: Command, setting: Setting): Promise<Peculiar> {
  if (name === "dma") return (await import("./dma-file.ts")).accountFromFile(command, setting);
  return {};
}
