import { parseDay, tradingDays } from "../../dist/domain/calendar/index.js";
import { xoshiro } from "../../dist/numerics/xoshiro.js";

export const STOCKS = 5000;
const INDUSTRIES = 86;

/** Stocks that move with a common move and by themselves, traded on 98 days of 100. */
export function madeMarket(length) {
  const random = xoshiro(1);
  const days = tradingDays(parseDay("2015-09-01"), parseDay("2026-06-30")).slice(0, length);
  const codes = Array.from({ length: STOCKS }, (_, j) => String(600000 + j));
  const each = (figure) => Float64Array.from(codes, figure);
  const prices = each(() => 10 * Math.exp(0.5 * random.normal()));
  const totalShares = each(() => 1e8 * Math.exp(random.normal()));
  const [close, volume, amount, turnover] = [0, 1, 2, 3].map(() => new Float64Array(length * STOCKS).fill(Number.NaN));
  for (let t = 0; t < length; t++) {
    const common = 0.01 * random.normal();
    for (let j = 0; j < STOCKS; j++) {
      prices[j] *= Math.max(0.8, 1 + common + 0.03 * (random.uniform() + random.uniform() - 1));
      if (random.uniform() < 0.02) continue;
      const at = t * STOCKS + j;
      close[at] = prices[j];
      turnover[at] = 0.04 * random.uniform();
      volume[at] = turnover[at] * totalShares[j];
      amount[at] = volume[at] * prices[j];
    }
  }
  return {
    panel: { days, codes, close, volume, amount, turnover, amountStandsIn: new Uint8Array(STOCKS) },
    stocks: {
      boards: codes.map(() => "main"),
      specialTreatment: new Uint8Array(STOCKS),
      totalShares,
      floatShares: totalShares,
      listDays: each(() => parseDay("2005-01-04")),
      industries: codes.map((_, j) => `industry ${j % INDUSTRIES}`),
    },
  };
}
