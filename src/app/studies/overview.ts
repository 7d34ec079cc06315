import { z } from "zod";
import { type Change, type ClearNeed, Overview, type ProductSeries, type StageDay } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { MARKET_EVENTS } from "../../domain/market/events.ts";
import { lowerBound } from "../../domain/market/series.ts";
import {
  CLEAR_CONDITIONS,
  type ClearCondition,
  type MonitorInputs,
  relativeChange,
  reviewEpisodes,
  type StageHistory,
  type StageProduct,
  stageHistory,
} from "../../domain/monitor/index.ts";
import { DataGap } from "../../errors.ts";
import { orNull, orNulls } from "./answer.ts";
import type { NearestSnowballs } from "./snowball-distance.ts";
import { nearestOf } from "./snowball-evidence.ts";
import { snowballsParam } from "./snowball-params.ts";
import { episodeAnswer, lastTold, stageDay } from "./stage-answer.ts";
import { loadStageData, type StageData } from "./stage-data.ts";
import { dayOption, type Study } from "./study.ts";

/** Trading days of history that the pictures show: a little over half a year. */
const WINDOW_DAYS = 140;
const MOST_CHANGES = 4;

const params = z.object({
  date: dayOption("date", "Evening to tell of; nothing later enters any figure (default: the last that can be told)"),
  snowballs: snowballsParam,
});
type Params = z.infer<typeof params>;

export const overviewStudy: Study<Params, Overview> = {
  name: "overview",
  summary: "The evening sheet: stage, evidence, what changed since yesterday, and what clear still needs",
  params,
  answer: Overview,
  examples: ["bianque overview --date 2024-02-07", "bianque overview --json"],
  async run(store: Store, { date, snowballs }: Params): Promise<Overview> {
    const data = await loadStageData(store, undefined, snowballs);
    const history = stageHistory(data.inputs);
    const last = lastTold(data.inputs, history);
    if (last < 0) throw new DataGap("no day has both a basis with a norm and small caps, so no stage can be told");
    const at = date === undefined ? last : toldOnOrBefore(data.inputs, history, date, last);
    const near = await nearestOf(data.snowballs, store, data.inputs.days[at]);
    return overviewOn(data, history, near, at, last);
  },
};

/** Position of the last told day on or before `date`. Throws DataGap when there is none. */
function toldOnOrBefore(inputs: MonitorInputs, history: StageHistory, date: number, last: number): number {
  const at = Math.min(last, lowerBound(inputs.days, date + 1) - 1);
  if (at >= history.first) return at;
  const [first, end] = [inputs.days[history.first], inputs.days[last]].map(formatDay);
  throw new DataGap(`no stage can be told for ${formatDay(date)}; the data loaded support ${first} to ${end}`);
}

function overviewOn(
  data: StageData,
  history: StageHistory,
  near: NearestSnowballs,
  at: number,
  last: number,
): Overview {
  const { inputs } = data;
  const day = stageDay(inputs, history, at);
  const { stage, episode } = history.days[at];
  const reviews = reviewEpisodes(inputs, history, at);
  const review = episode !== null ? reviews[episode] : stage === "clear" ? reviews[reviews.length - 1] : undefined;
  const from = Math.max(0, at - WINDOW_DAYS + 1);
  return {
    date: formatDay(inputs.days[at]),
    firstDate: formatDay(inputs.days[history.first]),
    lastDate: formatDay(inputs.days[last]),
    day,
    episode: review ? episodeAnswer(inputs, review) : null,
    adjusted: inputs.basis.IM[at] !== data.raw.IM[at] && !Number.isNaN(inputs.basis.IM[at]),
    facts: factsOn(data, at),
    changes: changesOn(data.lots.IM, history, day, at),
    clearNeeds: clearNeedsOn(history, at),
    ribbon: ribbon(inputs, history, Math.max(from, history.first), at),
    series: seriesBetween(data, history, from, at),
    events: MARKET_EVENTS.filter((event) => event.day >= inputs.days[from] && event.day <= inputs.days[at]).map(
      ({ day, zh, en }) => ({ date: formatDay(day), zh, en }),
    ),
    snowballs: near.snowballs,
    notes: [...data.notes, ...near.notes],
  };
}

