import fc from "fast-check";
import { expect, test } from "vitest";
import { bridgeStep, brownianBridge } from "../../src/numerics/brownian-bridge.ts";

/** Covariance of the path at all times: every draw is a unit vector, so that paths are their rows of weights. */
function covariance(times: readonly number[]): number[][] {
  const bridge = brownianBridge(times);
  const count = times.length;
  const paths = new Float64Array(count * count);
  for (let draw = 0; draw < count; draw++) {
    bridgeStep(
      bridge,
      draw,
      Float64Array.from(times, (_, i) => (i === draw ? 1 : 0)),
      paths,
    );
  }
  const row = (i: number) => paths.slice(i * count, (i + 1) * count);
  return times.map((_, i) => times.map((__, j) => row(i).reduce((sum, w, k) => sum + w * row(j)[k], 0)));
}

test("values at any two times have the earlier time as covariance, for any times", () => {
  const gaps = fc.array(fc.double({ min: 0.01, max: 5, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(gaps, (steps) => {
      let time = 0;
      const times = steps.map((step) => {
        time += step;
        return time;
      });
      const matrix = covariance(times);
      for (let i = 0; i < times.length; i++) {
        for (let j = 0; j < times.length; j++) expect(matrix[i][j]).toBeCloseTo(Math.min(times[i], times[j]), 9);
      }
    }),
    { numRuns: 30 },
  );
});

test("the first draw settles the end of the path", () => {
  expect(brownianBridge([1, 2, 3, 4]).target[0]).toBe(3);
});
