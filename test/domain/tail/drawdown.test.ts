import { expect, test } from "vitest";
import { drawdowns } from "../../../src/domain/tail/index.ts";

test("the deepest fall is told with its peak, its trough and the day back at the peak", () => {
  expect(drawdowns([1, 1.2, 0.9, 1.0, 1.2, 1.1])).toEqual({
    deepest: expect.closeTo(0.25, 12),
    peak: 1,
    trough: 2,
    recovered: 4,
    current: expect.closeTo(1 - 1.1 / 1.2, 12),
    longestBelow: 2,
    conditional: expect.closeTo(0.25, 12),
  });
});

test("a fall that has not come back has no day of recovery, and a rise has no fall", () => {
  expect(drawdowns([1, 0.5, 0.7]).recovered).toBeNull();
  expect(drawdowns([1, 2, 3])).toMatchObject({ deepest: 0, current: 0, longestBelow: 0 });
});

test("days without a value are passed over, and no value at all has no depth", () => {
  expect(drawdowns([1, Number.NaN, 0.8, Number.NaN])).toMatchObject({ deepest: expect.closeTo(0.2, 12), trough: 2 });
  expect(drawdowns([]).deepest).toBeNaN();
});
