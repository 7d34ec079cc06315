import type { StockPanel, TradedPanel } from "../../domain/market/panel.ts";

/** A panel of which only closes are known: volumes, amounts and turnover are NaN. */
export function withoutTrading(panel: StockPanel): TradedPanel {
  const unknown = new Float64Array(panel.close.length).fill(Number.NaN);
  const amountStandsIn = new Uint8Array(panel.codes.length);
  return { ...panel, volume: unknown, amount: unknown, turnover: unknown, amountStandsIn };
}
