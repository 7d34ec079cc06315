import { z } from "zod";
import { CheckAnswer } from "../../contract.ts";
import type { Holding } from "../../data/holdings-file.ts";
import type { Store } from "../../data/store.ts";
import { readYamlSettings } from "../../data/yaml-settings.ts";
import { InputError } from "../../errors.ts";
import { checkAnswer } from "./check-answer.ts";
import { loadBook } from "./check-book.ts";
import { readFutures } from "./check-futures.ts";
import { CheckPolicy } from "./check-policy.ts";
import { holdingsOfText } from "./exposures-holdings.ts";
import { dayOption, SIMULATED_OPTIONS, type Study } from "./study.ts";

const above0 = (words: string) => z.coerce.number().refine((value) => value > 0, { error: `a number above 0${words}` });

const params = z.object({
  holdings: z
    .string()
    .optional()
    .describe("The basket as text, code:weight after code:weight: 600000:0.5,000001:0.5 (a file is read by the CLI)"),
  capital: above0(", in yuan")
    .optional()
    .describe("Equity of the account in yuan; the stocks are worth leverage times it"),
  futures: z.string().optional().describe("Lots by contract, below 0 because they are short: IM2403:-120,IC2403:-40"),
  leverage: above0("").default(1).describe("Stocks over capital"),
  date: dayOption("date", "Day whose close is asked about; nothing later enters any figure (default: the last loaded)"),
  policy: z.string().default("").describe("The policy as YAML text; the command line takes a file instead"),
  confidence: z.coerce
    .number()
    .min(0.5)
    .max(0.999)
    .default(0.99)
    .describe("Level of the expected shortfall, and share of simulated paths that must be lived through"),
  paths: z.coerce.number().int().min(10).max(10_000).default(300).describe("Simulated paths, drawn from the history"),
  ...SIMULATED_OPTIONS,
  seed: SIMULATED_OPTIONS.seed.describe("Seed of the simulated paths and of the simulated stocks"),
});
export type CheckParams = z.infer<typeof params>;

type CheckStudy = Study<CheckParams, CheckAnswer>;

const about = {
  name: "check",
  summary: "Before the trade: does a basket and its short keep your rules, and what leverage would it survive",
  params,
  answer: CheckAnswer,
  examples: [
    "bianque check holdings.csv --capital 1e8 --futures IM2403:-95 --date 2024-01-12",
    "bianque check holdings.csv --capital 1e8 --futures IM2403:-95 --leverage 2 --policy policy.yaml --json",
    "bianque check --init > policy.yaml",
  ],
} satisfies Omit<CheckStudy, "run">;

/** A basket and a policy that are given as text. */
export const checkStudy: CheckStudy = { ...about, run: (store, request) => check(store, request, {}) };

/** A basket, or a policy, that has been read from a file. */
export function givenCheckStudy(given: { holdings?: readonly Holding[]; policy?: CheckPolicy }): CheckStudy {
  return { ...about, run: (store, request) => check(store, request, given) };
}

async function check(
  store: Store,
  request: CheckParams,
  given: { holdings?: readonly Holding[]; policy?: CheckPolicy },
): Promise<CheckAnswer> {
  if (given.holdings && request.holdings !== undefined) {
    throw new InputError("a file and --holdings are given; expected one of them");
  }
  const holdings = given.holdings ?? holdingsOf(request.holdings);
  if (request.capital === undefined) throw new InputError("capital is missing; expected a number above 0, in yuan");
  if (request.futures === undefined) throw new InputError("futures is missing; expected lots such as IM2403:-120");
  const futures = readFutures(request.futures);
  const policy = given.policy ?? readYamlSettings(request.policy, "policy", CheckPolicy);
  const book = await loadBook(store, holdings, futures, { ...request, capital: request.capital });
  return checkAnswer(book, policy, request);
}

function holdingsOf(text: string | undefined): Holding[] {
  if (text === undefined) {
    throw new InputError("no basket is given; expected a file of code,weight or --holdings 600000:0.5,000001:0.5");
  }
  return holdingsOfText(text);
}
