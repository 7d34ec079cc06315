import fc from "fast-check";
import { expect, test } from "vitest";
import { levels, limitDownShare, sizeIndices, tradableIndex } from "../../../src/domain/indices/index.ts";
import { cutPanel, randomMarket } from "../../support/random-market.ts";
import { smallMarket } from "../../support/small-market.ts";

const near = (x: number, y: number) => (Number.isNaN(x) && Number.isNaN(y)) || Math.abs(x - y) < 1e-12;

test("the index holds the smallest of yesterday, whatever becomes the smallest today", () => {
  const { panel, stocks } = smallMarket({ "600000": [1, 4, 4.4], "600001": [2, 2.2, 2.2], "600002": [3, 3, 3.3] });
  const { micro } = sizeIndices(panel, stocks, { microSize: 1 });
  expect(Array.from(micro.members)).toEqual([0, 1, 1]);
  expect(micro.returns[0]).toBeNaN();
  expect(micro.returns[1]).toBeCloseTo(3, 12);
  expect(micro.returns[2]).toBeCloseTo(0, 12);
});

test("micro caps count equally, the largest 300 by market value", () => {
  const { panel, stocks } = smallMarket(
    { "600000": [1, 1.1], "600001": [2, 2], "600002": [10, 11], "600003": [30, 30] },
    { totalShares: Float64Array.of(1, 1, 1, 1) },
  );
  const indices = sizeIndices(panel, stocks, { microSize: 2 });
  expect(indices.micro.returns[1]).toBeCloseTo(0.05, 12);
  expect(indices["300"].returns[1]).toBeCloseTo(0.025, 12);
  expect(indices["500"].returns[1]).toBeNaN();
});

test("a member that does not trade counts with zero, and not at all the day after", () => {
  const { panel, stocks } = smallMarket({ "600000": [1, null, 2], "600001": [1, 1.1, 1.21] });
  const { micro } = sizeIndices(panel, stocks, { microSize: 2 });
  expect(micro.returns[1]).toBeCloseTo(0.05, 12);
  expect(micro.returns[2]).toBeCloseTo(0.1, 12);
  expect(Array.from(micro.members)).toEqual([0, 2, 1]);
});

test("every daily return is the plain mean over the smallest stocks that traded the day before", () => {
  fc.assert(
    fc.property(randomMarket, fc.integer({ min: 1, max: 9 }), ({ panel, stocks }, microSize) => {
      const { micro } = sizeIndices(panel, stocks, { microSize });
      const width = panel.codes.length;
      for (let t = 1; t < panel.days.length; t++) {
        if (micro.members[t] === 0) continue;
        const close = (day: number, j: number) => panel.close[day * width + j];
        const members = [...panel.codes.keys()]
          .filter((j) => stocks.specialTreatment[j] === 0 && !Number.isNaN(close(t - 1, j)))
          .sort((a, b) => close(t - 1, a) - close(t - 1, b) || a - b)
          .slice(0, microSize);
        const changes = members.map((j) => close(t, j) / close(t - 1, j) - 1).map((change) => change || 0);
        expect(micro.returns[t]).toBeCloseTo(changes.reduce((sum, change) => sum + change, 0) / members.length, 12);
      }
    }),
  );
});

test("nothing looks ahead: cut after any day, both versions and the limit-down share stay what they were", () => {
  fc.assert(
    fc.property(randomMarket, fc.integer({ min: 1, max: 14 }), ({ panel, stocks }, length) => {
      const build = (part: typeof panel) => [
        sizeIndices(part, stocks, { microSize: 4 }).micro.returns,
        sizeIndices(part, stocks, { microSize: 4 })["300"].returns,
        tradableIndex(part, stocks, { microSize: 4, rebalance: "weekly", costPerSide: 0.001 }).returns,
        limitDownShare(part, stocks).share,
      ];
      const whole = build(panel);
      build(cutPanel(panel, length)).forEach((series, k) => {
        expect(series.every((value, t) => near(value, whole[k][t]))).toBe(true);
        expect(series).toHaveLength(length);
      });
    }),
  );
});

test("levels start at 1000 and step over a day without a return", () => {
  expect(Array.from(levels(Float64Array.of(Number.NaN, 0.1, Number.NaN, -0.5)))).toEqual([
    Number.NaN,
    1100,
    Number.NaN,
    550,
  ]);
});
