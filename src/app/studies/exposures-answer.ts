import type { ExposuresAnswer } from "../../contract.ts";
import type { Holding } from "../../data/holdings-file.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { type DayExposures, exposuresOn, STYLE_NAMES } from "../../domain/factors/index.ts";
import {
  activeShare,
  benchmarkWeights,
  crowdingWeighted,
  lastMarketValues,
  portfolioExposure,
  sizeGroupWeights,
  sizePlaces,
} from "../../domain/holdings/index.ts";
import { SIZE_GROUPS, type SizeGroup } from "../../domain/market/size-groups.ts";
import { DataGap } from "../../errors.ts";
import { dateOrNull, orNull } from "./answer.ts";
import type { ExposuresParams } from "./exposures.ts";
import type { Benchmark, PortfolioMarket } from "./exposures-data.ts";
import { exposuresNotes } from "./exposures-notes.ts";

/** Stocks in the group of micro caps. */
const MICRO_SIZE = 400;

export interface PortfolioRequest {
  readonly holdings: readonly Holding[];
  readonly market: PortfolioMarket;
  readonly benchmark: Benchmark;
  /** Composite crowding percentile of the size groups on the market's last day. */
  readonly crowding: Readonly<Partial<Record<SizeGroup, number>>>;
  readonly request: ExposuresParams;
}

/** The figures of a portfolio at the close of the market's last day. */
export function exposuresAnswer(asked: PortfolioRequest): ExposuresAnswer {
  const { holdings, market, benchmark, request, crowding } = asked;
  const { panel, stocks } = market;
  const row = panel.days.length - 1;
  const day = exposuresOn(market, row);
  if (day === undefined) throw new DataGap("no exposures can be told without closes");
  const marketValues = lastMarketValues(panel, stocks, row);
  const placed = placeHoldings(holdings, panel.codes, marketValues);
  const ranked = new Set(day.members);
  const groups = sizePlaces(marketValues, (j) => ranked.has(j), MICRO_SIZE);
  const standsIn = (j: number) => ranked.has(j) && SIZE_GROUPS[groups[j]] === benchmark.standIn;
  const { members } = benchmark;
  const isMember = members === null ? standsIn : (j: number) => members.has(panel.codes[j]);
  const compared = benchmarkWeights(isMember, marketValues, request.benchmarkWeights);
  const own = stylesOf(placed.weights, day);
  const theirs = stylesOf(compared.weights, day);
  const buckets = sizeGroupWeights(placed.weights, groups);
  const benchmarkBuckets = sizeGroupWeights(compared.weights, groups);
  const answer: Omit<ExposuresAnswer, "notes"> = {
    date: formatDay(panel.days[row]),
    stocks: holdings.length,
    weightSum: placed.sum,
    exposures: own,
    benchmarkExposures: theirs,
    activeExposures: Object.fromEntries(
      Object.keys(own)
        .filter((style) => style in theirs)
        .map((style) => [style, own[style] - theirs[style]]),
    ),
    absent: day.absent.map(({ style, cause }) => ({ style, cause })),
    covered: orNull(coveredOf(placed.weights, day)),
    buckets,
    benchmarkBuckets,
    activeShare:
      compared.members === 0 ? null : activeShare(placed.weights, compared.weights) + placed.missingWeight / 2,
    benchmark: {
      index: benchmark.index,
      weights: request.benchmarkWeights,
      source: benchmark.members === null ? "ranks" : "members",
      members: compared.members,
      membersAsOf: dateOrNull(benchmark.membersAsOf),
    },
    crowdingWeightedExposure: orNull(crowdingWeighted(buckets, crowding).value),
    benchmarkCrowding: orNull(crowdingWeighted(benchmarkBuckets, crowding).value),
    crowding: {
      "300": orNull(crowding["300"]),
      "500": orNull(crowding["500"]),
      "1000": orNull(crowding["1000"]),
      "2000": orNull(crowding["2000"]),
      micro: orNull(crowding.micro),
    },
    missing: placed.missing,
    missingWeight: placed.missingWeight,
    suspended: panel.codes.filter(
      (_, j) => placed.weights[j] > 0 && Number.isNaN(panel.close[row * panel.codes.length + j]),
    ),
    synthetic: market.seed !== null,
  };
  return { ...answer, notes: exposuresNotes(answer, asked) };
}

interface Placed {
  /** One place a stock of the panel, shares of the whole portfolio. */
  readonly weights: Float64Array;
  readonly sum: number;
  readonly missing: string[];
  readonly missingWeight: number;
}

/** Weights scaled to 1; a code without a market value is missing and keeps its share. */
function placeHoldings(holdings: readonly Holding[], codes: readonly string[], marketValues: Float64Array): Placed {
  const placeOf = new Map(codes.map((code, j) => [code, j]));
  const sum = holdings.reduce((total, { weight }) => total + weight, 0);
  const weights = new Float64Array(codes.length);
  const missing: string[] = [];
  let missingWeight = 0;
  for (const { code, weight } of holdings) {
    const place = placeOf.get(code);
    if (place !== undefined && marketValues[place] > 0) weights[place] = weight / sum;
    else {
      missing.push(code);
      missingWeight += weight / sum;
    }
  }
  return { weights, sum, missing, missingWeight };
}

function stylesOf(weights: Float64Array, { exposures }: DayExposures): Record<string, number> {
  const told = STYLE_NAMES.flatMap((style) => {
    const values = exposures[style];
    const exposure = values === undefined ? Number.NaN : portfolioExposure(weights, values).exposure;
    return Number.isNaN(exposure) ? [] : [[style, exposure] as const];
  });
  return Object.fromEntries(told);
}

function coveredOf(weights: Float64Array, { exposures }: DayExposures): number {
  const values = exposures.size ?? new Float64Array(weights.length).fill(Number.NaN);
  const { covered } = portfolioExposure(weights, values);
  return covered * weights.reduce((sum, weight) => sum + weight, 0);
}
