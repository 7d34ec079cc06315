import { expect, test } from "vitest";
import { axesOf, spread, tradedCounts } from "../../../src/domain/market/panel.ts";

const rows = {
  days: Int32Array.of(11, 10, 11),
  codes: ["600000", "600000", "000001"],
  columns: { close: Float64Array.of(2, 1, 3), volume: Float64Array.of(20, 10, 0) },
};

test("long rows become one dense row a day, days and codes ascending, NaN where there is no row", () => {
  const axes = axesOf(rows);
  expect(axes).toEqual({ days: Int32Array.of(10, 11), codes: ["000001", "600000"] });
  const { close, volume } = spread(axes, rows);
  expect(close).toEqual(Float64Array.of(Number.NaN, 1, 3, 2));
  expect(volume).toEqual(Float64Array.of(Number.NaN, 10, 0, 20));
  expect(tradedCounts({ ...axes, close })).toEqual(Int32Array.of(1, 2));
});

test("rows outside the axes are left out", () => {
  const { close } = spread({ days: Int32Array.of(11), codes: ["600000"] }, rows);
  expect(close).toEqual(Float64Array.of(2));
});
