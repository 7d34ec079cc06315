import type { ChainForecastAnswer, ChainStartRow } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { addTradingDays, type Day, dayOf, formatDay, monthOf, tradingDays } from "../../domain/calendar/index.ts";
import { CASCADE, type ForecastPath } from "../../domain/chain/ensemble/index.ts";
import { mean } from "../../numerics/moments.ts";
import { indexSeries } from "./basis-data.ts";
import type { PathAfter } from "./chain-anchor-path.ts";
import type { Forecast } from "./chain-forecast-paths.ts";
import { scoresOf } from "./chain-forecast-scores.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/** First month of the placebo starts. */
const FIRST: Day = dayOf(2022, 4, 1);
/** Alarm levels that starts are counted at. */
const LEVELS = [0.05, 0.1, 0.2, 0.3, 0.5];

/** Closes that a start needs before it. */
const BEFORE = 82;

/** First trading days of all quarters or months since April 2022 with 82 closes before them and the days to come recorded: a rule, not a choice. */
export async function placeboStarts(store: Store, every: "quarters" | "months", days: number): Promise<Day[]> {
  const { days: known } = await indexSeries(store, "index_daily", INDEX_CODES["300"]);
  if (known.length <= days + BEFORE) return [];
  const last = known[known.length - 1 - days];
  const all = last < FIRST ? [] : [...tradingDays(FIRST, last)];
  return all.filter((day) => {
    const month = monthOf(day);
    const isFirst = monthOf(addTradingDays(day, -1)) !== month;
    return day >= known[BEFORE] && isFirst && (every === "months" || month % 3 === 1);
  });
}

/** What is told of one start. */
export function startRow(forecast: Forecast, after: PathAfter): ChainStartRow {
  const scores = scoresOf(forecast, after).filter(({ series }) => series === "micro");
  const of = (name: "chain" | "beta" | "walk") => scores.find((score) => score.forecast === name)!;
  const alarm = (pathOf: (pair: Forecast["pairs"][number]) => ForecastPath) =>
    forecast.pairs.filter((pair) => pathOf(pair).fallBeyondMarket > CASCADE).length / forecast.pairs.length;
  return {
    until: formatDay(forecast.anchor.day),
    alarm: alarm(({ chain }) => chain),
    betaAlarm: alarm(({ plain }) => plain),
    fall: after.fallBeyondMarket,
    crps: { chain: of("chain").crps, beta: of("beta").crps, walk: of("walk").crps },
    coverage: { chain: of("chain").coverage, beta: of("beta").coverage },
    width: { chain: of("chain").width, beta: of("beta").width },
  };
}

/** Alarms from each level on, by whether a cascade followed. */
export function levelsOf(starts: readonly ChainStartRow[]): NonNullable<ChainForecastAnswer["placebo"]>["levels"] {
  const count = (rings: (row: ChainStartRow) => boolean, falls: boolean) =>
    starts.filter((row) => rings(row) && row.fall > CASCADE === falls).length;
  return LEVELS.map((level) => ({
    level,
    hits: count(({ alarm }) => alarm >= level, true),
    falseAlarms: count(({ alarm }) => alarm >= level, false),
    missed: count(({ alarm }) => alarm < level, true),
    quiet: count(({ alarm }) => alarm < level, false),
  }));
}

/** Scores over the starts that no cascade followed. */
export function calmOf(starts: readonly ChainStartRow[]): NonNullable<ChainForecastAnswer["placebo"]>["calm"] {
  const calm = starts.filter(({ fall }) => fall <= CASCADE);
  const over = (name: "chain" | "beta" | "walk") => mean(calm.map(({ crps }) => crps[name]));
  return {
    starts: calm.length,
    better: calm.filter(({ crps }) => crps.chain < crps.beta).length,
    crps: calm.length === 0 ? null : { chain: over("chain"), beta: over("beta"), walk: over("walk") },
  };
}
