import { NoConvergence } from "../../errors.ts";
import { requireShares } from "./fire-sale-rules.ts";
import { type Institutions, totalAssets } from "./institutions.ts";
import { type LeverageRules, requireLeverageRules } from "./leverage-rules.ts";
import { requireDepth } from "./market-depth.ts";

/** `illiquid`: solvent, above the cap, and with nothing left to sell. */
export type Fate = "sound" | "illiquid" | "insolvent";

/** What became of the institutions; by-round arrays are row-major, a round a row. */
export interface LeverageRun {
  /** Rounds in which something was sold. */
  readonly rounds: number;
  /** Prices at the end, and after each round, by asset; they start at 1. */
  readonly prices: Float64Array;
  readonly pricesByRound: Float64Array;
  /** Money sold in each round, at the prices before it. */
  readonly soldByRound: Float64Array;
  /** Share of all assets for sale, in units of the start, that was sold. */
  readonly shareSold: number;
  readonly fates: readonly Fate[];
  /** Equity at the end; what the shock took, what lower prices took of the holdings, what the sellers got less. */
  readonly equity: Float64Array;
  readonly lostToShock: Float64Array;
  readonly lostToPrices: Float64Array;
  readonly shortfall: Float64Array;
}

const MOST_ROUNDS = 100_000;
/** Sales below this share of all holdings end the rounds. */
const NOTHING = 1e-13;

/**
 * Fire sales under a cap on leverage (Cont and Schaanning 2017, Norges Bank working paper 2/2017). In each round
 * an institution above the cap sells the share min(1, (A - target C) / holdings) of each asset and repays debt; one below
 * it does nothing, and nobody buys on gains. A sale of q at the price S leaves the price S - (S - B)(1 - exp(-q / delta)), with
 * delta = (1 - B) D: linear, q / D, for small sales, and never below the floor B. Holders lose the whole move, sellers the
 * share `shortfall` of it. Rounds go on until nobody must sell. Leverage counts all assets; only `holdings` are for sale.
 * A price that the shock itself took below the floor is moved no further by sales.
 *
 * `depth` D is in money at the prices of the start, by asset, above 0 (Infinity: sales move nothing); `shocks` are shares of
 * the price. Throws InputError for rules, depths or shocks that cannot be, NoConvergence after 100,000 rounds.
 */
export function contSchaanning(
  institutions: Institutions,
  depth: ArrayLike<number>,
  shocks: ArrayLike<number>,
  rules: LeverageRules,
): LeverageRun {
  requireLeverageRules(rules);
  requireDepth(institutions.assets, depth);
  requireShares("shock", institutions.assets, shocks);
  const market = shocked(institutions, shocks);
  const pricesByRound: number[] = [];
  const soldByRound: number[] = [];
  const start = institutions.holdings.reduce((sum, value) => sum + value, 0);
  for (;;) {
    const sold = sellOver(market, rules);
    if (sold <= NOTHING * start) break;
    if (soldByRound.length === MOST_ROUNDS) {
      throw new NoConvergence(`fire sales under a leverage cap did not end within ${MOST_ROUNDS} rounds`);
    }
    movePrices(market, depth, rules);
    soldByRound.push(sold);
    pricesByRound.push(...market.prices);
  }
  return answerOf(institutions, market, rules, { pricesByRound, soldByRound, start });
}

/** Values and losses as rounds go on. */
interface Market {
  /** Value of each holding at the prices of now. */
  readonly values: Float64Array;
  readonly equity: Float64Array;
  readonly fixed: Float64Array;
  readonly prices: Float64Array;
  /** Share that each institution sells in this round, and money up for sale by asset. */
  readonly shares: Float64Array;
  readonly offered: Float64Array;
  readonly lostToShock: Float64Array;
  readonly lostToPrices: Float64Array;
  readonly shortfall: Float64Array;
  /** Units kept, as a share of the start. */
  readonly kept: Float64Array;
}

