import type { FactorStudyAnswer, FactorStudyHorizon, FactorTurnover, GroupIc } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  type DailyFigures,
  type FactorPersistence,
  type HorizonFigures,
  icSummary,
  longShortReturns,
  MARKS,
  meanQuantileReturns,
} from "../../domain/factors/single-factor/index.ts";
import { SIZE_GROUPS } from "../../domain/market/size-groups.ts";
import { mean } from "../../numerics/moments.ts";
import { orNull, orNulls } from "./answer.ts";
import type { FactorStudyParams } from "./factor-study.ts";
import type { FactorStudyData } from "./factor-study-data.ts";
import { FACTOR_NAMES } from "./factor-study-factors.ts";
import { factorStudyNotes } from "./factor-study-notes.ts";

/** Fewest stocks a day, on average, of an industry that is told. */
const LEAST_OF_INDUSTRY = 10;

export interface StudiedFactor {
  readonly data: FactorStudyData;
  readonly request: FactorStudyParams;
  readonly span: { readonly first: number; readonly last: number };
  /** The factor that was studied, [day x stock]. */
  readonly factor: Float64Array;
  readonly marks: Uint8Array;
  /** The horizons asked for and, if it is not among them, one row. */
  readonly figures: readonly HorizonFigures[];
  readonly persistence: readonly FactorPersistence[];
  readonly industries: readonly string[];
}

export function factorStudyAnswer(studied: StudiedFactor): FactorStudyAnswer {
  const { data, request, span, figures, persistence } = studied;
  const { days } = data.closes;
  const asked = figures.slice(0, request.horizons.length);
  return {
    factor: request.factor,
    factors: [...FACTOR_NAMES],
    from: formatDay(days[span.first]),
    to: formatDay(days[span.last]),
    asOf: formatDay(days[days.length - 1]),
    quantiles: request.quantiles,
    synthetic: data.seed !== null,
    horizons: asked.map((figure) => horizonAnswer(figure, studied)),
    turnover: persistence.map(turnoverAnswer),
    longShort: longShortCurve(studied),
    daily: Array.from({ length: span.last - span.first + 1 }, (_, day) => ({
      date: formatDay(days[span.first + day]),
      stocks: stocksOn(studied, span.first + day),
      rankIcs: asked.map(({ rankIcs }) => orNull(rankIcs[day])),
    })),
    untradable: untradableAnswer(studied),
    notes: factorStudyNotes(studied),
  };
}

function horizonAnswer(figure: HorizonFigures, studied: StudiedFactor): FactorStudyHorizon {
  const { quantiles } = studied.request;
  const rank = icSummary(figure.rankIcs, figure.horizon);
  const linear = icSummary(figure.ics, figure.horizon);
  const [bySize, byIndustry] = figure.byGroup;
  return {
    days: figure.horizon,
    observations: rank.days,
    ...shared(figure, figure.horizon, quantiles),
    tStat: orNull(rank.tValue),
    overlapTStat: orNull(rank.overlapTValue),
    informationRatio: orNull(rank.informationRatio),
    positiveShare: orNull(rank.positiveShare),
    linear: {
      meanIc: orNull(linear.mean),
      icStdDev: orNull(linear.standardDeviation),
      tStat: orNull(linear.tValue),
    },
    lost: meanWhere(figure.lost, figure.rankIcs),
    tradable: shared(figure.tradable ?? figure, figure.horizon, quantiles),
    bySize: groupAnswers(bySize, SIZE_GROUPS, figure.horizon)
      .filter(({ name }) => name !== "rest")
      .reverse(),
    byIndustry: groupAnswers(byIndustry, studied.industries, figure.horizon)
      .filter(({ stocks }) => stocks !== null && stocks >= LEAST_OF_INDUSTRY)
      .sort((a, b) => (b.meanRankIc ?? -2) - (a.meanRankIc ?? -2)),
  };
}

