import { dayOf } from "../../src/domain/calendar/index.ts";
import {
  type ChainScenario,
  type DealtNote,
  HEDGES,
  USUAL_MIXES,
  USUAL_PARAMETERS,
  WHOLE_CHAIN,
  WIDTH,
} from "../../src/domain/chain/index.ts";
import { xoshiro } from "../../src/numerics/xoshiro.ts";

/** Deltas that rise to 1.4 as the price falls to the knock-in and are 0.9 below: a note in outline. */
function madeUpSurface(): DealtNote["surface"] {
  const count = 213;
  const delta = (i: number) => Math.max(0, Math.min(1.6, 1.6 - (i - 95) / 60));
  return {
    ladders: 1,
    alive: Float64Array.from({ length: count }, (_, i) => delta(i)),
    knockedIn: new Float64Array(count).fill(0.9),
  };
}

/** Notes on both futures that knock in between 4% and 20% below the start. */
export function madeUpNotes(count: number, notionalCny: number): DealtNote[] {
  const surface = madeUpSurface();
  return Array.from({ length: count }, (_, n) => {
    const knockIn = -0.04 - (0.16 * (n + 0.5)) / count;
    return {
      hedge: n % HEDGES.length,
      units: notionalCny / count,
      notionalCny: notionalCny / count,
      initial: knockIn - Math.log(0.75),
      knockIn,
      knockOuts: [5, 26].map((day) => ({ day, price: knockIn - Math.log(0.75) + Math.log(1.03) })),
      maturity: 400,
      knockedIn: false,
      surface,
    };
  });
}

/** A scenario of made-up numbers: a market that falls a per cent a day for `falling` days, then rises as slowly. */
export function madeUpScenario(over: Partial<ChainScenario> = {}, falling = 12, length = 20): ChainScenario {
  const random = xoshiro(7);
  const history = Array.from({ length: WIDTH }, () => {
    let level = 1000;
    return Float64Array.from({ length: 60 }, () => {
      level *= Math.exp(0.01 * random.normal());
      return level;
    });
  });
  const start = dayOf(2023, 12, 29);
  const days = Array.from({ length }, (_, t) => start + 1 + t);
  return {
    start: {
      day: start,
      history,
      dislocation: Float64Array.of(0.002, -0.001),
      openInterestCny: Float64Array.of(280e9, 290e9),
      capitalisation: Float64Array.of(38e12, 11.8e12, 10.6e12, 13.9e12, 0.85e12),
    },
    path: {
      days,
      market: Float64Array.from(days, (_, t) => (t < falling ? -0.01 : 0.01)),
      shocks: null,
      contracts: days.map((_, t) =>
        HEDGES.map(() => [
          { calendarDays: 40 - t, openInterest: 60 },
          { calendarDays: 100 - t, openInterest: 40 },
        ]),
      ),
    },
    notes: madeUpNotes(40, 200e9),
    programmes: [
      { from: start + 14, to: start + 30, dailyCny: Float64Array.of(0, 5e9, 4e9, 1e9, 0), fadesFrom: start + 17 },
    ],
    masked: [start + 3, start + 8],
    parameters: { ...USUAL_PARAMETERS, bucketDepth: 0.12, factorDepth: 0.2, lossElasticity: 0.8, maskedFall: 0.003 },
    links: WHOLE_CHAIN,
    mixes: USUAL_MIXES,
    requirementOn: "entry",
    pieces: 4,
    ...over,
  };
}
