import { describe, expect, test } from "vitest";
import {
  type DayExposures,
  exposuresByDay,
  exposuresOn,
  type FactorMarket,
  LEAST_INDUSTRY_STOCKS,
  marketReturns,
  rawExposures,
  STYLE_NAMES,
  STYLES,
  type StyleName,
} from "../../../src/domain/factors/index.ts";
import { cutMarket, madeMarket } from "../../support/factor-market.ts";

const LENGTH = 200;
const { market } = madeMarket({ seed: 3, width: 200, length: LENGTH });
const LAST = LENGTH - 1;
const width = market.panel.codes.length;
const day = exposuresOn(market, LAST)!;
const present = Object.entries(day.exposures) as [StyleName, Float64Array][];

function overMembers({ members, marketValues }: DayExposures, values: Float64Array) {
  const own = Array.from(members, (j) => values[j]);
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
  const weight = members.reduce((sum, j) => sum + marketValues[j], 0);
  return {
    weightedMean: members.reduce((sum, j) => sum + marketValues[j] * values[j], 0) / weight,
    deviation: Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length),
  };
}

/** Covariance of two exposures over the members, weighted by the root of market value. */
function weightedCovariance({ members, marketValues }: DayExposures, a: Float64Array, b: Float64Array): number {
  const weights = Array.from(members, (j) => Math.sqrt(marketValues[j]));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (values: Float64Array) => members.reduce((sum, j, i) => sum + weights[i] * values[j], 0) / total;
  const [meanA, meanB] = [mean(a), mean(b)];
  return members.reduce((sum, j, i) => sum + weights[i] * (a[j] - meanA) * (b[j] - meanB), 0) / total;
}

describe("on a made-up market with prices and trading", () => {
  test("every price style is there after 200 days, and the five of accounts are absent for want of input", () => {
    expect(present.map(([style]) => style)).toEqual(
      STYLE_NAMES.filter((style) => STYLES[style].needs !== "fundamentals"),
    );
    expect(day.absent).toEqual(
      ["bookToPrice", "earningsYield", "growth", "leverage", "dividendYield"].map((style) => ({
        style,
        cause: "input",
      })),
    );
  });

  test.each(present)("%s: mean by market value 0 and plain deviation 1 over the members, to 1e-10", (_, values) => {
    const { weightedMean, deviation } = overMembers(day, values);
    expect(Math.abs(weightedMean)).toBeLessThan(1e-10);
    expect(Math.abs(deviation - 1)).toBeLessThan(1e-10);
  });

  test("liquidity is orthogonal to size, residual volatility to size and beta, to 1e-10", () => {
    const { size, beta, liquidity, residualVolatility } = day.exposures;
    expect(Math.abs(weightedCovariance(day, liquidity!, size!))).toBeLessThan(1e-10);
    expect(Math.abs(weightedCovariance(day, residualVolatility!, size!))).toBeLessThan(1e-10);
    expect(Math.abs(weightedCovariance(day, residualVolatility!, beta!))).toBeLessThan(1e-10);
  });

  test("every stock that traded has an exposure, special or not; no other has one", () => {
    for (const [style, values] of present) {
      for (let j = 0; j < width; j++) {
        expect(Number.isNaN(values[j]), `${style} ${j}`).toBe(Number.isNaN(day.marketValues[j]));
      }
    }
    const { specialTreatment } = market.stocks;
    expect(Array.from(day.members).some((j) => specialTreatment[j] === 1)).toBe(false);
    expect(Array.from(day.marketValues).some((value, j) => value > 0 && specialTreatment[j] === 1)).toBe(true);
  });

  test("size rises with market value", () => {
    const order = Array.from(day.members).sort((a, b) => day.marketValues[a] - day.marketValues[b]);
    for (let i = 1; i < order.length; i++) {
      expect(day.exposures.size![order[i]]).toBeGreaterThanOrEqual(day.exposures.size![order[i - 1]]);
    }
  });

  test("non-linear size is higher in the middle of the sizes than at both ends", () => {
    const order = Array.from(day.members).sort((a, b) => day.marketValues[a] - day.marketValues[b]);
    const meanOf = (from: number, to: number) => {
      const part = order.slice(from * order.length, to * order.length);
      return part.reduce((sum, j) => sum + day.exposures.nonLinearSize![j], 0) / part.length;
    };
    const middle = meanOf(0.5, 0.9);
    expect(middle).toBeGreaterThan(meanOf(0, 0.1) + 0.5);
    expect(middle).toBeGreaterThan(meanOf(0.97, 1) + 0.5);
  });

  test("a stock listed less than 60 days ago is no member, and its missing momentum is filled", () => {
    const early = exposuresOn(market, 155)!;
    const fresh = 29;
    expect(early.members.includes(fresh)).toBe(false);
    expect(early.marketValues[fresh]).toBeGreaterThan(0);
    expect(day.members.includes(fresh)).toBe(Number.isNaN(day.marketValues[fresh]) === false);
    expect(early.exposures.momentum![fresh]).not.toBeNaN();
  });

  test("industries with fewer members than the least, and unknown ones, are one group", () => {
    const { industries } = market.stocks;
    for (const j of day.members) {
      const isSmall = industries[j] === "" || industries[j] === "tiny";
      expect(day.industryNames[day.groups[j]]).toBe(isSmall ? "" : industries[j]);
    }
    expect(industries.filter((name) => name === "tiny").length).toBeLessThan(LEAST_INDUSTRY_STOCKS);
  });
});

