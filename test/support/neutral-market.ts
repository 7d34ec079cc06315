import type { TradedPanel } from "../../src/domain/market/panel.ts";
import type { StockList } from "../../src/domain/market/stock-list.ts";
import {
  type HedgeContract,
  type NeutralMarket,
  type NeutralSettings,
  NO_FUTURES_COSTS,
  NO_STOCK_COSTS,
} from "../../src/domain/neutral/index.ts";
import { smallMarket } from "./small-market.ts";

/** A small market with volumes, an index and one future that expires in `daysToExpiry` calendar days of its first day. */
export function neutralMarket(
  closes: Readonly<Record<string, readonly (number | null)[]>>,
  index: readonly number[],
  future: readonly number[],
  changes: { stocks?: Partial<StockList>; volume?: number; symbol?: string; daysToExpiry?: number } = {},
): NeutralMarket {
  const { panel, stocks } = smallMarket(closes, changes.stocks);
  const volume = panel.close.map((close) => (Number.isNaN(close) ? Number.NaN : (changes.volume ?? 1e9)));
  const traded: TradedPanel = {
    ...panel,
    volume,
    amount: volume.map((shares, at) => shares * panel.close[at]),
    turnover: volume.map(() => 0.01),
    amountStandsIn: new Uint8Array(panel.codes.length),
  };
  const { symbol = "IM2403", daysToExpiry = 60 } = changes;
  const contracts = Array.from(panel.days, (day, t) => {
    const close = future[t];
    const calendarDays = daysToExpiry - (day - panel.days[0]);
    const unknown = { marginRate: Number.NaN, fee: Number.NaN };
    return new Map<string, HedgeContract>([
      [symbol, { symbol, multiplier: 200, close, mark: close, calendarDays, ...unknown }],
    ]);
  });
  return { panel: traded, stocks, index: Float64Array.from(index), contracts };
}

/** Everything as smooth as can be: no costs, no limits, fractions of shares and lots. */
export const FRICTIONLESS: NeutralSettings = {
  capital: 1_000_000,
  stockShare: 0.8,
  hedgeRatio: 1,
  hedgedBy: "future",
  wholeLots: false,
  marginRate: 0.12,
  cashRate: 0,
  execution: { costs: NO_STOCK_COSTS, lot: 0, participation: Infinity },
  futuresCosts: NO_FUTURES_COSTS,
  doors: false,
};
