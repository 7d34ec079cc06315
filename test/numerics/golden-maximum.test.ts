import { expect, test } from "vitest";
import { goldenMaximum } from "../../src/numerics/golden-maximum.ts";

test("finds the peak inside, and an end where the function only rises or falls", () => {
  expect(goldenMaximum((x) => -((x - 0.3) ** 2), -1, 2, 1e-9)).toBeCloseTo(0.3, 6);
  expect(goldenMaximum((x) => x, -1, 2, 1e-9)).toBeCloseTo(2, 6);
  expect(goldenMaximum((x) => -x, -1, 2, 1e-9)).toBeCloseTo(-1, 6);
});
