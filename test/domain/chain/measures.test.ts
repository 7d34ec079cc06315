import { expect, test } from "vitest";
import { errorOf, lowest } from "../../../src/domain/chain/index.ts";

test("an error is told over the days on which both are known, and so are the lows", () => {
  const model = Float64Array.of(0, -0.1, -0.5, -0.2);
  const record = Float64Array.of(0, -0.2, Number.NaN, -0.1);
  const error = errorOf({ model, record });
  expect(error.days).toBe(3);
  expect(error.rmse).toBeCloseTo(Math.sqrt((0.01 + 0.01) / 3), 15);
  expect(error.worstAt).toBe(1);
  expect(error.modelLow).toEqual({ at: 3, value: -0.2 });
  expect(error.recordLow).toEqual({ at: 1, value: -0.2 });
});

test("where nothing is recorded nothing is said", () => {
  const error = errorOf({ model: Float64Array.of(1, 2), record: new Float64Array(2).fill(Number.NaN) });
  expect(error).toMatchObject({ days: 0, rmse: Number.NaN, worstAt: -1, recordLow: { at: -1, value: Number.NaN } });
  expect(lowest(Float64Array.of(3, 1, 1)).at).toBe(1);
});
