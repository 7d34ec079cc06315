import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  aggregated,
  type BasisSnapshot,
  basisSnapshot,
  carryToExpiry,
  constantMaturity,
  contractBasis,
  costBetween,
  type DividendPoints,
  dividendPoints,
  dividendPointsBetween,
  forecastDividendPoints,
  oiWeighted,
  ROLL_RULES,
  rollCost,
  shortCost,
  slot,
  spreadByYear,
} from "../../../src/domain/basis/index.ts";
import {
  addTradingDays,
  formatContractMonth,
  formatDay,
  lastTradingDay,
  listedMonths,
  parseDay,
  yearOf,
} from "../../../src/domain/calendar/index.ts";
import type { DailySeries } from "../../../src/domain/market/series.ts";
import { recordedBasis } from "../../support/recorded-basis.ts";
import { readShared, sharedDataAbsent } from "../../support/shared-data.ts";

const future = (symbol: string, close: number, openInterest = 100) => ({ symbol, close, openInterest });

const FEB5 = parseDay("2024-02-05");

describe("one contract", () => {
  test("IM2402 on 2024-02-05 stood 116.5 points below spot: -2.71%, -70.7% over 14 calendar days, -165% over 4 trading days", () => {
    const contract = contractBasis(future("IM2402", 4293.1 - 116.5), FEB5, 4293.1, null);
    expect(contract.basisPoints).toBeCloseTo(-116.5, 9);
    expect(contract.basisRatio).toBeCloseTo(-0.0271, 4);
    expect(contract.calendarDays).toBe(14);
    expect(contract.tradingDays).toBe(4);
    expect(contract.annualised).toBeCloseTo(-0.7075, 4);
    expect(contract.annualisedTradingDays).toBeCloseTo(-1.655, 3);
    expect(contract.annualisedAdjusted).toBeNaN();
    expect(carryToExpiry(contract)).toBe(-contract.annualised);
  });

  test("on its last trading day nothing is annualised", () => {
    const contract = contractBasis(future("IM2402", 5030), lastTradingDay(2024 * 12 + 1), 5029.6, null);
    expect(contract.calendarDays).toBe(0);
    expect(contract.annualised).toBeNaN();
    expect(contract.annualisedTradingDays).toBeNaN();
    expect(contract.basisPoints).toBeCloseTo(0.4, 9);
  });

  test("expected dividends raise the adjusted basis by their points over spot, annualised", () => {
    const dividends = oneDividendAYear(10, "06-14");
    const contract = contractBasis(future("IM2406", 5000), parseDay("2024-05-21"), 5000, dividends);
    expect(contract.dividendPoints).toBeCloseTo(10, 9);
    expect(contract.annualisedAdjusted - contract.annualised).toBeCloseTo(((10 / 5000) * 365) / 31, 9);
  });
});

/** A yield that pays `points` at level 5000 on one day of the calendar in 2021, 2022 and 2023, on all days loaded. */
function oneDividendAYear(points: number, monthDay: string) {
  const from = parseDay("2021-01-01");
  const days = Int32Array.from({ length: parseDay("2023-12-31") - from + 1 }, (_, i) => from + i);
  const yields = Float64Array.from(days, (day) => (formatDay(day).endsWith(monthDay) ? points / 5000 : 0));
  return dividendPoints(
    days,
    yields.map((y) => y * 5000),
    yields,
  );
}

describe("aggregates", () => {
  const snapshot = basisSnapshot(
    FEB5,
    4293.1,
    [
      future("IM2409", 4100, 30),
      future("IM2402", 4176.6, 60),
      future("IM2403", 4044.6, 130),
      future("IM2406", 4060, 80),
    ],
    null,
  );

  test("contracts come nearest first, and those with fewer than 5 calendar days are left out of aggregates", () => {
    expect(snapshot.contracts.map((contract) => contract.symbol)).toEqual(["IM2402", "IM2403", "IM2406", "IM2409"]);
    const late = basisSnapshot(parseDay("2024-02-08"), 5000, [future("IM2402", 4900), future("IM2403", 4950)], null);
    expect(aggregated(late.contracts)).toHaveLength(2);
    const last = basisSnapshot(parseDay("2024-03-12"), 5000, [future("IM2403", 4900), future("IM2404", 4950)], null);
    expect(aggregated(last.contracts).map((contract) => contract.symbol)).toEqual(["IM2404"]);
    expect(slot(last.contracts, 0, "annualised")).toBeNaN();
    expect(slot(last.contracts, 1, "annualised")).toBeCloseTo(last.contracts[1].annualised, 12);
  });

  test("the weighted basis lies between the least and the greatest, and a contract without open interest has no say", () => {
    const measures = snapshot.contracts.map((contract) => contract.annualised);
    const weighted = oiWeighted(snapshot.contracts, "annualised");
    expect(weighted).toBeGreaterThan(Math.min(...measures));
    expect(weighted).toBeLessThan(Math.max(...measures));
    const more = basisSnapshot(FEB5, 4293.1, [future("IM2402", 4176.6, 60), future("IM2403", 1, 0)], null);
    expect(oiWeighted(more.contracts, "annualised")).toBeCloseTo(more.contracts[0].annualised, 12);
    expect(oiWeighted([], "annualised")).toBeNaN();
  });

  test("on a curve with a flat ratio a day every constant maturity is that rate; outside the curve there is none", () => {
    const rate = -0.12;
    const spot = 5000;
    const day = parseDay("2024-01-22");
    const flat = listedMonths(day).map((month) =>
      future(`IM${formatContractMonth(month)}`, spot * (1 + (rate * (lastTradingDay(month) - day)) / 365)),
    );
    const { contracts } = basisSnapshot(day, spot, flat, null);
    for (const days of [30, 60, 90]) expect(constantMaturity(contracts, days, "annualised")).toBeCloseTo(rate, 12);
    expect(constantMaturity(contracts, 20, "annualised")).toBeNaN();
    expect(constantMaturity(contracts, 400, "annualised")).toBeNaN();
    expect(rollCost(contracts[0], contracts[1])).toBeCloseTo(-rate, 12);
  });
});

