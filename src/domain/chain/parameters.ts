import { InputError } from "../../errors.ts";

/** What one number of the model is: its usual value, where it is plausible, and where it comes from. */
export interface ParameterRow {
  readonly usual: number;
  /** Plausible range; a fit outside is called implausible. */
  readonly low: number;
  readonly high: number;
  /** Source, or the word assumption. */
  readonly source: string;
  readonly meaning: string;
}

const row = (usual: number, low: number, high: number, meaning: string, source = "assumption"): ParameterRow => ({
  usual,
  low,
  high,
  meaning,
  source,
});

const RECORD = "regression on the record of 2022-2023";

/**
 * Every number of the chain that a scenario may set. Money in yuan, rates a trading day unless told otherwise, shares
 * and returns as decimals.
 */
export const PARAMETERS = {
  bucketDepth: row(
    0.4,
    0.1,
    0.6,
    "depth of a bucket: c in c x daily turnover / volatility",
    "Cont and Schaanning 2017",
  ),
  factorDepth: row(0.4, 0.1, 0.6, "the same for the flow into the size factor", "Cont and Schaanning 2017"),
  dailyTurnover: row(0.0125, 0.008, 0.02, "turnover of a day over market value", "turnover of January 2024"),
  volatilityMemory: row(0.93, 0.9, 0.97, "weight of yesterday's variance in today's", "RiskMetrics 1996: 0.94"),
  resiliency: row(0.005, 0, 0.03, "share of the dislocated price that comes back a day"),
  futuresImpact: row(
    0.7,
    0.3,
    1.2,
    "move of the dislocation for a net sale of all open interest",
    "22 January and 6 February 2024",
  ),
  arbitrageDepth: row(
    0.2,
    0.05,
    1,
    "net sale of a day, over open interest, at which its impact is twice the linear one",
  ),
  reversion: row(
    0.47,
    0.35,
    0.65,
    "share of a discount's dislocation that closes a day",
    "regression of January and February 2024",
  ),
  restingDiscount: row(0.005, 0, 0.015, "dislocation that the hedging demand of a time sustains"),
  premiumReversion: row(0.8, 0.6, 0.95, "the same for a premium, which cash-and-carry closes"),
  premiumSlope: row(0.35, 0.2, 0.6, "share of the impact that is left beyond a premium of 0.5%"),
  stockSpill: row(0, 0, 0.3, "share of futures sold that holders of the index turn into a sale of its stocks"),
  hedgeBuild: row(1.75, 1, 2.5, "short hedges, over open interest, built for a fall below the trend of 1.00"),
  panicHedge: row(1, 0, 3, "short hedges, over open interest, for a fall of a day of 1.00 beyond 2%"),
  hedgeCover: row(0.6, 0.3, 1, "largest share of the gap that hedgers cover in a day"),
  trendDays: row(20, 10, 40, "span of the trend that hedgers watch, trading days"),
  lossElasticity: row(0.3, 0.1, 1, "share of holdings sold a day for a fall below the short trend of 1.00"),
  enhancedElasticity: row(0.1, 0, 0.3, "the same of index-enhanced funds"),
  lossThreshold: row(0.01, 0.005, 0.03, "fall below the short trend that loss sellers bear"),
  lossDays: row(9, 5, 15, "span of the short trend, trading days"),
  drawdownStop: row(0.1, 0.07, 0.15, "median drawdown at which a neutral fund is closed"),
  drawdownSpread: row(0.02, 0.01, 0.04, "logistic scale of that drawdown across funds"),
  carryStop: row(0.3, 0.15, 0.5, "median cost of the hedge a year at which a neutral fund halves itself"),
  carrySpread: row(0.05, 0.02, 0.1, "logistic scale of that cost across funds"),
  unwindSpeed: row(0.35, 0.2, 0.6, "share of the gap to its target that a fund sells a day"),
  redemption: row(0.1, 0, 0.3, "share redeemed a day for a drawdown of 1.00 beyond 5%"),
  hedgeRatio: row(1, 0.8, 1.05, "futures short over stocks of neutral funds and accounts"),
  neutralCny: row(180e9, 150e9, 250e9, "stocks of neutral funds", "docs: sizes of January 2024, weak"),
  dmaCny: row(160e9, 100e9, 200e9, "stocks of leveraged neutral accounts", "Bloomberg 2024-02-28: up to 200bn"),
  dmaLowLeverage: row(1.5, 1, 2, "lowest leverage of the accounts"),
  dmaHighLeverage: row(4, 3, 4.5, "highest leverage of the accounts", "Caixin 2024-03-02"),
  dmaCallLine: row(0.75, 0.5, 0.8, "equity over that of entry below which an account is called and sells"),
  dmaCloseLine: row(0.35, 0.2, 0.5, "equity over that of entry below which all is sold"),
  enhancedCny: row(450e9, 300e9, 700e9, "stocks of index-enhanced funds"),
  marginCny: row(1560e9, 1400e9, 1650e9, "stocks of margin-financed and private long-only holders"),
  privateCny: row(400e9, 200e9, 800e9, "stocks of private long-only funds with a stop line, without the 300"),
  stopFall: row(0.25, 0.15, 0.35, "median fall at which such a fund sells out"),
  stopSpread: row(0.04, 0.02, 0.08, "deviation of that fall across funds, in log price"),
  swapCny: row(200e9, 100e9, 400e9, "stocks of the 500 and 1000 whose holders would swap them for futures"),
  pledgedCny: row(2277e9, 2000e9, 2600e9, "market value of pledged shares", "China News, 2024-02-05"),
  pledgeRate: row(0.4, 0.3, 0.6, "loan over the value pledged at the start", "Eastmoney"),
  pledgeCloseOut: row(1.4, 1.3, 1.5, "value over loan at which a lender closes out", "Eastmoney"),
  pledgeHaste: row(1 / 63, 0, 1 / 63, "share of a position that can be sold a day", "1% of the shares in 90 days"),
  deepValueLine: row(0.32, 0.2, 0.5, "fall at which value buyers come"),
  deepValue: row(0.02, 0, 0.1, "market value bought a day for each 1.00 of fall beyond it"),
  deltaCap: row(1.5, 1, 2, "most delta that a dealer holds on a snowball"),
  closedOutShare: row(0.2, 0, 0.3, "notes closed out whole when they knock in"),
  maskedFall: row(0, 0, 0.003, "fall of the market a day that buying of large stocks hid, 17 January to 5 February"),
  stabilisationCny: row(20e9, 5e9, 60e9, "bought a day by the stabilisation fund while it buys in full"),
  carryIC: row(0.035, 0.02, 0.08, "cost of an IC short a year without dislocation", "record of January 2024"),
  carryIM: row(0.06, 0.03, 0.09, "the same of IM", "record of January 2024"),
  basisDays: row(30, 25, 35, "days over which a dislocation fades into the expiry", "record of 2022-2024"),
  beta500: row(0.9, 0.8, 1, "beta of the 500 on the market", RECORD),
  beta1000: row(0.93, 0.83, 1.03, "beta of the 1000 on the market", RECORD),
  beta2000: row(0.84, 0.74, 0.94, "beta of the 2000 on the market", RECORD),
  betaMicro: row(0.73, 0.63, 0.83, "beta of micro caps on the market", RECORD),
  size500: row(0.55, 0.4, 0.7, "loading of the 500 on the size factor", RECORD),
  size1000: row(0.8, 0.65, 0.95, "loading of the 1000 on the size factor", RECORD),
  size2000: row(1, 0.85, 1.15, "loading of the 2000 on the size factor", RECORD),
  sizeMicro: row(1.18, 1.03, 1.33, "loading of micro caps on the size factor", RECORD),
} as const satisfies Record<string, ParameterRow>;

