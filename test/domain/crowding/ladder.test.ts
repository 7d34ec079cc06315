import { describe, expect, test } from "vitest";
import {
  BET,
  CROWDING_RUNGS,
  comomentumDays,
  crowdingLadder,
  groupDays,
  MEASURES,
  measuresOf,
  WEIGHTS,
} from "../../../src/domain/crowding/index.ts";
import { turnoverRatio, volatilityRatio } from "../../../src/domain/crowding/measures.ts";
import { residualReturns } from "../../../src/domain/crowding/residual-returns.ts";
import { quantileOfSorted, sortedFinite } from "../../../src/numerics/quantile.ts";
import { cutCrowd, madeUpCrowd } from "../../support/made-up-crowd.ts";

const DAYS = 420;
const crowd = madeUpCrowd(1, 120, DAYS);
const inputs = { ...crowd, published: {}, microSize: 40 };
const ladder = crowdingLadder(inputs);
const known = (values: Float64Array) => [...values].filter((value) => !Number.isNaN(value));

describe("shares and ratios", () => {
  test("shares of trading and of capital over all groups sum to one on every day after the first", () => {
    const { groups, market } = groupDays(crowd.panel, crowd.stocks, 40);
    for (let t = 1; t < DAYS; t++) {
      const parts = Object.values(groups).map((group) => [group.amount[t], group.capital[t]]);
      const sum = (k: number) => parts.reduce((total, part) => total + (Number.isNaN(part[k]) ? 0 : part[k]), 0);
      expect(sum(0) / market.amount[t]).toBeCloseTo(1, 12);
      expect(sum(1) / market.capital[t]).toBeCloseTo(1, 12);
    }
  });

  test("where all stocks turn over alike, the share of trading is the share of capital: the ratio is 1", () => {
    const { panel, stocks } = madeUpCrowd(2, 60, 80, 0);
    const width = panel.codes.length;
    const turnover = panel.turnover.map(() => 0.02);
    const amount = panel.close.map((_, at) => 0.02 * (panel.close[at - width] ?? 0) * stocks.totalShares[at % width]);
    const alike = crowdingLadder({ panel: { ...panel, turnover, amount }, stocks, published: {}, microSize: 20 });
    for (const rung of ["300", "micro"] as const) {
      const { measures, amountShare, capShare } = alike.rungs[rung];
      expect(amountShare[79]).toBeCloseTo(capShare[79], 12);
      expect(measures.amountRatio[79]).toBeCloseTo(1, 12);
      expect(measures.turnoverRatio[79]).toBeCloseTo(1, 12);
    }
  });

  test("turnover ratio and volatility ratio are 1 where the group is the market", () => {
    const { market } = groupDays(crowd.panel, crowd.stocks, 40);
    expect(known(turnoverRatio(market, market)).every((value) => value === 1)).toBe(true);
    expect(known(volatilityRatio(market.returns, market.returns)).every((value) => value === 1)).toBe(true);
  });

  test("membership of a day is that of the closes before: a jump of a day moves nobody until the next", () => {
    const { panel, stocks } = madeUpCrowd(3, 60, 12, 0);
    const jumped = { ...panel, close: Float64Array.from(panel.close) };
    jumped.close[11 * 60 + 59] = 1e6;
    const before = groupDays(panel, stocks, 20);
    const after = groupDays(jumped, stocks, 20);
    expect(after.membership).toEqual(before.membership);
    expect(after.groups.micro.capital).toEqual(before.groups.micro.capital);
  });
});

describe("residual returns", () => {
  test("sum to zero over the members of each industry on each day", () => {
    const { membership } = groupDays(crowd.panel, crowd.stocks, 40);
    const residuals = residualReturns(crowd.panel, crowd.stocks.industries, membership);
    for (let t = 1; t < DAYS; t += 37) {
      for (const industry of [0, 1, 2]) {
        let sum = 0;
        for (let j = industry; j < 120; j += 3) {
          const value = residuals[j * DAYS + t];
          if (membership[t * 120 + j] >= 0 && !Number.isNaN(value)) sum += value;
        }
        expect(Math.abs(sum)).toBeLessThan(1e-13);
      }
    }
  });

  test("a small industry takes off the market's mean", () => {
    const industries = crowd.stocks.industries.map((name, j) => (j < 3 ? "rare" : name));
    const { membership } = groupDays(crowd.panel, crowd.stocks, 40);
    const own = residualReturns(crowd.panel, industries, membership);
    const none = residualReturns(
      crowd.panel,
      industries.map((name) => (name === "rare" ? "" : name)),
      membership,
    );
    expect(own).toEqual(none);
  });
});

