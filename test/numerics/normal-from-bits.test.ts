import fc from "fast-check";
import { expect, test } from "vitest";
import { normalInverse } from "../../src/numerics/normal.ts";
import { normalsFromBits } from "../../src/numerics/normal-from-bits.ts";

function draw(bits: number): number {
  const normals = new Float64Array(1);
  normalsFromBits(Uint32Array.of(bits), normals);
  return normals[0];
}

test("a draw is the quantile at the middle of its cell, to 1e-9, out to both ends", () => {
  const check = (bits: number) => {
    expect(Math.abs(draw(bits) - normalInverse((bits + 0.5) / 2 ** 32))).toBeLessThan(1e-9);
  };
  for (const bits of [0, 1, 2, 3, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1]) check(bits);
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), check), { numRuns: 2000 });
});

test("draws are symmetric", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (bits) => draw(bits) === -draw(~bits >>> 0)));
});
