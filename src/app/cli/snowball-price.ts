import { type Command, Option } from "commander";
import { SnowballEngine, type SnowballPrice, SnowballState } from "../../contract.ts";
import { InputError } from "../../errors.ts";
import type { CommonOptions } from "./common-options.ts";
import { printSnowballPrice } from "./print/snowball-price.ts";
import { engineNamed } from "./snowball-engines.ts";
import {
  addContractOptions,
  addMarketOptions,
  type ContractOptions,
  type MarketOptions,
  numbersOf,
  readMarket,
  readSchedule,
  wholeOf,
} from "./snowball-options.ts";
import { pageOf, type Terminal } from "./terminal.ts";

interface PriceOptions extends ContractOptions, MarketOptions, Omit<CommonOptions, "db"> {
  readonly spots: string;
  readonly state: SnowballState;
  readonly engine: SnowballEngine;
  readonly seed?: string;
}

const HELP = `
A schedule counts trading days from now, terms name calendar dates; docs/snowball.md shows both. With --terms the
contract is valued after the close of --date, the issue date unless given.

Examples:
  bianque snowball price --schedule note.json --rate 0.02 --carry 0.04 --vol 0.16 --spots 80,100 --state alive --json
  bianque snowball price --terms note.json --date 2024-01-19 --rate 0.02 --carry 0.06 --vol 0.2 --spots 4700 --state knocked-in`;

/** Registers `snowball price`. */
export function registerPrice(group: Command, terminal: Terminal): void {
  const command = group
    .command("price")
    .summary("value one contract at given prices of the index, with its Greeks")
    .description("Values one contract at given prices of the index: price, delta, gamma, vega, rho, carryRho, theta.");
  addMarketOptions(addContractOptions(command))
    .requiredOption("--spots <list>", "prices of the index, comma-separated")
    .addOption(
      new Option("--state <state>", "whether it has knocked in").choices(SnowballState.options).default("alive"),
    )
    .addOption(new Option("--engine <engine>").choices(SnowballEngine.options).default("quadrature"))
    .option("--seed <n>", "of monte-carlo (default: 1)")
    .option("--json", "print one JSON document on stdout, everything else on stderr")
    .addOption(new Option("--lang <lang>", "language of the text (default: from $LANG)").choices(["zh", "en"]))
    .addHelpText("after", HELP)
    .action((options: PriceOptions) => {
      const answer = price(options);
      const { json, lang } = options;
      terminal.out(json ? `${JSON.stringify(answer)}\n` : printSnowballPrice(answer, pageOf(terminal, lang)));
    });
}

function price(options: PriceOptions): SnowballPrice {
  const { state, engine: name } = options;
  const schedule = readSchedule(options);
  const market = readMarket(options);
  const spots = numbersOf("--spots", options.spots);
  if (options.seed !== undefined && name !== "monte-carlo") {
    throw new InputError(`--seed is ${options.seed}, but ${name} draws nothing; expected --engine monte-carlo with it`);
  }
  const seed = options.seed === undefined ? 1 : wholeOf("--seed", options.seed);
  const started = performance.now();
  const { valuations } = engineNamed(name, seed)(schedule, market, { spots, state });
  return { engine: name, valuations: valuations.map((at) => ({ ...at })), elapsedMs: performance.now() - started };
}
