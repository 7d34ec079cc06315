import { expect, test } from "vitest";
import { DRIFT_DEFAULTS, sampleFund, styleDrift } from "../../../src/domain/drift/index.ts";
import { madeUpStyles } from "../../support/made-up-fund.ts";

test("the sample fund's own change is found: 40% micro caps, dated within 20 days", () => {
  const market = madeUpStyles(400, 9);
  const { nav, changed } = sampleFund(market, 1);
  const drift = styleDrift(nav, market, { ...DRIFT_DEFAULTS, draws: 10 });
  const [alarm] = drift.alarms;
  expect(drift.alarms).toHaveLength(1);
  expect(Math.abs(drift.seen.to[alarm.redated] - changed)).toBeLessThan(28);
  expect(drift.days.at(-1)!.weights[4]).toBeGreaterThan(0.3);
  expect(drift.days.at(-1)!.weights[4]).toBeLessThan(0.5);
});

test("the same seed gives the same fund, and a market without IC none", () => {
  const market = madeUpStyles(100, 9);
  expect(sampleFund(market, 3)).toEqual(sampleFund(market, 3));
  expect(sampleFund(market, 4)).not.toEqual(sampleFund(market, 3));
  expect(() => sampleFund({ ...market, futures: {} }, 1)).toThrow(/IC futures/);
});
