import fc from "fast-check";
import { expect, test } from "vitest";
import {
  factorPersistence,
  type Grouping,
  longShortReturns,
  meanQuantileReturns,
  singleFactor,
} from "../../../../src/domain/factors/single-factor/index.ts";
import { pearson, plainDay, quantileByEdges, ranks } from "./brute-force.ts";
import { type RandomPanel, randomPanel, rowOf } from "./random-panel.ts";

const QUANTILES = 4;
const HORIZONS = [1, 3];

function study(panel: RandomPanel, more: object = {}) {
  return singleFactor(panel, { first: 0, last: panel.rows - 1, horizons: HORIZONS, quantiles: QUANTILES, ...more });
}

/** The same numbers, or both missing; rounding of sums of about twenty terms. */
function expectSame(found: ArrayLike<number>, wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, i) => {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(Math.abs(found[i] - value)).toBeLessThan(1e-9 * (1 + Math.abs(value)));
  });
}

test("five stocks by hand: ranks, ties, quantiles less the mean, a stock without a later close left out", () => {
  const nan = Number.NaN;
  const panel = {
    width: 6,
    factor: Float64Array.of(1, 2, 2, 4, 5, 6, nan, nan, nan, nan, nan, nan),
    close: Float64Array.of(10, 10, 10, 10, 10, 10, 11, 10, 12, 9, 8, nan),
  };
  const [figures] = singleFactor(panel, { first: 0, last: 1, horizons: [1], quantiles: 2 });
  // Factor ranks 1, 2.5, 2.5, 4, 5; return ranks 4, 3, 5, 2, 1: covariance 37 - 45 = -8, variances 9.5 and 10.
  expect(figures.rankIcs[0]).toBeCloseTo(-8 / Math.sqrt(95), 14);
  expect(figures.rankIcs[1]).toBeNaN();
  expect(figures.stocks[0]).toBe(5);
  expect(figures.lost[0]).toBe(1);
  // The median is 2, so the lower half holds factors 1, 2, 2 with returns 0.1, 0, 0.2, the upper -0.1 and -0.2; mean 0.
  expectSame(figures.quantileReturns.subarray(0, 2), [0.1, -0.15]);
  expectSame(meanQuantileReturns(figures, 2), [0.1, -0.15]);
  expectSame(longShortReturns(figures, 2), [-0.25, nan]);
});

test("on any panel with holes and ties every day equals the definition written out", () => {
  fc.assert(
    fc.property(randomPanel, (panel) => {
      for (const figures of study(panel)) {
        for (let row = 0; row + figures.horizon < panel.rows; row++) {
          const wanted = plainDay(
            rowOf(panel.factor, panel.width, row),
            rowOf(panel.close, panel.width, row),
            rowOf(panel.close, panel.width, row + figures.horizon),
            QUANTILES,
          );
          expect(figures.stocks[row]).toBe(wanted.stocks);
          expectSame([figures.rankIcs[row], figures.ics[row]], [wanted.rankIc, wanted.ic]);
          expectSame(figures.quantileReturns.subarray(row * QUANTILES, (row + 1) * QUANTILES), wanted.quantileReturns);
        }
        for (let row = panel.rows - figures.horizon; row < panel.rows; row++) expect(figures.rankIcs[row]).toBeNaN();
      }
    }),
    { numRuns: 60 },
  );
});

test("a monotone change of the factor changes no rank coefficient and no quantile", () => {
  fc.assert(
    fc.property(randomPanel, (panel) => {
      const [before] = study(panel);
      const [after] = study({ ...panel, factor: panel.factor.map((value) => 1e6 + value * 1024) });
      expect(after.rankIcs).toEqual(before.rankIcs);
      expect(after.quantileReturns).toEqual(before.quantileReturns);
      const [turned] = study({ ...panel, factor: panel.factor.map((value) => -value) });
      expectSame(
        turned.rankIcs,
        Array.from(before.rankIcs, (value) => -value),
      );
    }),
    { numRuns: 40 },
  );
});

