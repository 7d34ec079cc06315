import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arbitrageAccount,
  arbitrageLong,
  clearArbitrage,
  impliedSales,
  nextDislocation,
  USUAL_ASYMMETRY,
} from "../../../src/domain/dislocation/index.ts";

const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const dislocation = fc.double({ min: -0.1, max: 0.2, noNaN: true });
const sold = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 1, maxLength: 40 });
const capacity = fc.double({ min: 1e4, max: 1e6, noNaN: true });

describe("arbitrage capital, fast and slow", () => {
  test("makes the law dX = dN / capacity - reversion x X, day after day, to 1e-12", () => {
    fc.assert(
      fc.property(dislocation, sold, capacity, share, (start, sales, gamma, reversion) => {
        // Without asymmetry the law is linear whatever the sign.
        const law = { reversion, premiumReversion: reversion, premiumSlope: 1, easyPremium: 0.005 };
        let account = arbitrageAccount(0.4 * gamma, start, gamma);
        let netShort = 0.4 * gamma;
        let x = start;
        for (const sale of sales) {
          netShort += sale * gamma;
          const cleared = clearArbitrage(account, netShort, gamma, law);
          x += sale - reversion * x;
          expect(Math.abs(cleared.dislocation - x)).toBeLessThan(1e-12);
          // What slow capital took over from fast capital is exactly reversion of its stock.
          expect(Math.abs(cleared.boughtSlow - reversion * account.fast) / gamma).toBeLessThan(1e-12);
          account = cleared.account;
        }
      }),
    );
  });

  test("with the asymmetry it makes the law that the fit uses, impact being open interest over capacity", () => {
    fc.assert(
      fc.property(dislocation, sold, capacity, share, (start, sales, gamma, reversion) => {
        const openInterest = 3e5;
        const law = { impact: openInterest / gamma, reversion, ...USUAL_ASYMMETRY };
        let account = arbitrageAccount(0, start, gamma);
        let netShort = 0;
        let x = start;
        for (const sale of sales) {
          netShort += sale * openInterest;
          const cleared = clearArbitrage(account, netShort, gamma, law);
          x = nextDislocation(x, sale, law);
          expect(Math.abs(cleared.dislocation - x)).toBeLessThan(1e-12 * Math.max(1, law.impact));
          account = cleared.account;
        }
      }),
    );
  });

  test("every future sold has a buyer: longs equal shorts each day, and purchases equal sales", () => {
    fc.assert(
      fc.property(dislocation, sold, capacity, (start, sales, gamma) => {
        let account = arbitrageAccount(0, start, gamma);
        let netShort = 0;
        for (const sale of sales) {
          netShort += sale * gamma;
          const cleared = clearArbitrage(account, netShort, gamma, { reversion: 0.5, ...USUAL_ASYMMETRY });
          expect(Math.abs(arbitrageLong(cleared.account) - netShort) / gamma).toBeLessThan(1e-12);
          expect(Math.abs(cleared.boughtFast + cleared.boughtSlow - sale * gamma) / gamma).toBeLessThan(1e-12);
          account = cleared.account;
        }
      }),
    );
  });
});

describe("the law of the dislocation", () => {
  const law = { impact: 0.7, reversion: 0.45, ...USUAL_ASYMMETRY };

  test("a quiet day closes the reversion of a discount and more of a premium", () => {
    expect(nextDislocation(0.04, 0, law)).toBeCloseTo(0.022, 15);
    expect(nextDislocation(-0.04, 0, law)).toBeCloseTo(-0.008, 15);
  });

  test("a purchase moves a premium beyond 0.5% by 35% of what it moves a discount", () => {
    expect(nextDislocation(0, -0.02, law)).toBeCloseTo(-0.005 + 0.35 * (-0.014 + 0.005), 15);
    expect(nextDislocation(0, -0.005, law)).toBeCloseTo(-0.0035, 15);
  });

  test("more sales never make a smaller dislocation", () => {
    fc.assert(
      fc.property(
        dislocation,
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        (x, sale, more) => {
          expect(nextDislocation(x, sale + more, law)).toBeGreaterThanOrEqual(nextDislocation(x, sale, law) - 1e-15);
        },
      ),
    );
  });

  test("sales are told from the dislocation they make, to 1e-12", () => {
    fc.assert(
      fc.property(dislocation, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (x, sale) => {
        expect(Math.abs(impliedSales(x, nextDislocation(x, sale, law), law) - sale)).toBeLessThan(1e-12);
      }),
    );
  });
});
