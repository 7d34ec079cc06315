import { z } from "zod";
import { ChainForecastAnswer, type ChainSeriesName } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay, parseDay } from "../../domain/calendar/index.ts";
import { CASCADE, type ForecastPath } from "../../domain/chain/ensemble/index.ts";
import { BUCKETS } from "../../domain/chain/index.ts";
import { quantileOfSorted } from "../../numerics/quantile.ts";
import { orNull } from "./answer.ts";
import { type PathAfter, pathAfter } from "./chain-anchor-path.ts";
import { wilson } from "./chain-ensemble-answer.ts";
import { chainForecastNotes } from "./chain-forecast-notes.ts";
import { type Forecast, forecastFrom } from "./chain-forecast-paths.ts";
import { calmOf, levelsOf, placeboStarts, startRow } from "./chain-forecast-placebo.ts";
import { isListed, SERIES, scoresOf, valueAt } from "./chain-forecast-scores.ts";
import { requireTradingDay, sobolSeed } from "./chain-span.ts";
import { dayOption, type Study, type Task } from "./study.ts";

const QUANTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
/** The last close before the avalanche of 22 January 2024. */
const USUAL_UNTIL = parseDay("2024-01-19");

const ChainForecastParams = z.object({
  until: dayOption("until", "Close that the forecast starts from; nothing later is used (default: 2024-01-19)"),
  days: z.coerce.number().int().min(1).max(60).default(20).describe("Trading days that are forecast"),
  paths: z.coerce.number().int().min(2).max(20_000).default(400).describe("Paths"),
  seed: sobolSeed.describe("Seed of parameters and of days drawn"),
  parameters: z
    .enum(["plausible", "weighted"])
    .default("plausible")
    .describe("Parameters: evenly from their plausible ranges, or of those by how each tells the 20 days before"),
  placebo: z
    .enum(["none", "quarters", "months"])
    .default("none")
    .describe("Also from the first trading day of every quarter or month since April 2022, with false alarms"),
});
export type ChainForecastParams = z.infer<typeof ChainForecastParams>;

export const chainForecastStudy: Study<ChainForecastParams, ChainForecastAnswer> = {
  name: "chain-forecast",
  summary: "The weeks after a close by what was known then, scored against beta alone, with placebo starts",
  params: ChainForecastParams,
  answer: ChainForecastAnswer,
  examples: [
    "bianque chain forecast --until 2024-01-19",
    "bianque chain forecast --until 2024-01-19 --parameters weighted --json",
    "bianque chain forecast --placebo quarters",
  ],
  run: answerForecast,
};

async function answerForecast(
  store: Store,
  { until = USUAL_UNTIL, placebo, ...params }: ChainForecastParams,
  task?: Task,
): Promise<ChainForecastAnswer> {
  requireTradingDay(until, "until");
  const others =
    placebo === "none" ? [] : (await placeboStarts(store, placebo, params.days)).filter((day) => day !== until);
  const total = params.paths * (1 + others.length);
  const from = async (day: Day, before: number) => {
    const tell = (done: number) => task?.tell({ done: before * params.paths + done, total });
    const forecast = await forecastFrom(store, { ...params, until: day }, tell, task);
    return { forecast, after: await pathAfter(store, forecast.anchor, forecast.days) };
  };
  const { forecast, after } = await from(until, 0);
  const starts = after === null || placebo === "none" ? [] : [startRow(forecast, after)];
  for (const [n, day] of others.entries()) {
    const other = await from(day, n + 1);
    if (other.after !== null) starts.push(startRow(other.forecast, other.after));
  }
  starts.sort((a, b) => (a.until < b.until ? -1 : 1));
  const { anchor, days, pairs, effective } = forecast;
  return {
    until: formatDay(until),
    days: days.length,
    paths: pairs.length,
    seed: params.seed,
    parameters: { choice: params.parameters, effective },
    past: { from: formatDay(anchor.pastFrom), days: anchor.past.days },
    quantiles: QUANTILES,
    fans: SERIES.filter((series) => isListed(forecast, series)).map((series) => fanOf(forecast, after, series)),
    alarm: {
      fall: CASCADE,
      chain: chanceOf(forecast, ({ chain }) => chain),
      beta: chanceOf(forecast, ({ plain }) => plain),
      followed: after?.fallBeyondMarket ?? null,
    },
    scores: after === null ? null : scoresOf(forecast, after),
    placebo: placebo === "none" ? null : { starts, calm: calmOf(starts), levels: levelsOf(starts) },
    notes: chainForecastNotes(forecast, params.parameters),
  };
}

function fanOf(forecast: Forecast, after: PathAfter | null, series: ChainSeriesName) {
  const isPrice = (BUCKETS as readonly string[]).includes(series);
  const shown = (value: number) => (isPrice ? Math.expm1(value) : value);
  return {
    series,
    days: forecast.days.map((day, t) => {
      const sorted = Float64Array.from(forecast.pairs, ({ chain }) => shown(valueAt(chain, t, series))).sort();
      return {
        date: formatDay(day),
        quantiles: QUANTILES.map((p) => quantileOfSorted(sorted, p)),
        record: orNull(after === null ? undefined : shown(valueAt(after, t, series))),
      };
    }),
  };
}

function chanceOf({ pairs }: Forecast, pathOf: (pair: Forecast["pairs"][number]) => ForecastPath) {
  const count = pairs.filter((pair) => pathOf(pair).fallBeyondMarket > CASCADE).length;
  return { probability: count / pairs.length, ...wilson(count, pairs.length) };
}
