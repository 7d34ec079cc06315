import { type Command, Option } from "commander";
import { NetworkRules } from "../../contract.ts";
import type { InstitutionsFile } from "../../data/institutions-file.ts";
import {
  depthFromImpact,
  type FireSaleExperiment,
  type LeverageRules,
  linearDepthFromImpact,
  systemHoldings,
  USUAL_LEVERAGE_RULES,
  USUAL_THRESHOLDS,
} from "../../domain/network/index.ts";
import { InputError } from "../../errors.ts";
import { assetFigures, forEachAsset, forFirstAsset } from "./chain-network-figures.ts";
import { numberOf } from "./snowball-options.ts";

/** Options of `chain network` as text. */
export interface NetworkOptions {
  readonly rules: NetworkRules;
  readonly shock?: readonly string[];
  readonly priceImpact?: readonly string[];
  readonly minimum?: string;
  readonly buffer?: string;
  readonly target?: string;
  readonly steps?: string;
  readonly cap?: string;
  readonly targetLeverage?: string;
  readonly floor?: string;
  readonly shortfall?: string;
  readonly insolvent?: LeverageRules["insolvent"];
  readonly depth?: readonly string[];
}

const { minimum, buffer, target, steps } = USUAL_THRESHOLDS;
const { cap, floor, shortfall, insolvent } = USUAL_LEVERAGE_RULES;
/** Sales stop at this share of the cap, unless told. */
const TARGET_SHARE = USUAL_LEVERAGE_RULES.target / USUAL_LEVERAGE_RULES.cap;

/** Options that only one set of rules, or two, know. */
const KNOWN_TO: Partial<Record<keyof NetworkOptions, readonly NetworkRules[]>> = {
  minimum: ["fire-sale"],
  buffer: ["fire-sale"],
  target: ["fire-sale"],
  steps: ["fire-sale"],
  cap: ["cont-schaanning"],
  targetLeverage: ["cont-schaanning"],
  floor: ["cont-schaanning"],
  shortfall: ["cont-schaanning"],
  insolvent: ["cont-schaanning"],
  depth: ["cont-schaanning", "greenwood"],
};

export function addNetworkOptions(command: Command): Command {
  return command
    .addOption(new Option("--rules <rules>", "model of the sales").choices(NetworkRules.options).default("fire-sale"))
    .option("--shock <figures>", "share of the price lost at the start: 0.2, or government=0.2,corporate=0.05", each)
    .option("--price-impact <figures>", "share of the price lost when 5% is sold: 0.01, or by asset as above", each)
    .option("--minimum <r>", `fire-sale: equity / assets below which one defaults (default: ${minimum})`)
    .option("--buffer <r>", `fire-sale: below it one sheds assets; 1 is leverage targeting (default: ${buffer})`)
    .option("--target <r>", `fire-sale: ratio to which it sheds them (default: ${target})`)
    .option("--steps <n>", `fire-sale: steps to run (default: ${steps})`)
    .option("--cap <x>", `cont-schaanning: assets / equity above which one must sell (default: ${cap})`)
    .option(
      "--target-leverage <x>",
      `cont-schaanning: leverage to which it sells (default: ${TARGET_SHARE} of the cap)`,
    )
    .option("--floor <share>", `cont-schaanning: price below which sales take no asset (default: ${floor})`)
    .option("--shortfall <share>", `cont-schaanning: part of a move that hits the sellers (default: ${shortfall})`)
    .addOption(
      new Option("--insolvent <what>", `cont-schaanning: what the insolvent do (default: ${insolvent})`).choices([
        "sell",
        "hold",
      ]),
    )
    .option("--depth <figures>", "cont-schaanning, greenwood: money, instead of --price-impact, or by asset", each);
}

function each(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** Throws InputError for an option that the rules asked for do not know. */
export function requireKnownOptions(options: NetworkOptions): void {
  for (const [name, rules] of Object.entries(KNOWN_TO)) {
    if (options[name as keyof NetworkOptions] === undefined || rules.includes(options.rules)) continue;
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new InputError(
      `${flag} is given with --rules ${options.rules}; expected --rules ${rules.join(" or ")} with it`,
    );
  }
}

/** Price lost at the start, by asset. */
export function readShocks({ shock }: NetworkOptions, { institutions, shocked }: InstitutionsFile): Float64Array {
  const { assets } = institutions;
  if (shock === undefined) throw new InputError(`--shock is missing; expected a share such as 0.2, or ${shocked}=0.2`);
  return forFirstAsset(assetFigures("--shock", shock, assets), assets, shocked);
}

/** The experiment of the thresholds. */
export function readExperiment(options: NetworkOptions, file: InstitutionsFile): FireSaleExperiment {
  return {
    shocks: readShocks(options, file),
    priceImpact: readPriceImpact(options, file),
    minimum: figure("--minimum", options.minimum, minimum),
    buffer: figure("--buffer", options.buffer, buffer),
    target: figure("--target", options.target, target),
    steps: figure("--steps", options.steps, steps),
  };
}

/** The rules of the cap on leverage. */
export function readLeverageRules(options: NetworkOptions): LeverageRules {
  const most = figure("--cap", options.cap, cap);
  return {
    cap: most,
    target: figure("--target-leverage", options.targetLeverage, Math.max(1, TARGET_SHARE * most)),
    floor: figure("--floor", options.floor, floor),
    shortfall: figure("--shortfall", options.shortfall, shortfall),
    insolvent: options.insolvent ?? insolvent,
  };
}

/** Depth of each asset's market in money, as told, else such that 5% sold has the price impact. */
export function readDepth(options: NetworkOptions, file: InstitutionsFile, atFloor: number | null): Float64Array {
  const { institutions } = file;
  if (options.depth !== undefined) {
    if (options.priceImpact !== undefined) {
      throw new InputError("--depth and --price-impact are given; expected one or the other");
    }
    return forEachAsset(assetFigures("--depth", options.depth, institutions.assets), institutions.assets);
  }
  const held = systemHoldings(institutions);
  return readPriceImpact(options, file).map((impact, k) =>
    atFloor === null ? linearDepthFromImpact(held[k], impact) : depthFromImpact(held[k], impact, atFloor),
  );
}

function readPriceImpact({ priceImpact, rules }: NetworkOptions, { institutions }: InstitutionsFile): Float64Array {
  if (priceImpact === undefined) {
    const instead = rules === "fire-sale" ? "" : ", or --depth in its place";
    throw new InputError(`--price-impact is missing; expected the share of the price lost when 5% is sold${instead}`);
  }
  const { assets } = institutions;
  return forEachAsset(assetFigures("--price-impact", priceImpact, assets), assets);
}

function figure(option: string, text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : numberOf(option, text);
}
