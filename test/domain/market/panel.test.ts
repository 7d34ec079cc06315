import { expect, test } from "vitest";
import { onAxes, tradedCounts } from "../../../src/domain/market/panel.ts";

const axes = { days: Int32Array.of(10, 11, 12), codes: ["000001", "600000"] };

test("a field is laid over other axes by day and code, NaN where it has neither", () => {
  const from = { days: Int32Array.of(9, 11, 12), codes: ["600000", "688001"] };
  const laid = onAxes(axes, from, Float64Array.of(1, 2, 3, 4, 5, 6));
  expect(laid).toEqual(Float64Array.of(Number.NaN, Number.NaN, Number.NaN, 3, Number.NaN, 5));
});

test("stocks that traded are those with a close", () => {
  const close = Float64Array.of(1, 2, Number.NaN, 3, Number.NaN, Number.NaN);
  expect(tradedCounts({ ...axes, close })).toEqual(Int32Array.of(2, 1, 0));
});
