import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import type { StockPanel } from "../../../src/domain/market/panel.ts";
import type { StockList } from "../../../src/domain/market/stock-list.ts";
import {
  evenPopulation,
  GRID_LINES,
  GRID_RATES,
  loanedPopulation,
  type PledgeCell,
  type PledgeSpan,
  pledgeGrid,
  replayPledges,
  touchedAt,
} from "../../../src/domain/pledge/index.ts";
import { cutPanel, randomMarket } from "../../support/random-market.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";
import { recordedStocks } from "../../support/shared-stocks.ts";
import { smallMarket } from "../../support/small-market.ts";

const STARTS = { every: "week", months: 1, microSize: 3 } as const;
const QUESTION = { threshold: 0.56, interest: 0, first: 0 };

const gridOf = (panel: StockPanel, stocks: StockList) =>
  pledgeGrid(replayPledges(panel, evenPopulation(panel, stocks, STARTS), QUESTION).open, GRID_RATES, GRID_LINES);

const week = (day: number) => Math.floor((day + 3) / 7);
const month = (day: number) => formatDay(day).slice(0, 7);

/** Every pledge by itself, from the closes alone: the definition written out. Pledges begun before `oldest` have ended. */
function bruteForce(
  { panel, stocks }: { panel: StockPanel; stocks: StockList },
  { rate, line }: { rate: number; line: number },
  periodOf: (day: number) => number | string,
  oldest: number,
): PledgeCell {
  const width = panel.codes.length;
  const last = panel.days.length - 1;
  const sums = { count: 0, touched: 0, below: 0, worth: 0, touchedWorth: 0, belowWorth: 0 };
  for (let s = 0; s <= last; s++) {
    if (panel.days[s] < oldest || (s > 0 && periodOf(panel.days[s]) === periodOf(panel.days[s - 1]))) continue;
    for (let j = 0; j < width; j++) {
      const closes = Array.from({ length: last - s + 1 }, (_, k) => panel.close[(s + k) * width + j]);
      if (Number.isNaN(closes[0])) continue;
      const known = closes.filter((close) => !Number.isNaN(close));
      const [price, lowest] = [known[known.length - 1], Math.min(...known)];
      const worth = price * stocks.totalShares[j];
      const [isTouched, isBelow] = [lowest / closes[0] < rate * line, price / closes[0] < rate * line];
      sums.count++;
      sums.worth += worth;
      if (isTouched) [sums.touched, sums.touchedWorth] = [sums.touched + 1, sums.touchedWorth + worth];
      if (isBelow) [sums.below, sums.belowWorth] = [sums.below + 1, sums.belowWorth + worth];
    }
  }
  return {
    rate,
    line,
    touched: sums.touched / sums.count,
    touchedValue: sums.touchedWorth / sums.worth,
    below: sums.below / sums.count,
    belowValue: sums.belowWorth / sums.worth,
  };
}

describe("the grid of assumed pledges", () => {
  test("is what a count of every pledge by itself gives", () => {
    fc.assert(
      fc.property(randomMarket, ({ panel, stocks }) => {
        for (const cell of gridOf(panel, stocks)) {
          const expected = bruteForce({ panel, stocks }, cell, week, 0);
          for (const key of Object.keys(cell) as (keyof PledgeCell)[]) expect(cell[key]).toBeCloseTo(expected[key], 12);
        }
      }),
    );
  });

  test("grows with rate and line, and whatever is below has touched", () => {
    fc.assert(
      fc.property(randomMarket, ({ panel, stocks }) => {
        const cells = gridOf(panel, stocks);
        for (const cell of cells) {
          expect(cell.below).toBeLessThanOrEqual(cell.touched);
          expect(cell.belowValue).toBeLessThanOrEqual(cell.touchedValue + 1e-12);
          for (const other of cells) {
            if (other.rate * other.line >= cell.rate * cell.line)
              expect(other.touched).toBeGreaterThanOrEqual(cell.touched);
          }
        }
      }),
    );
  });

  test("by day does not change when the days after it are cut off", () => {
    fc.assert(
      fc.property(randomMarket, fc.integer({ min: 2, max: 13 }), ({ panel, stocks }, length) => {
        const whole = replayPledges(panel, evenPopulation(panel, stocks, STARTS), QUESTION);
        const cut = cutPanel(panel, length);
        const known = replayPledges(cut, evenPopulation(cut, stocks, STARTS), QUESTION);
        known.groups.forEach((group, k) => {
          for (const name of ["loans", "touched", "below", "touchedValue", "belowValue"] as const) {
            expect([...group[name]]).toEqual([...whole.groups[k][name].subarray(0, length)]);
          }
        });
      }),
    );
  });

  test("adds interest to the debt as a fall of the price would", () => {
    const { panel, stocks } = smallMarket({ "600000": [10, 10, 10, 9, 9] });
    const x = (interest: number) =>
      replayPledges(panel, evenPopulation(panel, stocks, STARTS), { ...QUESTION, interest }).open.now[0];
    const days = panel.days[4] - panel.days[0];
    expect(x(0)).toBeCloseTo(0.9, 12);
    expect(x(0.365)).toBeCloseTo(0.9 / (1 + 0.001 * days), 12);
  });

  test("two thirds need the product at which exactly two thirds have touched", () => {
    fc.assert(
      fc.property(randomMarket, ({ panel, stocks }) => {
        const { open } = replayPledges(panel, evenPopulation(panel, stocks, STARTS), QUESTION);
        fc.pre(open.at.length > 0);
        const { touched, below } = touchedAt(open, 2 / 3);
        const share = (values: Float64Array, under: number) => values.filter((x) => x < under).length / values.length;
        expect(share(open.lowest, touched)).toBeLessThan(2 / 3);
        expect(share(open.lowest, touched * (1 + 1e-12))).toBeGreaterThanOrEqual(2 / 3 - 1e-12);
        expect(share(open.now, below * (1 + 1e-12))).toBeGreaterThanOrEqual(2 / 3 - 1e-12);
      }),
    );
  });
});

