import { expect, test } from "vitest";
import { chainedLevel } from "../../../src/domain/monitor/index.ts";

const gap = Number.NaN;

test("the first series that knows two days running gives the return; the next stands in where it does not", () => {
  const { level, standIn } = chainedLevel([
    Float64Array.of(10, 11, gap, 12, 13.2),
    Float64Array.of(100, 100, 50, 75, 75),
  ]);
  expect([...standIn]).toEqual([0, 0, 1, 1, 0]);
  expect(level[1]).toBeCloseTo(1.1, 12);
  expect(level[2]).toBeCloseTo(0.55, 12);
  expect(level[3]).toBeCloseTo(0.825, 12);
  expect(level[4]).toBeCloseTo(0.9075, 12);
});

test("before anything is known, and on a day that no series covers, there is no level", () => {
  const { level, standIn } = chainedLevel([Float64Array.of(gap, 10, gap, 20)]);
  expect([...standIn]).toEqual([-1, 0, -1, -1]);
  expect(level[0]).toBeNaN();
  expect(level[3]).toBeNaN();
});
