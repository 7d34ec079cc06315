import { InputError } from "../../errors.ts";
import { type Day, dayOf, monthOf, weekday, yearOf } from "./day.ts";
import { tradingDayOnOrAfter } from "./trading-calendar.ts";

/** A contract month as year * 12 + month - 1, so that adding 1 is the next month. */
export type ContractMonth = number;

const SYMBOL = /^(IF|IH|IC|IM)(\d{2})(\d{2})$/;
const FRIDAY = 5;

/** `2402` of a contract month. */
export function formatContractMonth(month: ContractMonth): string {
  const year = Math.floor(month / 12) % 100;
  return `${String(year).padStart(2, "0")}${String((month % 12) + 1).padStart(2, "0")}`;
}

/** Product and contract month of an index future such as `IM2403`. Throws InputError for anything else. */
export function parseContract(symbol: string): { product: string; month: ContractMonth } {
  const match = SYMBOL.exec(symbol);
  const month = match ? Number(match[3]) : 0;
  if (!match || month < 1 || month > 12) {
    throw new InputError(`contract is "${symbol}"; expected IF, IH, IC or IM with year and month, such as IM2403`);
  }
  return { product: match[1], month: (2000 + Number(match[2])) * 12 + month - 1 };
}

/**
 * Last trading day of an index future: the third Friday of its month, moved to the next trading day when that Friday
 * is closed (CFFEX contract rules). Throws InputError outside the table of trading days.
 */
export function lastTradingDay(month: ContractMonth): Day {
  const known = lastTradingDays.get(month);
  if (known !== undefined) return known;
  const first = dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
  const thirdFriday = first + ((FRIDAY - weekday(first) + 7) % 7) + 14;
  const day = tradingDayOnOrAfter(thirdFriday);
  lastTradingDays.set(month, day);
  return day;
}

/** Last trading days worked out so far: the same few months are asked for on every day of a history. */
const lastTradingDays = new Map<ContractMonth, Day>();

/**
 * The four contract months listed on a day, nearest first: the current month (until its last trading day has passed),
 * the next, and the two quarter months (March, June, September, December) after those (CFFEX contract rules).
 */
export function listedMonths(day: Day): [ContractMonth, ContractMonth, ContractMonth, ContractMonth] {
  const calendarMonth = yearOf(day) * 12 + monthOf(day) - 1;
  const near = day > lastTradingDay(calendarMonth) ? calendarMonth + 1 : calendarMonth;
  const firstQuarter = quarterMonthAfter(near + 1);
  return [near, near + 1, firstQuarter, quarterMonthAfter(firstQuarter)];
}

function quarterMonthAfter(month: ContractMonth): ContractMonth {
  return month + 3 - ((month + 1) % 3);
}
