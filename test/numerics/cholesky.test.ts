import fc from "fast-check";
import { expect, test } from "vitest";
import { invertPositiveDefinite } from "../../src/numerics/cholesky.ts";

/** A'A + I of a random square matrix. */
const positive = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: size * size, maxLength: size * size }),
  )
  .map((root) => {
    const size = Math.sqrt(root.length);
    return Float64Array.from(root, (_, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < size; k++) sum += root[k * size + i] * root[k * size + j];
      return sum;
    });
  });

test("matrix times inverse is the identity, to 1e-10", () => {
  fc.assert(
    fc.property(positive, (matrix) => {
      const size = Math.sqrt(matrix.length);
      const inverse = invertPositiveDefinite(matrix, size)!;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          let sum = 0;
          for (let k = 0; k < size; k++) sum += matrix[i * size + k] * inverse[k * size + j];
          expect(Math.abs(sum - (i === j ? 1 : 0))).toBeLessThan(1e-10);
        }
      }
    }),
  );
});

test("a column that is a sum of the others has no inverse", () => {
  expect(invertPositiveDefinite(Float64Array.of(2, 1, 3, 1, 2, 3, 3, 3, 6), 3)).toBeNull();
  expect(invertPositiveDefinite(Float64Array.of(0), 1)).toBeNull();
});
