import type { Command } from "commander";
import { readNavFile } from "../../data/nav-file.ts";
import { driftStudy, givenNavStudy } from "../studies/drift.ts";
import type { AnyStudy } from "../studies/registry.ts";
import type { Peculiar } from "./study-command.ts";

const HELP = `
The file is CSV with the columns date,nav: net values after dividends are added back, a row a trading day, week or month.
docs/drift.md says how the weights, bands and dates come about.`;

/** `drift [FILE]`: the net values of a file, else the sample fund. */
export function driftFromFile(command: Command): Peculiar {
  command
    .argument("[file]", "CSV of net values, plain or gzipped; without it, a sample fund")
    .addHelpText("after", HELP);
  return {
    instead: async (ask) => {
      const [file] = command.args;
      await ask((file === undefined ? driftStudy : givenNavStudy(file, await readNavFile(file))) as AnyStudy);
    },
  };
}
