import { describe, expect, test } from "vitest";
import {
  exposuresByDay,
  type FactorMarket,
  factorReturnsByDay,
  smallMinusBig,
} from "../../../src/domain/factors/index.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";
import { cutMarket, madeMarket } from "../../support/factor-market.ts";
import { smallMarket } from "../../support/small-market.ts";

describe("on a market whose factor returns are known", () => {
  const { market, sizeReturns, marketReturns } = drivenMarket(7, 400, 160);
  const told = [...factorReturnsByDay(market, { styles: ["size", "reversal"] })];

  test("size is recovered: the truth lies within two standard errors on 95% of the days, give or take 4%", () => {
    const errors = told.map(
      ({ t, styles, tValues }) => (styles[0] - sizeReturns[t]) / Math.abs(styles[0] / tValues[0]),
    );
    const within = errors.filter((z) => Math.abs(z) < 2).length / errors.length;
    expect(errors.length).toBe(159);
    expect(within).toBeGreaterThan(0.91);
    expect(within).toBeLessThan(0.99);
    const mean = errors.reduce((sum, z) => sum + z, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(2 / Math.sqrt(errors.length));
  });

  test("a factor that moves nothing has t-values of mean square 1, to 0.25", () => {
    const squares = told.flatMap(({ styleNames, tValues }) => {
      const place = styleNames.indexOf("reversal");
      return place < 0 ? [] : [tValues[place] ** 2];
    });
    expect(squares.length).toBe(138);
    expect(Math.abs(squares.reduce((sum, square) => sum + square, 0) / squares.length - 1)).toBeLessThan(0.25);
  });

  test("the country is the market's move, to five standard errors of its mean over the days", () => {
    const gaps = told.map(({ t, country }) => country - marketReturns[t]);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect(Math.abs(mean)).toBeLessThan(5e-4);
  });
});

/**
 * A market driven by a common move, four industries and size: the return of a stock on day t is their sum over the
 * standardised size that it had at t - 1 (ln of market value pulled in at 3 x 1.4826 median absolute deviations, mean by
 * market value 0, deviation 1), and a move of its own whose variance falls with the root of its value.
 */
function drivenMarket(seed: number, width: number, length: number) {
  const { market } = madeMarket({ seed, width, length, suspended: 0 });
  const random = xoshiro(seed + 1);
  const close = new Float64Array(length * width);
  const { totalShares } = market.stocks;
  const [sizeReturns, marketReturns] = [new Float64Array(length), new Float64Array(length)];
  for (let j = 0; j < width; j++) close[j] = 10 * Math.exp(0.5 * random.normal());
  for (let t = 1; t < length; t++) {
    const values = totalShares.map((count, j) => count * close[(t - 1) * width + j]);
    const size = standardSize(values);
    const industry = [0, 1, 2, 3].map(() => 0.004 * random.normal());
    [marketReturns[t], sizeReturns[t]] = [0.01 * random.normal(), 0.004 * random.normal()];
    for (let j = 0; j < width; j++) {
      const own = (0.02 * random.normal() * 177.8) / values[j] ** 0.25;
      const move = marketReturns[t] + industry[j % 4] + sizeReturns[t] * size[j] + own;
      close[t * width + j] = close[(t - 1) * width + j] * (1 + move);
    }
  }
  const stocks = {
    ...market.stocks,
    specialTreatment: new Uint8Array(width),
    listDays: new Float64Array(width).fill(14_000),
    industries: market.panel.codes.map((_, j) => `industry ${j % 4}`),
  };
  return { market: { panel: { ...market.panel, close }, stocks } as FactorMarket, sizeReturns, marketReturns };
}

function standardSize(values: Float64Array): Float64Array {
  const logs = values.map(Math.log);
  const median = middle(logs);
  const reach = 3 * 1.4826 * middle(logs.map((log) => Math.abs(log - median)));
  const held = logs.map((log) => Math.min(median + reach, Math.max(median - reach, log)));
  const total = values.reduce((sum, value) => sum + value, 0);
  const centre = held.reduce((sum, log, j) => sum + (values[j] / total) * log, 0);
  const mean = held.reduce((sum, log) => sum + log, 0) / held.length;
  const deviation = Math.sqrt(held.reduce((sum, log) => sum + (log - mean) ** 2, 0) / held.length);
  return held.map((log) => (log - centre) / deviation);
}

function middle(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

describe("on a made-up market with suspensions", () => {
  const { market } = madeMarket({ seed: 8, width: 200, length: 120 });
  const { close, codes } = market.panel;
  const width = codes.length;

  test("stocks of a day are members of the day before with a close on both days", () => {
    const before = new Map<number, Int32Array>();
    for (const { t, members } of exposuresByDay(market)) before.set(t, members.slice());
    for (const { t, sample } of factorReturnsByDay(market)) {
      const expected = before.get(t - 1)!.filter((j) => !Number.isNaN(close[t * width + j]));
      expect(Array.from(sample.stocks)).toEqual(Array.from(expected));
    }
  });

  test("nothing looks ahead: with the days after cut off, factor returns and absences are the same", () => {
    const whole = [...factorReturnsByDay(market)].filter(({ t }) => t < 80);
    const cut = [...factorReturnsByDay(cutMarket(market, 80))];
    expect(cut.length).toBe(79);
    expect(cut).toEqual(whole);
  });

  test("exposures of day t are not in the returns of day t: prices of day t moved together move the country alone", () => {
    const moved = close.map((price, at) => (at >= 100 * width ? price * 1.05 : price));
    const [plain] = factorReturnsByDay(market, { first: 100 });
    const [lifted] = factorReturnsByDay({ ...market, panel: { ...market.panel, close: moved } }, { first: 100 });
    plain.styles.forEach((value, a) => {
      expect(lifted.styles[a]).toBeCloseTo(1.05 * value, 12);
    });
    expect(1 + lifted.country).toBeCloseTo(1.05 * (1 + plain.country), 12);
  });

  test("a day that is a hole in the data, and the day after it, have no factor returns", () => {
    const holed = close.map((price, at) => (Math.floor(at / width) === 60 && at % 3 > 0 ? Number.NaN : price));
    const days = [...factorReturnsByDay({ ...market, panel: { ...market.panel, close: holed } })].map(({ t }) => t);
    expect(days).not.toContain(60);
    expect(days).not.toContain(61);
    expect(days).toContain(62);
    expect(days.length).toBe(117);
  });

  test("too few stocks for the factors have no answer", () => {
    expect([...factorReturnsByDay(madeMarket({ width: 5, length: 30 }).market)]).toEqual([]);
  });
});

describe("small minus big", () => {
  const closes = Object.fromEntries(
    Array.from({ length: 10 }, (_, k) => [`60000${k}`, [k + 1, (k + 1) * (1 + 0.01 * k)]]),
  );

  test("is the mean of the three smallest less that of the three largest, by the market value of the day before", () => {
    const { panel, stocks } = smallMarket(closes);
    expect(smallMinusBig(panel, stocks, 1)).toBeCloseTo(0.01 - 0.08, 12);
    expect(smallMinusBig(panel, stocks, 0)).toBeNaN();
  });

  test("leaves out a stock without a close on either day, and is not told of fewer than ten", () => {
    const { panel, stocks } = smallMarket({ ...closes, "600010": [0.5, null], "600011": [null, 99] });
    expect(smallMinusBig(panel, stocks, 1)).toBeCloseTo(0.01 - 0.08, 12);
    const few = smallMarket(Object.fromEntries(Object.entries(closes).slice(1)));
    expect(smallMinusBig(few.panel, few.stocks, 1)).toBeNaN();
  });
});
