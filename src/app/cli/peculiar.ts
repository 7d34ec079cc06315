import type { Command } from "commander";
import type { StudyEntry } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

/** What the command of a study does in its own way; nothing for most. */
export async function peculiarOf({ name }: StudyEntry, command: Command, setting: Setting): Promise<Peculiar> {
  if (name === "exposures") return (await import("./holdings-file.ts")).portfolioFromFile(command);
  if (name === "drift") return (await import("./drift-file.ts")).driftFromFile(command);
  if (name === "dma") return (await import("./dma-file.ts")).accountFromFile(command, setting);
  if (name === "pledge") return (await import("./pledge-file.ts")).loansFromFile(command, setting);
  if (name === "backtest") return (await import("./backtest-file.ts")).backtestFromFile(command, setting);
  if (name === "check") return (await import("./check-file.ts")).checkFromFile(command, setting);
  if (name === "chain-ensemble") return (await import("./chain-ensemble-work.ts")).ensembleInParallel(command, setting);
  if (name === "chain-cut") return { instead: async (ask) => ask(await followedCut(setting)) };
  return {};
}

async function followedCut({ terminal }: Setting) {
  const [{ chainCutStudy }, { followed }] = await Promise.all([
    import("../studies/chain-cut.ts"),
    import("./followed.ts"),
  ]);
  return followed(chainCutStudy, terminal, "sets");
}
