import fc from "fast-check";
import { expect, test } from "vitest";
import { gaussLegendre } from "../../src/numerics/gauss-legendre.ts";

const counts = fc.integer({ min: 1, max: 64 });

test("n points integrate every power up to 2n - 1 over [-1, 1] exactly", () => {
  fc.assert(
    fc.property(counts, (count) => {
      const { nodes, weights } = gaussLegendre(count);
      for (let power = 0; power < 2 * count; power++) {
        const sum = nodes.reduce((total, x, i) => total + weights[i] * x ** power, 0);
        expect(sum).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
      }
    }),
  );
});

test("nodes rise and are symmetric", () => {
  fc.assert(
    fc.property(counts, (count) => {
      const { nodes, weights } = gaussLegendre(count);
      for (let i = 0; i < count; i++) {
        expect(nodes[i]).toBeCloseTo(-nodes[count - 1 - i], 14);
        expect(weights[i]).toBeCloseTo(weights[count - 1 - i], 14);
        if (i > 0) expect(nodes[i]).toBeGreaterThan(nodes[i - 1]);
      }
    }),
  );
});

test("five points are those of Abramowitz and Stegun, table 25.4", () => {
  const { nodes, weights } = gaussLegendre(5);
  expect(nodes[4]).toBeCloseTo(0.906179845938664, 15);
  expect(nodes[3]).toBeCloseTo(0.538469310105683, 15);
  expect(weights[4]).toBeCloseTo(0.236926885056189, 15);
  expect(weights[2]).toBeCloseTo(0.568888888888889, 15);
});
