import { InputError } from "../../errors.ts";
import { explainedShare } from "../../numerics/least-squares.ts";
import { hedgerShorts, USUAL_HEDGERS } from "./hedgers.ts";
import { type DislocationLaw, impliedSales, nextDislocation, USUAL_ASYMMETRY } from "./law.ts";
import { changesAt, type DislocationRecord, stepsIn, type Window } from "./record.ts";

/** What is fitted of the structural law. */
export interface StructuralParameters {
  /** theta: move of the dislocation for net sales of all open interest. */
  readonly impact: number;
  /** kappa: share of a discount's dislocation that closes in a day. */
  readonly reversion: number;
  /** eta: short of the hedgers, as a share of open interest, for an index 1.00 below its trend. */
  readonly build: number;
}

/** A recorded product with the flows that are evaluated on its recorded prices. */
export interface FlowRecord {
  readonly record: DislocationRecord;
  /** Yuan per point. */
  readonly multiplier: number;
  /** Units of the index (one yuan a point) that dealers of snowballs hold long at each close; null: no dealers. */
  readonly dealerUnits: Float64Array | null;
  /** Lots that neutral funds and leveraged accounts buy on each day; negative is a sale; null: none. */
  readonly boughtLots: Float64Array | null;
}

/** One product over one window under given parameters. */
export interface StructuralFit {
  /** Share of the changes of the dislocation that is explained, one step ahead. */
  readonly rSquared: number;
  /** Share of the path of open interest since the window's start that the hedgers' shorts explain, and its error. */
  readonly openInterestRSquared: number;
  readonly openInterestError: number;
  readonly steps: readonly StructuralStep[];
}

/** One day. Sales are shares of open interest, positive when futures are sold. */
export interface StructuralStep {
  readonly day: number;
  /** Change of the dislocation, recorded and from the law. */
  readonly change: number;
  readonly modelled: number;
  readonly dealerSales: number;
  readonly hedgerSales: number;
  readonly givenSales: number;
  /** Purchase (negative: sale) of futures, in yuan, that is missing for the law to meet the record; NaN where none is. */
  readonly missingFlowCny: number;
}

/** Law of the dislocation with parameters and the usual asymmetry. */
export function lawOf({ impact, reversion }: StructuralParameters): DislocationLaw {
  return { impact, reversion, ...USUAL_ASYMMETRY };
}

/**
 * Evaluates the structural law on recorded prices, one step ahead: each day starts from the recorded dislocation, and
 * dealers' and hedgers' sales follow from recorded closes. Throws InputError where a flow has no value on a day needed.
 */
export function structuralFit(flows: FlowRecord, parameters: StructuralParameters, window: Window): StructuralFit {
  const { record, multiplier } = flows;
  const law = lawOf(parameters);
  const at = stepsIn(record, window);
  const shorts = shortsFor(record, parameters.build, at);
  const steps = at.map((i): StructuralStep => {
    const before = record.dislocation[i - 1];
    const lots = record.lots[i - 1];
    const dealerSales = -changeOf(flows.dealerUnits, i, record) / multiplier / lots;
    const hedgerSales = shorts[i] - shorts[i - 1];
    const givenSales = flows.boughtLots ? -flows.boughtLots[i] / lots : 0;
    const sales = dealerSales + hedgerSales + givenSales;
    const missing = impliedSales(before, record.dislocation[i], law) - sales;
    return {
      day: record.days[i],
      change: record.dislocation[i] - before,
      modelled: nextDislocation(before, sales, law) - before,
      dealerSales,
      hedgerSales,
      givenSales,
      missingFlowCny: -missing * lots * multiplier * record.spot[i - 1],
    };
  });
  const errors = steps.map(({ change, modelled }) => change - modelled);
  return { rSquared: explainedShare(changesAt(record, at), errors), ...interestFit(record, shorts, at), steps };
}

/** Days of closes before the first step that the hedgers' trend is warmed up by: 1e-10 of an older close is left. */
const WARM_UP = 250;

/** Shorts of the hedgers on the days of a record from before the first step on; NaN earlier. */
function shortsFor(record: DislocationRecord, build: number, at: readonly number[]): Float64Array {
  const start = Math.max(0, (at[0] ?? 0) - 1 - WARM_UP);
  const shorts = new Float64Array(record.days.length).fill(Number.NaN);
  shorts.set(hedgerShorts(knownCloses(record.spot.subarray(start)), { build, ...USUAL_HEDGERS }), start);
  return shorts;
}

/** Path of open interest over the steps, chained over expiries, against the hedgers' shorts. */
function interestFit({ chainedLots }: DislocationRecord, shorts: Float64Array, at: readonly number[]) {
  const start = at[0] - 1;
  const recorded = at.map((i) => chainedLots[i] / chainedLots[start] - 1);
  const errors = at.map((i, t) => recorded[t] - (shorts[i] - shorts[start]));
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  return {
    openInterestRSquared: explainedShare(recorded, errors),
    openInterestError: Math.sqrt(squares / errors.length),
  };
}

function changeOf(units: Float64Array | null, i: number, { days, product }: DislocationRecord): number {
  if (!units) return 0;
  const change = units[i] - units[i - 1];
  if (Number.isNaN(change)) {
    throw new InputError(`dealerUnits of ${product} are not known on day ${days[i]} or before it; expected every step`);
  }
  return change;
}

/** Closes with the last known one on days without. */
function knownCloses(spot: Float64Array): Float64Array {
  let last = spot.find((close) => !Number.isNaN(close)) ?? Number.NaN;
  return spot.map((close) => {
    if (!Number.isNaN(close)) last = close;
    return last;
  });
}
