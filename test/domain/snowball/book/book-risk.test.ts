import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as calendar from "../../../../src/domain/calendar/index.ts";
import { parseDay } from "../../../../src/domain/calendar/index.ts";
import {
  bookSetting,
  bookTotals,
  cliffOf,
  hedgeFlow,
  knockInByDistance,
  knockInLadder,
  knockInProbability,
  ladder,
  largestClusters,
  nearestCluster,
  nextKnockOuts,
  type Position,
  positionFlow,
  relativeSchedule,
  type Schedule,
  scheduleOf,
  sharedKernels,
  valuePosition,
} from "../../../../src/domain/snowball/index.ts";
import { InputError } from "../../../../src/errors.ts";
import { normalCdf } from "../../../../src/numerics/normal.ts";
import { CASES } from "../reference-cases.ts";
import { CSI1000, note } from "./book-notes.ts";

const AS_OF = parseDay("2024-01-19");
const MARKET = { index: CSI1000, spot: 5240, rate: 0.02, carry: 0.06, volatility: 0.22 };
const SETTING = bookSetting(AS_OF, calendar, [MARKET]);

function alive(issueDate: string, initialPrice: number): Position {
  return { contract: note(issueDate, initialPrice), state: "alive" };
}

const BOOK: Position[] = [
  alive("2023-03-01", 6900),
  alive("2023-04-03", 6850),
  alive("2023-08-01", 6500),
  { contract: note("2022-08-01", 7200), state: "knocked-in" },
];

describe("valuing a book", () => {
  test("a position is worth its notional over its initial price times the contract at the index's own level", () => {
    const [position] = BOOK;
    const { terms, notionalCny } = position.contract;
    const whole = ladder(scheduleOf(terms, AS_OF, calendar), MARKET, [MARKET.spot]).alive;
    const units = notionalCny / terms.initialPrice;
    const value = valuePosition(position, SETTING);
    expect(value.valueCny).toBeCloseTo(units * whole.price[0], 2);
    expect(value.deltaCny).toBeCloseTo(units * whole.delta[0] * MARKET.spot, 2);
    expect(value.gammaCny).toBeCloseTo(units * whole.gamma[0] * MARKET.spot ** 2 * 0.01, 2);
  });

  test("vega is the change of value for a point of volatility (to 1% of itself and 10 yuan)", () => {
    const value = (volatility: number) =>
      valuePosition(BOOK[0], bookSetting(AS_OF, calendar, [{ ...MARKET, volatility }])).valueCny;
    const change = (value(0.225) - value(0.215)) / 1;
    const { vegaCny } = valuePosition(BOOK[0], SETTING);
    expect(Math.abs(vegaCny - change)).toBeLessThan(0.01 * Math.abs(change) + 10);
  });

  test("totals are sums", () => {
    const values = BOOK.map((position) => valuePosition(position, SETTING));
    const totals = bookTotals(values);
    expect(totals.contracts).toBe(4);
    expect(totals.notionalCny).toBe(4e8);
    expect(totals.deltaCny).toBeCloseTo(
      bookTotals(values.slice(0, 2)).deltaCny + bookTotals(values.slice(2)).deltaCny,
      3,
    );
  });

  test("a contract on an index without a market, and a market twice, are refused", () => {
    const other = { contract: { ...BOOK[0].contract, index: "000905.SH" }, state: "alive" } as const;
    expect(() => valuePosition(other, SETTING)).toThrow(/is on 000905.SH; expected an index with a market: 000852.SH/);
    expect(() => bookSetting(AS_OF, calendar, [MARKET, MARKET])).toThrow(InputError);
    expect(() => bookSetting(AS_OF, calendar, [{ ...MARKET, volatility: 0 }])).toThrow(
      /volatility 0; expected both above 0/,
    );
  });
});

