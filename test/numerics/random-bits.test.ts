import { expect, test } from "vitest";
import { randomBits } from "../../src/numerics/random-bits.ts";

function draw(seed: number, stream: number, count: number): Uint32Array {
  const bits = new Uint32Array(count);
  randomBits(seed, stream)(bits);
  return bits;
}

test("the same seed and stream give the same bits, any other ones do not", () => {
  expect(draw(1, 2, 8)).toEqual(draw(1, 2, 8));
  expect(draw(1, 2, 8)).not.toEqual(draw(1, 3, 8));
  expect(draw(1, 2, 8)).not.toEqual(draw(2, 2, 8));
  expect(draw(0, 0, 8).some((bits) => bits !== 0)).toBe(true);
});

test("each bit is set half of the time, and neighbouring streams agree on half of their bits (5 deviations)", () => {
  const count = 20_000;
  const limit = 5 * Math.sqrt(count / 4);
  const [a, b] = [draw(3, 0, count), draw(3, 1, count)];
  for (let bit = 0; bit < 32; bit++) {
    const set = a.reduce((sum, bits) => sum + ((bits >>> bit) & 1), 0);
    const agree = a.reduce((sum, bits, i) => sum + (((bits ^ b[i]) >>> bit) & 1), 0);
    expect(Math.abs(set - count / 2)).toBeLessThan(limit);
    expect(Math.abs(agree - count / 2)).toBeLessThan(limit);
  }
});
