import type { Day } from "../calendar/index.ts";
import { type MembershipRule, MICROCAP_RULE, marketValuesByDay, wholeDays } from "../market/membership.ts";
import type { StockPanel } from "../market/panel.ts";
import { SIZE_GROUPS, sizeGroups } from "../market/size-groups.ts";
import type { StockList } from "../market/stock-list.ts";
import { doorsOn, type TradingDoors } from "../market/trading-doors.ts";
import { buyFeeRate, sellFeeRate } from "../market/trading-fees.ts";
import {
  aimAtEqualParts,
  buyOrders,
  markPrices,
  newPortfolio,
  type Portfolio,
  portfolioValue,
  sellOrders,
} from "./portfolio.ts";
import { type Rebalance, rebalanceDays } from "./rebalance-days.ts";

const MICRO = SIZE_GROUPS.indexOf("micro");

/** Cash that the portfolio begins with; only ratios of it are answered. */
const START = 1;

export interface TradableOptions {
  readonly microSize: number;
  readonly rebalance: Rebalance;
  /** Commission, half spread and impact on each side, as a share of the value traded; charges of the state come on top. */
  readonly costPerSide: number;
  readonly rule?: MembershipRule;
}

/** By day of the panel. */
export interface TradableReturns {
  /** Return after costs; NaN up to and with the day on which the portfolio is first bought. */
  readonly returns: Float64Array;
  /** Half of the value bought and sold, as a share of the portfolio. */
  readonly turnover: Float64Array;
  /** Stocks whose order met a price limit or a suspension and was carried over. */
  readonly blockedBuys: Int32Array;
  readonly blockedSells: Int32Array;
}

/**
 * The micro-cap index as it could have been traded. On the first day t of each week or month the portfolio is turned
 * towards equal parts of the stocks that belong by the close of day t - 1, at the closes of day t; so they earn from
 * day t + 1 on, and nothing is sold on the day it was bought (T+1). A stock locked at its upper limit is not bought, one
 * locked at its lower limit is not sold, one that does not trade is neither: the order is carried to the next day, until
 * the next rebalancing replaces it. Sales pay for purchases of the same day; where they fall short, every purchase is cut
 * by the same part and the rest is carried over. Each side pays the charges in force on the day and `costPerSide`. A
 * stock that does not trade is valued at its last close. Amounts are not rounded to lots. A day that is a hole in the
 * data (see wholeDays) is passed over.
 */
export function tradableIndex(panel: StockPanel, stocks: StockList, options: TradableOptions): TradableReturns {
  const width = panel.codes.length;
  const closesOn = (t: number) => panel.close.subarray(t * width, (t + 1) * width);
  const answer = emptyAnswer(panel.days.length);
  const isRebalance = rebalanceDays(panel.days, options.rebalance);
  const whole = wholeDays(panel);
  const portfolio = newPortfolio(width, START);
  const groups = new Int8Array(width);
  markPrices(portfolio, closesOn(0));
  let value = Number.NaN;
  let invested = false;
  let due = true;
  let t = 0;
  for (const marketValues of marketValuesByDay(panel, stocks, options.rule ?? MICROCAP_RULE)) {
    t++;
    due ||= isRebalance[t] === 1;
    if (whole[t] === 0) continue;
    const doors = doorsOn(panel, stocks, t, portfolio.prices.slice());
    markPrices(portfolio, closesOn(t));
    if (due && whole[t - 1] === 1) {
      sizeGroups(marketValues, options.microSize, groups);
      if (groups.includes(MICRO)) {
        aimAtEqualParts(portfolio, groups, MICRO);
        due = false;
      }
    }
    trade(portfolio, doors, panel.days[t], options.costPerSide, answer, t);
    if (invested) answer.returns[t] = portfolioValue(portfolio) / value - 1;
    invested ||= answer.turnover[t] > 0;
    value = portfolioValue(portfolio);
  }
  return answer;
}

/** Carries out what can be carried out at the closes of day t, and writes down how much that was. */
function trade(
  portfolio: Portfolio,
  doors: TradingDoors,
  day: Day,
  costPerSide: number,
  answer: TradableReturns,
  t: number,
): void {
  const sold = sellOrders(portfolio, doors.canSell, sellFeeRate(day) + costPerSide);
  const bought = buyOrders(portfolio, doors.canBuy, buyFeeRate(day) + costPerSide);
  answer.turnover[t] = (sold.amount + bought.amount) / 2 / portfolioValue(portfolio);
  answer.blockedSells[t] = sold.blocked;
  answer.blockedBuys[t] = bought.blocked;
}

function emptyAnswer(length: number): TradableReturns {
  return {
    returns: new Float64Array(length).fill(Number.NaN),
    turnover: new Float64Array(length),
    blockedBuys: new Int32Array(length),
    blockedSells: new Int32Array(length),
  };
}
