import type { SnowballFlowPoint } from "../../contract.ts";
import { orNull } from "./answer.ts";
import type { IndexEvening } from "./snowball-inputs.ts";

type Trade = Pick<SnowballFlowPoint, "lots" | "cny" | "cappedLots" | "cappedCny">;
type Shares = Pick<SnowballFlowPoint, "ofOpenInterest" | "ofTurnover" | "cappedOfOpenInterest" | "cappedOfTurnover">;

/** Units of the index as lots of its futures and as yuan at today's close. */
export function tradeOf({ product, view }: IndexEvening, units: number, cappedUnits: number): Trade {
  return {
    lots: units / product.multiplier,
    cny: units * view.spot,
    cappedLots: cappedUnits / product.multiplier,
    cappedCny: cappedUnits * view.spot,
  };
}

/** A trade, and what shares of the day's open interest and turnover it is. */
export function tradeAndShares(evening: IndexEvening, units: number, cappedUnits: number): Trade & Shares {
  const trade = tradeOf(evening, units, cappedUnits);
  const { openInterest, turnoverCny } = evening.futures;
  return {
    ...trade,
    ofOpenInterest: orNull(trade.lots / openInterest),
    ofTurnover: orNull(trade.cny / turnoverCny),
    cappedOfOpenInterest: orNull(trade.cappedLots / openInterest),
    cappedOfTurnover: orNull(trade.cappedCny / turnoverCny),
  };
}
