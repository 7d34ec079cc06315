import { dayOf } from "../../domain/calendar/index.ts";
import {
  BUCKETS,
  type ChainParameters,
  type ChainScenario,
  HEDGES,
  type Programme,
  type Redemption,
  WIDTH,
} from "../../domain/chain/index.ts";
import { bootstrapPlaces } from "../../domain/tail/index.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import { type ChainRecord, startOf } from "./chain-data.ts";
import type { ChainRunSettings } from "./chain-run-settings.ts";
import { recordedScenario } from "./chain-scenario.ts";
import type { ChainSetup } from "./chain-setup.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/** The scenario that settings describe, on what is loaded. */
export function settledScenario(
  { record, notes }: ChainSetup,
  settings: ChainRunSettings,
  parameters: ChainParameters,
): ChainScenario {
  const { links, mixes, masked, requirement, pieces } = settings;
  const { days, contracts } = record;
  const usual = recordedScenario(record, notes, { parameters });
  return {
    start: startOf(record),
    path: {
      days,
      contracts,
      market: marketOf(record, settings),
      ...shocksOf(record, settings),
    },
    notes,
    programmes: settings.programmes === null ? usual.programmes : programmesOf(settings, parameters),
    redemptions: redemptionsOf(settings),
    masked: masked === null ? null : [masked.from, masked.to],
    parameters,
    links: { ...links, basisCap: links.basisCap ?? Number.POSITIVE_INFINITY },
    mixes,
    requirementOn: requirement,
    pieces,
  };
}

/** Log returns of the market on each day: recorded, given, or drawn in blocks from the days before the start. */
function marketOf(record: ChainRecord, { market, returns, seed, meanBlock }: ChainRunSettings): Float64Array {
  const { days, logPrice, closes, start } = record;
  if (market === "given") return Float64Array.from(returns, Math.log1p);
  if (market === "recorded") {
    return Float64Array.from(days, (_, t) => logPrice[t * WIDTH] - (t > 0 ? logPrice[(t - 1) * WIDTH] : 0));
  }
  const { days: known, values } = closes.get(INDEX_CODES["300"])!;
  const last = known.findLastIndex((day) => day <= start);
  const past = Float64Array.from({ length: last }, (_, t) => Math.log(values[t + 1] / values[t]));
  const places = bootstrapPlaces(past.length, days.length, meanBlock, xoshiro(seed));
  return Float64Array.from(places, (place) => past[place]);
}

function shocksOf({ days }: ChainRecord, { shocks }: ChainRunSettings) {
  const prices = new Float64Array(days.length * WIDTH);
  const basis = new Float64Array(days.length * HEDGES.length);
  for (const { day, bucket, size = 0, basis: widened = 0 } of shocks) {
    const t = days.indexOf(day);
    if (bucket !== undefined) prices[t * WIDTH + BUCKETS.indexOf(bucket)] += Math.log1p(size);
    for (let i = 0; i < HEDGES.length; i++) basis[t * HEDGES.length + i] += widened;
  }
  return { shocks: prices.some((size) => size !== 0) ? prices : null, basisShocks: basis };
}

function redemptionsOf({ shocks }: ChainRunSettings): Redemption[] {
  return shocks.flatMap(({ day, redemption, of = "both" }) => {
    if (redemption === undefined) return [];
    const asked = of === "both" ? (["neutral", "dma"] as const) : ([of] as const);
    return asked.map((one) => ({ day, share: redemption, of: one }));
  });
}

/** Later than every window. */
const NEVER = dayOf(9999, 12, 31);

function programmesOf({ programmes }: ChainRunSettings, { stabilisationCny }: ChainParameters): Programme[] {
  return (programmes ?? []).map(({ from, to, dailyCny, split, fadesFrom }) => ({
    from,
    to,
    dailyCny: split.map((share) => share * (dailyCny ?? stabilisationCny)),
    fadesFrom: fadesFrom ?? NEVER,
  }));
}
