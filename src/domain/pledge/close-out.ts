import { movedPrice } from "../market/sale-impact.ts";

/** What the stock of a pledge is like on the day from which its sale is sized; NaN where unknown. */
export interface CloseOutMarket {
  /** Shares of the company. */
  readonly totalShares: number;
  /** Shares traded on a usual day. */
  readonly dailyShares: number;
  /** Standard deviation of daily returns. */
  readonly volatility: number;
}

/** How fast a lender may and will sell. */
export interface CloseOutPace {
  /** Share of a usual day's trading that the lender takes. */
  readonly participation: number;
  /** Whether the shares are a controlling holder's, whom the rules on reductions bind. */
  readonly controlling: boolean;
  /** Constants of the square-root law of impact and of the depth of the saturating one. */
  readonly squareRootConstant: number;
  readonly depthConstant: number;
}

/** What selling pledged shares takes and moves. Falls are positive decimals. */
export interface LenderSale {
  /** Trading days at the daily cap; Infinity where nothing trades, NaN where the trading is unknown. */
  readonly days: number;
  /** Sale over what trades on a usual day. */
  readonly daysOfTurnover: number;
  /** Price fall at the end of the sale by the square-root law and by the saturating law. */
  readonly impactSquareRoot: number;
  readonly impactSaturating: number;
}

/** 1% of the company in 90 calendar days by call auction: so much a trading day (减持新规; 90 days are about 63 trading days). */
const LEGAL_SHARE = 0.01;
const LEGAL_DAYS = 63;
/** Horizon to which market depth is scaled, in days, and the floor of the price (Cont and Schaanning 2017). */
const DEPTH_DAYS = 20;
const FLOOR = 0.5;

/**
 * Most shares that a lender sells by auction in a day: `participation` of usual trading, and for a controlling holder's
 * shares not more than 1% of the company over 63 trading days. NaN where the trading, or what the rule needs, is unknown.
 */
export function dailyCap({ totalShares, dailyShares }: CloseOutMarket, { participation, controlling }: CloseOutPace) {
  const willing = participation * dailyShares;
  return controlling ? Math.min((LEGAL_SHARE / LEGAL_DAYS) * totalShares, willing) : willing;
}

/** Shares sold within so many trading days, never more than there are. */
export function soldWithin(shares: number, cap: number, days: number): number {
  return Math.min(shares, cap * days);
}

/**
 * The sale of `shares`: its days at the daily cap, and the fall it leaves by two laws. Square root: Y s sqrt(Q / V) for the
 * whole of it, whatever its pace (Bouchaud, Farmer and Lillo 2009; Y 0.5 to 1). Saturating: (1 - B)(1 - exp(-Q / ((1 - B) D)))
 * with depth D = c (V / s) sqrt(20) and floor B = 0.5 (Cont and Schaanning 2017, c about 0.4).
 */
export function closeOut(shares: number, market: CloseOutMarket, pace: CloseOutPace): LenderSale {
  const { dailyShares, volatility } = market;
  const { squareRootConstant, depthConstant } = pace;
  const depth = (depthConstant * dailyShares * Math.sqrt(DEPTH_DAYS)) / volatility;
  const root = { law: "square-root", coefficient: squareRootConstant, volatility, turnover: dailyShares } as const;
  return {
    days: shares === 0 ? 0 : shares / dailyCap(market, pace),
    daysOfTurnover: shares / dailyShares,
    impactSquareRoot: movedPrice(root, shares).final,
    impactSaturating: movedPrice({ law: "saturating", depth, floor: FLOOR }, shares).final,
  };
}
