import type { Command } from "commander";
import { readSnowballBook } from "../../data/snowball-book-file.ts";
import type { AnyStudy } from "../studies/registry.ts";
import { givenBookStudy, storedBookStudy } from "../studies/snowball-book.ts";
import { progressBar } from "./progress-bar.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

const HELP = `
The file is CSV with the columns id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out_ratio,
knock_out_step,knock_in_ratio,coupon,participation,strike,status; docs/snowball-desk.md says what each means.`;

/** `snowball book [FILE]`: the contracts of a file, else those that the store holds, with a bar while they are valued. */
export function bookFromFile(command: Command, { terminal }: Setting): Peculiar {
  command
    .argument("[file]", "CSV of contracts, plain or gzipped; without it, the book that was imported")
    .addHelpText("after", HELP);
  return {
    instead: async (ask) => {
      const progress = progressBar(terminal, "notes");
      const [file] = command.args;
      try {
        const contracts = file === undefined ? null : await readSnowballBook(file);
        const study = contracts ? givenBookStudy(contracts, progress.tell) : storedBookStudy(progress.tell);
        await ask(study as AnyStudy);
      } finally {
        progress.stop();
      }
    },
  };
}
