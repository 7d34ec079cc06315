import type { Command } from "commander";
import { readSnowballBook } from "../../data/snowball-book-file.ts";
import type { AnyStudy } from "../studies/registry.ts";
import { bookStudy } from "../studies/snowball-book.ts";
import type { CommonOptions } from "./common-options.ts";
import type { Setting } from "./setting.ts";
import { valuingProgress } from "./snowball-progress.ts";
import { addStudyOptions, answer, givenText } from "./study-command.ts";

const HELP = `
The file is CSV with the columns id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out_ratio,
knock_out_step,knock_in_ratio,coupon,participation,strike,status; docs/snowball-desk.md says what each means.`;

/** Registers `snowball book FILE`. */
export function registerBook(group: Command, setting: Setting): void {
  const command = group.command("book").argument("<file>", "CSV of contracts, plain or gzipped");
  const shapes = addStudyOptions(command, bookStudy([], () => {}) as AnyStudy);
  command.addHelpText("after", HELP).action(async (file: string, options: CommonOptions) => {
    const progress = valuingProgress(setting.terminal);
    try {
      const study = bookStudy(await readSnowballBook(file), progress.tell);
      await answer(study as AnyStudy, givenText(command, shapes), options, setting);
    } finally {
      progress.stop();
    }
  });
}
