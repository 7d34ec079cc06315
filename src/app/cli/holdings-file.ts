import type { Command } from "commander";
import { readHoldings } from "../../data/holdings-file.ts";
import { exposuresStudy, givenHoldingsStudy } from "../studies/exposures.ts";
import type { AnyStudy } from "../studies/registry.ts";
import type { Peculiar } from "./study-command.ts";

const HELP = `
The file is CSV with the columns code,weight: six digits with or without the exchange, and a weight not below 0. Weights are
scaled to sum to 1.`;

/** `exposures [FILE]`: the portfolio of a file, else the one that --holdings gives. */
export function portfolioFromFile(command: Command): Peculiar {
  command.argument("[file]", "CSV of code,weight, plain or gzipped").addHelpText("after", HELP);
  return {
    instead: async (ask) => {
      const [file] = command.args;
      await ask((file === undefined ? exposuresStudy : givenHoldingsStudy(await readHoldings(file))) as AnyStudy);
    },
  };
}
