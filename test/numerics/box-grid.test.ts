import { expect, test } from "vitest";
import { axisPoints, gridValues, refinedMinimum } from "../../src/numerics/box-grid.ts";

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

const bowl = ([x, y]: readonly number[]) => (x - 0.3) ** 2 + (y - 0.77) ** 2;
const lowest = (f: typeof bowl) => gridValues(f, AXES).reduce((a, b) => (b.value < a.value ? b : a));

test("from the best point of a grid the minimum of a bowl is found, to the last step", () => {
  const { at } = refinedMinimum(bowl, AXES, lowest(bowl), 12);
  expect(Math.abs(at[0] - 0.3)).toBeLessThan(0.25 / 2 ** 12);
  expect(Math.abs(at[1] - 0.77)).toBeLessThan(0.5 / 2 ** 12);
});

test("a minimum outside the box ends on its bound", () => {
  const f = ([x, y]: readonly number[]) => (x - 3) ** 2 + (y + 0.1) ** 2;
  expect(refinedMinimum(f, AXES, lowest(f), 12).at[0]).toBe(1);
});
