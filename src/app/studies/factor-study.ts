import { z } from "zod";
import { FactorStudyAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { STYLES, type StyleName } from "../../domain/factors/index.ts";
import {
  factorPersistence,
  namedGrouping,
  rawSize,
  restrictFactor,
  singleFactor,
  sizeGrouping,
  tradableGrouping,
  tradingMarks,
} from "../../domain/factors/single-factor/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { DataGap, InputError } from "../../errors.ts";
import { factorStudyAnswer } from "./factor-study-answer.ts";
import { type FactorStudyData, loadFactorStudy, simulateFactorStudy } from "./factor-study-data.ts";
import { FACTOR_NAMES, factorField, isStyle } from "./factor-study-factors.ts";
import { dayOption, requireOrder, SIMULATED_OPTIONS, type Study } from "./study.ts";

/** Stocks in the group of micro caps. */
const MICRO_SIZE = 400;
const MOST_HORIZONS = 12;
const LONGEST_HORIZON = 250;

const params = z.object({
  factor: z
    .string()
    .default("size")
    .transform(knownFactor)
    .describe(`The factor: ${FACTOR_NAMES.join(", ")}`),
  quantiles: z.coerce.number().int().min(2).max(50).default(10).describe("How many groups the stocks are cut into"),
  horizons: z
    .string()
    .default("1,5,20")
    .transform(horizonList)
    .describe("Rows of the trading calendar from the close of the factor to the close of the return"),
  from: dayOption("from", "First day at whose close the factor is taken (default: the first loaded)"),
  to: dayOption(
    "to",
    "Last such day (default: the last loaded); returns run on beyond it where later closes are known",
  ),
  asOf: dayOption("asOf", "Last day whose close may enter a return (default: the last loaded)"),
  excludeSt: z.stringbool().default(false).describe("Leave out stocks under special treatment"),
  minTradedDays: z.coerce
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe("Leave out stocks that traded on fewer days since their listing"),
  ...SIMULATED_OPTIONS,
});
export type FactorStudyParams = z.infer<typeof params>;

export const factorStudy: Study<FactorStudyParams, FactorStudyAnswer> = {
  name: "factor-study",
  summary: "One factor against the returns that followed: rank correlation, quantiles, turnover, by size and industry",
  params,
  answer: FactorStudyAnswer,
  examples: [
    "bianque factor-study --factor size --quantiles 10 --horizons 1,5,20",
    "bianque factor-study --factor size --from 2023-11-01 --to 2024-02-07 --exclude-st --min-traded-days 60 --json",
    "bianque factor-study --synthetic --horizons 1,2,5,10,20",
  ],
  async run(store: Store, request: FactorStudyParams): Promise<FactorStudyAnswer> {
    requireOrder(request.from, request.to);
    requireOrder(request.from, request.asOf);
    return studyFactor(await readData(store, request), request);
  },
};

function readData(store: Store, { factor, synthetic, seed, asOf }: FactorStudyParams): Promise<FactorStudyData> {
  return synthetic ? simulateFactorStudy(store, seed, asOf) : loadFactorStudy(store, asOf, isStyle(factor));
}

/** The study of what has been read; pure. Throws DataGap where no closes or shares are read or no day falls into the span. */
export function studyFactor(data: FactorStudyData, request: FactorStudyParams): FactorStudyAnswer {
  const { closes, traded } = data;
  const { stocks } = data.market;
  const { quantiles } = request;
  const width = closes.codes.length;
  const span = rowsBetween(closes.days, request.from, request.to);
  const factor = restrictFactor(factorField(request.factor, data), traded, stocks, {
    excludeSpecialTreatment: request.excludeSt,
    minTradedDays: request.minTradedDays,
  });
  if (!isKnown(factor, width, span)) throw unknownFactor(request.factor, closes.days, span);
  const marks = tradingMarks(traded, stocks);
  const marketValues = rawSize(closes, stocks);
  const industries = namedGrouping(stocks.industries);
  const figures = singleFactor(
    { width, factor, close: closes.close },
    {
      ...span,
      quantiles,
      horizons: [...new Set([...request.horizons, 1])],
      tradable: tradableGrouping(marks, width),
      groupings: [sizeGrouping(marketValues, width, MICRO_SIZE), industries],
    },
  );
  const persistence = factorPersistence({ width, factor }, { ...span, quantiles, horizons: request.horizons });
  return factorStudyAnswer({ data, request, span, factor, marks, figures, persistence, industries: industries.names });
}

function isKnown(factor: Float64Array, width: number, { first, last }: Span): boolean {
  return factor.subarray(first * width, (last + 1) * width).some((value) => !Number.isNaN(value));
}

function unknownFactor(name: string, days: Int32Array, { first, last }: Span): DataGap {
  const span = `${formatDay(days[first])} to ${formatDay(days[last])}`;
  const needs = STYLES[name as StyleName]?.needs ?? "closes";
  const least = STYLES[name as StyleName]?.leastDays ?? 1;
  return new DataGap(
    `${name} of no stock can be told from ${span}; it needs ${needs} and a list of stocks with their shares, loaded for at least ${least} days`,
  );
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Rows of the panel from the first on or after `from` to the last on or before `to`. */
function rowsBetween(days: Int32Array, from: Day | undefined, to: Day | undefined): Span {
  if (days.length === 0) throw new DataGap("no daily closes of single stocks are loaded; import them");
  const first = from === undefined ? 0 : lowerBound(days, from);
  const last = to === undefined ? days.length - 1 : lowerBound(days, to + 1) - 1;
  if (first <= last) return { first, last };
  const loaded = `${formatDay(days[0])} to ${formatDay(days[days.length - 1])}`;
  throw new DataGap(`no daily closes of single stocks are loaded between from and to; they are known from ${loaded}`);
}

function knownFactor(name: string): string {
  if (FACTOR_NAMES.includes(name)) return name;
  throw new InputError(`factor is "${name}"; expected one of ${FACTOR_NAMES.join(", ")}`);
}

function horizonList(text: string): number[] {
  const list = text.split(",").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  const holds = list.every((days) => days >= 1 && days <= LONGEST_HORIZON);
  if (holds && list.length <= MOST_HORIZONS && new Set(list).size === list.length) return list;
  throw new InputError(
    `horizons is "${text}"; expected at most ${MOST_HORIZONS} different whole numbers from 1 to ${LONGEST_HORIZON}, such as 1,5,20`,
  );
}
