import fc from "fast-check";
import { expect, test } from "vitest";
import { NoConvergence } from "../../src/errors.ts";
import { brentRoot, scannedRoots } from "../../src/numerics/root.ts";

test.each<[string, (x: number) => number, number, number, number]>([
  ["x^3 - 2x - 5 (Wallis)", (x) => x ** 3 - 2 * x - 5, 2, 3, 2.0945514815423265],
  ["cos x - x", (x) => Math.cos(x) - x, 0, 1, 0.7390851332151607],
  ["a step", (x) => (x < 0.3 ? -1 : 1), 0, 1, 0.3],
  ["a root at an end", (x) => x - 1, 1, 5, 1],
])("%s", (_, f, a, b, root) => {
  expect(Math.abs(brentRoot(f, a, b, 1e-13) - root)).toBeLessThan(2e-13);
});

test("any cubic with one sign change is solved to the tolerance in few steps", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 3, noNaN: true }),
      (root, bend) => {
        let calls = 0;
        const f = (x: number) => {
          calls++;
          return bend * (x - root) ** 3 + (x - root);
        };
        expect(Math.abs(brentRoot(f, -7, 8, 1e-12) - root)).toBeLessThan(1e-12);
        expect(calls).toBeLessThan(60);
      },
    ),
  );
});

test("without a change of sign it says so", () => {
  expect(() => brentRoot((x) => x * x + 1, -1, 1, 1e-9)).toThrow(NoConvergence);
  expect(() => brentRoot(() => Number.NaN, -1, 1, 1e-9)).toThrow(NoConvergence);
});

test("a scan finds every root that its points part, those on points once", () => {
  const roots = scannedRoots((x) => (x - 1) * (x - 2) * (x - 2.5), [0, 1, 1.5, 2.2, 4], 1e-12);
  expect(roots).toHaveLength(3);
  for (const [i, root] of [1, 2, 2.5].entries()) expect(roots[i]).toBeCloseTo(root, 11);
  expect(scannedRoots((x) => x - 4, [0, 4], 1e-9)).toEqual([4]);
  expect(scannedRoots((x) => x + 4, [0, 4], 1e-9)).toEqual([]);
});