describe("the ladder", () => {
  test("every percentile lies in [0, 1] and the composite is the weighted mean of those of its measures", () => {
    for (const rung of CROWDING_RUNGS) {
      const { percentiles, percentile } = ladder.rungs[rung];
      for (const measure of MEASURES) {
        for (const value of known(percentiles[measure])) expect(value >= 0 && value <= 1).toBe(true);
      }
      percentile.forEach((value, i) => {
        if (Number.isNaN(value)) return;
        const told = measuresOf(rung).filter((measure) => !Number.isNaN(percentiles[measure][i]));
        const weight = told.reduce((sum, measure) => sum + WEIGHTS[measure], 0);
        const sum = told.reduce((total, measure) => total + WEIGHTS[measure] * percentiles[measure][i], 0);
        expect(value).toBeCloseTo(sum / weight, 12);
      });
    }
    expect(known(ladder.rungs.micro.percentile).length).toBeGreaterThan(200);
    expect(BET).toEqual(["2000", "micro"]);
  });

  test("the common move of the small shows in their correlation, not in that of the large", () => {
    const [micro, large] = ["micro", "300"].map((rung) =>
      known(ladder.rungs[rung as "micro"].measures.pairwiseCorrelation),
    );
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(micro)).toBeGreaterThan(0.03);
    expect(micro.length).toBeGreaterThan(300);
    expect(large.every((value) => Math.abs(value) < 0.2)).toBe(true);
  });

  test("the largest rung is not measured against itself, and an absent valuation spread carries no weight", () => {
    expect(known(ladder.rungs["300"].measures.relativeStrength)).toEqual([]);
    expect(known(ladder.rungs.micro.measures.valuationSpread)).toEqual([]);
    expect(known(ladder.rungs["300"].percentile).length).toBeGreaterThan(0);
  });

  test("the valuation spread is the log of the rung's median price to book over the market's, of the eve", () => {
    const priceToBook = crowd.panel.close.map((close, at) => (Number.isNaN(close) ? close : 1 + (at % 120)));
    const { measures, percentile } = crowdingLadder({ ...inputs, priceToBook }).rungs.micro;
    const { membership } = ladder.grouped;
    const t = 300;
    const median = (values: number[]) => quantileOfSorted(sortedFinite(values), 0.5);
    const valued = (member: (group: number) => boolean) =>
      Array.from({ length: 120 }, (_, j) =>
        member(membership[t * 120 + j]) ? priceToBook[(t - 1) * 120 + j] : Number.NaN,
      );
    const expected = Math.log(median(valued((group) => group === 0)) / median(valued((group) => group >= 0)));
    expect(measures.valuationSpread[t]).toBeCloseTo(expected, 12);
    expect(percentile[t]).not.toBe(ladder.rungs.micro.percentile[t]);
  });

  test("a published index stands before the rung's own stocks, day by day", () => {
    const levels = Float64Array.from(crowd.panel.days, (_, t) => 1000 * 1.001 ** t);
    const flat = Float64Array.from(crowd.panel.days, () => 500);
    const { days } = crowd.panel;
    const published = { micro: { days, values: levels }, "300": { days, values: flat } };
    const { measures } = crowdingLadder({ ...inputs, published }).rungs.micro;
    expect(measures.relativeStrength[100]).toBeCloseTo(1.001 ** 60 - 1, 12);
    expect(measures.reversal[400]).toBeCloseTo(1.001 ** 244 - 1, 12);
  });

  test("with no stocks at all the published indices alone are measured, and no composite is told", () => {
    const empty = madeUpCrowd(1, 0, 0);
    const { days } = crowd.panel;
    const series = (growth: number) => ({ days, values: Float64Array.from(days, (_, t) => growth ** t) });
    const published = { micro: series(1.002), "300": series(1.001) };
    const alone = crowdingLadder({ ...empty, published, microSize: 40 });
    expect(alone.days).toEqual(days);
    expect(alone.rungs.micro.measures.relativeStrength[100]).toBeCloseTo((1.002 / 1.001) ** 60 - 1, 10);
    expect(known(alone.composite)).toEqual([]);
  });

  test("stocks of the Beijing exchange form a rung of their own and leave the others as they were", () => {
    const { panel, stocks } = madeUpCrowd(5, 90, 30, 0);
    const boards = stocks.boards.map((board, j) => (j >= 60 ? ("beijing" as const) : board));
    const allowed = Uint8Array.from(boards, (board) => (board === "beijing" ? 1 : 0));
    const { groups } = groupDays(panel, { ...stocks, boards }, 10);
    const without = groupDays(panel, { ...stocks, specialTreatment: allowed }, 10).groups;
    expect(groups.bse50.members[20]).toBe(30);
    expect(without.bse50.members[20]).toBe(0);
    for (const rung of ["micro", "300"] as const) expect(groups[rung]).toEqual(without[rung]);
  });
});

describe.each([150, 260, 333])("with every day after the %dth left out", (length) => {
  const early = crowdingLadder({ ...cutCrowd(crowd, length), published: {}, microSize: 40 });

  test("no measure, percentile or composite of any day before changes", () => {
    for (const rung of CROWDING_RUNGS) {
      const [whole, cut] = [ladder.rungs[rung], early.rungs[rung]];
      for (const measure of MEASURES) {
        expect(cut.measures[measure]).toEqual(whole.measures[measure].slice(0, length));
        expect(cut.percentiles[measure]).toEqual(whole.percentiles[measure].slice(0, length));
      }
      expect(cut.percentile).toEqual(whole.percentile.slice(0, length));
    }
    expect(early.composite).toEqual(ladder.composite.slice(0, length));
  });

  test("nor does comomentum", () => {
    const wide = madeUpCrowd(9, 150, DAYS, 0);
    const measured = (part: typeof wide) => {
      const built = crowdingLadder({ ...part, published: {}, microSize: 40 });
      return comomentumDays(built, part.panel, part.stocks).values;
    };
    const whole = measured(wide);
    expect(known(whole).length).toBeGreaterThan(150);
    expect(measured(cutCrowd(wide, length))).toEqual(whole.slice(0, length));
  });
});
