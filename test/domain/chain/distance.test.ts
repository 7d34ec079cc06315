import { describe, expect, test } from "vitest";
import {
  type ChainParameters,
  type ChainScenario,
  distanceToCascade,
  excessFall,
  PARAMETER_NAMES,
  PARAMETERS,
  plausibleDraw,
  requireParameters,
  TIPPING_SHOCKS,
  WHOLE_CHAIN,
  withShock,
} from "../../../src/domain/chain/index.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";
import { madeUpScenario } from "../../support/chain-scenario.ts";

/** An evening before a flat market. */
function evening(over: Partial<ChainParameters> = {}, more: Partial<ChainScenario> = {}): ChainScenario {
  const whole = madeUpScenario({ masked: null, programmes: [], ...more });
  const market = new Float64Array(whole.path.days.length);
  return { ...whole, path: { ...whole.path, market }, parameters: { ...whole.parameters, ...over } };
}

const NOBODY = {
  ...WHOLE_CHAIN,
  snowballs: false,
  neutral: false,
  dma: false,
  lossSellers: false,
  hedgers: false,
  pledges: false,
};

describe("distance to a cascade", () => {
  test.each(TIPPING_SHOCKS)("without agents no %s tips: what falls is the shock alone", (kind) => {
    const nobody = evening({ deepValue: 0, resiliency: 0, panicHedge: 0 }, { links: NOBODY });
    expect(distanceToCascade(nobody, kind, 0.01)).toEqual({ shock: null, fall: 0 });
  });

  test.each(TIPPING_SHOCKS)("the %s found tips, and one smaller by the tolerance does not", (kind) => {
    const scenario = evening({ factorDepth: 0.1, bucketDepth: 0.1 });
    const { shock, fall } = distanceToCascade(scenario, kind, 0.05, undefined, 1 / 64);
    if (shock === null) {
      expect(fall).toBeLessThanOrEqual(0.05);
      return;
    }
    const fallAt = (size: number) => excessFall(withShock(scenario, kind, size));
    expect(fallAt(shock)).toBe(fall);
    expect(fall).toBeGreaterThan(0.05);
    const limit = { market: 0.3, redemption: 1, basis: 0.15 }[kind];
    expect(fallAt(Math.max(0, shock - limit / 64))).toBeLessThanOrEqual(0.05);
  });

  test("hedged books that lost before the start fall further by themselves, the more the more they lost", () => {
    const falls = [0, -0.05, -0.1, -0.2].map((gain) => {
      const hedged = { neutral: { gain, sinceHigh: gain }, dma: { gain, sinceHigh: gain } };
      const plain = evening({ factorDepth: 0.1, bucketDepth: 0.1 });
      return excessFall({ ...plain, start: { ...plain.start, hedged } });
    });
    expect(falls[0]).toBe(excessFall(evening({ factorDepth: 0.1, bucketDepth: 0.1 })));
    for (let i = 1; i < falls.length; i++) expect(falls[i]).toBeGreaterThan(falls[i - 1]);
  });

  test("thinner depth, and so a larger gain of the loop, is nearer to a cascade", () => {
    const distances = [0.6, 0.3, 0.15].map((depth) => {
      const scenario = evening({ factorDepth: depth, bucketDepth: depth });
      return distanceToCascade(scenario, "market", 0.1, 0.5).shock ?? Number.POSITIVE_INFINITY;
    });
    expect(distances[1]).toBeLessThanOrEqual(distances[0]);
    expect(distances[2]).toBeLessThan(distances[1]);
  });

  test("larger neutral books are nearer to a cascade by redemption", () => {
    const [small, large] = [100e9, 400e9].map((neutralCny) => {
      const scenario = evening({ neutralCny, factorDepth: 0.15 });
      return distanceToCascade(scenario, "redemption", 0.05).shock ?? Number.POSITIVE_INFINITY;
    });
    expect(large).toBeLessThan(small);
  });

  test("a market that falls by itself needs no shock", () => {
    const falling = madeUpScenario({ masked: null, programmes: [] }, 20);
    const thin = { ...falling, parameters: { ...falling.parameters, factorDepth: 0.05 } };
    expect(distanceToCascade(thin, "market", 0.02).shock).toBe(0);
  });

  test("draws lie in their plausible ranges, make a run, and are the same for a seed", () => {
    const draw = plausibleDraw(xoshiro(3));
    requireParameters(draw);
    for (const name of PARAMETER_NAMES) {
      expect(draw[name]).toBeGreaterThanOrEqual(PARAMETERS[name].low);
      expect(draw[name]).toBeLessThanOrEqual(PARAMETERS[name].high);
    }
    expect(plausibleDraw(xoshiro(3))).toEqual(draw);
  });
});
