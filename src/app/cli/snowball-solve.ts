import { type Command, Option } from "commander";
import { type SnowballSolution, SnowballSolutionFor, SnowballState } from "../../contract.ts";
import { fairCoupon, impliedCarries, impliedVolatilities } from "../../domain/snowball/index.ts";
import { InputError } from "../../errors.ts";
import type { CommonOptions } from "./common-options.ts";
import { printSnowballSolution } from "./print/snowball-solution.ts";
import { addContractOptions, type ContractOptions, numberOf, readSchedule } from "./snowball-options.ts";
import { pageOf, type Terminal } from "./terminal.ts";

interface SolveOptions extends ContractOptions, Omit<CommonOptions, "db"> {
  readonly for: SnowballSolutionFor;
  readonly price: string;
  readonly spot: string;
  readonly state: SnowballState;
  readonly rate?: string;
  readonly carry?: string;
  readonly vol?: string;
}

const HELP = `
The value of a snowball is not monotone in volatility, so two may fit; all are told. A coupon is solved for with the
proportions of the schedule kept: what is told is that of the first knock-out date.

Examples:
  bianque snowball solve --for coupon --schedule note.json --price 100 --spot 100 --rate 0.02 --carry 0.04 --vol 0.16
  bianque snowball solve --for volatility --schedule note.json --price 98 --spot 100 --rate 0.02 --carry 0.04 --json`;

/** Registers `snowball solve`. */
export function registerSolve(group: Command, terminal: Terminal): void {
  const command = group
    .command("solve")
    .summary("solve for the fair coupon, the implied volatility or the implied carry")
    .description("Solves for the coupon, the volatility or the carry at which the contract is worth a given price.");
  addContractOptions(command)
    .addOption(new Option("--for <what>", "what is unknown").choices(SnowballSolutionFor.options).makeOptionMandatory())
    .requiredOption("--price <v>", "value of the contract on one unit of the index")
    .requiredOption("--spot <s>", "price of the index")
    .requiredOption("--rate <r>", "interest rate a year, continuous, as a decimal")
    .option("--carry <q>", "dividends and discount of the futures a year, unless solved for")
    .option("--vol <v>", "volatility a year, unless solved for")
    .addOption(
      new Option("--state <state>", "whether it has knocked in").choices(SnowballState.options).default("alive"),
    )
    .option("--json", "print one JSON document on stdout, everything else on stderr")
    .addOption(new Option("--lang <lang>", "language of the text (default: from $LANG)").choices(["zh", "en"]))
    .addHelpText("after", HELP)
    .action((options: SolveOptions) => {
      const answer = solve(options);
      const { json, lang } = options;
      terminal.out(json ? `${JSON.stringify(answer)}\n` : printSnowballSolution(answer, pageOf(terminal, lang)));
    });
}

function solve(options: SolveOptions): SnowballSolution {
  const schedule = readSchedule(options);
  const [price, spot] = [numberOf("--price", options.price), positive("--spot", options.spot)];
  const { state } = options;
  const rate = numberOf("--rate", options.rate!);
  const known = (name: "carry" | "vol") => {
    const text = options[name];
    if (text === undefined) throw new InputError(`--${name} is missing; expected a decimal a year, such as 0.06`);
    return numberOf(`--${name}`, text);
  };
  const started = performance.now();
  const solutions = () => {
    switch (options.for) {
      case "coupon":
        return [
          fairCoupon(schedule, { rate, carry: known("carry"), volatility: known("vol") }, spot, price, state).coupon,
        ];
      case "volatility":
        return impliedVolatilities(schedule, { rate, carry: known("carry") }, spot, price, state);
      case "carry":
        return impliedCarries(schedule, { rate, volatility: known("vol") }, spot, price, state);
    }
  };
  return { solvedFor: options.for, solutions: solutions(), elapsedMs: performance.now() - started };
}

function positive(option: string, text: string): number {
  const value = numberOf(option, text);
  if (value > 0) return value;
  throw new InputError(`${option} is ${value}; expected a price above 0`);
}
