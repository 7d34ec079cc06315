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
  if (name === "chain-run") return (await import("./chain-file.ts")).chainRunFromFile(command, setting);
  if (name === "chain-calibrate" || name === "chain-cut" || name === "chain-forecast") {
    return followedChain(name, setting);
  }
  return {};
}

type LongChain = "chain-calibrate" | "chain-cut" | "chain-forecast";

/** Long studies of the chain, with a bar and ended in order by Ctrl-C. */
async function followedChain(name: LongChain, { terminal }: Setting): Promise<Peculiar> {
  const { followed } = await import("./followed.ts");
  const study = {
    "chain-calibrate": async () =>
      followed((await import("../studies/chain-calibrate.ts")).chainCalibrateStudy, terminal, "runs"),
    "chain-cut": async () => followed((await import("../studies/chain-cut.ts")).chainCutStudy, terminal, "sets"),
    "chain-forecast": async () =>
      followed((await import("../studies/chain-forecast.ts")).chainForecastStudy, terminal, "paths"),
  }[name];
  return { instead: async (ask) => ask(await study()) };
}