function shared(figures: DailyFigures, horizon: number, quantiles: number) {
  const { mean: meanRankIc, standardDeviation } = icSummary(figures.rankIcs, horizon);
  return {
    meanRankIc: orNull(meanRankIc),
    icStdDev: orNull(standardDeviation),
    quantileReturns: orNulls(meanQuantileReturns(figures, quantiles)),
    longShort: orNull(meanKnown(longShortReturns(figures, quantiles))),
    stocks: meanWhere(figures.stocks, figures.rankIcs),
  };
}

function groupAnswers(
  { rankIcs, stocks }: HorizonFigures["byGroup"][number],
  names: readonly string[],
  horizon: number,
): GroupIc[] {
  return names.map((name, g) => {
    const ofGroup = (_: number, at: number) => at % names.length === g;
    const { mean: average, standardDeviation, tValue } = icSummary(rankIcs.filter(ofGroup), horizon);
    return {
      name,
      meanRankIc: orNull(average),
      icStdDev: orNull(standardDeviation),
      tStat: orNull(tValue),
      stocks: meanWhere(stocks.filter(ofGroup), rankIcs.filter(ofGroup)),
    };
  });
}

function turnoverAnswer({ horizon, topTurnover, bottomTurnover, autocorrelation }: FactorPersistence): FactorTurnover {
  return {
    days: horizon,
    top: orNull(meanKnown(topTurnover)),
    bottom: orNull(meanKnown(bottomTurnover)),
    autocorrelation: orNull(meanKnown(autocorrelation)),
  };
}

/** Highest less lowest quantile over one row, by the day on which it was earned. */
function longShortCurve({ data, request, span, figures }: StudiedFactor): FactorStudyAnswer["longShort"] {
  const daily = figures.find(({ horizon }) => horizon === 1);
  if (daily === undefined) return [];
  let level = 1;
  return Array.from(longShortReturns(daily, request.quantiles)).flatMap((value, day) => {
    if (Number.isNaN(value)) return [];
    level *= 1 + value;
    return [{ date: formatDay(data.closes.days[span.first + day + 1]), return: value, cumulative: level - 1 }];
  });
}

function stocksOn({ data, factor }: StudiedFactor, row: number): number {
  const width = data.closes.codes.length;
  let count = 0;
  for (let at = row * width; at < (row + 1) * width; at++) if (!Number.isNaN(factor[at])) count++;
  return count;
}

/** Means a day of stocks by mark: locked ones that have the factor; suspended ones that traded before on the panel. */
function untradableAnswer({ data, span, factor, marks }: StudiedFactor): FactorStudyAnswer["untradable"] {
  const { closes, traded } = data;
  const width = closes.codes.length;
  const begun = new Uint8Array(width);
  let [up, down, suspended, judged, ranged] = [0, 0, 0, 0, 0];
  for (let at = 0; at < (span.last + 1) * width; at++) {
    const isShown = at >= span.first * width;
    if (marks[at] === MARKS.notTraded) {
      if (isShown && begun[at % width] === 1) suspended++;
      continue;
    }
    begun[at % width] = 1;
    if (!isShown || Number.isNaN(factor[at])) continue;
    judged++;
    if (traded.low !== undefined && !Number.isNaN(traded.low[at])) ranged++;
    if (marks[at] === MARKS.lockedUp) up++;
    if (marks[at] === MARKS.lockedDown) down++;
  }
  const days = span.last - span.first + 1;
  return {
    lockedUp: up / days,
    lockedDown: down / days,
    suspended: suspended / days,
    judgedByRange: orNull(ranged / judged),
  };
}

function meanKnown(values: Float64Array): number {
  return mean(values.filter((value) => !Number.isNaN(value)));
}

/** Mean of the counts of the days whose coefficient is known. */
function meanWhere(counts: Int32Array, known: Float64Array): number | null {
  return orNull(mean(counts.filter((_, day) => !Number.isNaN(known[day]))));
}
