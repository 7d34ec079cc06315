import { parseDay, tradingDays } from "../../src/domain/calendar/index.ts";
import type { StockPanel } from "../../src/domain/market/panel.ts";
import type { StockList } from "../../src/domain/market/stock-list.ts";

/**
 * A market small enough to reason about: closes by code, one a day from 2024-01-02 on (null where the stock does not
 * trade). Every stock is on the main board, listed in 2010, with one share, unless `changes` says otherwise.
 */
export function smallMarket(
  closes: Readonly<Record<string, readonly (number | null)[]>>,
  changes: Partial<StockList> = {},
): { panel: StockPanel; stocks: StockList } {
  const codes = Object.keys(closes).sort();
  const length = Math.max(...codes.map((code) => closes[code].length));
  const days = tradingDays(parseDay("2024-01-02"), parseDay("2024-12-31")).slice(0, length);
  const close = Float64Array.from({ length: length * codes.length }, (_, at) => {
    const price = closes[codes[at % codes.length]][Math.floor(at / codes.length)];
    return price ?? Number.NaN;
  });
  const stocks: StockList = {
    boards: codes.map(() => "main"),
    specialTreatment: new Uint8Array(codes.length),
    totalShares: new Float64Array(codes.length).fill(1),
    listDays: new Float64Array(codes.length).fill(parseDay("2010-01-04")),
    ...changes,
  };
  return { panel: { days, codes, close }, stocks };
}
