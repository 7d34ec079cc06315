import type { ChainError, ChainMark, ChainMissing, ChainParameter, ChainRunDay, ChainSale } from "../../contract.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import {
  BUCKETS,
  type Bucket,
  type ChainParameters,
  type ChainRun,
  type ChainScenario,
  errorOf,
  type Hedge,
  type Lowest,
  lowest,
  MICRO,
  missingFlow,
  PARAMETER_NAMES,
  PARAMETERS,
  plausibility,
  type Signature,
  salesBetween,
  signatureOf,
  WIDTH,
} from "../../domain/chain/index.ts";
import { weightedBasis } from "../../domain/dislocation/index.ts";
import { orNull } from "./answer.ts";
import type { ChainSetup } from "./chain-setup.ts";

/** Every number that a run used, with what is plausible. */
export function parametersOf(parameters: ChainParameters): ChainParameter[] {
  const { outside, onBound } = plausibility(parameters);
  return PARAMETER_NAMES.map((name) => {
    const { low, high, source, meaning } = PARAMETERS[name];
    const plausible = outside.includes(name) ? "outside" : onBound.includes(name) ? "onBound" : "inside";
    return { name, value: parameters[name], low, high, plausible, source, meaning };
  });
}

interface Compared {
  readonly series: ChainError["series"];
  readonly of: (day: ChainRunDay) => readonly [model: number, record: number | null];
}

const bucket = (name: Bucket) => (day: ChainRunDay) => [day.buckets[name].model, day.buckets[name].record] as const;
const basis = (name: Hedge) => (day: ChainRunDay) => [day.futures[name].basis, day.futures[name].recordBasis] as const;

const COMPARED: readonly Compared[] = [
  { series: "500", of: bucket("500") },
  { series: "1000", of: bucket("1000") },
  { series: "2000", of: bucket("2000") },
  { series: "micro", of: bucket("micro") },
  { series: "basisIC", of: basis("IC") },
  { series: "basisIM", of: basis("IM") },
  { series: "openInterestIM", of: ({ futures: { IM } }) => [IM.openInterest, IM.recordOpenInterest] },
];

/** Errors of every series against the record. */
export function errorsOf(days: readonly ChainRunDay[]): ChainError[] {
  return COMPARED.map(({ series, of }) => {
    const model = Float64Array.from(days, (day) => of(day)[0]);
    const record = Float64Array.from(days, (day) => of(day)[1] ?? Number.NaN);
    const { rmse, worstAt, modelLow, recordLow } = errorOf({ model, record });
    const low = ({ at, value }: Lowest) => ({ date: days[at]?.date ?? null, value: orNull(value) });
    const worst = worstAt < 0 ? null : { date: days[worstAt].date, model: model[worstAt], record: record[worstAt] };
    return { series, rmse: orNull(rmse), worst, modelLow: low(modelLow), recordLow: low(recordLow) };
  });
}

const MARKS = ["discountFirst", "closesWhileFalling", "dealersFirst", "firstMark", "secondMark"] as const;
const IM = 1;

/** The marks of the unwind on the model's path and on the record's. Those of single days stand on the record's days. */
export function marksOf(run: ChainRun, scenario: ChainScenario, { record, isRecorded }: ChainSetup): ChainMark[] {
  const { days } = run;
  const startBasis = startingBasis(scenario);
  const withStart = (start: number, of: (t: number) => number) => Float64Array.of(start, ...days.map((_, t) => of(t)));
  const recordBasis = withStart(startBasis, (t) => (isRecorded ? record.weightedBasis[t * 2 + IM] : Number.NaN));
  const deepest = lowest(isRecorded ? recordBasis : withStart(startBasis, (t) => -days[t].seen.hedgeCost[IM])).at;
  const model = signatureOf({
    basis: withStart(startBasis, (t) => -days[t].seen.hedgeCost[IM]),
    micro: withStart(0, (t) => days[t].seen.logPrice[MICRO]),
    markedFrom: deepest,
    dealerSales: Float64Array.from(days, ({ futuresFlow }) => -futuresFlow.dealers[0] - futuresFlow.dealers[1]),
    bookSales: Float64Array.from(days, ({ stockFlow }) => -total(stockFlow.neutral) - total(stockFlow.dma)),
  });
  const recorded: Signature | null = isRecorded
    ? signatureOf({
        basis: recordBasis,
        micro: withStart(0, (t) => record.logPrice[t * WIDTH + MICRO]),
        dealerSales: null,
        bookSales: null,
      })
    : null;
  return MARKS.map((mark) => ({
    mark,
    date: markDate(mark, deepest, scenario.path.days),
    model: model[mark],
    record: recorded?.[mark] ?? null,
  }));
}

function startingBasis({ start, parameters, path }: ChainScenario): number {
  const contracts = path.contracts[0][IM];
  return weightedBasis(contracts, parameters.carryIM, start.dislocation[IM], parameters.basisDays);
}

function markDate(mark: ChainMark["mark"], deepest: number, days: readonly Day[]): string | null {
  if (mark !== "firstMark" && mark !== "secondMark") return null;
  // Place 0 is the start, so the day after the deepest discount stands at `deepest` among the days.
  const day = days[deepest + (mark === "firstMark" ? 0 : 1)];
  return day === undefined ? null : formatDay(day);
}

function total(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

/** Who sold to whom over a run. */
export function salesOf({ days }: ChainRun): ChainSale[] {
  const between = (market: ChainSale["market"], flow: "stockFlow" | "futuresFlow") =>
    salesBetween(days.map((day) => day[flow])).map(({ seller, buyer, cny }) => ({
      market,
      seller,
      buyer,
      cny: Math.round(cny),
    }));
  return [...between("stocks", "stockFlow"), ...between("futures", "futuresFlow")];
}

/** What stays unexplained by bucket; nothing without a record. */
export function missingOf({ days }: ChainRun, scenario: ChainScenario, { record, isRecorded }: ChainSetup) {
  if (!isRecorded) return [];
  const model = Float64Array.from(days.flatMap(({ seen }) => [...seen.logPrice]));
  const flow = missingFlow(scenario, model, record.logPrice);
  return BUCKETS.flatMap((name, k): ChainMissing[] => {
    if (k === 0) return [];
    const daily = days.map((_, t) => flow[t * WIDTH + k]);
    const low = lowest(Float64Array.from(days, (_, t) => record.logPrice[t * WIDTH + k])).at;
    const worst = daily.reduce((at, cny, t) => (Math.abs(cny) > Math.abs(daily[at]) ? t : at), 0);
    return [
      {
        bucket: name,
        toLowCny: Math.round(total(daily.slice(0, low + 1))),
        afterLowCny: Math.round(total(daily.slice(low + 1))),
        low: formatDay(scenario.path.days[low]),
        worst: { date: formatDay(scenario.path.days[worst]), cny: Math.round(daily[worst]) },
      },
    ];
  });
}
