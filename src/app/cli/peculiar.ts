import type { Command } from "commander";
import type { StudyEntry } from "../studies/registry.ts";
import type { Peculiar } from "./study-command.ts";

/** What the command of a study does in its own way; nothing for most. */
export async function peculiarOf({ name }: StudyEntry, command: Command): Promise<Peculiar> {
  if (name === "exposures") return (await import("./holdings-file.ts")).portfolioFromFile(command);
  if (name === "drift") return (await import("./drift-file.ts")).driftFromFile(command);
  return {};
}
