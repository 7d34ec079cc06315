import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { movedPrice } from "../../../src/domain/dma/index.ts";
import { bookImpact, daysToLiquidate, daysToSell, type HeldStock } from "../../../src/domain/guard/index.ts";

const stock = (value: number, dailyAmount: number, locked = false): HeldStock => ({
  value,
  dailyAmount,
  volatility: 0.02,
  locked,
});

describe("days to sell", () => {
  // At a tenth: 10 yuan a day of the first, 20 of the second.
  const book = [stock(50, 100), stock(50, 200)];

  test("by hand on two stocks: 5 and 2.5 days, half of the book in 5/3, 90% in 4", () => {
    expect(book.map((held) => daysToSell(held, 0.1))).toEqual([5, 2.5]);
    expect(daysToLiquidate(book, 0.1, 0.5)).toBeCloseTo(50 / 30, 9);
    expect(daysToLiquidate(book, 0.1, 0.9)).toBeCloseTo(4, 9);
    expect(daysToLiquidate(book, 0.1, 1)).toBeCloseTo(5, 9);
  });

  test("a locked stock begins a day later", () => {
    const locked = [stock(50, 100), stock(50, 200, true)];
    expect(daysToSell(locked[1], 0.1)).toBe(3.5);
    // 10 on the first day, then 30 a day.
    expect(daysToLiquidate(locked, 0.1, 0.5)).toBeCloseTo(1 + 40 / 30, 9);
  });

  test("what is not known is never sold, and neither is what has no price", () => {
    expect(daysToLiquidate([...book, stock(100, Number.NaN)], 0.1, 0.9)).toBe(Number.POSITIVE_INFINITY);
    expect(daysToLiquidate([...book, stock(5, Number.NaN)], 0.1, 0.9)).toBeLessThan(5);
    expect(daysToLiquidate(book, 0.1, 0.9, 200)).toBe(Number.POSITIVE_INFINITY);
  });

  test("a larger book takes longer, a larger share longer still, and the whole as long as its slowest stock", () => {
    const held = fc.array(
      fc.record({
        value: fc.double({ min: 1, max: 1e6, noNaN: true }),
        dailyAmount: fc.double({ min: 1e3, max: 1e6, noNaN: true }),
        volatility: fc.constant(0.02),
        locked: fc.boolean(),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(held, fc.double({ min: 1, max: 5, noNaN: true }), (stocks, times) => {
        const days = (share: number, scale = 1) =>
          daysToLiquidate(
            stocks.map((one) => ({ ...one, value: one.value * scale })),
            0.1,
            share,
          );
        const slowest = Math.max(...stocks.map((one) => daysToSell(one, 0.1)));
        expect(days(0.5)).toBeLessThanOrEqual(days(0.9));
        expect(days(0.9)).toBeLessThanOrEqual(days(0.9, times) + 1e-6);
        // The book is sold but for 1e-12 of it, which takes the slowest rate of 100 yuan a day up to 1e-6 days.
        expect(Math.abs(days(1) - slowest)).toBeLessThan(1e-6 * (1 + slowest));
      }),
    );
  });
});

describe("impact of selling the book", () => {
  test("of one stock it is the square-root law: Y sigma sqrt(value / usual amount), two thirds on average", () => {
    const impact = bookImpact([stock(1e6, 4e6)], 1e6, 0.7);
    expect(movedPrice(impact, 1).final).toBeCloseTo(0.7 * 0.02 * 0.5, 12);
    expect(movedPrice(impact, 1).average).toBeCloseTo((2 / 3) * 0.7 * 0.02 * 0.5, 12);
    expect(movedPrice(impact, 4).final).toBeCloseTo(0.7 * 0.02, 12);
  });

  test("of the same book it does not depend on the leverage at which it was measured", () => {
    const at = (scale: number) => bookImpact([stock(1e6 * scale, 4e6), stock(3e6 * scale, 1e6)], 4e6, 0.7);
    expect(movedPrice(at(3), 2).final).toBeCloseTo(movedPrice(at(1), 2).final, 12);
  });

  test("it is not known where no stock's trading is", () => {
    expect(bookImpact([stock(1e6, Number.NaN)], 1e6, 0.7)).toBeNull();
  });
});
