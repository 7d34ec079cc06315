import { describe, expect, test } from "vitest";
import { dayOf, formatDay, tradingDays } from "../../../src/domain/calendar/index.ts";
import { runChain, usualContracts, withShock } from "../../../src/domain/chain/index.ts";
import { madeUpScenario } from "../../support/chain-scenario.ts";

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe("shocks from outside", () => {
  test("a redemption sells stocks and buys futures back on its day, and only of those who are asked", () => {
    const whole = madeUpScenario({ masked: null });
    const day = whole.path.days[3];
    const run = runChain({ ...whole, redemptions: [{ day, share: 0.5, of: "dma" }] });
    const plain = runChain(whole);
    expect(sum(run.days[2].stockFlow.dma)).toBe(sum(plain.days[2].stockFlow.dma));
    // Half of what is held, at prices that have fallen for three days; locked names keep part of the order.
    const held = (whole.parameters.dmaCny / 2) * plain.days[2].seen.price[3];
    expect(-sum(run.days[3].stockFlow.dma) / held).toBeGreaterThan(0.85);
    expect(-sum(run.days[3].stockFlow.dma) / held).toBeLessThan(1.05);
    expect(sum(run.days[3].futuresFlow.dma)).toBeGreaterThan(sum(plain.days[3].futuresFlow.dma));
    // The funds meet other prices and locks, and no redemption.
    expect(sum(run.days[3].stockFlow.neutral) / sum(plain.days[3].stockFlow.neutral)).toBeCloseTo(1, 0);
  });

  test("a redemption of neutral funds is sold for over the days, at the speed of their unwinding", () => {
    const whole = madeUpScenario({ masked: null });
    const day = whole.path.days[0];
    const run = runChain({ ...whole, redemptions: [{ day, share: 0.2, of: "neutral" }] });
    const first = -sum(run.days[0].stockFlow.neutral);
    expect(first / (whole.parameters.neutralCny * 0.2 * whole.parameters.unwindSpeed)).toBeCloseTo(1, 1);
    expect(-sum(run.days[1].stockFlow.neutral)).toBeGreaterThan(0);
  });

  test("a shock to the basis widens the discount of its day by about its size, and then reverts", () => {
    const whole = madeUpScenario({ masked: null });
    const shocked = runChain(withShock(whole, "basis", 0.02));
    const plain = runChain(whole);
    const wider = (t: number) => shocked.days[t].seen.dislocation[1] - plain.days[t].seen.dislocation[1];
    expect(wider(0)).toBeGreaterThan(0.01);
    expect(wider(0)).toBeLessThan(0.021);
    expect(wider(3)).toBeLessThan(wider(0) / 2);
  });
});

describe("contracts of days of which nothing is recorded", () => {
  test("are four, with shares of 1 in all, and the nearest leaves its share as it nears its expiry", () => {
    const days = tradingDays(dayOf(2024, 1, 2), dayOf(2024, 1, 19));
    let before = 1;
    for (const day of days) {
      const contracts = usualContracts(day);
      expect(contracts.map(({ calendarDays }) => calendarDays >= 0)).toEqual([true, true, true, true]);
      expect(contracts.reduce((total, { openInterest }) => total + openInterest, 0)).toBeCloseTo(1, 12);
      expect(`${formatDay(day)} ${contracts[0].openInterest <= before}`).toBe(`${formatDay(day)} true`);
      before = contracts[0].openInterest;
    }
    expect(usualContracts(dayOf(2024, 1, 19))[0]).toMatchObject({ calendarDays: 0 });
    expect(usualContracts(dayOf(2024, 1, 22))[0].calendarDays).toBe(dayOf(2024, 2, 19) - dayOf(2024, 1, 22));
  });
});
