import fc from "fast-check";
import { expect, test } from "vitest";
import { ascendingSorter } from "../../src/numerics/ascending-order.ts";

function orderOf(values: readonly number[]): number[] {
  const order = new Uint32Array(values.length);
  ascendingSorter(values.length)(Float64Array.from(values), values.length, order);
  return Array.from(order);
}

/** The same by comparison: stable, and -0 equals 0. */
function plainOrder(values: readonly number[]): number[] {
  return values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
/** Values so near each other, beside one far away, that many share a step. */
const crowded = fc.oneof(
  fc.double({ min: 1, max: 1 + 1e-12, noNaN: true }),
  fc.constantFrom(0, -0, 1, 1e9, -1e9),
  fc.double({ min: -0.1, max: 0.1, noNaN: true }),
);

test("orders any finite numbers as a comparison does, the earlier of equal ones first", () => {
  fc.assert(
    fc.property(fc.array(finite, { maxLength: 300 }), (values) => {
      expect(orderOf(values)).toEqual(plainOrder(values));
    }),
  );
  fc.assert(
    fc.property(fc.array(crowded, { maxLength: 400 }), (values) => {
      expect(orderOf(values)).toEqual(plainOrder(values));
    }),
  );
});

test("orders values whose span overflows, and values that are all one", () => {
  expect(orderOf([1e308, -1e308, 3, -1.7e308])).toEqual([3, 1, 2, 0]);
  expect(orderOf([7, 7, 7])).toEqual([0, 1, 2]);
  expect(orderOf([5e-324, 0, 5e-324, -5e-324])).toEqual([3, 1, 0, 2]);
  expect(orderOf([])).toEqual([]);
});

test("one sorter answers the same when it is used again", () => {
  const sort = ascendingSorter(4);
  const order = new Uint32Array(4);
  sort(Float64Array.of(4, 3, 2, 1), 4, order);
  sort(Float64Array.of(2, 1, 9, 9), 3, order);
  expect(Array.from(order.subarray(0, 3))).toEqual([1, 0, 2]);
});