describe("what is not there is absent and named, never zero", () => {
  const without = (field: "turnover" | "amount" | "close"): FactorMarket => ({
    ...market,
    panel: { ...market.panel, [field]: new Float64Array(LENGTH * width).fill(Number.NaN) },
  });
  const absentOf = (given: FactorMarket, t = LAST) =>
    exposuresOn(given, t)!
      .absent.filter(({ style }) => STYLES[style].needs !== "fundamentals")
      .map(({ style, cause }) => `${style} ${cause}`);

  test("without turnover: liquidity and turnover", () => {
    expect(absentOf(without("turnover"))).toEqual(["liquidity input", "turnover input"]);
  });

  test("without yuan traded: money flow", () => {
    expect(absentOf(without("amount"))).toEqual(["moneyFlow input"]);
  });

  test("where fewer than half of the members have it: coverage", () => {
    const turnover = market.panel.turnover.map((value, at) => (at % width < 0.6 * width ? Number.NaN : value));
    const half = { ...market, panel: { ...market.panel, turnover } };
    expect(absentOf(half)).toEqual(["liquidity coverage", "turnover coverage"]);
  });

  test.each(STYLE_NAMES.filter((style) => STYLES[style].needs !== "fundamentals"))(
    "%s is absent for want of history up to the day before its first, and there on it",
    (style) => {
      const first = STYLES[style].leastDays - 1;
      const before = first > 0 ? exposuresOn(market, first - 1)! : undefined;
      if (before) expect(before.absent).toContainEqual({ style, cause: "history" });
      expect(before?.exposures[style]).toBeUndefined();
      expect(exposuresOn(market, first)!.exposures[style]).toBeDefined();
    },
  );

  test("stocks that are all alike have no size", () => {
    const close = market.panel.close.map((price) => (Number.isNaN(price) ? price : 10));
    const stocks = { ...market.stocks, totalShares: new Float64Array(width).fill(1e8) };
    const flat = exposuresOn({ panel: { ...market.panel, close }, stocks }, LAST)!;
    expect(flat.absent).toContainEqual({ style: "size", cause: "flat" });
    expect(Object.keys(flat.exposures)).not.toContain("size");
  });
});

test("nothing looks ahead: days cut off, or falsified, change no exposure of the days before", () => {
  for (const length of [70, 150]) {
    const ahead = [...exposuresByDay(cutMarket(market, length))].length;
    expect(ahead).toBe(length);
    const close = market.panel.close.map((price, at) => (at < length * width ? price : price * 3));
    const whole = exposuresOn({ ...market, panel: { ...market.panel, close } }, length - 1)!;
    const cut = exposuresOn(cutMarket(market, length), length - 1)!;
    expect(whole.exposures).toEqual(cut.exposures);
    expect(whole.absent).toEqual(cut.absent);
    expect(Array.from(whole.members)).toEqual(Array.from(cut.members));
  }
});

