import { describe, expect, test } from "vitest";
import { hedgerShorts, USUAL_HEDGERS } from "../../../src/domain/dislocation/index.ts";

const RULE = { build: 2, ...USUAL_HEDGERS };
const still = (count: number, level = 100) => new Array<number>(count).fill(level);

describe("hedgers", () => {
  test("short nothing on an index that stands still", () => {
    expect([...hedgerShorts(Float64Array.from(still(30)), RULE)].every((held) => Math.abs(held) < 1e-12)).toBe(true);
  });

  test("build at once what a fall asks for: build x (1 - 2/21) of the fall in logs", () => {
    const shorts = hedgerShorts(Float64Array.of(...still(5), 90), RULE);
    expect(shorts[5]).toBeCloseTo(2 * -Math.log(0.9) * (19 / 21), 12);
  });

  test("cover at most 60% of the gap a day, however far the index rises", () => {
    const shorts = hedgerShorts(Float64Array.of(...still(5), 90, 130), RULE);
    // 4% above the trend is the most that is followed.
    expect(shorts[6]).toBeCloseTo(shorts[5] - 0.6 * (shorts[5] + 2 * 0.04), 12);
  });

  test("know nothing of later closes", () => {
    const closes = Float64Array.from({ length: 60 }, (_, i) => 100 + 5 * Math.sin(i));
    expect(hedgerShorts(closes.subarray(0, 40), RULE)).toEqual(hedgerShorts(closes, RULE).subarray(0, 40));
  });
});
