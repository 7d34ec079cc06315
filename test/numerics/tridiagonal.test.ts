import fc from "fast-check";
import { expect, test } from "vitest";
import { addTridiagonalProduct, solveTridiagonal } from "../../src/numerics/tridiagonal.ts";

const row = fc.record({
  lower: fc.double({ min: -1, max: 1, noNaN: true }),
  upper: fc.double({ min: -1, max: 1, noNaN: true }),
  excess: fc.double({ min: 0.1, max: 3, noNaN: true }),
  value: fc.double({ min: -10, max: 10, noNaN: true }),
});

test("solving undoes multiplying, for any diagonally dominant matrix", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 60 }), (rows) => {
      const matrix = {
        lower: Float64Array.from(rows, (r, i) => (i === 0 ? 0 : r.lower)),
        diagonal: Float64Array.from(rows, (r) => Math.abs(r.lower) + Math.abs(r.upper) + r.excess),
        upper: Float64Array.from(rows, (r, i) => (i === rows.length - 1 ? 0 : r.upper)),
      };
      const x = Float64Array.from(rows, (r) => r.value);
      const values = new Float64Array(x.length);
      addTridiagonalProduct(matrix, x, 1, values);
      for (let i = 0; i < x.length; i++) values[i] -= x[i];
      solveTridiagonal(matrix, values, new Float64Array(x.length));
      for (let i = 0; i < x.length; i++) expect(values[i]).toBeCloseTo(x[i], 9);
    }),
  );
});
