import { expect, test } from "vitest";
import { fivePointSlopes } from "../../src/numerics/slope.ts";

test("quartics are differentiated exactly, each function by itself", () => {
  const f = (x: number) => Float64Array.of(x ** 4, 3 * x ** 3 - x, 7);
  const slopes = fivePointSlopes(f, 1.5, 0.1);
  expect(slopes[0]).toBeCloseTo(13.5, 12);
  expect(slopes[1]).toBeCloseTo(19.25, 12);
  expect(slopes[2]).toBe(0);
});

test("halving the step divides the error by sixteen", () => {
  const error = (step: number) => fivePointSlopes((x) => Float64Array.of(Math.exp(x)), 1, step)[0] - Math.E;
  expect(error(0.1) / error(0.05)).toBeCloseTo(16, 0);
});
