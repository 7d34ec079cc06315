import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainedShare, leastSquares } from "../../src/numerics/least-squares.ts";

const rows = (values: readonly (readonly number[])[]) => Float64Array.from(values.flat());

describe("least squares", () => {
  test("a line through points that lie on it leaves nothing", () => {
    const design = rows([0, 1, 2, 5, 7].map((x) => [1, x]));
    const fit = leastSquares(design, 2, Float64Array.of(3, 5, 7, 13, 17), 0)!;
    expect([...fit.coefficients].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([3, 2]);
    expect(fit.rSquared).toBeCloseTo(1, 12);
  });

  test("the fit of 1, 2, 4 on 0, 1, 2 by hand", () => {
    const fit = leastSquares(
      rows([
        [1, 0],
        [1, 1],
        [1, 2],
      ]),
      2,
      Float64Array.of(1, 2, 4),
      0,
    )!;
    expect(fit.coefficients[0]).toBeCloseTo(5 / 6, 12);
    expect(fit.coefficients[1]).toBeCloseTo(1.5, 12);
    expect(fit.rSquared).toBeCloseTo(1 - 1 / 6 / (14 / 3), 12);
    // White's errors by hand: the variance of the slope is the sum of (x - 1)^2 e^2 over 2^2.
    expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt((1 / 36 + 1 / 36) / 4), 12);
  });

  test("leaving each row out and fitting again gives the share that the hat matrix gives, to 1e-9", () => {
    const y = fc.integer({ min: -1000, max: 1000 });
    const scattered = fc.uniqueArray(fc.tuple(fc.integer({ min: -50, max: 50 }), y), {
      minLength: 6,
      maxLength: 12,
      selector: ([x]) => x,
    });
    fc.assert(
      fc.property(scattered, (points) => {
        fc.pre(new Set(points.map(([, each]) => each)).size > 3);
        const design = rows(points.map(([x]) => [1, x]));
        const y = Float64Array.from(points, ([, each]) => each);
        const errors = points.map(([x, each], left) => {
          const others = points.filter((_, i) => i !== left);
          const fit = leastSquares(
            rows(others.map(([at]) => [1, at])),
            2,
            Float64Array.from(others, ([, at]) => at),
            0,
          )!;
          return each - fit.coefficients[0] - fit.coefficients[1] * x;
        });
        const found = leastSquares(design, 2, y, 1)!.leaveOneOut;
        const expected = explainedShare(y, errors);
        expect(Math.abs(found - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
      }),
    );
  });

  test("too few rows, or a column told by another, have no fit", () => {
    expect(
      leastSquares(
        rows([
          [1, 2],
          [1, 3],
        ]),
        2,
        Float64Array.of(1, 2),
        0,
      ),
    ).toBeNull();
    expect(
      leastSquares(
        rows([
          [1, 2],
          [2, 4],
          [3, 6],
        ]),
        2,
        Float64Array.of(1, 2, 4),
        0,
      ),
    ).toBeNull();
  });
});
