import { describe, expect, test } from "vitest";
import {
  CUT_NAMES,
  coalitionScenario,
  cutEffects,
  cutScenario,
  GAMES,
  runChain,
  WHOLE_CHAIN,
} from "../../../src/domain/chain/index.ts";
import { madeUpScenario } from "../../support/chain-scenario.ts";

const scenario = madeUpScenario();
const sold = (name: "neutral" | "dma" | "lossSellers" | "dealers", cut: (typeof CUT_NAMES)[number]) =>
  runChain(cutScenario(scenario, cut)).days.reduce(
    (sum, { stockFlow, futuresFlow }) =>
      sum + [...stockFlow[name], ...futuresFlow[name]].reduce((flow, part) => flow + Math.abs(part), 0),
    0,
  );

describe("a cut", () => {
  test.each([
    ["no-neutral", "neutral"],
    ["no-dma", "dma"],
    ["no-loss-sellers", "lossSellers"],
    ["no-snowballs", "dealers"],
    ["no-agents", "neutral"],
  ] as const)("%s: %s trade nothing any more, and do in the whole chain", (cut, agent) => {
    expect(sold(agent, cut)).toBe(0);
    expect(sold(agent, "no-price-limits")).toBeGreaterThan(0);
  });

  test("leaves the scenario that it was made from as it is", () => {
    const before = JSON.stringify(scenario);
    for (const name of CUT_NAMES) cutScenario(scenario, name);
    expect(JSON.stringify(scenario)).toBe(before);
  });

  test("buying from day 1 spends a billion a day on the three smallest buckets, beside what was planned", () => {
    const { programmes } = cutScenario(scenario, "early-stabilisation");
    expect(programmes).toHaveLength(scenario.programmes.length + 1);
    const { dailyCny, from, to } = programmes[programmes.length - 1];
    expect([...dailyCny.subarray(0, 2)]).toEqual([0, 0]);
    expect(dailyCny.reduce((sum, cny) => sum + cny, 0)).toBeCloseTo(1e9, 3);
    expect([from, to]).toEqual([scenario.path.days[0], scenario.path.days[scenario.path.days.length - 1]]);
  });

  test("a cap on delta above the scenario's own changes nothing", () => {
    const low = { ...scenario, parameters: { ...scenario.parameters, deltaCap: 1.1 } };
    expect(cutScenario(low, "delta-cap").parameters.deltaCap).toBe(1.1);
  });
});

describe("a coalition", () => {
  test("of all is the whole chain, of none has no player's link", () => {
    expect(coalitionScenario(scenario, GAMES[4], 15).links).toEqual(WHOLE_CHAIN);
    const { neutral, dma, lossSellers, hedgers, snowballs, pledges } = coalitionScenario(scenario, GAMES[4], 0).links;
    expect([neutral, dma, lossSellers, hedgers, snowballs, pledges]).toEqual([false, false, false, false, false, true]);
  });

  test("takes in player i for bit i", () => {
    expect(coalitionScenario(scenario, GAMES[5], 0b00110).links).toMatchObject({
      lossSellers: false,
      neutral: true,
      dma: true,
      hedgers: false,
      snowballs: false,
    });
  });
});

describe("effects", () => {
  test.each([4, 5, 6] as const)("shares of %i players add up to 1, of the fall and of the discount", (players) => {
    const { shares } = cutEffects(scenario, GAMES[players]);
    const sum = (of: "fall" | "discount") => [...shares.values()].reduce((all, share) => all + share[of], 0);
    expect(sum("fall")).toBeCloseTo(1, 10);
    expect(sum("discount")).toBeCloseTo(1, 10);
  });

  test("necessities of links that need each other add to more than 1; without agents all that they did is gone", () => {
    const { base, cuts, alone } = cutEffects(scenario, GAMES[4]);
    expect(base.microFall).toBeGreaterThan(alone.microFall);
    const none = cuts.get("no-agents")!;
    expect(none.fallNecessity).toBeCloseTo(1 - none.microFall / base.microFall, 12);
    for (const { microFall, lowestBasis } of cuts.values()) {
      expect(microFall).toBeGreaterThanOrEqual(0);
      expect(lowestBasis).toBeLessThanOrEqual(0);
    }
    expect(cuts.size).toBe(CUT_NAMES.length);
  });

  test("where the players add nothing there is nothing to share out", () => {
    const quiet = { ...madeUpScenario({ notes: [] }, 0), masked: null };
    const off = {
      ...quiet,
      links: { ...WHOLE_CHAIN, neutral: false, dma: false, lossSellers: false, hedgers: false, snowballs: false },
    };
    const still = { ...off, path: { ...off.path, market: new Float64Array(off.path.days.length) } };
    const { shares } = cutEffects(still, ["snowballs"]);
    expect(shares.get("snowballs")!.fall).toBeNaN();
  });
});
