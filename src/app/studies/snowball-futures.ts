import type { Store } from "../../data/store.ts";
import { basisSnapshot, type ContractBasis, oiWeighted } from "../../domain/basis/index.ts";
import { type Day, parseContract } from "../../domain/calendar/index.ts";
import type { Product } from "../../domain/market/products.ts";

/** The futures of a product on one evening. */
export interface FuturesDay {
  /** Nearest first; those that end that day are left out. */
  readonly contracts: readonly ContractBasis[];
  /** Lots over all contracts, and volume x close x multiplier; NaN where not loaded. */
  readonly openInterest: number;
  readonly turnoverCny: number;
  /** Open-interest-weighted annualised basis, raw; NaN where not known. */
  readonly basis: number;
}

/** Reads the futures of a product on a day on which its index closed at `spot`. */
export async function loadFuturesDay(store: Store, product: Product, day: Day, spot: number): Promise<FuturesDay> {
  const columns = ["symbol", "close", "volume", "open_interest"];
  const rows = await store.scan("futures_daily", { columns, from: day, to: day });
  const [symbols, closes] = [rows.texts("symbol"), rows.numbers("close")];
  const [volumes, lots] = [rows.numbers("volume"), rows.numbers("open_interest")];
  const own = [...symbols.keys()].filter((i) => parseContract(symbols[i]).product === product.name);
  const quotes = own.map((i) => ({ symbol: symbols[i], close: closes[i], openInterest: lots[i] }));
  const { contracts } = basisSnapshot(day, spot, quotes, null);
  const listed = contracts.filter(({ tradingDays }) => tradingDays > 0).sort((a, b) => a.expiry - b.expiry);
  return {
    contracts: listed,
    openInterest: sumOf(own, (i) => lots[i]),
    turnoverCny: sumOf(own, (i) => volumes[i] * closes[i] * product.multiplier),
    basis: oiWeighted(contracts, "annualised"),
  };
}

/** Sum over rows; NaN where there are none or one of them is missing. */
function sumOf(rows: readonly number[], value: (row: number) => number): number {
  return rows.length === 0 ? Number.NaN : rows.reduce((sum, row) => sum + value(row), 0);
}
