import fc from "fast-check";
import type { StockPanel } from "../../src/domain/market/panel.ts";
import type { StockList } from "../../src/domain/market/stock-list.ts";
import { smallMarket } from "./small-market.ts";

const STOCKS = 9;
const DAYS = 14;

/** Random small markets: 14 days of 9 stocks with suspensions, moves up to and at the limits, one under special treatment. */
export const randomMarket: fc.Arbitrary<{ panel: StockPanel; stocks: StockList }> = fc
  .record({
    first: fc.array(fc.integer({ min: 200, max: 3000 }), { minLength: STOCKS, maxLength: STOCKS }),
    moves: fc.array(
      fc.oneof(fc.double({ min: -0.12, max: 0.12, noNaN: true }), fc.constantFrom(-0.1, 0.1, Number.NaN)),
      { minLength: STOCKS * DAYS, maxLength: STOCKS * DAYS },
    ),
    special: fc.nat(STOCKS - 1),
  })
  .map(({ first, moves, special }) => {
    const closes = Object.fromEntries(first.map((cents, j) => [`60000${j}`, walk(cents, moves.slice(j * DAYS))]));
    const specialTreatment = new Uint8Array(STOCKS);
    specialTreatment[special] = 1;
    return smallMarket(closes, { specialTreatment });
  });

function walk(cents: number, moves: readonly number[]): (number | null)[] {
  let price = cents / 100;
  return moves.slice(0, DAYS).map((move) => {
    if (Number.isNaN(move)) return null;
    price = Math.max(0.01, Math.round(price * (1 + move) * 100) / 100);
    return price;
  });
}

/** The first `length` days of a panel. */
export function cutPanel(panel: StockPanel, length: number): StockPanel {
  const end = length * panel.codes.length;
  return {
    days: panel.days.slice(0, length),
    codes: panel.codes,
    close: panel.close.slice(0, end),
    ...(panel.low && { low: panel.low.slice(0, end) }),
    ...(panel.high && { high: panel.high.slice(0, end) }),
  };
}