describe("where a book knocks in", () => {
  test("the ladder holds all alive notional, each note in the bin of its level", () => {
    const bins = knockInLadder(BOOK, SETTING, CSI1000, 50);
    expect(bins.map(({ low, contracts }) => [low, contracts])).toEqual([
      [4850, 1],
      [5100, 1],
      [5150, 1],
    ]);
    expect(bins.reduce((sum, bin) => sum + bin.notionalCny, 0)).toBe(3e8);
    expect(bins[2].distance).toBeCloseTo(1 - 5175 / 5240, 12);
    expect(knockInLadder(BOOK, SETTING, "000905.SH", 50)).toEqual([]);
  });

  test("wider bins make fewer clusters, largest first", () => {
    const clusters = largestClusters(knockInLadder(BOOK, SETTING, CSI1000, 100), 10);
    expect(clusters.map(({ low, notionalCny }) => [low, notionalCny])).toEqual([
      [5100, 2e8],
      [4800, 1e8],
    ]);
  });

  test("the nearest cluster is the nearest bin that is large enough", () => {
    const bins = knockInLadder(BOOK, SETTING, CSI1000, 100);
    expect(nearestCluster(bins, 1e8)?.low).toBe(5100);
    expect(nearestCluster(knockInLadder(BOOK, SETTING, CSI1000, 50), 1e8)?.low).toBe(5150);
    expect(nearestCluster(bins, 3e8)).toBeNull();
  });

  test("by distance every alive note is counted once, the last band reaching down to nothing", () => {
    const bands = knockInByDistance(BOOK, SETTING, CSI1000, [0, 0.015, 0.05]);
    expect(bands.map(({ contracts }) => contracts)).toEqual([1, 1, 1]);
    expect(bands[2].to).toBe(Infinity);
  });

  test("the next knock-out dates come soonest first, with the span of their barriers", () => {
    const [first, second] = nextKnockOuts(BOOK, SETTING, 2);
    expect(first).toMatchObject({
      day: parseDay("2024-02-01"),
      contracts: 3,
      lowest: 6500 * 1.03,
      highest: 7200 * 1.03,
    });
    expect(second.day).toBe(parseDay("2024-02-05"));
  });
});

describe("probability of knocking in", () => {
  const kernels = sharedKernels();
  const schedule = relativeSchedule(BOOK[0].contract.terms, AS_OF, calendar);
  const share = MARKET.spot / 6900;

  test("at the next close alone it is that of a normal draw", () => {
    const sigma = 0.22 / Math.sqrt(244);
    const drift = (0.02 - 0.06 - 0.22 ** 2 / 2) / 244;
    const exact = normalCdf((Math.log(0.75 / share) - drift) / sigma);
    expect(knockInProbability(schedule, MARKET, share, 1, kernels)).toBeCloseTo(exact, 10);
  });

  test("it grows with the days and as the price nears the level, within 0 and 1", () => {
    const at = (days: number, price = share) => knockInProbability(schedule, MARKET, price, days, kernels);
    const grown = [1, 5, 20, 60].map((days) => at(days));
    expect(grown).toEqual(grown.toSorted((a, b) => a - b));
    expect(at(20, 0.76)).toBeGreaterThan(at(20, 0.8));
    expect(at(60, 1.3)).toBeLessThan(1e-6);
    expect(at(60, 0.5)).toBeGreaterThan(0.999);
  });

  test("it is what a note that pays 1 for not knocking in lacks to 1", () => {
    const days = 40;
    const digital: Schedule = {
      ...schedule,
      days,
      principal: 0,
      knockOut: [],
      couponAtMaturity: 1,
      accrualYearsAtMaturity: 1,
      afterKnockIn: { strikeUpper: 1, strikeLower: 0, participation: 0 },
    };
    const flat = { rate: 0, carry: 0.04, volatility: 0.22 };
    const none = { ...schedule, knockOut: [] };
    const price = ladder(digital, flat, [share]).alive.price[0];
    expect(knockInProbability(none, flat, share, days, kernels)).toBeCloseTo(1 - price, 9);
  });

  test("an observation at expiry cannot knock in before it", () => {
    const expiry: Schedule = { ...schedule, knockIn: { barrier: 0.75, observe: "expiry" } };
    expect(knockInProbability(expiry, MARKET, share, 20, kernels)).toBeCloseTo(0, 10);
  });
});