describe("what a short paid", () => {
  test("a contract held from its listing to expiry at spot costs exactly the discount at which it was shorted", () => {
    const spot = 5000;
    const first = parseDay("2024-02-20");
    const expiry = lastTradingDay(2024 * 12 + 2);
    const snapshots: BasisSnapshot[] = [];
    for (let day = first; day <= expiry; day = addTradingDays(day, 1)) {
      const close = spot * (1 - (0.1 * (expiry - day)) / 365);
      snapshots.push(basisSnapshot(day, spot, [future("IM2403", close), future("IM2406", close)], null));
    }
    const { days, basis } = shortCost(snapshots, "quarter", null);
    const heldUntil = snapshots.findLast((s) => s.contracts[0].calendarDays > 7)!.day;
    const paid = costBetween(days, basis, first, addTradingDays(heldUntil, 1));
    const discountAt = (day: number) => (0.1 * (expiry - day)) / 365;
    expect(paid).toBeCloseTo(discountAt(first) - discountAt(addTradingDays(heldUntil, 1)), 12);
  });

  test("a missing close makes the cost of that day unknown, and every sum over it", () => {
    const snapshots = [0, 1, 2].map((k) =>
      basisSnapshot(addTradingDays(FEB5, k), 5000, k === 1 ? [] : [future("IM2406", 4900 + k)], null),
    );
    const { days, basis } = shortCost(snapshots, "near", null);
    expect(basis.every(Number.isNaN)).toBe(true);
    expect(costBetween(days, basis, FEB5, days[1])).toBeNaN();
  });
});

test("the spread of a year holds its extremes with their days", () => {
  const days = Int32Array.of(
    parseDay("2023-12-29"),
    parseDay("2024-01-02"),
    parseDay("2024-01-03"),
    parseDay("2024-01-04"),
  );
  const [, year] = spreadByYear({ days, values: Float64Array.of(9, -3, Number.NaN, 5) });
  expect(year).toMatchObject({ year: 2024, days: 2, low: -3, lowDay: days[1], high: 5, highDay: days[3], median: 1 });
});

test("moving spot and futures by one factor changes no ratio", () => {
  const price = fc.double({ min: 3000, max: 7000, noNaN: true });
  fc.assert(
    fc.property(price, price, fc.double({ min: 0.5, max: 2, noNaN: true }), (spot, close, factor) => {
      const one = contractBasis(future("IM2403", close), FEB5, spot, null);
      const scaled = contractBasis(future("IM2403", close * factor), FEB5, spot * factor, null);
      expect(scaled.annualised).toBeCloseTo(one.annualised, 9);
    }),
  );
});

