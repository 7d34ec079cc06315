import { addTradingDays, parseDay } from "../../src/domain/calendar/index.ts";
import type { MonitorInputs } from "../../src/domain/monitor/index.ts";

/** First day on which tests make something happen; before it all series swing, from it on they stand at their means. */
export const STILL_FROM = 120;

/** A made-up market in which nothing happens, for tests that then make one thing happen. */
export function quietMarket(count = 160): MonitorInputs {
  const days = new Int32Array(count);
  days[0] = parseDay("2021-01-04");
  for (let i = 1; i < count; i++) days[i] = addTradingDays(days[i - 1], 1);
  const wave = (mean: number, size: number, phase: number) =>
    Float64Array.from(days, (_, i) => (i < STILL_FROM ? mean + size * Math.sin(i * 1.7 + phase) : mean));
  const absent = () => new Float64Array(count).fill(Number.NaN);
  return {
    days,
    basis: { IC: wave(-0.03, 0.02, 0), IM: wave(-0.04, 0.02, 1) },
    openInterest: { IC: wave(300_000, 5_000, 2), IM: wave(250_000, 5_000, 3) },
    smallCaps: wave(1000, 8, 4),
    largeCaps: wave(4000, 20, 5),
    limitDownShare: absent(),
    crowding: absent(),
    snowballDistance: absent(),
  };
}
