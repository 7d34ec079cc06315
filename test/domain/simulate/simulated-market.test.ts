import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { sizeIndices } from "../../../src/domain/indices/index.ts";
import { dailyLimit } from "../../../src/domain/market/price-limit.ts";
import {
  type IndexTape,
  type SimulatedMarket,
  simulateMarket,
  type TapeGroup,
} from "../../../src/domain/simulate/index.ts";
import { InputError } from "../../../src/errors.ts";
import { crash, tapeOf } from "../../support/made-up-tape.ts";

const GROUPS: TapeGroup[] = ["300", "500", "1000", "2000", "micro"];
const SMALL = { unmarked: 4300, marked: 20 };

/** Largest distance between the returns that the index builder finds and those of the tape. */
function worstMiss(tape: IndexTape, { panel, stocks }: SimulatedMarket): number {
  const built = sizeIndices(panel, stocks, { microSize: 400 });
  const misses = GROUPS.flatMap((group) =>
    Array.from(tape.closes[group].slice(1), (close, t) =>
      Math.abs(built[group].returns[t + 1] - (close / tape.closes[group][t] - 1)),
    ),
  );
  return Math.max(...misses);
}

describe("a market simulated on a made-up tape of 40 days", () => {
  const tape = tapeOf(crash(40));
  const market = simulateMarket(tape, { seed: 2024 });
  const { panel, stocks } = market;
  const width = panel.codes.length;
  const traded = (t: number, j: number) => !Number.isNaN(panel.close[t * width + j]);

  test("has the tape's returns in every group on every day, to 1e-12, by the index builder itself", () => {
    expect(worstMiss(tape, market)).toBeLessThan(1e-12);
  });

  test("keeps every stock within its price limit, where the tape allows it", () => {
    expect(market.beyondLimits).toBe(0);
    let worst = 0;
    for (let j = 0; j < width; j++) {
      let [last, days] = [Number.NaN, stocks.listDays[j] < panel.days[0] ? 100 : 0];
      for (let t = 0; t < panel.days.length; t++) {
        if (!traded(t, j)) continue;
        const close = panel.close[t * width + j];
        const limit = dailyLimit(stocks.boards[j], stocks.specialTreatment[j] === 1, panel.days[t], ++days);
        if (!Number.isNaN(last + limit)) worst = Math.max(worst, Math.abs(close / last - 1) - limit);
        last = close;
      }
    }
    expect(worst).toBeLessThan(1e-12);
  });

  test("has about 5,000 stocks on three boards, marked ones, new listings and suspensions, under codes of no market", () => {
    expect(width).toBeGreaterThan(5000);
    expect(new Set(stocks.boards)).toEqual(new Set(["main", "chinext", "star"]));
    expect(stocks.specialTreatment.reduce((sum, mark) => sum + mark, 0)).toBe(150);
    expect(stocks.listDays.filter((day) => day > panel.days[0]).length).toBeGreaterThan(20);
    const gaps = [...panel.codes.keys()].filter((j) => traded(0, j) && !traded(20, j)).length;
    expect(gaps).toBeGreaterThan(0);
    expect(panel.codes.every((code) => /^SIM\d{5}$/.test(code))).toBe(true);
    expect([...panel.codes].sort()).toEqual(panel.codes);
  });

  test("a stock appears on the day it lists", () => {
    const first = panel.codes.map((_, j) => [...panel.days.keys()].find((t) => traded(t, j)) ?? -1);
    const wrong = first.filter((t, j) => panel.days[t] !== Math.max(stocks.listDays[j], panel.days[0]));
    expect(wrong).toEqual([]);
  });

  test("is the same to the last byte for the same seed", () => {
    const digest = createHash("sha256").update(panel.close).update(stocks.totalShares).digest("hex");
    expect(digest).toBe("88146d62137d93387ed2b05c48d86c2a386af2d46aebfeb155299f26ecc18053");
  });
});

test("another seed gives other stocks and the same indices", () => {
  const tape = tapeOf(crash(5));
  const [one, two] = [1, 2].map((seed) => simulateMarket(tape, { ...SMALL, seed }));
  expect(one.panel.close).not.toEqual(two.panel.close);
  expect(worstMiss(tape, one)).toBeLessThan(1e-12);
  expect(worstMiss(tape, two)).toBeLessThan(1e-12);
});

test("a longer tape leaves the earlier days as they were", () => {
  const long = simulateMarket(tapeOf(crash(12)), { ...SMALL, seed: 5 });
  const short = simulateMarket(tapeOf(crash(7)), { ...SMALL, seed: 5 });
  const width = short.panel.codes.length;
  expect(long.panel.codes.slice(0, width)).toEqual(short.panel.codes);
  short.panel.days.forEach((_, t) => {
    const row = long.panel.close.slice(t * long.panel.codes.length, t * long.panel.codes.length + width);
    expect(row).toEqual(short.panel.close.slice(t * width, (t + 1) * width));
  });
});

test("any recorded returns within the limits are met", () => {
  const move = fc.double({ min: -0.08, max: 0.08, noNaN: true });
  const day = fc.record({ "300": move, "500": move, "1000": move, "2000": move, micro: move });
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 3 }), fc.nat(), (days, seed) => {
      const tape = tapeOf(
        Object.fromEntries(GROUPS.map((group) => [group, days.map((moves) => moves[group])])) as never,
      );
      const market = simulateMarket(tape, { ...SMALL, seed });
      expect(market.beyondLimits).toBe(0);
      expect(worstMiss(tape, market)).toBeLessThan(1e-12);
    }),
    { numRuns: 10 },
  );
});

test("a recorded return that no limit allows is met beyond the limits, and told", () => {
  const tape = tapeOf({ "300": [-0.16], "500": [0], "1000": [0], "2000": [0.25], micro: [0] });
  const market = simulateMarket(tape, { ...SMALL, seed: 3 });
  expect(market.beyondLimits).toBe(2);
  expect(worstMiss(tape, market)).toBeLessThan(1e-12);
});

test("a tape with a hole, of one day, or from before the limits of today is refused", () => {
  const tape = tapeOf(crash(3));
  const holed = { ...tape, closes: { ...tape.closes, micro: Float64Array.of(1, Number.NaN, 1, 1) } };
  expect(() => simulateMarket(holed, { seed: 1 })).toThrow(/no close of micro on 2024-01-03/);
  expect(() => simulateMarket(tapeOf(crash(0)), { seed: 1 })).toThrow(InputError);
  const early = {
    ...tape,
    days: Int32Array.from(tape.days, (day) => day - parseDay("2024-01-02") + parseDay("2019-01-02")),
  };
  expect(() => simulateMarket(early, { seed: 1 })).toThrow(/begins on 2019-01-02; expected 2020-08-24 or later/);
});
