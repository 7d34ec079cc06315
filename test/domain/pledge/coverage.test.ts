import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverage, linePrice, loanPath, type OwedLoan, owed } from "../../../src/domain/pledge/index.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const loans: fc.Arbitrary<OwedLoan> = fc.record({
  shares: number(1, 1e8),
  start: fc.constant(19_000),
  principalCny: number(1e3, 1e10),
  interest: number(0, 0.2),
  otherCny: fc.constant(0),
});

describe("the performance ratio", () => {
  test("is shares x price and other collateral over principal and interest", () => {
    const loan = { shares: 1000, start: 19_000, principalCny: 4000, interest: 0.073, otherCny: 500 };
    // 50 days at 7.3% a year are 1%: (1000 x 8 + 500) / 4040.
    expect(owed(loan, 19_050)).toBeCloseTo(4040, 9);
    expect(coverage(loan, 8, 19_050)).toBeCloseTo(8500 / 4040, 12);
    expect(owed(loan, 18_000)).toBe(4000);
    expect(coverage({ ...loan, principalCny: Number.NaN }, 8, 19_050)).toBeNaN();
  });

  test("equals a line at the line's price", () => {
    fc.assert(
      fc.property(loans, number(1, 2), fc.integer({ min: 0, max: 800 }), (loan, line, days) => {
        const price = linePrice(loan, line, 19_000 + days);
        expect(coverage(loan, price, 19_000 + days) / line).toBeCloseTo(1, 9);
      }),
    );
  });

  test("falls by the published equivalents to the close-out: -44%, -30%, -16% at rates of 40%, 50%, 60% and a line of 140%", () => {
    // 1 - rate x 1.4: Eastmoney's estimate of close-out prices from the close at the start.
    for (const [rate, fall] of [
      [0.4, -0.44],
      [0.5, -0.3],
      [0.6, -0.16],
    ]) {
      const loan = { shares: 100, start: 19_000, principalCny: rate * 100 * 12, interest: 0, otherCny: 0 };
      expect(linePrice(loan, 1.4, 19_100) / 12 - 1).toBeCloseTo(fall, 12);
    }
  });

  test("needs no price where other collateral covers the line alone", () => {
    const loan = { shares: 100, start: 19_000, principalCny: 100, interest: 0, otherCny: 150 };
    expect(linePrice(loan, 1.4, 19_000)).toBe(0);
  });
});

describe("the state of a loan", () => {
  const lines = { warning: 1.6, closeOut: 1.4, cureDays: 5 };
  const states = (ratios: number[]) => loanPath(ratios, lines).map(({ state }) => state);

  test("is below from the day T of the call to T+5, and may be closed out from T+6", () => {
    const days = loanPath([2, 1.5, 1.39, 1.39, 1.39, 1.39, 1.39, 1.39, 1.39], lines);
    expect(days.map(({ state }) => state)).toEqual([
      "safe",
      "warned",
      "below",
      "below",
      "below",
      "below",
      "below",
      "below",
      "closing",
    ]);
    expect(days.map(({ cureDay }) => cureDay)).toEqual([Number.NaN, Number.NaN, 0, 1, 2, 3, 4, 5, 6]);
  });

  test("is cured by a close at the warning line, not by one between the lines", () => {
    expect(states([1.3, 1.5, 1.6, 1.5])).toEqual(["below", "below", "safe", "warned"]);
    expect(states([1.3, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.59, 1.6])).toEqual([
      ...new Array(6).fill("below"),
      "closing",
      "closing",
      "safe",
    ]);
  });

  test("stands exactly at a line as above it, keeps over a day without a ratio, and begins unknown", () => {
    expect(states([1.4, 1.6])).toEqual(["warned", "safe"]);
    expect(states([Number.NaN, 2, Number.NaN, 1.3, Number.NaN])).toEqual(["unknown", "safe", "safe", "below", "below"]);
  });

  test("on a day does not depend on later days", () => {
    const ratios = fc.array(fc.oneof(number(1, 2), fc.constant(Number.NaN)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(ratios, fc.nat(29), (all, at) => {
        const cut = Math.min(at, all.length - 1) + 1;
        expect(loanPath(all.slice(0, cut), lines)).toEqual(loanPath(all, lines).slice(0, cut));
      }),
    );
  });
});
