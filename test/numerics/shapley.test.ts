import fc from "fast-check";
import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { coalitionWorths, shapleyValues } from "../../src/numerics/shapley.ts";

const has = (coalition: number, player: number) => (coalition >> player) % 2 === 1;
const games = fc
  .integer({ min: 1, max: 6 })
  .chain((players) =>
    fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2 ** players, maxLength: 2 ** players }),
  )
  .map((worths) => Float64Array.from(worths));

test("in an additive game everyone has what he brings", () => {
  const brings = [3, -1, 0, 7.5];
  const worths = coalitionWorths(4, (coalition) =>
    brings.reduce((sum, value, player) => sum + (has(coalition, player) ? value : 0), 0),
  );
  shapleyValues(worths).forEach((value, player) => {
    expect(value).toBeCloseTo(brings[player], 12);
  });
});

test("in the glove game the only left glove has 2/3, each right glove 1/6", () => {
  const pairs = coalitionWorths(3, (coalition) =>
    has(coalition, 0) && (has(coalition, 1) || has(coalition, 2)) ? 1 : 0,
  );
  const [left, ...right] = shapleyValues(pairs);
  expect(left).toBeCloseTo(2 / 3, 14);
  expect(right).toEqual([expect.closeTo(1 / 6, 14), expect.closeTo(1 / 6, 14)]);
});

test("in the airport game each pays its part of each stretch (Littlechild and Owen 1973)", () => {
  const lengths = [1, 2, 4];
  const worths = coalitionWorths(3, (coalition) =>
    Math.max(0, ...lengths.filter((_, player) => has(coalition, player))),
  );
  expect([...shapleyValues(worths)]).toEqual(
    [1 / 3, 1 / 3 + 1 / 2, 1 / 3 + 1 / 2 + 2].map((v) => expect.closeTo(v, 12)),
  );
});

test("values add up to the worth of all less the worth of none", () => {
  fc.assert(
    fc.property(games, (worths) => {
      const sum = shapleyValues(worths).reduce((total, value) => total + value, 0);
      expect(Math.abs(sum - (worths[worths.length - 1] - worths[0]))).toBeLessThan(1e-9);
    }),
  );
});

test("who adds nothing to any coalition has nothing, and equals have the same", () => {
  fc.assert(
    fc.property(games, (worths) => {
      const players = Math.log2(worths.length);
      const withIdle = coalitionWorths(players + 1, (coalition) => worths[coalition % worths.length]);
      expect(shapleyValues(withIdle)[players]).toBe(0);
      const swapped = (coalition: number) => (coalition & ~3) | ((coalition & 1) << 1) | ((coalition >> 1) & 1);
      const equals = coalitionWorths(players + 2, (coalition) => {
        const rest = coalition >> 2;
        const pair = coalition & 3;
        return worths[rest] * (pair === 0 ? 1 : pair === 3 ? 3 : 2);
      });
      expect(equals[swapped(5)]).toBe(equals[5]);
      const values = shapleyValues(equals);
      expect(Math.abs(values[0] - values[1])).toBeLessThan(1e-9);
    }),
  );
});

test("values are linear in the game", () => {
  fc.assert(
    fc.property(games, fc.double({ min: -3, max: 3, noNaN: true }), (worths, by) => {
      const scaled = shapleyValues(worths.map((value) => by * value + 5));
      shapleyValues(worths).forEach((value, player) => {
        expect(Math.abs(scaled[player] - by * value)).toBeLessThan(1e-8);
      });
    }),
  );
});

test("refuses a table that is not one of all coalitions", () => {
  expect(() => shapleyValues(new Float64Array(6))).toThrow(InputError);
  expect(() => coalitionWorths(17, () => 0)).toThrow("expected a whole number from 1 to 16");
});