describe("announced pledges", () => {
  const { panel, stocks } = smallMarket({ "600000": [10, 6, 8, 8, 8], "600001": [10, 10, 10, 5, 5] });
  const span = (more: Partial<PledgeSpan>): PledgeSpan => ({
    announced: panel.days[0],
    code: "600000",
    pledgor: "p",
    pledgee: "b",
    start: panel.days[0],
    released: null,
    shares: 100,
    loanCny: Number.NaN,
    warningLine: Number.NaN,
    closeOutLine: Number.NaN,
    from: panel.days[0],
    until: Number.POSITIVE_INFINITY,
    ...more,
  });
  const replay = (...spans: PledgeSpan[]) =>
    replayPledges(panel, loanedPopulation(panel, stocks, spans, 1).population, { ...QUESTION, threshold: 0.7 });

  test("have touched what they touched since their start, and count from their announcement to their release", () => {
    const { groups } = replay(span({ from: panel.days[2], until: panel.days[4] }));
    expect([...groups[0].loans]).toEqual([0, 0, 1, 1, 0]);
    expect([...groups[0].touched]).toEqual([Number.NaN, Number.NaN, 1, 1, Number.NaN]);
    expect([...groups[0].below]).toEqual([Number.NaN, Number.NaN, 0, 0, Number.NaN]);
  });

  test("weigh by their shares at the day's price", () => {
    const { groups } = replay(span({}), span({ code: "600001", shares: 300 }));
    expect(groups[0].belowValue[3]).toBeCloseTo((300 * 5) / (300 * 5 + 100 * 8), 12);
    expect(groups[0].below[3]).toBe(0.5);
  });

  test("on stocks without closes, or begun before the closes, are left out", () => {
    const spans = [span({ code: "999999" }), span({ start: panel.days[0] - 1 }), span({})];
    expect(loanedPopulation(panel, stocks, spans, 1).spans).toEqual([spans[2]]);
  });
});

describe.skipIf(sharedDataAbsent)("on the recorded closes to 2024-02-07", () => {
  test("two thirds have touched in the cells of high rates and lines only", () => {
    const { panel, stocks } = recordedStocks();
    const last = panel.days.indexOf(parseDay("2024-02-07")) + 1;
    const cut = cutPanel(panel, last);
    const population = evenPopulation(cut, stocks, { every: "month", months: 12, microSize: 400 });
    const { open } = replayPledges(cut, population, { ...QUESTION, first: last - 1 });
    const cells = pledgeGrid(open, GRID_RATES, GRID_LINES);
    const holds = cells.filter(({ touched }) => touched >= 2 / 3).map(({ rate, line }) => `${rate}x${line}`);
    expect(holds).toEqual(["0.5x1.5", "0.5x1.6", "0.6x1.3", "0.6x1.4", "0.6x1.5", "0.6x1.6"]);
    for (const cell of [cells[5], cells[10], cells[15]]) {
      const expected = bruteForce({ panel: cut, stocks }, cell, month, parseDay("2023-02-08"));
      for (const key of ["touched", "below"] as const) expect(cell[key]).toBeCloseTo(expected[key], 12);
    }
    const micro = pledgeGrid(open, [0.4], [1.4], 0)[0];
    expect(micro.touched).toBeGreaterThan(cells[5].touched);
  });
});
