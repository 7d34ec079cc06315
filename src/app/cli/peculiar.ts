import type { Command } from "commander";
import type { StudyEntry } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

/** What the command of a study does in its own way; nothing for most. */
export async function peculiarOf({ name }: StudyEntry, command: Command, setting: Setting): Promise<Peculiar> {
  if (name === "exposures") return (await import("./holdings-file.ts")).portfolioFromFile(command);
  if (name === "drift") return (await import("./drift-file.ts")).driftFromFile(command);
  if (name === "dma") return (await import("./dma-file.ts")).accountFromFile(command, setting);
  if (name === "backtest") return (await import("./backtest-file.ts")).backtestFromFile(command, setting);
  if (name === "check") return (await import("./check-file.ts")).checkFromFile(command, setting);
  return {};
}
