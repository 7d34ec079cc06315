import { expect, test } from "vitest";
import { parseDay, tradingDays } from "../../../../src/domain/calendar/index.ts";
import { drawnDays, expectedContracts, pastOf } from "../../../../src/domain/chain/ensemble/index.ts";
import { xoshiro } from "../../../../src/numerics/xoshiro.ts";

const BETA = Float64Array.of(1, 0.9, 0.93, 0.84, 0.73);
const DAYS = 400;

/** A past whose dislocation reverts by 0.3 a day and widens by 0.5 of the index's fall, and another that came later. */
function madePast(noise: number) {
  const stream = xoshiro(8);
  const logClose = new Float64Array((DAYS + 1) * 5);
  const dislocation = new Float64Array((DAYS + 1) * 2).fill(Number.NaN);
  dislocation[0] = 0.01;
  for (let t = 1; t <= DAYS; t++) {
    const market = 0.01 * stream.normal();
    for (let k = 0; k < 5; k++) {
      logClose[t * 5 + k] = logClose[(t - 1) * 5 + k] + BETA[k] * market + (k > 0 ? 0.005 * stream.normal() : 0);
    }
    const own = logClose[t * 5 + 1] - logClose[(t - 1) * 5 + 1];
    dislocation[t * 2] = 0.7 * dislocation[(t - 1) * 2] - 0.5 * own + noise * stream.normal();
    if (t > 300) dislocation[t * 2 + 1] = dislocation[t * 2];
  }
  return { logClose, dislocation };
}

test("without noise nothing is left of the dislocation; a future that came later borrows before", () => {
  const { basisShock, reverting, plainShock } = pastOf(madePast(0), BETA);
  for (let t = 0; t < DAYS; t++) expect(Math.abs(basisShock[t * 2])).toBeLessThan(1e-9);
  expect(Math.max(...plainShock)).toBeGreaterThan(1e-3);
  expect(plainShock[10 * 2 + 1]).toBe(plainShock[10 * 2]);
  // Least squares without the return is unbiased here; its standard error is near 0.05.
  expect(Math.abs(reverting[0] - 0.3)).toBeLessThan(0.15);
});

test("the market and what is beyond it make up the closes again", () => {
  const closes = madePast(0.002);
  const { market, residual, days } = pastOf(closes, BETA);
  expect(days).toBe(DAYS);
  for (let k = 0; k < 5; k++) {
    let sum = 0;
    for (let t = 0; t < days; t++) sum += BETA[k] * market[t] + residual[t * 5 + k];
    expect(sum).toBeCloseTo(closes.logClose[DAYS * 5 + k], 10);
  }
});

test("days are drawn whole: market, residuals and basis of one day stay together", () => {
  const past = pastOf(madePast(0.002), BETA);
  const drawn = drawnDays(past, 25, xoshiro(1));
  drawn.market.forEach((value, t) => {
    const at = past.market.indexOf(value);
    expect([...drawn.shocks.subarray(t * 5, t * 5 + 5)]).toEqual([...past.residual.subarray(at * 5, at * 5 + 5)]);
    expect(drawn.basisShocks[t * 2]).toBe(past.basisShock[at * 2]);
    if (t % 10 > 0) expect(at).toBe(past.market.indexOf(drawn.market[t - 1]) + 1);
  });
});

test("contracts to come have the calendar's expiries and shares of days alike", () => {
  const past = [3, 15, 30].map((near) => [
    { calendarDays: near, openInterest: near },
    { calendarDays: near + 30, openInterest: 60 - near },
    { calendarDays: near + 60, openInterest: 30 },
    { calendarDays: near + 150, openInterest: 10 },
  ]);
  for (const day of tradingDays(parseDay("2024-01-22"), parseDay("2024-02-08"))) {
    const contracts = expectedContracts(day, past);
    expect(contracts).toHaveLength(4);
    expect(contracts.reduce((sum, { openInterest }) => sum + openInterest, 0)).toBeCloseTo(1, 12);
  }
  // IC2402 and IM2402 ended on 2024-02-19, the first trading day after a third Friday that was closed.
  const known = [
    [17, 0.15],
    [42, 0.45],
    [140, 0.3],
    [231, 0.1],
  ];
  expectedContracts(parseDay("2024-02-02"), past).forEach(({ calendarDays, openInterest }, rank) => {
    expect(calendarDays).toBe(known[rank][0]);
    expect(openInterest).toBeCloseTo(known[rank][1], 12);
  });
});
