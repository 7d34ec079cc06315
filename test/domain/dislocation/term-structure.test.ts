import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ContractBasis, oiWeighted } from "../../../src/domain/basis/index.ts";
import { dislocationOf, relativeBasis, weightedBasis } from "../../../src/domain/dislocation/index.ts";

const rate = fc.double({ min: -0.3, max: 0.3, noNaN: true });
const days = fc.integer({ min: 1, max: 260 });

describe("the term structure of the basis", () => {
  test("a contract stands on the index at its expiry, whatever the dislocation", () => {
    expect(relativeBasis(0.06, 0.05, 0)).toBeCloseTo(0, 15);
  });

  test("without dislocation the basis is the carry in proportion to the days", () => {
    expect(relativeBasis(0.06, 0, 365)).toBeCloseTo(-0.06, 15);
    expect(relativeBasis(0.06, 0, 73)).toBeCloseTo(-0.012, 15);
  });

  test("far from expiry the whole dislocation shows: the rest below e^(-n / tau)", () => {
    const beyondCarry = -relativeBasis(0.06, 0.05, 300) - (0.06 * 300) / 365;
    expect(Math.abs(beyondCarry - 0.05)).toBeLessThan(0.05 * Math.exp(-10) + 1e-15);
  });

  test("the dislocation is found again from the basis it makes, to 1e-12", () => {
    fc.assert(
      fc.property(rate, rate, days, fc.double({ min: 25, max: 35, noNaN: true }), (carry, x, n, tau) => {
        expect(dislocationOf(relativeBasis(carry, x, n, tau), carry, n, tau)).toBeCloseTo(x, 12);
      }),
    );
  });

  test("on the last trading day the basis tells no dislocation", () => {
    expect(dislocationOf(0.001, 0.06, 0)).toBeNaN();
  });
});

describe("the weighted basis of a dislocation", () => {
  test("is the house's open-interest-weighted basis of contracts that lie on the curve", () => {
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.array(fc.tuple(days, fc.integer({ min: 0, max: 200_000 })), { maxLength: 5 }),
        (carry, x, listed) => {
          const contracts = listed.map(([calendarDays, openInterest]) => ({ calendarDays, openInterest }));
          const house = contracts.map(({ calendarDays, openInterest }) => ({
            calendarDays,
            openInterest,
            expiry: calendarDays,
            annualised: (relativeBasis(carry, x, calendarDays) * 365) / calendarDays,
          })) as unknown as ContractBasis[];
          const expected = oiWeighted(house, "annualised");
          const found = weightedBasis(contracts, carry, x);
          if (Number.isNaN(expected)) expect(found).toBeNaN();
          else expect(found).toBeCloseTo(expected, 12);
        },
      ),
    );
  });
});
