import type { Command } from "commander";
import { type OwnLoan, readOwnLoans } from "../../data/pledge-file.ts";
import { givenPledgesStudy, pledgeStudy } from "../studies/pledge.ts";
import type { BookLoan } from "../studies/pledge-book.ts";
import { PLEDGE_TEMPLATE } from "../studies/pledge-template.ts";
import type { AnyStudy } from "../studies/registry.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";

const HELP = `
The file is CSV with the columns name,code,shares,start_date and any of loan,rate,warning_line,close_out_line,interest,
other_collateral,lender,controlling: yuan, decimals, yes or no. What is left empty is taken from the options.`;

/** `pledge [FILE]`: the loans of a file, else those of the store, else assumed ones; `--init` prints a file to start from. */
export function loansFromFile(command: Command, { terminal }: Setting): Peculiar {
  command
    .argument("[file]", "CSV of your own loans, plain or gzipped")
    .option("--init", "print a file of loans with every column told, and stop")
    .addHelpText("after", HELP);
  return {
    instead: async (ask) => {
      if (command.opts<{ init?: boolean }>().init) return terminal.out(PLEDGE_TEMPLATE);
      const [file] = command.args;
      const study = file === undefined ? pledgeStudy : givenPledgesStudy((await readOwnLoans(file)).map(followed));
      return ask(study as AnyStudy);
    },
  };
}

/** A loan of a file: known from its start, open until its owner takes it out. */
function followed({ name, lender, ...loan }: OwnLoan): BookLoan {
  return {
    ...loan,
    pledgor: name,
    pledgee: lender,
    announced: loan.start,
    from: loan.start,
    until: Number.POSITIVE_INFINITY,
    released: null,
  };
}