function shocked({ names, assets, holdings, equity, cash, other }: Institutions, shocks: ArrayLike<number>): Market {
  const kinds = assets.length;
  const zeros = () => new Float64Array(names.length);
  const market: Market = {
    values: holdings.slice(),
    equity: equity.slice(),
    fixed: cash.map((amount, i) => amount + other[i]),
    prices: Float64Array.from(assets, (_, k) => 1 - shocks[k]),
    shares: zeros(),
    offered: new Float64Array(kinds),
    lostToShock: zeros(),
    lostToPrices: zeros(),
    shortfall: zeros(),
    kept: zeros().fill(1),
  };
  for (let place = 0; place < holdings.length; place++) {
    const i = Math.floor(place / kinds);
    const loss = holdings[place] * shocks[place % kinds];
    market.values[place] -= loss;
    market.equity[i] -= loss;
    market.lostToShock[i] += loss;
  }
  return market;
}

/** Decides what each institution sells. Answers the money up for sale. */
function sellOver({ values, equity, fixed, shares, offered }: Market, rules: LeverageRules): number {
  const kinds = offered.length;
  offered.fill(0);
  let sold = 0;
  for (let i = 0; i < equity.length; i++) {
    let held = 0;
    for (let k = 0; k < kinds; k++) held += values[i * kinds + k];
    shares[i] = held > 0 ? shareToSell(fixed[i] + held, held, equity[i], rules) : 0;
    for (let k = 0; k < kinds; k++) offered[k] += shares[i] * values[i * kinds + k];
    sold += shares[i] * held;
  }
  return sold;
}

function shareToSell(assets: number, held: number, equity: number, { cap, target, insolvent }: LeverageRules): number {
  if (equity <= 0) return insolvent === "sell" ? 1 : 0;
  return assets > cap * equity ? Math.min(1, (assets - target * equity) / held) : 0;
}

function movePrices(market: Market, depth: ArrayLike<number>, { floor, shortfall }: LeverageRules): void {
  const { values, equity, prices, shares, offered, lostToPrices, kept } = market;
  const kinds = prices.length;
  const moves = Float64Array.from(prices, (price, k) => {
    const room = Math.max(0, price - floor);
    const after = price - room * -Math.expm1(-offered[k] / ((1 - floor) * depth[k]));
    prices[k] = after;
    return price > 0 ? (price - after) / price : 0;
  });
  for (let i = 0; i < equity.length; i++) {
    for (let k = 0; k < kinds; k++) {
      const value = values[i * kinds + k];
      const [held, sold] = [(1 - shares[i]) * value * moves[k], shortfall * shares[i] * value * moves[k]];
      equity[i] -= held + sold;
      lostToPrices[i] += held;
      market.shortfall[i] += sold;
      values[i * kinds + k] = (1 - shares[i]) * value * (1 - moves[k]);
    }
    kept[i] *= 1 - shares[i];
  }
}

function answerOf(
  institutions: Institutions,
  market: Market,
  rules: LeverageRules,
  { pricesByRound, soldByRound, start }: { pricesByRound: number[]; soldByRound: number[]; start: number },
): LeverageRun {
  const { cash, other } = institutions;
  const before = totalAssets(institutions);
  let sold = 0;
  for (let i = 0; i < before.length; i++) sold += (1 - market.kept[i]) * (before[i] - cash[i] - other[i]);
  return {
    rounds: soldByRound.length,
    prices: market.prices,
    pricesByRound: Float64Array.from(pricesByRound),
    soldByRound: Float64Array.from(soldByRound),
    shareSold: start > 0 ? Math.min(1, sold / start) : 0,
    fates: institutions.names.map((_, i) => fateOf(market, i, rules)),
    equity: market.equity,
    lostToShock: market.lostToShock,
    lostToPrices: market.lostToPrices,
    shortfall: market.shortfall,
  };
}

function fateOf({ values, equity, fixed, prices }: Market, i: number, { cap }: LeverageRules): Fate {
  if (equity[i] <= 0) return "insolvent";
  let assets = fixed[i];
  for (let k = 0; k < prices.length; k++) assets += values[i * prices.length + k];
  return assets > cap * equity[i] * (1 + 1e-9) ? "illiquid" : "sound";
}
