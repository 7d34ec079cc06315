import { describe, expect, test } from "vitest";
import { limitedReturn, saturatingImpact } from "../../../src/domain/chain/impact.ts";
import { type ChainScenario, runChain, WHOLE_CHAIN, WIDTH } from "../../../src/domain/chain/index.ts";
import { madeUpNotes, madeUpScenario } from "../../support/chain-scenario.ts";

const NOBODY = {
  ...WHOLE_CHAIN,
  snowballs: false,
  neutral: false,
  dma: false,
  lossSellers: false,
  hedgers: false,
  pledges: false,
  stabilisation: false,
  maskedFall: false,
};

const closes = (scenario: ChainScenario) => runChain(scenario).days.map(({ seen }) => [...seen.logPrice]);

describe("limits", () => {
  test("without agents and without limits, buckets move by their betas and nothing else", () => {
    const scenario = madeUpScenario({
      links: { ...NOBODY, priceLimits: false },
      parameters: { ...madeUpScenario().parameters, resiliency: 0, deepValue: 0, panicHedge: 0, hedgeBuild: 0 },
    });
    let market = 0;
    runChain(scenario).days.forEach(({ seen, stockFlow }, t) => {
      market += scenario.path.market[t];
      const { beta500, beta1000, beta2000, betaMicro } = scenario.parameters;
      [1, beta500, beta1000, beta2000, betaMicro].forEach((beta, k) => {
        expect(seen.logPrice[k]).toBeCloseTo(beta * market, 12);
      });
      expect(stockFlow.others.every((flow) => flow === 0)).toBe(true);
    });
  });

  test("without agents, in a market that stands still, nothing moves at all", () => {
    const scenario = madeUpScenario({ links: NOBODY });
    scenario.path.market.fill(0);
    for (const day of closes(scenario)) for (const price of day) expect(price).toBeCloseTo(0, 12);
  });

  test("halving all sizes and market values halves flows and changes no price", () => {
    const whole = madeUpScenario();
    const half = halved(whole);
    const [a, b] = [runChain(whole), runChain(half)];
    a.days.forEach((day, t) => {
      for (let k = 0; k < WIDTH; k++) {
        expect(b.days[t].seen.logPrice[k]).toBeCloseTo(day.seen.logPrice[k], 10);
        expect(2 * b.days[t].stockFlow.others[k]).toBeCloseTo(day.stockFlow.others[k], -2);
      }
      for (const i of [0, 1]) {
        expect(b.days[t].seen.dislocation[i]).toBeCloseTo(day.seen.dislocation[i], 10);
        expect(2 * b.days[t].futuresFlow.arbitrageurs[i]).toBeCloseTo(day.futuresFlow.arbitrageurs[i], -2);
      }
    });
  });

  test("the deeper the market factor falls on a day, the lower every bucket closes and the deeper the discount is", () => {
    const ends = [0, 0.01, 0.02, 0.04, 0.06].map((shock) => {
      const scenario = madeUpScenario();
      scenario.path.market[0] -= shock;
      const { seen } = runChain(scenario).days[0];
      return [...seen.logPrice, -seen.dislocation[0], -seen.dislocation[1]];
    });
    for (let i = 1; i < ends.length; i++) {
      for (const [at, value] of ends[i].entries()) expect(value).toBeLessThan(ends[i - 1][at]);
    }
  });

  test("the same scenario gives the same run, bit by bit", () => {
    expect(closes(madeUpScenario())).toEqual(closes(madeUpScenario()));
  });

  test("a day cut into eight pieces ends within half a point of one cut into four", () => {
    const coarse = closes(madeUpScenario());
    const fine = closes(madeUpScenario({ pieces: 8 }));
    coarse.forEach((day, t) => {
      for (let k = 0; k < WIDTH; k++) expect(Math.abs(Math.exp(day[k]) - Math.exp(fine[t][k]))).toBeLessThan(0.005);
    });
  });

  test("what comes later changes nothing that came before", () => {
    const whole = closes(madeUpScenario());
    const scenario = madeUpScenario();
    const cut = { ...scenario, path: { ...scenario.path, days: scenario.path.days.slice(0, 9) } };
    expect(closes(cut)).toEqual(whole.slice(0, 9));
  });
});

describe("impact", () => {
  test("is linear for small flows, half the price for endless ones, and the same both ways", () => {
    expect(saturatingImpact(-1, 1e9)).toBeCloseTo(-1e-9, 15);
    expect(saturatingImpact(-1e15, 1e9)).toBeCloseTo(-0.5, 12);
    expect(saturatingImpact(3e8, 1e9)).toBe(-saturatingImpact(-3e8, 1e9));
  });

  test("limits leave quiet days alone, lock half of the names at a mean on the limit, and lock all beyond", () => {
    expect(limitedReturn(-0.005, 0).mean).toBeCloseTo(-0.005, 6);
    expect(limitedReturn(-0.1, 0).locked).toBeCloseTo(0.5, 12);
    expect(limitedReturn(-0.4, 0)).toEqual({ mean: expect.closeTo(-0.0982, 4), locked: expect.closeTo(0.9696, 4) });
    expect(limitedReturn(-0.15, 1).mean).toBeLessThan(limitedReturn(-0.15, 0).mean);
  });

  test("limited returns are those of names drawn one by one", () => {
    const [unlimited, spread] = [-0.08, 0.02 + 0.35 * 0.08];
    let sum = 0;
    const names = 20_000;
    for (let n = 0; n < names; n++) {
      const p = (n + 0.5) / names;
      sum += Math.max(-0.1, Math.min(0.1, unlimited + spread * quantile(p)));
    }
    expect(limitedReturn(unlimited, 0).mean).toBeCloseTo(sum / names, 5);
  });
});

/** Normal quantile by bisection of the error function's series: independent of the code under test. */
function quantile(p: number): number {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
  return low;
}

function cdf(x: number): number {
  let [sum, term] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

function halved(scenario: ChainScenario): ChainScenario {
  const { start, parameters, programmes } = scenario;
  const sizes = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, name.endsWith("Cny") ? value / 2 : value]),
  ) as ChainScenario["parameters"];
  return {
    ...scenario,
    notes: madeUpNotes(40, 100e9),
    parameters: sizes,
    programmes: programmes.map((programme) => ({ ...programme, dailyCny: programme.dailyCny.map((cny) => cny / 2) })),
    start: {
      ...start,
      openInterestCny: start.openInterestCny.map((cny) => cny / 2),
      capitalisation: start.capitalisation.map((cny) => cny / 2),
    },
  };
}
