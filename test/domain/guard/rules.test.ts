import fc from "fast-check";
import { expect, test } from "vitest";
import { gravest, stateOf } from "../../../src/domain/guard/index.ts";

test("a most breaks above its limit and warns from a share of it, a least the other way round", () => {
  const most = (value: number) => stateOf({ limit: 10, value, side: "most" }, 0.9, "warn");
  const least = (value: number) => stateOf({ limit: 9, value, side: "least" }, 0.9, "warn");
  expect([8, 9, 9.5, 10, 10.1].map(most)).toEqual(["pass", "pass", "warn", "warn", "break"]);
  expect([11, 10, 9.5, 9, 8.9].map(least)).toEqual(["pass", "pass", "warn", "warn", "break"]);
});

test("nothing of nothing allowed passes, and no bound at all breaks", () => {
  expect(stateOf({ limit: 0, value: 0, side: "most" }, 0.9, "warn")).toBe("pass");
  expect(stateOf({ limit: 1, value: Number.POSITIVE_INFINITY, side: "most" }, 0.9, "warn")).toBe("break");
});

test("a figure or a limit that is not known is what the policy says of the unknown", () => {
  for (const whenUnknown of ["warn", "break"] as const) {
    expect(stateOf({ limit: 1, value: Number.NaN, side: "most" }, 0.9, whenUnknown)).toBe(whenUnknown);
    expect(stateOf({ limit: Number.NaN, value: 1, side: "most" }, 0.9, whenUnknown)).toBe(whenUnknown);
  }
});

test("more of what is limited never stands better", () => {
  const rank = { pass: 0, warn: 1, break: 2 };
  const positive = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, (limit, value, more) => {
      const at = (figure: number) => rank[stateOf({ limit, value: figure, side: "most" }, 0.9, "warn")];
      expect(at(value + more)).toBeGreaterThanOrEqual(at(value));
    }),
  );
});

test("the gravest state is the verdict", () => {
  expect(gravest([])).toBe("pass");
  expect(gravest(["pass", "warn", "pass"])).toBe("warn");
  expect(gravest(["warn", "break", "pass"])).toBe("break");
});
