import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { SettlementOn } from "../../domain/neutral/index.ts";

/** Settlement prices of futures, and how many are loaded. */
export interface Settlements {
  readonly on: SettlementOn;
  readonly count: number;
}

/** Reads the settlement prices of every contract up to `to`. */
export async function loadSettlements(store: Store, to?: Day): Promise<Settlements> {
  const rows = await store.scan("futures_settlement", { columns: ["date", "symbol", "settle"], to });
  const [days, prices] = [rows.dates("date"), rows.numbers("settle")];
  const known = new Map(rows.texts("symbol").map((symbol, row) => [`${symbol} ${days[row]}`, prices[row]]));
  return { on: (symbol, day) => known.get(`${symbol} ${day}`) ?? Number.NaN, count: rows.count };
}