test("prices and shares in another unit change no exposure, to 1e-9", () => {
  const panel = { ...market.panel, close: market.panel.close.map((price) => price * 7) };
  const stocks = { ...market.stocks, totalShares: market.stocks.totalShares.map((count) => count / 1000) };
  const scaled = exposuresOn({ panel, stocks }, LAST)!;
  for (const [style, values] of present) {
    for (const j of day.members) {
      expect(Math.abs(scaled.exposures[style]![j] - values[j]), style).toBeLessThan(1e-9);
    }
  }
});

test("a chosen style is the same alone as among all, and brings those that it is made from", () => {
  const alone = exposuresOn(market, LAST, { styles: ["residualVolatility"] })!;
  expect(Object.keys(alone.exposures)).toEqual(["size", "beta", "residualVolatility"]);
  expect(alone.exposures.residualVolatility).toEqual(day.exposures.residualVolatility);
});

test("a day beyond the panel has no exposures", () => {
  expect(exposuresOn(market, LENGTH)).toBeUndefined();
});

/** Standard error of a weighted regression's slope on the last 252 days of x, the residual's deviation being known. */
function slopeError(x: Float64Array, deviation: number): number {
  const days = Array.from({ length: 252 }, (_, back) => ({ x: x[x.length - 1 - back], w: 0.5 ** (back / 63) }));
  const weight = days.reduce((sum, { w }) => sum + w, 0);
  const mean = days.reduce((sum, { w, x }) => sum + w * x, 0) / weight;
  const spread = days.reduce((sum, { w, x }) => sum + w * (x - mean) ** 2, 0);
  return (deviation * Math.sqrt(days.reduce((sum, { w, x }) => sum + (w * (x - mean)) ** 2, 0))) / spread;
}

test("betas are recovered: 95% of stocks lie within two standard errors of the truth, give or take 4%", () => {
  const length = 253;
  const { market, betas, ownDeviation } = madeMarket({ seed: 11, width: 600, length, suspended: 0 });
  const estimates = rawExposures("beta", market).subarray((length - 1) * betas.length);
  const values = exposuresOn(market, length - 1)!.marketValues;
  const known = [...betas.keys()].filter((j) => !Number.isNaN(estimates[j]));
  const total = values.reduce((sum, value) => sum + value, 0);
  const marketBeta = values.reduce((sum, value, j) => sum + (value / total) * betas[j], 0);
  const error = slopeError(marketReturns(market.panel, market.stocks), ownDeviation);
  const within = known.filter((j) => Math.abs(estimates[j] - betas[j] / marketBeta) < 2 * error);
  expect(known.length).toBeGreaterThan(500);
  expect(within.length / known.length).toBeGreaterThan(0.91);
  expect(within.length / known.length).toBeLessThan(0.99);
});

describe("raw figures over the whole panel", () => {
  test("size is ln of close times shares for every stock that traded, special or not", () => {
    const raw = rawExposures("size", market);
    market.panel.close.forEach((price, at) => {
      const expected = Math.log(price * market.stocks.totalShares[at % width]);
      if (Number.isNaN(price)) expect(raw[at]).toBeNaN();
      else expect(raw[at]).toBe(expected);
    });
  });

  test("of a style of several descriptors they are the standardised exposures; of one of accounts none", () => {
    const raw = rawExposures("liquidity", market).subarray(LAST * width);
    expect(Array.from(raw)).toEqual(Array.from(day.exposures.liquidity!));
    expect(rawExposures("bookToPrice", market).every(Number.isNaN)).toBe(true);
  });

  test("of a style of one descriptor they keep their order where exposures are pulled in", () => {
    const raw = rawExposures("reversal", market).subarray(LAST * width);
    const order = Array.from(day.members).sort((a, b) => raw[a] - raw[b]);
    for (let i = 1; i < order.length; i++) {
      const [low, high] = [day.exposures.reversal![order[i - 1]], day.exposures.reversal![order[i]]];
      expect(high).toBeGreaterThanOrEqual(low);
    }
  });
});
