import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { movingBlocks } from "../../src/numerics/block-bootstrap.ts";
import { xoshiro } from "../../src/numerics/xoshiro.ts";

test("neighbours stay neighbours within a block, and every place lies in the record", () => {
  const positions = movingBlocks(30, 23, 5, xoshiro(2));
  positions.forEach((at, i) => {
    expect(at).toBeGreaterThanOrEqual(0);
    expect(at).toBeLessThan(30);
    if (i % 5 > 0) expect(at).toBe(positions[i - 1] + 1);
  });
});

test("every beginning is as likely as any other", () => {
  const starts = new Float64Array(6);
  const stream = xoshiro(4);
  for (let i = 0; i < 60_000; i++) starts[movingBlocks(10, 5, 5, stream)[0]]++;
  // Four standard errors of a count of 10,000.
  for (const count of starts) expect(Math.abs(count - 10_000)).toBeLessThan(370);
});

test("refuses a block longer than the record", () => {
  expect(() => movingBlocks(4, 10, 5, xoshiro(1))).toThrow(InputError);
});
