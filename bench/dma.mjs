// A leveraged account through 60 days, and the search for the leverage that survives 1,000 simulated paths.
import { parseDay, tradingDays } from "../dist/domain/calendar/index.js";
import {
  largestLeverage,
  replayDma,
  simulatedBound,
  USUAL_DMA_TERMS,
  USUAL_SIMULATION,
} from "../dist/domain/dma/index.js";
import { spreadTail, USUAL_SPREAD_TAIL } from "../dist/domain/tail/index.js";
import { xoshiro } from "../dist/numerics/xoshiro.js";
import { report, secondsOf } from "./support/measure.mjs";

/** Days of a basket that follows its hedge with a spread of 1% a day. */
function history(count) {
  const random = xoshiro(5);
  const days = tradingDays(parseDay("2020-01-02"), parseDay("2026-12-31")).subarray(0, count + 1);
  const shortReturns = Float64Array.from(days, () => 0.015 * random.normal());
  const stockReturns = shortReturns.map((value) => value + 0.01 * random.normal());
  return { days, stockReturns, shortReturns, locked: new Float64Array(count + 1) };
}

const year = history(60);
const years = history(1000);
const spread = years.stockReturns.map((value, t) => value - years.shortReturns[t]);

report({
  name: "leveraged account, 60 days, 1,000 times",
  seconds: await secondsOf(() => {
    for (let i = 0; i < 1000; i++) replayDma(year, USUAL_DMA_TERMS);
  }),
});
report({
  name: "largest leverage that lives through 60 days",
  seconds: await secondsOf(() => largestLeverage(year, USUAL_DMA_TERMS)),
});
report({
  name: "leverage that survives 1,000 simulated paths of 60 days",
  seconds: await secondsOf(() =>
    simulatedBound("simulated", years, USUAL_DMA_TERMS, { ...USUAL_SIMULATION, paths: 1000 }),
  ),
  budgetSeconds: 2,
});
report({
  name: "extreme-value shortfall of 1,000 days over 5, with 200 resampled histories",
  seconds: await secondsOf(() => spreadTail(spread, USUAL_SPREAD_TAIL)),
  budgetSeconds: 1,
});
