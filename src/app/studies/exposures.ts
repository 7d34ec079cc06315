import { z } from "zod";
import { ExposuresAnswer } from "../../contract.ts";
import type { Holding } from "../../data/holdings-file.ts";
import type { Store } from "../../data/store.ts";
import { DataGap, InputError } from "../../errors.ts";
import { exposuresAnswer } from "./exposures-answer.ts";
import { crowdingOf } from "./exposures-crowding.ts";
import { BENCHMARKS, loadBenchmark, loadPortfolioMarket } from "./exposures-data.ts";
import { holdingsOfText } from "./exposures-holdings.ts";
import { dayOption, SIMULATED_OPTIONS, type Study } from "./study.ts";

const params = z.object({
  holdings: z
    .string()
    .optional()
    .describe(
      "The portfolio as text, code:weight after code:weight: 600000:0.5,000001:0.5 (a file is read by the CLI)",
    ),
  date: dayOption("date", "Day whose close is asked about; nothing later enters any figure (default: the last loaded)"),
  benchmark: z.enum(BENCHMARKS).default("000905.SH").describe("Index that the portfolio is compared with"),
  benchmarkWeights: z
    .enum(["cap", "equal"])
    .default("cap")
    .describe("How its members are weighted: by total market value, or all alike"),
  ...SIMULATED_OPTIONS,
});
export type ExposuresParams = z.infer<typeof params>;

type ExposuresStudy = Study<ExposuresParams, ExposuresAnswer>;

const about = {
  name: "exposures",
  summary: "What a portfolio holds: style exposures, weight by size, active share, and how crowded its sizes are",
  params,
  answer: ExposuresAnswer,
  examples: [
    "bianque exposures holdings.csv --date 2024-01-31",
    "bianque exposures --holdings 600519:0.6,000001.SZ:0.4 --benchmark 000300.SH --json",
  ],
} satisfies Omit<ExposuresStudy, "run">;

/** A portfolio that is given as text. */
export const exposuresStudy: ExposuresStudy = {
  ...about,
  async run(store, request) {
    if (request.holdings === undefined) {
      throw new InputError("no portfolio is given; expected a file of code,weight or --holdings 600000:0.5,000001:0.5");
    }
    return answerFor(holdingsOfText(request.holdings), store, request);
  },
};

/** A portfolio that has been read from a file. */
export function givenHoldingsStudy(holdings: readonly Holding[]): ExposuresStudy {
  return {
    ...about,
    async run(store, request) {
      if (request.holdings !== undefined) throw new InputError("a file and --holdings are given; expected one of them");
      return answerFor(holdings, store, request);
    },
  };
}

async function answerFor(
  holdings: readonly Holding[],
  store: Store,
  request: ExposuresParams,
): Promise<ExposuresAnswer> {
  const sum = holdings.reduce((total, { weight }) => total + weight, 0);
  if (!(sum > 0)) throw new InputError(`the weights sum to ${sum}; expected a sum above 0`);
  const market = await loadPortfolioMarket(store, request);
  if (market.panel.days.length === 0) throw new DataGap("no daily closes of single stocks are loaded up to that day");
  const benchmark = await loadBenchmark(store, request.benchmark, market);
  const crowding = await crowdingOf(store, market);
  return exposuresAnswer({ holdings, market, benchmark, crowding, request });
}
