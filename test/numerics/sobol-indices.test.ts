import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { sobolIndices } from "../../src/numerics/sobol-indices.ts";
import { xoshiro } from "../../src/numerics/xoshiro.ts";

/** Results of a function of uniform inputs at A, B and the mixed points. */
function design(inputs: number, groups: number, at: (point: readonly number[]) => number): Float64Array {
  const stream = xoshiro(3);
  const point = () => Array.from({ length: inputs }, () => stream.uniform());
  const results: number[] = [];
  for (let g = 0; g < groups; g++) {
    const [a, b] = [point(), point()];
    results.push(at(a), at(b));
    for (let i = 0; i < inputs; i++) results.push(at(a.map((value, k) => (k === i ? b[k] : value))));
  }
  return Float64Array.from(results);
}

const PI = Math.PI;
const angle = (uniform: number) => PI * (2 * uniform - 1);
/** Ishigami and Homma 1990, with a = 7 and b = 0.1. */
const ishigami = ([x, y, z]: readonly number[]) =>
  Math.sin(angle(x)) + 7 * Math.sin(angle(y)) ** 2 + 0.1 * angle(z) ** 4 * Math.sin(angle(x));

test("of Ishigami's function they are the closed form, and the intervals hold it", () => {
  const [a, b] = [7, 0.1];
  const one = 0.5 * (1 + (b * PI ** 4) / 5) ** 2;
  const two = a ** 2 / 8;
  const both = b ** 2 * PI ** 8 * (1 / 18 - 1 / 50);
  const variance = one + two + both;
  const known = [
    [one / variance, (one + both) / variance],
    [two / variance, two / variance],
    [0, both / variance],
  ];
  const found = sobolIndices(design(3, 20_000, ishigami), 3, 200, xoshiro(1));
  found.forEach(({ first, total }, i) => {
    // Four standard errors at 20,000 groups, by the width of the intervals, are below 0.05.
    expect(Math.abs(first.value - known[i][0])).toBeLessThan(0.03);
    expect(Math.abs(total.value - known[i][1])).toBeLessThan(0.03);
    expect(first.low - 0.02).toBeLessThan(known[i][0]);
    expect(first.high + 0.02).toBeGreaterThan(known[i][0]);
    expect(total.high - total.low).toBeLessThan(0.06);
  });
});

test("of a sum each input has its part of the variance, alone and in all, wherever the mean is", () => {
  const found = sobolIndices(
    design(3, 4_000, ([x, y]) => 1000 + 2 * x + y),
    3,
    50,
    xoshiro(1),
  );
  const known = [0.8, 0.2, 0];
  found.forEach(({ first, total }, i) => {
    expect(Math.abs(first.value - known[i])).toBeLessThan(0.05);
    expect(Math.abs(total.value - known[i])).toBeLessThan(0.03);
  });
  expect(found[2]).toEqual({ first: { value: 0, low: 0, high: 0 }, total: { value: 0, low: 0, high: 0 } });
});

test("an input that acts only together with another has a total without a first order", () => {
  const [x] = sobolIndices(
    design(2, 8_000, ([u, v]) => (u - 0.5) * (v - 0.5)),
    2,
    50,
    xoshiro(1),
  );
  expect(Math.abs(x.first.value)).toBeLessThan(0.05);
  expect(Math.abs(x.total.value - 1)).toBeLessThan(0.05);
});

test("the same seed gives the same intervals; what does not vary has no index; torn groups are refused", () => {
  const results = design(2, 50, ([x]) => x);
  expect(sobolIndices(results, 2, 20, xoshiro(5))).toEqual(sobolIndices(results, 2, 20, xoshiro(5)));
  expect(sobolIndices(new Float64Array(40), 2, 5, xoshiro(1))[0].total.value).toBeNaN();
  expect(() => sobolIndices(new Float64Array(41), 2, 5, xoshiro(1))).toThrow(InputError);
});
