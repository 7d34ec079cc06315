import { parseDay, tradingDays } from "../../src/domain/calendar/index.ts";
import type { FactorMarket } from "../../src/domain/factors/index.ts";
import { xoshiro } from "../../src/numerics/xoshiro.ts";

export interface MadeMarket {
  readonly market: FactorMarket;
  /** What each stock moves with the common move, and the deviation of its own. */
  readonly betas: Float64Array;
  readonly ownDeviation: number;
}

const OWN_DEVIATION = 0.02;

/**
 * A made-up market: stocks of five industries (one of them too small to stand alone) that move with a common move by a
 * known beta and by themselves, traded every day but for suspensions, with volume, amount and turnover. Every twentieth
 * stock is under special treatment, every thirtieth lists in the middle of the panel.
 */
export function madeMarket({ seed = 1, width = 150, length = 120, suspended = 0.02 } = {}): MadeMarket {
  const random = xoshiro(seed);
  const days = tradingDays(parseDay("2021-01-04"), parseDay("2026-06-30")).slice(0, length);
  const codes = Array.from({ length: width }, (_, j) => String(600000 + j));
  const betas = Float64Array.from(codes, () => 1 + 0.4 * random.normal());
  const totalShares = Float64Array.from(codes, () => 1e8 * Math.exp(random.normal()));
  const prices = Float64Array.from(codes, () => 10 * Math.exp(0.5 * random.normal()));
  const listedAt = codes.map((_, j) => (j % 30 === 29 ? length >> 1 : 0));
  const [close, volume, amount, turnover] = [0, 1, 2, 3].map(() => new Float64Array(length * width).fill(Number.NaN));
  for (let t = 0; t < length; t++) {
    const common = 0.01 * random.normal();
    for (let j = 0; j < width; j++) {
      if (t > 0) prices[j] *= Math.max(0.5, 1 + betas[j] * common + OWN_DEVIATION * random.normal());
      const share = 0.02 * Math.exp(0.5 * random.normal() + 0.5 * Math.sin(j));
      if (t < listedAt[j] || random.uniform() < suspended) continue;
      const at = t * width + j;
      close[at] = prices[j];
      turnover[at] = share;
      volume[at] = share * totalShares[j];
      amount[at] = volume[at] * prices[j];
    }
  }
  const panel = { days, codes, close, volume, amount, turnover, amountStandsIn: new Uint8Array(width) };
  const stocks = {
    boards: codes.map(() => "main" as const),
    specialTreatment: Uint8Array.from(codes, (_, j) => (j % 20 === 19 ? 1 : 0)),
    totalShares,
    floatShares: totalShares,
    listDays: Float64Array.from(codes, (_, j) => (listedAt[j] > 0 ? days[listedAt[j]] : parseDay("2010-01-04"))),
    industries: codes.map((_, j) => (j === 7 ? "" : j % 41 === 0 ? "tiny" : `industry ${j % 4}`)),
  };
  return { market: { panel, stocks }, betas, ownDeviation: OWN_DEVIATION };
}

/** The first `length` days of a market. */
export function cutMarket({ panel, stocks, fundamentals }: FactorMarket, length: number): FactorMarket {
  const cut = (values: Float64Array) => values.slice(0, length * panel.codes.length);
  const { close, volume, amount, turnover } = panel;
  return {
    panel: {
      ...panel,
      days: panel.days.slice(0, length),
      close: cut(close),
      volume: cut(volume),
      amount: cut(amount),
      turnover: cut(turnover),
    },
    stocks,
    fundamentals,
  };
}