describe("hedge flow", () => {
  const moves = [-0.15, -0.05, -0.013, -0.012, 0, 0.05];
  const flows = BOOK.map((position) => positionFlow(position, moves, SETTING));

  test("flow is the change of capped delta, in yuan at today's close and in lots", () => {
    const [first] = flows;
    const [flow] = hedgeFlow([first], moves, MARKET.spot, 200, null);
    const change = first.units * (first.deltaAfter[0] - first.deltaNow);
    expect(flow.flowCny).toBeCloseTo(change * MARKET.spot, 3);
    expect(flow.lots).toBeCloseTo(change / 200, 9);
    expect(flow.deltaCny - flow.flowCny).toBeCloseTo(first.units * first.deltaNow * MARKET.spot, 3);
  });

  test("the note whose level lies between two moves knocks in at the lower one alone, and sells there", () => {
    const [first] = flows;
    expect(Array.from(first.knocksIn)).toEqual([1, 1, 1, 0, 0, 0]);
    const [, , below, above] = hedgeFlow([first], moves, MARKET.spot, 200, null);
    expect(below.knockedInNotionalCny).toBe(1e8);
    expect(above.knockedInNotionalCny).toBe(0);
    expect(below.flowCny).toBeLessThan(above.flowCny - 0.2e8);
    expect(below.knockInFlowCny).toBe(below.flowCny);
  });

  test("flows of a book are sums over its notes, and a cap brings them nearer to nothing", () => {
    const whole = hedgeFlow(flows, moves, MARKET.spot, 200, null);
    const parts = flows.map((flow) => hedgeFlow([flow], moves, MARKET.spot, 200, null));
    for (const [i, { flowCny }] of whole.entries()) {
      expect(flowCny).toBeCloseTo(
        parts.reduce((sum, part) => sum + part[i].flowCny, 0),
        2,
      );
    }
    const sales = [null, 1.5, 1.2, 1].map((cap) => -hedgeFlow(flows, moves, MARKET.spot, 200, cap)[1].flowCny);
    expect(sales).toEqual(sales.toSorted((a, b) => b - a));
    expect(hedgeFlow(flows, moves, MARKET.spot, 200, 0).every(({ flowCny }) => flowCny === 0)).toBe(true);
    expect(() => hedgeFlow(flows, moves, MARKET.spot, 200, -1)).toThrow(InputError);
  });

  test("a note that knocks out at the next close leaves nothing to hedge, one that matures neither", () => {
    const out = bookSetting(parseDay("2024-01-31"), calendar, [{ ...MARKET, spot: 7000 }]);
    const flow = positionFlow(alive("2023-03-01", 6900), [0, 0.02], out);
    expect(flow.deltaAfter[0]).not.toBe(0);
    expect(flow.deltaAfter[1]).toBe(0);
    const old = positionFlow({ contract: note("2022-02-01", 6900), state: "knocked-in" }, [-0.1, 0, 0.1], out);
    expect(Array.from(old.deltaAfter)).toEqual([0, 0, 0]);
  });

  test("the cliff is the fall of delta at the knock-in, and only alive notes have one", () => {
    const cliff = cliffOf(BOOK, SETTING, null);
    expect(cliff.notionalCny).toBe(3e8);
    expect(cliff.deltaAbove).toBeGreaterThan(cliff.deltaBelow);
    expect(cliff.flowCny).toBeLessThan(0);
    const capped = cliffOf(BOOK, SETTING, 1);
    expect(Math.abs(capped.flowCny)).toBeLessThan(0.05 * Math.abs(cliff.flowCny));
  });
});

describe("deltas near the knock-in", () => {
  /** Share of the initial price and delta: 24-month note, KI 75%, KO 103%, coupon 15%, volatility 20%, carry 6%. */
  const TABLE: [left: number, state: "alive" | "knockedIn", deltas: number[]][] = [
    [24, "alive", [1.26, 1.29, 1.26, 1.23, 1.08, 0.91, 0.71, 0.48]],
    [24, "knockedIn", [1.08, 1.09, 1.09, 1.07, 1.07, 0.98, 0.79, 0.6]],
    [13, "alive", [1.97, 2.0, 1.95, 1.8, 1.48, 1.12, 0.7, 0.36]],
    [13, "knockedIn", [1.13, 1.16, 1.19, 1.28, 1.43, 1.47, 1.34, 0.91]],
    [4, "alive", [4.16, 4.11, 3.76, 2.56, 1.3, 0.51, 0.06, -0.1]],
    [4, "knockedIn", [1.0, 1.02, 1.04, 1.2, 1.49, 1.91, 1.98, 1.51]],
  ];
  const SPOTS = [0.76, 0.78, 0.8, 0.85, 0.9, 0.95, 1, 1.05];

  test.each(TABLE)(
    "with %i months left, %s, they are those of an independent Monte Carlo (5% and 0.05)",
    (left, state, deltas) => {
      const months = Array.from({ length: left }, (_, i) => i + 1);
      const passed = 24 - left;
      const schedule: Schedule = {
        ...CASES.A1.schedule,
        initialPrice: 1,
        days: 21 * left,
        knockOut: months
          .filter((m) => m + passed >= 3)
          .map((m) => ({ day: 21 * m, barrier: 1.03, coupon: 0.15, accrualYears: (m + passed) / 12 })),
        knockIn: { barrier: 0.75, observe: "daily" },
        accrualYearsAtMaturity: 2,
        afterKnockIn: { strikeUpper: 1, strikeLower: 0, participation: 1 },
      };
      const at = ladder(schedule, { rate: 0.02, carry: 0.06, volatility: 0.2 }, SPOTS)[state];
      for (const [i, delta] of deltas.entries()) {
        expect(Math.abs(at.delta[i] - delta)).toBeLessThan(0.05 + 0.05 * Math.abs(delta));
      }
    },
  );
});

test("flow does not depend on the order of the book", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(BOOK, { minLength: 4 }), (shuffled) => {
      const setting = bookSetting(AS_OF, calendar, [MARKET]);
      const flow = (book: readonly Position[]) =>
        hedgeFlow(
          book.map((p) => positionFlow(p, [-0.1], setting)),
          [-0.1],
          MARKET.spot,
          200,
          1.2,
        )[0].flowCny;
      expect(flow(shuffled)).toBeCloseTo(flow(BOOK), 4);
    }),
    { numRuns: 4 },
  );
});
