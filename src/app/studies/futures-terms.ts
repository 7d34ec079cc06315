import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import type { TermsOn } from "../../domain/neutral/index.ts";

/** Margins and fees of futures as they were in force, and how many rows of them are loaded. */
export interface FuturesTerms {
  readonly on: TermsOn;
  readonly count: number;
}

/** Reads margins of shorts and fees of every contract up to `to`; a value stands until the next one of its contract. */
export async function loadFuturesTerms(store: Store, to?: Day): Promise<FuturesTerms> {
  const rows = await store.scan("futures_terms", { columns: ["date", "symbol", "margin_short", "fee"], to });
  const [days, symbols] = [rows.dates("date"), rows.texts("symbol")];
  const margins = standing(symbols, days, rows.numbers("margin_short"));
  const fees = standing(symbols, days, rows.numbers("fee"));
  return {
    on: (symbol, day) => ({ marginRate: margins(symbol, day), fee: fees(symbol, day) }),
    count: rows.count,
  };
}

/** The last known value of a symbol on or before a day; NaN where there is none. */
function standing(symbols: readonly string[], days: Int32Array, values: Float64Array) {
  const known = new Map<string, { day: Day; value: number }[]>();
  symbols.forEach((symbol, row) => {
    if (Number.isNaN(values[row])) return;
    const rows = known.get(symbol) ?? [];
    rows.push({ day: days[row], value: values[row] });
    known.set(symbol, rows);
  });
  for (const rows of known.values()) rows.sort((a, b) => a.day - b.day);
  const dates = new Map([...known].map(([symbol, rows]) => [symbol, Int32Array.from(rows, ({ day }) => day)]));
  return (symbol: string, day: Day): number => {
    const at = lowerBound(dates.get(symbol) ?? new Int32Array(0), day + 1) - 1;
    return known.get(symbol)?.[at]?.value ?? Number.NaN;
  };
}
