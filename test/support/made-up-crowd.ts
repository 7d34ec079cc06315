import { parseDay, tradingDays } from "../../src/domain/calendar/index.ts";
import type { TradedPanel } from "../../src/domain/market/panel.ts";
import type { ListedStocks } from "../../src/domain/market/stock-list.ts";
import { xoshiro } from "../../src/numerics/xoshiro.ts";

export interface MadeUpCrowd {
  readonly panel: TradedPanel;
  readonly stocks: ListedStocks;
}

/**
 * A market drawn from a seed: `width` stocks of three industries over `length` days from 2022-01-04, larger to the
 * left; a market move, a common move of the smaller half, and one of each stock; a few suspensions; trading drawn too.
 */
export function madeUpCrowd(seed: number, width: number, length: number, suspended = 0.01): MadeUpCrowd {
  const random = xoshiro(seed);
  const codes = Array.from({ length: width }, (_, j) => String(600_000 + j));
  const days = tradingDays(parseDay("2022-01-04"), parseDay("2025-12-31")).slice(0, length);
  const size = length * width;
  const fields = { close: new Float64Array(size), volume: new Float64Array(size), turnover: new Float64Array(size) };
  const prices = Float64Array.from({ length: width }, () => 10);
  const totalShares = Float64Array.from({ length: width }, (_, j) => 1e8 * 1.02 ** (width - j));
  for (let t = 0; t < length; t++) {
    const market = 0.01 * random.normal();
    const small = 0.01 * random.normal();
    for (let j = 0; j < width; j++) {
      prices[j] *= Math.exp(market + (2 * j > width ? small : 0) + 0.02 * random.normal());
      const trades = random.uniform() >= suspended;
      fields.close[t * width + j] = trades ? prices[j] : Number.NaN;
      fields.turnover[t * width + j] = trades ? 0.01 + 0.03 * random.uniform() : Number.NaN;
      fields.volume[t * width + j] = fields.turnover[t * width + j] * totalShares[j];
    }
  }
  const amount = fields.volume.map((volume, at) => volume * fields.close[at]);
  const stocks: ListedStocks = {
    boards: codes.map(() => "main"),
    specialTreatment: new Uint8Array(width),
    totalShares,
    floatShares: totalShares,
    industries: codes.map((_, j) => ["steel", "banks", "software"][j % 3]),
    listDays: new Float64Array(width).fill(parseDay("2010-01-04")),
  };
  return { panel: { days, codes, ...fields, amount, amountStandsIn: new Uint8Array(width) }, stocks };
}

/** The first `length` days of a panel. */
export function cutCrowd({ panel, stocks }: MadeUpCrowd, length: number): MadeUpCrowd {
  const cut = (values: Float64Array) => values.slice(0, length * panel.codes.length);
  const { days, codes, amountStandsIn } = panel;
  const fields = {
    close: cut(panel.close),
    volume: cut(panel.volume),
    amount: cut(panel.amount),
    turnover: cut(panel.turnover),
  };
  return { panel: { days: days.slice(0, length), codes, ...fields, amountStandsIn }, stocks };
}
