import fc from "fast-check";
import { expect, test } from "vitest";
import { differentialEvolution } from "../../src/numerics/differential-evolution.ts";

const box = (width: number, size: number) => ({
  low: new Float64Array(width).fill(-size),
  high: new Float64Array(width).fill(size),
});

/** Rosenbrock's valley: least 0 at ones. */
const valley = ([x, y]: Float64Array) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;

/** Rastrigin's function: least 0 at the origin, a local least near every whole point. */
const bumps = (point: Float64Array) => point.reduce((sum, x) => sum + x * x - 10 * Math.cos(2 * Math.PI * x) + 10, 0);

test("finds the end of a curved valley, and the deepest of many hollows", async () => {
  const settings = { population: 40, generations: 250, seed: 3 };
  const end = await differentialEvolution(valley, box(2, 3), settings);
  expect(end.best.point[0]).toBeCloseTo(1, 6);
  expect(end.best.point[1]).toBeCloseTo(1, 6);
  const deepest = await differentialEvolution(bumps, box(4, 5), { ...settings, generations: 600 });
  expect(deepest.best.loss).toBeLessThan(1e-3);
});

test("stays in its box, tries what it is given first, and answers the least of all it tried", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 1000 }),
      fc.double({ min: 0.1, max: 4, noNaN: true }),
      async (seed, size) => {
        const first = [Float64Array.of(size / 3, -size / 4)];
        const { best, trials } = await differentialEvolution(valley, box(2, size), {
          population: 8,
          generations: 5,
          seed,
          first,
        });
        expect(trials).toHaveLength(8 * 6);
        expect(trials[0].point).toEqual(first[0]);
        for (const { point } of trials) for (const x of point) expect(Math.abs(x)).toBeLessThanOrEqual(size);
        expect(best.loss).toBe(Math.min(...trials.map(({ loss }) => loss)));
      },
    ),
    { numRuns: 20 },
  );
});

test("the same seed tries the same points; a loss that is no number is the worst", async () => {
  const settings = { population: 10, generations: 4, seed: 5 };
  const half = (point: Float64Array) => (point[0] < 0 ? Number.NaN : valley(point));
  const [a, b] = [
    await differentialEvolution(half, box(2, 2), settings),
    await differentialEvolution(half, box(2, 2), settings),
  ];
  expect(a).toEqual(b);
  expect(a.best.point[0]).toBeGreaterThanOrEqual(0);
});
