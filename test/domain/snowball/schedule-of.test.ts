import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as calendar from "../../../src/domain/calendar/index.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import {
  ladder,
  readTerms,
  SNOWBALL_PRODUCTS,
  type SnowballTerms,
  scheduleOf,
} from "../../../src/domain/snowball/index.ts";
import { InputError } from "../../../src/errors.ts";
import { CASES } from "./reference-cases.ts";

const JSON_TERMS = {
  initialPrice: 100,
  issueDate: "2022-01-05",
  tenorMonths: 12,
  lockMonths: 3,
  knockOut: { ratio: 1.03 },
  knockIn: { ratio: 0.8, observe: "daily" },
  coupons: [{ fromMonth: 1, annual: 0.112 }],
  daysPerYear: 243,
};
const TERMS = readTerms(JSON_TERMS);

test("a note issued 2022-01-05 has the dates and accruals that pricelib's real calendar gives it", () => {
  const resolved = scheduleOf(TERMS, parseDay("2022-01-05"), calendar);
  expect(resolved).toEqual(CASES.R1.schedule);
});

test("a date past is gone, the next one is nearer, and coupons still accrue from issue", () => {
  const resolved = scheduleOf(TERMS, parseDay("2022-06-06"), calendar);
  expect(resolved.knockOut.map((date) => date.day)).toEqual([21, 44, 65, 84, 104, 124, 146]);
  expect(resolved.knockOut[0].accrualYears).toBe(181 / 365);
  expect(resolved.days).toBe(146);
});

test("the last day of a month stays the last day in shorter months", () => {
  const terms = readTerms({ ...JSON_TERMS, issueDate: "2023-01-31", lockMonths: 1 });
  const resolved = scheduleOf(terms, parseDay("2023-01-31"), calendar);
  const naturalDays = resolved.knockOut.map((date) => Math.round(date.accrualYears * 365));
  expect(naturalDays.slice(0, 3)).toEqual([28, 59, 93]); // 04-30 is a Sunday before the May holiday: 05-04
});

test("barriers step from the month named, and the last one may differ", () => {
  const terms = readTerms({
    ...JSON_TERMS,
    knockOut: { ratio: 1.03, stepPerMonth: -0.005, stepFromMonth: 1, lastRatio: 0.9 },
  });
  const barriers = scheduleOf(terms, terms.issueDate, calendar).knockOut.map((date) => date.barrier);
  expect(barriers[0]).toBeCloseTo(102, 12);
  expect(barriers[8]).toBeCloseTo(98, 12);
  expect(barriers[9]).toBeCloseTo(90, 12);
});

test("coupons change with the month they start from", () => {
  const coupons = [
    { fromMonth: 1, annual: 0.2 },
    { fromMonth: 7, annual: 0.08 },
  ];
  const resolved = scheduleOf(readTerms({ ...JSON_TERMS, coupons }), TERMS.issueDate, calendar);
  expect(resolved.knockOut.map((date) => date.coupon)).toEqual([0.2, 0.2, 0.2, 0.2, ...Array(6).fill(0.08)]);
  expect(resolved.couponAtMaturity).toBe(0.08);
});

test.each(Object.entries(SNOWBALL_PRODUCTS))("%s resolves, and prices unless it needs paths", (name, product) => {
  const terms: SnowballTerms = { ...product, issueDate: parseDay("2023-02-10"), initialPrice: 6900 };
  const resolved = scheduleOf(terms, terms.issueDate, calendar);
  if (name === "paris") return expect(resolved.knockIn?.paris).toEqual({ days: 20, count: "consecutive", soFar: 0 });
  const at = ladder(resolved, { rate: 0.02, carry: 0.06, volatility: 0.2 }, [5000, 6900]);
  const share = at.alive.price[1] / 6900 - terms.principal;
  // A fair note is worth about its principal: within 12% of it for these typical terms.
  expect(Math.abs(share)).toBeLessThan(0.12);
  expect(at.alive.price[0]).toBeLessThan(at.alive.price[1]);
});

test("days count down by one over each trading day and by none over a closed one", () => {
  const days = fc.integer({ min: TERMS.issueDate, max: parseDay("2023-01-03") });
  fc.assert(
    fc.property(days, (day) => {
      const today = scheduleOf(TERMS, day, calendar).days;
      const tomorrow = scheduleOf(TERMS, day + 1, calendar).days;
      expect(today - tomorrow).toBe(calendar.isTradingDay(day + 1) ? 1 : 0);
    }),
  );
});

describe("refusals", () => {
  test("a contract that is over, or not yet issued, says when it lived", () => {
    expect(() => scheduleOf(TERMS, parseDay("2023-01-05"), calendar)).toThrow(/before the maturity, 2023-01-05/);
    expect(() => scheduleOf(TERMS, parseDay("2022-01-04"), calendar)).toThrow(/the issue date, 2022-01-05, or later/);
  });

  test.each([
    [{ issueDate: "2022-02-30" }, /terms.issueDate is "2022-02-30"/],
    [{ tenorMonths: 0 }, /terms.tenorMonths is 0/],
    [{ lockMonths: 13 }, /terms.lockMonths is 13; .* from 1 to 12/],
    [{ knockOut: {} }, /terms.knockOut.ratio is absent/],
    [{ knockIn: { ratio: 80, observe: "daily" } }, /terms.knockIn.ratio is 80; expected at most 1/],
    [{ knockIn: { ratio: 0.8 } }, /terms.knockIn.observe is absent; expected daily or expiry/],
    [{ coupons: [] }, /terms.coupons starts after month 3/],
    [{ coupons: [{ fromMonth: 4, annual: 0.1 }] }, /terms.coupons starts after month 3/],
    [{ strikeLowerRatio: 1.1 }, /terms.strikeLowerRatio is 1.1; expected at most strikeUpperRatio, 1/],
    [{ monthlyCoupon: { ratio: 0.8 } }, /terms.monthlyCoupon.amount is absent/],
    [{ tenor: 12 }, /terms.tenor is no field/],
  ])("%j is refused by name", (change, message) => {
    const read = () => readTerms({ ...JSON_TERMS, ...change });
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
  });
});
