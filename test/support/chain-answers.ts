import type { ChainDistanceAnswer, ChainFlow, ChainRunDay } from "../../src/contract.ts";
import { BUCKETS, HEDGES } from "../../src/domain/chain/index.ts";

const each = <Name extends string, Value>(names: readonly Name[], value: (place: number) => Value) =>
  Object.fromEntries(names.map((name, place) => [name, value(place)])) as Record<Name, Value>;

const flow = (agent: ChainFlow["agent"], stocks: number, futures: number): ChainFlow => ({
  agent,
  stocks: each(BUCKETS, (k) => (k > 0 ? stocks / 4 : 0)),
  futures: each(HEDGES, () => futures / 2),
});

/** Trading days of January 2024 on which made-up prices fall by a per cent a day. */
export const CHAIN_DATES = ["02", "03", "04", "05", "08", "09", "10", "11", "12"].map((day) => `2024-01-${day}`);

/** Days of a made-up run; without a record where `recorded` is false. */
export function madeUpChainDays(recorded = true): ChainRunDay[] {
  return CHAIN_DATES.map((date, t) => ({
    date,
    buckets: each(BUCKETS, (k) => ({
      model: -0.01 * (t + 1) * (1 + k / 4),
      record: recorded ? -0.012 * (t + 1) * (1 + k / 4) : null,
      locked: t / 20,
    })),
    futures: each(HEDGES, (i) => ({
      dislocation: 0.004 * t,
      recordDislocation: recorded ? 0.005 * t : null,
      basis: -0.05 - 0.03 * t - 0.01 * i,
      recordBasis: recorded ? -0.06 - 0.03 * t : null,
      openInterest: 250_000 + 3000 * t,
      recordOpenInterest: recorded ? 252_000 + 4000 * t : null,
    })),
    flows: [
      flow("neutral", -4e9 * t, 4e9 * t),
      flow("lossSellers", -6e9, 0),
      flow("dealers", 0, t < 4 ? 2e9 : -9e9),
      flow("stabilisation", t > 6 ? 2e10 : 0, 0),
      flow("arbitrageurs", 0, (t < 4 ? -2e9 : 9e9) - 4e9 * t),
      flow("others", 4e9 * t + 6e9 - (t > 6 ? 2e10 : 0), 0),
    ],
    called: t > 7 ? 3 : 0,
    closed: t > 7 ? 1 : 0,
    fundsClosed: t > 5 ? 4 : 0,
    forcedSalesCny: t > 7 ? 5e9 : 0,
    unsoldCny: 1e8 * t,
    knockedInCny: t === 5 ? 3e9 : 0,
  }));
}

/** A made-up distance: near by the market, far by redemption, out of reach by the basis. */
export function madeUpDistance(): ChainDistanceAnswer {
  const distance = { usualFall: 0.21, near: 0.03, median: 0.08, far: null, tips: 0.8 };
  return {
    date: "2024-01-19",
    days: 20,
    excess: 0.2,
    draws: 10,
    seed: 1,
    sizes: { neutralCny: 180e9, dmaCny: 160e9, leverage: 4 },
    evening: { openInterest: 0.9, entered: 20, gain: -0.021, leverage: 4.37 },
    unshocked: 0.004,
    distances: [
      { shock: "market", limit: 0.3, usual: 0.083, ...distance },
      { shock: "redemption", limit: 1, usual: 0.57, ...distance },
      { shock: "basis", limit: 0.15, usual: null, ...distance, usualFall: 0.04, tips: 0 },
    ],
    notes: [],
  };
}
