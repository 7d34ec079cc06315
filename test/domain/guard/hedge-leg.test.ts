import { expect, test } from "vitest";
import { basisSnapshot } from "../../../src/domain/basis/index.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { hedgeLeg, hedgeLot } from "../../../src/domain/guard/index.ts";

const day = parseDay("2024-01-12");
const snapshot = basisSnapshot(
  day,
  5000,
  [
    { symbol: "IM2403", close: 4900, openInterest: 1 },
    { symbol: "IM2406", close: 4800, openInterest: 1 },
  ],
  null,
);
const [near, far] = snapshot.contracts;

test("a discount of 100 points on 10 lots of 200 yuan a point costs 200,000 yuan to expiry", () => {
  const lot = hedgeLot({ symbol: "IM2403", lots: -10 }, snapshot, near, 200);
  expect(lot.notional).toBe(9_800_000);
  expect(lot.indexNotional).toBe(10_000_000);
  expect(lot.yuanToExpiry).toBeCloseTo(200_000, 6);
  const days = parseDay("2024-03-15") - day;
  expect(lot.annualCost).toBeCloseTo((0.02 * 365) / days, 12);
  expect(lot.yuanAYear).toBeCloseTo(lot.annualCost * 10_000_000, 6);
});

test("a premium pays the short: its cost is negative", () => {
  const above = basisSnapshot(day, 4700, [{ symbol: "IM2403", close: 4900, openInterest: 1 }], null);
  expect(hedgeLot({ symbol: "IM2403", lots: -1 }, above, above.contracts[0], 200).yuanToExpiry).toBeCloseTo(-40_000, 6);
});

test("the hedge ratio is the contracts' value over the stocks', and costs add up over contracts", () => {
  const lots = [
    hedgeLot({ symbol: "IM2403", lots: -10 }, snapshot, near, 200),
    hedgeLot({ symbol: "IM2406", lots: -5 }, snapshot, far, 200),
  ];
  const leg = hedgeLeg(lots, 20_000_000);
  expect(leg.notional).toBe(9_800_000 + 4_800_000);
  expect(leg.hedgeRatio).toBeCloseTo(0.73, 12);
  expect(leg.yuanToExpiry).toBeCloseTo(200_000 + 200_000, 6);
  expect(leg.annualCost).toBeCloseTo((lots[0].yuanAYear + lots[1].yuanAYear) / 15_000_000, 12);
});

test("a contract on its last day has no cost a year", () => {
  const last = parseDay("2024-03-15");
  const expiring = basisSnapshot(last, 5000, [{ symbol: "IM2403", close: 4999, openInterest: 0 }], null);
  const lot = hedgeLot({ symbol: "IM2403", lots: -1 }, expiring, expiring.contracts[0], 200);
  expect(lot.annualCost).toBeNaN();
  expect(hedgeLeg([lot], 1e6).annualCost).toBeNaN();
});
