import { expect, test } from "vitest";
import { SOBOL_DIMENSIONS, sobolCoordinates, sobolDirections } from "../../src/numerics/sobol.ts";

const DIRECTIONS = sobolDirections(SOBOL_DIMENSIONS);

function coordinates(dimension: number, first: number, count: number, shift = 0): Uint32Array {
  const points = new Uint32Array(count);
  sobolCoordinates(DIRECTIONS, dimension, first, shift, points);
  return points;
}

test.each([
  [0, [0, 2147483648, 3221225472, 1073741824, 1610612736, 3758096384, 2684354560, 536870912]],
  [2, [0, 2147483648, 1073741824, 3221225472, 2684354560, 536870912, 3758096384, 1610612736]],
  [50, [0, 2147483648, 1073741824, 3221225472, 536870912, 2684354560, 1610612736, 3758096384]],
  [255, [0, 2147483648, 3221225472, 1073741824, 1610612736, 3758096384, 2684354560, 536870912]],
])("dimension %i starts as scipy 1.17 has it", (dimension, points) => {
  expect(Array.from(coordinates(dimension, 0, 8))).toEqual(points);
});

test("the 1024th point in three dimensions is scipy's", () => {
  expect([10, 99, 255].map((d) => coordinates(d, 1023, 1)[0])).toEqual([2915041280, 2277507072, 3619684352]);
});

test("in each of 256 dimensions, 2^10 points fall one into each of 2^10 equal cells, shifted or not", () => {
  for (let d = 0; d < SOBOL_DIMENSIONS; d++) {
    for (const shift of [0, 0x9e3779b9]) {
      const cells = new Set(coordinates(d, 0, 1024, shift).map((point) => point >>> 22));
      expect(cells.size).toBe(1024);
    }
  }
});

test("points from the middle of the sequence are those that the sequence has there", () => {
  expect(coordinates(17, 300, 50)).toEqual(coordinates(17, 0, 350).slice(300));
});