describe.skipIf(sharedDataAbsent)("on recorded closes", () => {
  const recorded = sharedDataAbsent ? null : { IC: recordedBasis("IC"), IM: recordedBasis("IM") };
  const facts = sharedDataAbsent ? [] : readShared("facts/basis-history.csv");

  test.each(["IC", "IM"] as const)(
    "the weighted basis of %s is the recorded history on every day, raw and ex post (to its 4 decimals)",
    (name) => {
      const byDate = new Map(
        recorded![name].snapshots.map((snapshot) => [formatDay(snapshot.day), snapshot.contracts]),
      );
      let compared = 0;
      for (const fact of facts) {
        if (fact[`${name}_raw`] === "") continue;
        const contracts = byDate.get(fact.date)!;
        expect(Math.abs(oiWeighted(contracts, "annualised") - Number(fact[`${name}_raw`]))).toBeLessThan(0.6e-4);
        expect(Math.abs(oiWeighted(contracts, "annualisedExPost") - Number(fact[`${name}_adjusted`]))).toBeLessThan(
          0.6e-4,
        );
        compared++;
      }
      expect(compared).toBe(name === "IC" ? 1454 : 594);
    },
  );

  test.each([
    ["IC", "2024-01-22", -0.2719],
    ["IC", "2024-02-05", -0.3155],
    ["IC", "2024-02-06", -0.0049],
    ["IC", "2024-02-07", 0.0259],
    ["IC", "2024-09-27", 0.341],
    ["IM", "2024-01-22", -0.3266],
    ["IM", "2024-02-05", -0.4662],
    ["IM", "2024-02-06", -0.0307],
    ["IM", "2024-02-07", 0.0016],
    ["IM", "2024-09-27", 0.3337],
  ] as const)("%s on %s: %f", (name, date, expected) => {
    const snapshot = recorded![name].snapshots.find(({ day }) => formatDay(day) === date)!;
    expect(oiWeighted(snapshot.contracts, "annualised")).toBeCloseTo(expected, 4);
  });

  // Independent computation on the same closes, annualised per cent (broker convention, natural days).
  test.each([
    ["IC", 2019, -0.256, -0.145, -0.108, -0.049, 0.01, "2019-05-06", "2019-03-08"],
    ["IC", 2023, -0.062, -0.043, -0.026, -0.004, 0.015, "2023-12-04", "2023-01-13"],
    ["IM", 2024, -0.178, -0.125, -0.101, -0.067, -0.02, "2024-02-05", "2024-09-27"],
  ] as const)("%s in %i: 5%%, 25%%, 50%%, 75%%, 95%% and the days of the extremes", (name, year, ...expected) => {
    const { snapshots } = recorded![name];
    const [lowDate, highDate] = expected.slice(5);
    const spread = spreadByYear({
      days: Int32Array.from(snapshots, (snapshot) => snapshot.day),
      values: Float64Array.from(snapshots, (snapshot) => oiWeighted(snapshot.contracts, "annualised")),
    }).find((row) => row.year === year)!;
    const quantiles = [spread.p5, spread.p25, spread.median, spread.p75, spread.p95];
    for (const [i, quantile] of quantiles.entries()) {
      expect(Math.abs(quantile - Number(expected[i]))).toBeLessThan(0.6e-3);
    }
    expect(formatDay(spread.lowDay)).toBe(lowDate);
    expect(formatDay(spread.highDay)).toBe(highDate);
  });

  test("rolled every month, 7 days before expiry, a year's short to 2024-02-07 cost 4.61% in IM and 3.04% in IC", () => {
    for (const [name, expected] of [
      ["IM", 0.0461],
      ["IC", 0.0304],
    ] as const) {
      const { snapshots, dividends } = recorded![name];
      const { days, basis, netOfDividends } = shortCost(snapshots, "near", dividends);
      const [from, to] = [parseDay("2023-02-07"), parseDay("2024-02-07")];
      expect(costBetween(days, basis, from, to)).toBeCloseTo(expected, 4);
      expect(costBetween(days, netOfDividends, from, to)).toBeLessThan(expected);
    }
  });

  test("all roll rules agree on the sign of the year and differ by less than the spread of the curve", () => {
    const { snapshots } = recorded!.IM;
    const year = ROLL_RULES.map((rule) => {
      const { days, basis } = shortCost(snapshots, rule, null);
      return costBetween(days, basis, parseDay("2023-02-07"), parseDay("2024-02-07"));
    });
    for (const cost of year) expect(cost).toBeGreaterThan(0.02);
    expect(Math.max(...year) - Math.min(...year)).toBeLessThan(0.05);
  });

  test("cutting the closes after a day changes no raw or forecast figure of that day or before", () => {
    const { snapshots, dividends } = recorded!.IM;
    for (const date of ["2023-06-01", "2024-02-05", "2024-09-27"]) {
      const cut = parseDay(date);
      const end = dividends.days.findLastIndex((day) => day <= cut) + 1;
      const known = dividendPoints(
        dividends.days.slice(0, end),
        dividends.points.slice(0, end),
        dividends.yields.slice(0, end),
      );
      const full = snapshots.find((snapshot) => snapshot.day === cut)!;
      const again = basisSnapshot(cut, full.spot, full.contracts, known);
      expect(again.contracts.map((c) => c.annualisedAdjusted)).toEqual(full.contracts.map((c) => c.annualisedAdjusted));
    }
  });

  test("the forecast of a year's dividends made at its start was within 35% of what came, every year 2020-2024", () => {
    for (const name of ["IC", "IM"] as const) {
      const { dividends, spot } = recorded![name];
      for (let year = 2020; year <= 2024; year++) {
        const errors = forecastError(dividends, spot, year);
        expect(Math.abs(errors)).toBeLessThan(0.35);
      }
    }
  });
});

function forecastError(dividends: DividendPoints, spot: DailySeries, year: number): number {
  const at = spot.days.findIndex((day) => yearOf(day) === year);
  const expiry = parseDay(`${year}-09-20`);
  const forecast = forecastDividendPoints(dividends, spot.values[at], spot.days[at], expiry);
  return forecast / dividendPointsBetween(dividends, spot.days[at], expiry) - 1;
}
