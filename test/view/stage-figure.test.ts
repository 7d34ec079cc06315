import fc from "fast-check";
import { expect, test } from "vitest";
import { figureSteps, hatchStripes, type Point } from "../../src/view/stage-figure.ts";
import { STAGE_STEPS } from "../../src/view/words/stages.ts";

function area(points: readonly Point[]): number {
  const twice = points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

test("four steps rise to 44 x 36, and as many are filled as the stage is severe", () => {
  for (const stage of Object.keys(STAGE_STEPS) as (keyof typeof STAGE_STEPS)[]) {
    const steps = figureSteps(stage);
    expect(steps.filter(({ filled }) => filled)).toHaveLength(STAGE_STEPS[stage]);
    expect(Math.max(...steps.map(({ x, width }) => x + width))).toBe(44);
    expect(Math.max(...steps.map(({ height }) => height))).toBe(36);
    expect(steps.every(({ y, height }) => y + height === 36)).toBe(true);
  }
});

test("hatch stays inside its box and covers the share of it that stripe and spacing say", () => {
  const side = fc.integer({ min: 30, max: 90 });
  fc.assert(
    fc.property(side, side, side, side, (x, y, width, height) => {
      const stripes = hatchStripes({ x, y, width, height }, 6, 4);
      for (const [px, py] of stripes.flat()) {
        expect(px >= x - 0.01 && px <= x + width + 0.01 && py >= y - 0.01 && py <= y + height + 0.01).toBe(true);
      }
      const covered = stripes.reduce((sum, points) => sum + area(points), 0) / (width * height);
      // 4 of every 6 pixels along x; the cut at the box moves it by a few per cent.
      expect(Math.abs(covered - 4 / 6)).toBeLessThan(0.06);
    }),
  );
});
