/** Days, exchange trading days and contract months. Days are integers since 1970-01-01; text is ISO, at the border only. */
export {
  type ContractMonth,
  formatContractMonth,
  lastTradingDay,
  listedMonths,
  parseContract,
} from "./contract-months.ts";
export { type Day, dayOf, dayOfMonth, formatDay, monthOf, parseDay, weekday, yearOf } from "./day.ts";
export {
  addTradingDays,
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DAY,
  isTradingDay,
  tradingDayOnOrAfter,
  tradingDayOnOrBefore,
  tradingDays,
  tradingDaysBetween,
} from "./trading-calendar.ts";
