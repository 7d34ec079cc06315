import { z } from "zod";
import { MicrocapAnswer, type Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { StockPanel } from "../../domain/market/panel.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import type { StockList } from "../../domain/market/stock-list.ts";
import type { TapeGroup } from "../../domain/simulate/index.ts";
import { DataGap } from "../../errors.ts";
import { asOfNotes } from "./as-of-notes.ts";
import { indexSeries } from "./basis-data.ts";
import { answeredFrom, bucketAnswers, buildIndices, dayAnswers, gapAnswer, RUNGS } from "./built-indices.ts";
import { type LimitDownDays, loadLimitDown } from "./limit-down.ts";
import { builtNotes, NO_STOCKS, recordedNotes, syntheticNotes } from "./microcap-notes.ts";
import { loadPublishedMicro, publishedAnswer } from "./published-micro.ts";
import { INDEX_CODES, simulateStocks } from "./simulated-stocks.ts";
import { sizeLadder } from "./size-ladder.ts";
import { loadStocks } from "./stock-data.ts";
import { dayOption, requireOrder, SIMULATED_OPTIONS, type Study } from "./study.ts";

const params = z.object({
  size: z.coerce
    .number()
    .int()
    .min(1)
    .max(3000)
    .default(400)
    .describe("How many of the smallest stocks make the index"),
  from: dayOption("from", "First day answered (default: the first that can be built)"),
  to: dayOption("to", "Last day answered; nothing later enters any figure (default: the last loaded)"),
  rebalance: z
    .enum(["weekly", "monthly"])
    .default("weekly")
    .describe("How often the tradable version is rebalanced, at the close of the first day of the week or month"),
  cost: z.coerce
    .number()
    .min(0)
    .max(0.1)
    .default(0.001)
    .describe(
      "Commission, half spread and impact on each side of a trade, as a decimal; stamp duty and fees come on top",
    ),
  ...SIMULATED_OPTIONS,
});
type Params = z.infer<typeof params>;

export const microcapStudy: Study<Params, MicrocapAnswer> = {
  name: "microcap",
  summary: "The smallest stocks as an index, frictionless and as it could be traded, beside the ladder of sizes",
  params,
  answer: MicrocapAnswer,
  examples: [
    "bianque microcap --from 2024-01-02 --to 2024-02-07",
    "bianque microcap --size 400 --rebalance monthly --cost 0.002 --json",
    "bianque microcap --synthetic --seed 7",
  ],
  async run(store: Store, request: Params): Promise<MicrocapAnswer> {
    const { from, to, size, synthetic } = request;
    requireOrder(from, to);
    const [market, closes, micro, limitDown] = await Promise.all([
      loadMarket(store, request),
      loadCloses(store, to),
      loadPublishedMicro(store, INDEX_CODES.micro, to),
      loadLimitDown(store, to),
    ]);
    const built = market.panel.days.length < 2 ? null : buildIndices(market.panel, market.stocks, tradingOf(request));
    const ladder = sizeLadder(closes, built);
    if (ladder.length === 0) {
      throw new DataGap(
        "no index closes and no closes of single stocks are loaded; import them, or the shipped episode",
      );
    }
    const start = built === null ? 0 : answeredFrom(built, from);
    return {
      size,
      days: built === null ? [] : dayAnswers(built, start),
      synthetic,
      gap: built === null ? { total: null, annualised: null } : gapAnswer(built, start),
      published: publishedAnswer(micro, closes["300"], from),
      ladder,
      buckets: built === null ? [] : bucketAnswers(built, start),
      limitDown: limitDownAnswer(limitDown, from),
      notes: [...market.notes, ...(built === null ? [] : builtNotes(built, closes.micro, start))],
    };
  },
};

function tradingOf({ size, rebalance, cost }: Params) {
  return { microSize: size, rebalance, costPerSide: cost };
}

interface Market {
  readonly panel: StockPanel;
  readonly stocks: StockList;
  readonly notes: readonly Note[];
}

/** The stocks that the index is built from; no days where none are loaded. */
async function loadMarket(store: Store, { synthetic, seed, to }: Params): Promise<Market> {
  if (synthetic) {
    const { panel, stocks, beyondLimits } = await simulateStocks(store, seed, to);
    return { panel, stocks, notes: syntheticNotes(seed, panel.days, beyondLimits) };
  }
  const { panel, stocks, listedAsOf } = await loadStocks(store, to);
  if (panel.days.length > 0 && listedAsOf !== null) {
    return { panel, stocks, notes: [...recordedNotes(listedAsOf), ...asOfNotes(panel)] };
  }
  return { panel: { ...panel, days: new Int32Array(0) }, stocks, notes: [NO_STOCKS] };
}

async function loadCloses(store: Store, to: Day | undefined): Promise<Record<TapeGroup, DailySeries>> {
  const series = RUNGS.map(async (rung) => [rung, await indexSeries(store, "index_daily", INDEX_CODES[rung], to)]);
  return Object.fromEntries(await Promise.all(series)) as Record<TapeGroup, DailySeries>;
}

function limitDownAnswer({ days, values, stocks }: LimitDownDays, from: Day | undefined): MicrocapAnswer["limitDown"] {
  return [...days.keys()]
    .filter((t) => !Number.isNaN(values[t]) && (from === undefined || days[t] >= from))
    .map((t) => ({ date: formatDay(days[t]), share: values[t], stocks: stocks[t] }));
}
