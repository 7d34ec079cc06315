import { expect, test } from "vitest";
import { correlation, mean, standardDeviation } from "../../src/numerics/moments.ts";

test("moments of Anscombe's first data set are the published ones (American Statistician 27, 1973)", () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  expect(mean(x)).toBe(9);
  expect(mean(y)).toBeCloseTo(7.500909, 6);
  expect(standardDeviation(x) ** 2).toBeCloseTo(11, 12);
  expect(standardDeviation(y) ** 2).toBeCloseTo(4.127269, 6);
  expect(correlation(x, y)).toBeCloseTo(0.816421, 6);
});

test("too few values and values that do not vary have no deviation and no correlation", () => {
  expect(mean([])).toBeNaN();
  expect(standardDeviation([1])).toBeNaN();
  expect(standardDeviation([2, 2])).toBe(0);
  expect(correlation([1, 2], [3, 3])).toBeNaN();
});
