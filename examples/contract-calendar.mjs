// When a contract ends: the third Friday, unless the exchange is closed that day. No store is needed.
// Run: node examples/contract-calendar.mjs
import { formatDay, lastTradingDay, parseContract, parseDay, tradingDaysBetween } from "bianque";

const today = parseDay("2024-02-05");
for (const symbol of ["IM2402", "IM2403", "IC2602", "IC2606"]) {
  const last = lastTradingDay(parseContract(symbol).month);
  console.log(
    `${symbol} ends ${formatDay(last)}, ${tradingDaysBetween(today, last)} trading days after ${formatDay(today)}`,
  );
}
