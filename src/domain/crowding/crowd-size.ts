import type { CrowdingGroup } from "./rungs.ts";

/** What the market is like on the day from which the crowd is sized, by group of stocks. */
export interface CrowdMarket {
  /** Yuan traded a day, mean of 20 days. */
  readonly turnoverCny: number;
  /** Standard deviation of daily returns; NaN where unknown. */
  readonly dailyVolatility: number;
}

/** What is assumed of the crowd. */
export interface CrowdAssumptions {
  /** Capital of all quant funds, in yuan. */
  readonly capitalCny: number;
  /** Their share of what the market trades, buying and selling alike. */
  readonly turnoverShare: number;
  /** Part of the capital that is sold. */
  readonly soldPart: number;
  /** How the capital lies over the groups; taken to sum to one. */
  readonly split: Readonly<Partial<Record<CrowdingGroup, number>>>;
  /** Days over which the sale is spread where its share of trading is asked. */
  readonly days: number;
  /** Constant of the square-root law, and of the depth of the linear variant. */
  readonly squareRootConstant: number;
  readonly depthConstant: number;
}

/** What the sale means for one group. */
export interface CrowdGroup {
  readonly soldCny: number;
  /** Sale over what the group trades in a day. */
  readonly daysOfTurnover: number;
  /** Days of selling at the assumed share of trading. */
  readonly daysToLiquidate: number;
  /** Share of trading that the sale takes when spread evenly over `days`. */
  readonly shareOfTurnover: number;
  /** Price fall, as a positive decimal, by either law; NaN where the volatility is unknown. */
  readonly impactSquareRoot: number;
  readonly impactLinear: number;
}

export interface CrowdSize extends CrowdGroup {
  /** Days in which the crowd, at its assumed share of trading, sells all of its capital once: how long it holds. */
  readonly holdingDays: number;
  readonly groups: Readonly<Partial<Record<CrowdingGroup, CrowdGroup>>>;
}

/** Liquidation horizon to which the depth of the linear variant is scaled, in days. */
const DEPTH_DAYS = 20;

/**
 * What follows if a crowd of the assumed size sells. Impact of Q yuan in a group that trades V a day at volatility s:
 * square-root law Y s sqrt(Q / V) (Almgren et al. 2005 and the literature after; Y 0.5 to 1), linear variant Q / D with
 * depth D = c (V / s) sqrt(20) (Cont and Schaanning 2017, c about 0.4). Figures of the whole are sums over the groups,
 * impacts weighted by what is sold.
 */
export function crowdSize(
  market: Readonly<Partial<Record<CrowdingGroup, CrowdMarket>>>,
  assumptions: CrowdAssumptions,
): CrowdSize {
  const { capitalCny, turnoverShare, soldPart, split } = assumptions;
  const names = (Object.keys(split) as CrowdingGroup[]).filter((group) => market[group] !== undefined);
  const whole = names.reduce((sum, group) => sum + (split[group] ?? 0), 0);
  const parts = names.map((group) => {
    const soldCny = (capitalCny * soldPart * (split[group] ?? 0)) / whole;
    return [group, sale(soldCny, market[group] as CrowdMarket, assumptions)] as const;
  });
  const turnoverCny = Object.values(market).reduce((sum, { turnoverCny: traded }) => sum + traded, 0);
  const soldCny = capitalCny * soldPart;
  const weighted = (of: (group: CrowdGroup) => number) =>
    parts.reduce((sum, [, group]) => sum + (group.soldCny > 0 ? of(group) * group.soldCny : 0), 0) / soldCny;
  return {
    soldCny,
    ...pace(soldCny, turnoverCny, assumptions),
    impactSquareRoot: weighted((group) => group.impactSquareRoot),
    impactLinear: weighted((group) => group.impactLinear),
    holdingDays: capitalCny / (turnoverShare * turnoverCny),
    groups: Object.fromEntries(parts),
  };
}

function pace(soldCny: number, turnoverCny: number, { turnoverShare, days }: CrowdAssumptions) {
  const daysOfTurnover = soldCny / turnoverCny;
  return { daysOfTurnover, daysToLiquidate: daysOfTurnover / turnoverShare, shareOfTurnover: daysOfTurnover / days };
}

function sale(
  soldCny: number,
  { turnoverCny, dailyVolatility }: CrowdMarket,
  assumptions: CrowdAssumptions,
): CrowdGroup {
  const { squareRootConstant, depthConstant } = assumptions;
  const depth = (depthConstant * turnoverCny * Math.sqrt(DEPTH_DAYS)) / dailyVolatility;
  return {
    soldCny,
    ...pace(soldCny, turnoverCny, assumptions),
    impactSquareRoot: squareRootConstant * dailyVolatility * Math.sqrt(soldCny / turnoverCny),
    impactLinear: soldCny / depth,
  };
}