export type ParameterName = keyof typeof PARAMETERS;
export type ChainParameters = Readonly<Record<ParameterName, number>>;
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as ParameterName[];

/** Usual values, each inside its plausible range. */
export const USUAL_PARAMETERS = Object.fromEntries(
  PARAMETER_NAMES.map((name) => [name, PARAMETERS[name].usual]),
) as ChainParameters;

/** Parameters outside their plausible range, and those on a bound of it (within a hundredth of its width). */
export function plausibility(parameters: ChainParameters): { outside: ParameterName[]; onBound: ParameterName[] } {
  const outside: ParameterName[] = [];
  const onBound: ParameterName[] = [];
  for (const name of PARAMETER_NAMES) {
    const { low, high, usual } = PARAMETERS[name];
    const value = parameters[name];
    const near = (high - low) / 100;
    if (value < low - 1e-12 || value > high + 1e-12) outside.push(name);
    else if (value !== usual && (value - low < near || high - value < near)) onBound.push(name);
  }
  return { outside, onBound };
}

/** Parameters that must be above 0 for the equations to mean anything; the others may be 0. */
const POSITIVE: readonly ParameterName[] = [
  "bucketDepth",
  "factorDepth",
  "dailyTurnover",
  "drawdownSpread",
  "carrySpread",
  "trendDays",
  "lossDays",
  "basisDays",
  "deltaCap",
  "stopSpread",
  "arbitrageDepth",
];

/** Throws InputError for numbers that no market can have. */
export function requireParameters(parameters: ChainParameters): void {
  for (const name of PARAMETER_NAMES) {
    const value = parameters[name];
    const least = POSITIVE.includes(name) ? Number.MIN_VALUE : 0;
    if (!(value >= least && value < Infinity)) {
      throw new InputError(
        `${name} is ${value}; expected a number ${least > 0 ? "above 0" : "of 0 or more"} (${PARAMETERS[name].meaning})`,
      );
    }
  }
  if (parameters.dmaLowLeverage < 1) {
    throw new InputError(`dmaLowLeverage is ${parameters.dmaLowLeverage}; expected a leverage of 1 or more`);
  }
  if (parameters.dmaHighLeverage < parameters.dmaLowLeverage) {
    throw new InputError(
      `dmaHighLeverage is ${parameters.dmaHighLeverage}; expected dmaLowLeverage (${parameters.dmaLowLeverage}) or more`,
    );
  }
}
