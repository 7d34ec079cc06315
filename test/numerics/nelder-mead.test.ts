import { expect, test } from "vitest";
import { gridValues } from "../../src/numerics/box-grid.ts";
import { refinedMinimum } from "../../src/numerics/nelder-mead.ts";

const AXES = [
  { low: 0, high: 1, points: 5 },
  { low: -2, high: 2, points: 9 },
];
type Surface = (at: readonly number[]) => number;
const minimum = (f: Surface) =>
  refinedMinimum(
    f,
    AXES,
    gridValues(f, AXES).reduce((a, b) => (b.value < a.value ? b : a)),
  ).at;

test("the minimum of a bowl is found, to 1e-6", () => {
  const [x, y] = minimum(([x, y]) => (x - 0.3) ** 2 + (y - 0.77) ** 2);
  expect(Math.abs(x - 0.3)).toBeLessThan(1e-6);
  expect(Math.abs(y - 0.77)).toBeLessThan(1e-6);
});

test("the valley of Rosenbrock (1960), scaled into the box, is followed to its end, to 1e-5", () => {
  const [x, y] = minimum(([x, y]) => (1 - 2 * x) ** 2 + 100 * (y - (2 * x) ** 2) ** 2);
  expect(Math.abs(x - 0.5)).toBeLessThan(1e-5);
  expect(Math.abs(y - 1)).toBeLessThan(1e-5);
});

test("a minimum outside the box ends on its bound", () => {
  const [x, y] = minimum(([x, y]) => (x - 3) ** 2 + (y + 0.1) ** 2);
  expect(x).toBe(1);
  expect(Math.abs(y + 0.1)).toBeLessThan(1e-6);
});

test("the same function and start give the same bytes", () => {
  const f: Surface = ([x, y]) => Math.sin(3 * x) + (y - x) ** 2;
  expect(minimum(f)).toEqual(minimum(f));
});
