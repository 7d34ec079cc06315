import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hedgedGain } from "../../../src/domain/chain/index.ts";

const EVEN = new Float64Array(5).fill(0.2);
const BOTH = Float64Array.of(0.5, 0.5);
/** Both futures at the same levels. */
const short = (...levels: number[]) => [Float64Array.from(levels), Float64Array.from(levels)];
/** Five buckets that all follow one path of prices. */
const together = (...prices: number[]) => Array.from({ length: 5 }, () => Float64Array.from(prices));

describe("gain of a hedged book", () => {
  test("by hand: stocks fall by a tenth while the short makes 4%, then both stand still", () => {
    const { gain, sinceHigh } = hedgedGain(together(100, 90, 90), short(1, 0.96, 0.96), EVEN, BOTH, 1);
    expect(gain).toBeCloseTo((-0.1 + 0.04) / 0.9, 12);
    expect(sinceHigh).toBe(gain);
  });

  test("what was lost is counted from the high: a gain of 5% given back by two fifths", () => {
    const { gain, sinceHigh } = hedgedGain(together(1, 1, 1), short(1, 0.95, 0.969), EVEN, BOTH, 1);
    expect(gain).toBeCloseTo(0.03, 12);
    expect(sinceHigh).toBeCloseTo(-0.02, 12);
  });

  test("stocks that move as their futures make nothing, whatever they do", () => {
    const move = fc.double({ min: -0.1, max: 0.1, noNaN: true });
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 30 }), (moves) => {
        let price = 1;
        const path = [1, ...moves.map((one) => (price *= 1 + one))];
        const { gain, sinceHigh } = hedgedGain(together(...path), short(...path), EVEN, BOTH, 1);
        expect(Math.abs(gain)).toBeLessThan(1e-12);
        expect(Math.abs(sinceHigh)).toBeLessThan(1e-12);
      }),
    );
  });

  test("on the day of entry nothing is made yet", () => {
    expect(hedgedGain(together(7), short(1), EVEN, BOTH, 1)).toEqual({ gain: 0, sinceHigh: 0 });
  });
});