function factsOn({ inputs, lots }: StageData, at: number): Overview["facts"] {
  const { basis, openInterest, smallCaps, largeCaps } = inputs;
  const change = (values: Float64Array, days: number) => orNull(relativeChange(values, days)[at]);
  const imDeeper = basis.IM.subarray(0, at).findLastIndex((value) => value < basis.IM[at]);
  const known = !Number.isNaN(basis.IM[at]);
  return {
    imBasis: orNull(basis.IM[at]),
    imBasis2dAgo: orNull(basis.IM[at - 2]),
    icBasis: orNull(basis.IC[at]),
    icBasis2dAgo: orNull(basis.IC[at - 2]),
    imOpenInterest: orNull(lots.IM[at]),
    imOpenInterestChange2d: change(openInterest.IM, 2),
    microReturn: change(smallCaps, 1),
    microReturn2d: change(smallCaps, 2),
    csi300Return: change(largeCaps, 1),
    csi300Return2d: change(largeCaps, 2),
    limitDownShare: orNull(inputs.limitDownShare[at]),
    imBasisRank: known ? 1 + basis.IM.subarray(0, at).filter((value) => value < basis.IM[at]).length : null,
    imBasisSince: known && imDeeper >= 0 ? formatDay(inputs.days[imDeeper]) : null,
    imBasisFrom: known ? formatDay(inputs.days[basis.IM.findIndex((value) => !Number.isNaN(value))]) : null,
  };
}

/** The moves since yesterday that are largest against their normal range, and always the stage. */
function changesOn(lots: Float64Array, history: StageHistory, day: StageDay, at: number): Change[] {
  const moves = day.evidence.flatMap(({ indicator, value, previous, reference }) => {
    if (value === null || previous === null || !reference || indicator.endsWith("2d")) return [];
    return [
      { indicator, from: previous, to: value, size: Math.abs(value - previous) / (reference.high - reference.low) },
    ];
  });
  const largest = moves.sort((a, b) => b.size - a.size).slice(0, MOST_CHANGES - 1);
  const shown: Omit<Change, "direction">[] = largest.map(({ indicator, from, to }) => ({ indicator, from, to }));
  if (!Number.isNaN(lots[at]) && !Number.isNaN(lots[at - 1])) {
    shown.push({ indicator: "imOpenInterest", from: lots[at - 1], to: lots[at] });
  }
  shown.push({ indicator: "stage", from: history.days[at - 1]?.stage ?? null, to: day.stage });
  return shown.map((change) => ({ ...change, direction: directionOf(change.from, change.to) }));
}

function directionOf(from: Change["from"], to: Change["to"]): Change["direction"] {
  if (typeof from !== "number" || typeof to !== "number" || from === to) return "same";
  return to > from ? "up" : "down";
}

function clearNeedsOn(history: StageHistory, at: number): ClearNeed[] {
  const { runs } = history.days[at];
  if (!runs) return [];
  return (Object.keys(CLEAR_CONDITIONS) as ClearCondition[]).map((condition) => {
    const done = runs[condition];
    const need = CLEAR_CONDITIONS[condition];
    return { condition, done: done === null ? null : Math.min(done, need), need };
  });
}

function ribbon(inputs: MonitorInputs, history: StageHistory, from: number, to: number): Overview["ribbon"] {
  const runs: Overview["ribbon"] = [];
  for (let i = from; i <= to; i++) {
    const { stage, side } = history.days[i];
    const date = formatDay(inputs.days[i]);
    const open = runs[runs.length - 1];
    if (open?.stage === stage && open.side === side) open.to = date;
    else runs.push({ stage, side, from: date, to: date });
  }
  return runs;
}

function seriesBetween(data: StageData, history: StageHistory, from: number, to: number): Overview["series"] {
  const { inputs } = data;
  const window = (values: Float64Array) => orNulls(values.subarray(from, to + 1));
  return {
    dates: Array.from(inputs.days.subarray(from, to + 1), formatDay),
    IM: productSeries(data, history, "IM", from, to),
    IC: productSeries(data, history, "IC", from, to),
    micro: window(inputs.smallCaps),
    csi300: window(inputs.largeCaps),
  };
}

function productSeries(
  { inputs, lots }: StageData,
  history: StageHistory,
  product: StageProduct,
  from: number,
  to: number,
): ProductSeries {
  const code = product === "IM" ? "imBasis" : "icBasis";
  const positions = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const trailing = positions.map((i) => history.series[code].ranges[i]);
  const frozen = positions.map((i) => {
    const { episode } = history.days[i];
    return episode === null ? null : history.episodes[episode].frozen[code];
  });
  return {
    basis: orNulls(inputs.basis[product].subarray(from, to + 1)),
    bandLow: trailing.map((range) => range?.low ?? null),
    bandHigh: trailing.map((range) => range?.high ?? null),
    frozenLow: frozen.map((range) => range?.low ?? null),
    frozenHigh: frozen.map((range) => range?.high ?? null),
    openInterest: orNulls(lots[product].subarray(from, to + 1)),
  };
}
