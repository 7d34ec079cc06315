import { dayOfMonth, monthOf, yearOf } from "../calendar/index.ts";
import type { Fundamentals } from "./fundamentals.ts";
import type { DescriptorName } from "./styles.ts";
import { trendOfYears } from "./trend-of-years.ts";

/** Accounts of a period that ended longer ago than this say nothing any more. */
const STALE_DAYS = 550;
/** Fiscal years that growth looks back over. */
const GROWTH_YEARS = 5;

/** Descriptors that come from accounts. */
export const ACCOUNTS_DESCRIPTORS = [
  "bookToPrice",
  "cashToPrice",
  "earningsToPrice",
  "earningsGrowth",
  "salesGrowth",
  "marketLeverage",
  "debtToAssets",
  "bookLeverage",
  "dividendYield",
] as const satisfies readonly DescriptorName[];
type AccountsDescriptor = (typeof ACCOUNTS_DESCRIPTORS)[number];

/** Figures of the accounts known by each day. */
export interface FundamentalDescriptors {
  /** Takes in what was announced up to the day. */
  advance(day: number): void;
  /** Writes a descriptor of each stock, given its market value; NaN where the accounts do not tell it. */
  write(name: AccountsDescriptor, marketValues: Float64Array, values: Float64Array): void;
}

/**
 * Of each stock the latest accounts announced, by end of period; an older period announced later changes the years of
 * growth alone. Accounts whose period ended more than 550 days ago are not used.
 */
export function fundamentalDescriptors(accounts: Fundamentals, width: number): FundamentalDescriptors {
  const latest = new Int32Array(width).fill(-1);
  const years = new Map<number, Map<number, number>>();
  const growth = { earnings: nothing(width), sales: nothing(width) };
  let next = 0;
  let today = 0;
  const take = (row: number) => {
    const stock = accounts.stock[row];
    if (latest[stock] < 0 || accounts.periodEnd[row] >= accounts.periodEnd[latest[stock]]) latest[stock] = row;
    if (!isYearEnd(accounts.periodEnd[row])) return;
    const known = years.get(stock) ?? new Map<number, number>();
    years.set(stock, known.set(yearOf(accounts.periodEnd[row]), row));
    growth.earnings[stock] = trendOf(known, accounts.earningsPerShare);
    growth.sales[stock] = trendOf(known, accounts.salesPerShare);
  };
  return {
    advance(day) {
      today = day;
      for (; next < accounts.announced.length && accounts.announced[next] <= day; next++) take(next);
    },
    write(name, marketValues, values) {
      const figure = FIGURES[name];
      for (let j = 0; j < width; j++) {
        const row = latest[j];
        const isUsed = row >= 0 && today - accounts.periodEnd[row] <= STALE_DAYS;
        const grown = name === "earningsGrowth" ? growth.earnings[j] : growth.sales[j];
        values[j] = !isUsed ? Number.NaN : figure === undefined ? grown : figure(accounts, row, marketValues[j]);
      }
    },
  };
}

type Figure = (accounts: Fundamentals, row: number, marketValue: number) => number;

/** CNE5: BTOP, CETOP, ETOP, MLEV, DTOA, BLEV; CNE6: DTOP. */
const FIGURES: Readonly<Partial<Record<AccountsDescriptor, Figure>>> = {
  bookToPrice: (accounts, row, value) => accounts.bookEquity[row] / value,
  cashToPrice: (accounts, row, value) => accounts.cashFlow[row] / value,
  earningsToPrice: (accounts, row, value) => accounts.earnings[row] / value,
  dividendYield: (accounts, row, value) => accounts.dividends[row] / value,
  marketLeverage: (accounts, row, value) => (value + borrowed(accounts, row)) / value,
  debtToAssets: (accounts, row) => positive(accounts.totalAssets[row], accounts.totalDebt[row]),
  bookLeverage: (accounts, row) =>
    positive(accounts.bookEquity[row], accounts.bookEquity[row] + borrowed(accounts, row)),
};

function borrowed({ preferredEquity, longTermDebt }: Fundamentals, row: number): number {
  const preferred = preferredEquity[row];
  return (Number.isNaN(preferred) ? 0 : preferred) + longTermDebt[row];
}

/** A ratio whose base must be above zero. */
function positive(base: number, value: number): number {
  return base > 0 ? value / base : Number.NaN;
}

function isYearEnd(day: number): boolean {
  return monthOf(day) === 12 && dayOfMonth(day) === 31;
}

function trendOf(rows: ReadonlyMap<number, number>, figures: Float64Array): number {
  const last = Math.max(...rows.keys());
  const span = Array.from({ length: GROWTH_YEARS }, (_, i) => rows.get(last - GROWTH_YEARS + 1 + i));
  return trendOfYears(span.map((row) => (row === undefined ? Number.NaN : figures[row])));
}

function nothing(width: number): Float64Array {
  return new Float64Array(width).fill(Number.NaN);
}
