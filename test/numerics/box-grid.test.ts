import { expect, test } from "vitest";
import { axisPoints, gridValues } from "../../src/numerics/box-grid.ts";

const AXES = [
  { low: 0, high: 1, points: 5 },
  { low: -2, high: 2, points: 9 },
];

test("an axis has both its ends", () => {
  expect(axisPoints(AXES[0])).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

test("a grid has every pair of points once", () => {
  const values = gridValues(([x, y]) => x + 10 * y, AXES);
  expect(values).toHaveLength(45);
  expect(new Set(values.map(({ at }) => at.join())).size).toBe(45);
  expect(values[1]).toEqual({ at: [0, -1.5], value: -15 });
});
