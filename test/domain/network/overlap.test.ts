import fc from "fast-check";
import { expect, test } from "vitest";
import { indirectContagion, institutionsOf, overlapMatrix } from "../../../src/domain/network/index.ts";
import { largestEigenpair } from "../../../src/numerics/largest-eigenpair.ts";
import { scaled, shares, systems } from "./systems.ts";

const row = (name: string, holdings: number[]) => ({ name, equity: 10, cash: 20, other: 0, loan: 0, holdings });

test("entries are holdings times holdings over depth", () => {
  const system = institutionsOf(["a", "b"], [row("one", [10, 20]), row("two", [30, 0])]);
  const matrix = overlapMatrix(system, [100, 50]);
  const expected = [100 / 100 + 400 / 50, 300 / 100, 300 / 100, 900 / 100];
  for (const [place, value] of expected.entries()) expect(matrix[place]).toBeCloseTo(value, 12);
});

test("the eigenvalue found without the matrix is its own, to 1e-9 of it", () => {
  fc.assert(
    fc.property(systems, shares(100), (system, depths) => {
      const depth = system.assets.map((_, k) => 1 + depths[k]);
      const matrix = overlapMatrix(system, depth);
      const { largestEigenvalue, index } = indirectContagion(system, depth);
      const count = system.names.length;
      const { value } = largestEigenpair(matrix, count);
      expect(Math.abs(largestEigenvalue - value)).toBeLessThanOrEqual(1e-9 * (1 + value));
      for (let i = 0; i < count; i++) {
        let product = 0;
        for (let j = 0; j < count; j++) product += matrix[i * count + j] * index[j];
        expect(Math.abs(product - value * index[i])).toBeLessThanOrEqual(1e-6 * (1 + value));
      }
    }),
  );
});

test("the index sums to 1, is never negative, and knows no size; without holdings it is 0", () => {
  fc.assert(
    fc.property(systems, (system) => {
      const depth = system.assets.map(() => 50);
      const { index, largestEigenvalue } = indirectContagion(system, depth);
      const sum = index.reduce((total, value) => total + value, 0);
      expect(index.every((value) => value >= 0)).toBe(true);
      expect(sum).toBeCloseTo(largestEigenvalue > 0 ? 1 : 0, 12);
      const double = indirectContagion(scaled(system, 2), depth);
      expect(double.largestEigenvalue).toBeCloseTo(4 * largestEigenvalue, 6);
    }),
  );
  const bare = indirectContagion(institutionsOf(["a"], [row("one", [0])]), [1]);
  expect(bare).toMatchObject({ largestEigenvalue: 0, index: Float64Array.of(0) });
});

test("without overlap the matrix is diagonal and the largest book alone makes the eigenvalue", () => {
  const system = institutionsOf(["a", "b"], [row("one", [10, 0]), row("two", [0, 30])]);
  const matrix = overlapMatrix(system, [100, 100]);
  const { largestEigenvalue, index } = indirectContagion(system, [100, 100]);
  expect([matrix[1], matrix[2]]).toEqual([0, 0]);
  expect(largestEigenvalue).toBeCloseTo(9, 12);
  expect([...index]).toEqual([0, 1]);
});
