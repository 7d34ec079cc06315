import fc from "fast-check";
import { expect, test } from "vitest";
import { largestEigenpair } from "../../src/numerics/largest-eigenpair.ts";

/** Symmetric matrices of any sign. */
const symmetric = fc.integer({ min: 1, max: 7 }).chain((size) =>
  fc
    .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size * size, maxLength: size * size })
    .map((cells) => ({
      size,
      matrix: Float64Array.from(cells, (cell, at) => (cell + cells[(at % size) * size + Math.floor(at / size)]) / 2),
    })),
);

const times = (matrix: Float64Array, size: number, vector: Float64Array) =>
  Float64Array.from(vector, (_, i) => vector.reduce((sum, value, j) => sum + matrix[i * size + j] * value, 0));

test("matrix times vector is value times vector, of length 1, to 1e-9", () => {
  fc.assert(
    fc.property(symmetric, ({ matrix, size }) => {
      const { value, vector } = largestEigenpair(matrix, size);
      const product = times(matrix, size, vector);
      for (let i = 0; i < size; i++) expect(Math.abs(product[i] - value * vector[i])).toBeLessThan(1e-9);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 12);
      expect(vector.reduce((sum, component) => sum + component, 0)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("no direction has a larger quotient x'Ax / x'x", () => {
  const direction = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(symmetric, direction, ({ matrix, size }, components) => {
      const x = Float64Array.from(components.slice(0, size));
      const square = x.reduce((sum, component) => sum + component ** 2, 0);
      fc.pre(square > 1e-6);
      const product = times(matrix, size, x).reduce((sum, component, i) => sum + component * x[i], 0);
      expect(product / square).toBeLessThanOrEqual(largestEigenpair(matrix, size).value + 1e-9);
    }),
  );
});

test("known pairs: [[2, 1], [1, 2]] has 3 along (1, 1); a matrix of ones its size; an empty one 0", () => {
  const two = largestEigenpair(Float64Array.of(2, 1, 1, 2), 2);
  expect(two.value).toBeCloseTo(3, 14);
  expect(two.vector[0]).toBeCloseTo(Math.SQRT1_2, 14);
  expect(largestEigenpair(new Float64Array(81).fill(1), 9).value).toBeCloseTo(9, 12);
  expect(largestEigenpair(new Float64Array(0), 0)).toEqual({ value: 0, vector: new Float64Array(0) });
  expect(largestEigenpair(new Float64Array(4), 2).value).toBe(0);
});