test("quantile returns weighted by their numbers of stocks sum to zero", () => {
  fc.assert(
    fc.property(randomPanel, (panel) => {
      const [figures] = study(panel);
      const present = rowOf(panel.factor, panel.width, 0).filter((value, j) =>
        [value, panel.close[j], panel.close[panel.width + j]].every(Number.isFinite),
      );
      const groups = present.map((value) => quantileByEdges(present, value, QUANTILES));
      const sum = groups.reduce((total, group) => total + figures.quantileReturns[group], 0);
      // Returns reach 49 here.
      expect(Math.abs(sum)).toBeLessThan(1e-10);
    }),
  );
});

test("nothing later than the horizon is read: a day's figures are the same on the panel cut there", () => {
  fc.assert(
    fc.property(randomPanel, (panel) => {
      const whole = study(panel);
      HORIZONS.forEach((horizon, h) => {
        const end = (2 + horizon + 1) * panel.width;
        const cut = { width: panel.width, factor: panel.factor.slice(0, end), close: panel.close.slice(0, end) };
        const figures = singleFactor(cut, { first: 0, last: 2, horizons: HORIZONS, quantiles: QUANTILES })[h];
        expect(figures.rankIcs).toEqual(whole[h].rankIcs.slice(0, 3));
        expect(figures.quantileReturns).toEqual(whole[h].quantileReturns.slice(0, 3 * QUANTILES));
      });
    }),
    { numRuns: 30 },
  );
});

test("within each group, and without the stocks that cannot be traded, figures are those of a panel of these alone", () => {
  const groupOf = (row: number) => Int8Array.from({ length: 17 }, (_, j) => ((j * 7 + row) % 4) - 1);
  const grouping: Grouping = { groups: 3, groupOf };
  fc.assert(
    fc.property(randomPanel, (panel) => {
      const [figures] = study(panel, { tradable: grouping, groupings: [grouping] });
      for (let group = 0; group < 3; group++) {
        const factor = panel.factor.map((value, at) =>
          groupOf(Math.floor(at / 17))[at % 17] === group ? value : Number.NaN,
        );
        const [alone] = study({ ...panel, factor });
        const found = figures.byGroup[0].rankIcs.filter((_, at) => at % 3 === group);
        expect(found).toEqual(alone.rankIcs);
        if (group === 0) expect(figures.tradable?.quantileReturns).toEqual(alone.quantileReturns);
      }
    }),
    { numRuns: 30 },
  );
});

test("autocorrelation and turnover are those of the ranks and groups counted one by one", () => {
  fc.assert(
    fc.property(randomPanel, (panel) => {
      const options = { first: 1, last: panel.rows - 1, horizons: [2], quantiles: QUANTILES };
      const [{ autocorrelation, topTurnover, bottomTurnover }] = factorPersistence(panel, options);
      for (let row = 1; row + 2 < panel.rows; row++) {
        const [now, later] = [row, row + 2].map((t) => rowOf(panel.factor, panel.width, t));
        const both = now.map((_, j) => j).filter((j) => Number.isFinite(now[j]) && Number.isFinite(later[j]));
        const wanted = pearson(ranks(both.map((j) => now[j])), ranks(both.map((j) => later[j])));
        expectSame([autocorrelation[row - 1]], [wanted]);
        expectSame([bottomTurnover[row - 1], topTurnover[row - 1]], [fresh(now, later, 0), fresh(now, later, 3)]);
      }
      expect(autocorrelation[autocorrelation.length - 1]).toBeNaN();
    }),
    { numRuns: 40 },
  );
});

function fresh(now: readonly number[], later: readonly number[], group: number): number {
  const inGroup = (values: readonly number[]) => {
    const known = values.filter(Number.isFinite);
    return values.map((value) => Number.isFinite(value) && quantileByEdges(known, value, QUANTILES) === group);
  };
  const [before, after] = [inGroup(now), inGroup(later)];
  const size = after.filter(Boolean).length;
  return after.filter((isIn, j) => isIn && !before[j]).length / size;
}
