import { z } from "zod";
import { DriftAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { type DriftOptions, HEDGES, type NavFile, sampleFund, styleDrift } from "../../domain/drift/index.ts";
import { upTo } from "../../domain/market/series.ts";
import { driftAnswer } from "../../view/drift-answer.ts";
import { sampleNote } from "../../view/words/drift.ts";
import { type LoadedStyleMarket, loadStyleMarket } from "./drift-market-data.ts";
import { dayOption, type Study } from "./study.ts";

const params = z.object({
  window: z.coerce
    .number()
    .int()
    .min(20)
    .max(1000)
    .optional()
    .describe("Most returns that a day's weights rest on (default: 250 daily, 104 weekly, 36 monthly)"),
  halfLife: z.coerce
    .number()
    .min(5)
    .max(1000)
    .optional()
    .describe("Returns after which one counts half (default: all in the window count alike)"),
  hedge: z
    .enum(["auto", ...HEDGES])
    .default("auto")
    .describe(
      "What is sold against the stocks: futures (both is IC and IM), the index 500 or 1000 itself, or recognised",
    ),
  stockLimit: z.coerce
    .number()
    .min(0.1)
    .max(10)
    .default(1)
    .describe(
      "Most that the stocks may be of the capital where futures are sold against them; above 1 for a levered fund",
    ),
  confidence: z.coerce.number().min(0.5).max(0.99).default(0.9).describe("Share of draws inside the bands"),
  draws: z.coerce.number().int().min(20).max(1000).default(100).describe("Bootstrap draws behind the bands"),
  seed: z.coerce.number().int().min(0).default(1).describe("Seed of the draws, and of the sample fund's noise"),
  to: dayOption("to", "Last day read; nothing later enters any figure (default: the last loaded)"),
});
type Params = z.infer<typeof params>;
type DriftStudy = Study<Params, DriftAnswer>;

const about = {
  name: "drift",
  summary: "The style that a fund's net values show, over time: weights on the size indices, hedge, changes of style",
  params,
  answer: DriftAnswer,
  examples: ["bianque drift fund.csv", "bianque drift fund.csv --hedge IC --window 120 --json", "bianque drift"],
} satisfies Omit<DriftStudy, "run">;

/** The sample fund, made from the store's own indices. */
export const driftStudy: DriftStudy = {
  ...about,
  async run(store: Store, asked: Params): Promise<DriftAnswer> {
    const loaded = await loadStyleMarket(store, asked.to);
    const { nav, changed } = sampleFund(loaded.market, asked.seed);
    const notes = [sampleNote(changed), ...loaded.notes];
    return answerOf({ nav, closedDays: [] }, null, { ...loaded, notes }, asked);
  },
};

/** Net values that are given, under the name of their file. */
export function givenNavStudy(file: string, given: NavFile): DriftStudy {
  return {
    ...about,
    async run(store: Store, asked: Params): Promise<DriftAnswer> {
      return answerOf(cutAt(given, asked.to), file, await loadStyleMarket(store, asked.to), asked);
    },
  };
}

function cutAt({ nav, closedDays }: NavFile, to: Day | undefined): NavFile {
  if (to === undefined) return { nav, closedDays };
  return { nav: upTo(nav, to), closedDays: closedDays.filter((day) => day <= to) };
}

function answerOf(
  given: NavFile,
  file: string | null,
  { market, notes }: LoadedStyleMarket,
  asked: Params,
): DriftAnswer {
  const { window = null, halfLife = null, hedge, stockLimit, confidence, draws, seed } = asked;
  const options: DriftOptions = { window, halfLife, hedge, stockLimit, confidence, draws, seed };
  const drift = styleDrift(given.nav, market, options);
  return driftAnswer(drift, { file, options, closedDays: given.closedDays, notes });
}
