import { describe, expect, test } from "vitest";
import {
  CROWDED_FACTORS,
  factorCrowding,
  factorScores,
  groupDays,
  residualReturns,
} from "../../../src/domain/crowding/index.ts";
import { cutCrowd, type MadeUpCrowd, madeUpCrowd } from "../../support/made-up-crowd.ts";

const crowd = madeUpCrowd(11, 100, 320);

function measured({ panel, stocks }: MadeUpCrowd, scores: Float64Array, more = {}) {
  const { membership, market } = groupDays(panel, stocks, 30);
  const residuals = residualReturns(panel, stocks.industries, membership);
  return factorCrowding({ panel, scores, membership, residuals, market: market.returns, ...more });
}

const sizeOf = (part: MadeUpCrowd) => factorScores("size", part.panel, part.stocks);
const known = (values: Float64Array) => [...values].filter((value) => !Number.isNaN(value));

describe("crowding of a factor", () => {
  test("the return of the top less the bottom fifth is that of yesterday's smallest less largest", () => {
    const { panel, stocks } = madeUpCrowd(12, 100, 30, 0);
    const { factorReturn } = measured({ panel, stocks }, sizeOf({ panel, stocks }));
    const t = 20;
    const value = (j: number) => panel.close[(t - 1) * 100 + j] * stocks.totalShares[j];
    const change = (j: number) => panel.close[t * 100 + j] / panel.close[(t - 1) * 100 + j] - 1;
    const order = [...panel.codes.keys()].sort((a, b) => value(a) - value(b));
    const mean = (part: number[]) => part.reduce((sum, j) => sum + change(j), 0) / part.length;
    expect(factorReturn[t]).toBeCloseTo(mean(order.slice(0, 20)) - mean(order.slice(80)), 12);
  });

  test("turning the scores round turns return and spreads round and leaves the correlation and volatility", () => {
    const valuation = crowd.panel.close.map((close, at) => close * (1 + (at % 100)));
    const scores = sizeOf(crowd);
    const one = measured(crowd, scores, { valuation, shortInterest: valuation });
    const other = measured(
      crowd,
      scores.map((score) => -score),
      { valuation, shortInterest: valuation },
    );
    const t = 300;
    expect(other.factorReturn[t]).toBeCloseTo(-one.factorReturn[t], 12);
    expect(other.valuationSpread[t]).toBeCloseTo(-one.valuationSpread[t], 12);
    expect(other.shortInterestSpread[t]).toBeCloseTo(-one.shortInterestSpread[t], 8);
    expect(other.pairwiseCorrelation[t]).toBeCloseTo(one.pairwiseCorrelation[t], 12);
    expect(other.factorVolatility[t]).toBeCloseTo(one.factorVolatility[t], 12);
  });

  test("measures without data are unknown, and the score is the mean over the others", () => {
    const { valuationSpread, shortInterestSpread, score } = measured(crowd, sizeOf(crowd));
    expect(known(valuationSpread)).toEqual([]);
    expect(known(shortInterestSpread)).toEqual([]);
    expect(known(score).length).toBeGreaterThan(100);
  });

  test.each(CROWDED_FACTORS)("%s: cut the days and nothing before changes", (factor) => {
    const scores = (part: MadeUpCrowd) => factorScores(factor, part.panel, part.stocks);
    const whole = measured(crowd, scores(crowd));
    const early = cutCrowd(crowd, 250);
    const cut = measured(early, scores(early));
    for (const [name, values] of Object.entries(cut)) {
      expect(values).toEqual(whole[name as keyof typeof whole].slice(0, 250));
    }
  });

  test("scores are unknown where a stock does not trade, and the top is the side a quant basket holds", () => {
    const { panel, stocks } = crowd;
    for (const factor of CROWDED_FACTORS) {
      const scores = factorScores(factor, panel, stocks);
      panel.close.forEach((close, at) => {
        if (Number.isNaN(close)) expect(scores[at]).toBeNaN();
      });
    }
    const size = factorScores("size", panel, stocks);
    expect(size[99]).toBeGreaterThan(size[0]);
  });
});
