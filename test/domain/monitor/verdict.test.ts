import { expect, test } from "vitest";
import { excess, verdictOf } from "../../../src/domain/monitor/index.ts";

const range = { low: -2, high: 2 };

test.each([
  [0, "normal"],
  [-2, "normal"],
  [2, "normal"],
  [2.01, "stretched"],
  [-4.99, "stretched"],
  [-5, "extreme"],
  [5, "extreme"],
  [Number.NaN, "absent"],
])("against -2 to 2 a value of %f is %s: extreme begins three quarters of the width outside", (value, verdict) => {
  expect(verdictOf(excess(value, range))).toBe(verdict);
});

test("without a range a value has no verdict; a range of no width counts anything outside as extreme", () => {
  expect(verdictOf(excess(1, null))).toBe("absent");
  expect(verdictOf(excess(0, { low: 0, high: 0 }))).toBe("normal");
  expect(verdictOf(excess(0.001, { low: 0, high: 0 }))).toBe("extreme");
});

test("excess is negative below and positive above, in widths of the range", () => {
  expect(excess(-6, range)).toBe(-1);
  expect(excess(4, range)).toBe(0.5);
});
