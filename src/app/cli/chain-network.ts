import { type Command, Option } from "commander";
import {
  FireSaleAnswer,
  type FireSaleDetails,
  LeverageSaleAnswer,
  type LeverageSaleDetails,
  VulnerabilityAnswer,
  type VulnerabilityDetails,
} from "../../contract.ts";
import { type InstitutionsFile, readInstitutions } from "../../data/institutions-file.ts";
import { requireLeverageRules } from "../../domain/network/index.ts";
import { fireSaleDetails, leverageSaleDetails, vulnerabilityDetails } from "../studies/chain-network.ts";
import {
  addNetworkOptions,
  type NetworkOptions,
  readDepth,
  readExperiment,
  readLeverageRules,
  readShocks,
  requireKnownOptions,
} from "./chain-network-options.ts";
import type { CommonOptions } from "./common-options.ts";
import { printNetwork } from "./print/chain-network.ts";
import { pageOf, type Terminal } from "./terminal.ts";

type Options = NetworkOptions & Omit<CommonOptions, "db"> & { readonly details?: boolean };

type Details = FireSaleDetails | LeverageSaleDetails | VulnerabilityDetails;

const HELP = `
The file is CSV, plain or gzipped: institution,equity,cash,other,loan,asset:NAME,... (cash, other and loan may be left out),
or banks as bank,equity,leverage_ratio_pct,debt_securities,government_bonds. A --shock without a name falls on government
bonds, or on the first asset; docs/network.md says what every column and option means.

Examples:
  bianque chain network banks.csv --price-impact 0.01 --shock 0.2
  bianque chain network banks.csv --price-impact 0.01 --shock 0.2 --minimum 0.03 --buffer 0.04 --target 0.05 --json
  bianque chain network funds.csv --rules cont-schaanning --cap 4 --depth 5e9 --shock "micro caps=0.1"
  bianque chain network funds.csv --rules greenwood --price-impact 0.02 --shock 0.1 --details`;

/** Registers `chain network`. */
export function registerNetwork(group: Command, terminal: Terminal): void {
  const command = group
    .command("network")
    .argument("<file>", "CSV of institutions and what they hold")
    .summary("fire sales of any institutions that hold the same assets")
    .description(
      "Fire sales of any institutions that hold the same assets: who defaults, what is sold, where prices end.",
    );
  addNetworkOptions(command)
    .option("--details", "every institution too; with --json also every step")
    .option("--json", "print one JSON document on stdout, everything else on stderr")
    .addOption(new Option("--lang <lang>", "language of the text (default: from $LANG)").choices(["zh", "en"]))
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      requireKnownOptions(options);
      const answer = answerOf(options, await readInstitutions(path));
      terminal.out(options.json ? `${JSON.stringify(told(answer, options))}\n` : print(answer, options, terminal));
    });
}

function answerOf(options: Options, file: InstitutionsFile): Details {
  const { institutions } = file;
  if (options.rules === "fire-sale") return fireSaleDetails(institutions, readExperiment(options, file));
  const shocks = readShocks(options, file);
  if (options.rules === "greenwood") {
    return vulnerabilityDetails(institutions, readDepth(options, file, null), shocks);
  }
  const rules = readLeverageRules(options);
  requireLeverageRules(rules);
  return leverageSaleDetails(institutions, readDepth(options, file, rules.floor), shocks, rules);
}

/** What `--json` prints: the figures of the system alone, unless details are asked for. */
function told(answer: Details, { details }: Options): unknown {
  if (details) return answer;
  if (answer.rules === "fire-sale") return FireSaleAnswer.parse(answer);
  return answer.rules === "greenwood" ? VulnerabilityAnswer.parse(answer) : LeverageSaleAnswer.parse(answer);
}

function print(answer: Details, { details = false, lang }: Options, terminal: Terminal): string {
  return printNetwork(answer, { details }, pageOf(terminal, lang));
}
