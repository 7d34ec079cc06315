import fc from "fast-check";
import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { correlation, mean, standardDeviation } from "../../src/numerics/moments.ts";
import { xoshiro, xoshiroFrom } from "../../src/numerics/xoshiro.ts";

const take = (count: number, next: () => number) => Array.from({ length: count }, next);

test("the stream of the state 1, 2, 3, 4 is that of the authors' algorithm, computed apart in 64-bit integers", () => {
  expect(take(10, xoshiroFrom(Uint32Array.of(1, 2, 3, 4)).bits)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test("a seed fills the state with SplitMix64: seed 1234567 gives 6457827717110365317 and 3203168211198807973", () => {
  const words = [6457827717110365317n, 3203168211198807973n].flatMap((word) => [
    Number(word & 0xffff_ffffn),
    Number(word >> 32n),
  ]);
  expect(take(4, xoshiro(1234567).bits)).toEqual(take(4, xoshiroFrom(Uint32Array.from(words)).bits));
});

test("uniforms lie strictly between 0 and 1, and normals are finite", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = xoshiro(seed);
      const uniforms = take(50, random.uniform);
      expect(Math.min(...uniforms)).toBeGreaterThan(0);
      expect(Math.max(...uniforms)).toBeLessThan(1);
      expect(take(50, random.normal).every(Number.isFinite)).toBe(true);
    }),
  );
});

test("100,000 normals of seed 1 have mean 0, deviation 1 and no memory, within four standard errors", () => {
  const normals = take(100_000, xoshiro(1).normal);
  const error = 1 / Math.sqrt(normals.length);
  expect(Math.abs(mean(normals))).toBeLessThan(4 * error);
  expect(Math.abs(standardDeviation(normals) - 1)).toBeLessThan(4 * error);
  expect(Math.abs(correlation(normals.slice(1), normals.slice(0, -1)))).toBeLessThan(4 * error);
});

test("a forked stream does not depend on how far its parent is read afterwards, nor repeat it", () => {
  const [one, other] = [xoshiro(7), xoshiro(7)];
  const child = one.fork();
  take(10, one.bits);
  const numbers = take(1000, child.uniform);
  expect(numbers).toEqual(take(1000, other.fork().uniform));
  expect(Math.abs(correlation(numbers, take(1000, other.uniform)))).toBeLessThan(4 / Math.sqrt(1000));
});

test.each([-1, 0.5, Number.NaN, 2 ** 53])("%d is refused as a seed", (seed) => {
  expect(() => xoshiro(seed)).toThrow(InputError);
});
