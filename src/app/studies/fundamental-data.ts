import { MISSING_DAY, type Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { Fundamentals } from "../../domain/factors/index.ts";

const NUMBERS = {
  bookEquity: "book_equity",
  preferredEquity: "preferred_equity",
  longTermDebt: "long_term_debt",
  totalDebt: "total_debt",
  totalAssets: "total_assets",
  earnings: "earnings",
  cashFlow: "cash_flow",
  dividends: "dividends",
  earningsPerShare: "earnings_per_share",
  salesPerShare: "sales_per_share",
} as const;

/** Reads accounts announced up to `to` of stocks with these codes; undefined where none are loaded. */
export async function loadFundamentals(
  store: Store,
  codes: readonly string[],
  to?: Day,
): Promise<Fundamentals | undefined> {
  const columns = ["announced", "code", "period_end", ...Object.values(NUMBERS)];
  const rows = await store.scan("stock_fundamental", { columns, to });
  const placeOf = new Map(codes.map((code, j) => [code, j]));
  const stock = rows.texts("code").map((code) => placeOf.get(code) ?? -1);
  const [announced, periodEnd] = [rows.dates("announced"), rows.dates("period_end")];
  const kept = [...stock.keys()].filter((row) => stock[row] >= 0 && periodEnd[row] !== MISSING_DAY);
  if (kept.length === 0) return undefined;
  const figures = Object.entries(NUMBERS).map(([name, column]) => {
    const values = rows.numbers(column);
    return [name, Float64Array.from(kept, (row) => values[row])];
  });
  return {
    announced: Int32Array.from(kept, (row) => announced[row]),
    periodEnd: Int32Array.from(kept, (row) => periodEnd[row]),
    stock: Int32Array.from(kept, (row) => stock[row]),
    ...(Object.fromEntries(figures) as Record<keyof typeof NUMBERS, Float64Array>),
  };
}
