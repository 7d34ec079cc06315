/** Stocks held, orders outstanding and cash, while a portfolio is being simulated. One place a stock. */
export interface Portfolio {
  cash: number;
  readonly shares: Float64Array;
  /** Last close of each stock, NaN before its first. */
  readonly prices: Float64Array;
  /** Shares still to be sold. */
  readonly toSell: Float64Array;
  /** Yuan still to be spent. */
  readonly toBuy: Float64Array;
}

/** What one day's orders came to: yuan traded, and stocks whose order could not be carried out. */
export interface Executed {
  readonly amount: number;
  readonly blocked: number;
}

/** A portfolio of `cash` yuan and none of `width` stocks. */
export function newPortfolio(width: number, cash: number): Portfolio {
  const zeros = () => new Float64Array(width);
  return { cash, shares: zeros(), prices: zeros().fill(Number.NaN), toSell: zeros(), toBuy: zeros() };
}

/** Takes the closes of a day; a NaN leaves the last close standing. */
export function markPrices(portfolio: Portfolio, closes: Float64Array): void {
  for (let j = 0; j < closes.length; j++) if (!Number.isNaN(closes[j])) portfolio.prices[j] = closes[j];
}

/** Cash and stocks at their last closes, in yuan. */
export function portfolioValue(portfolio: Portfolio): number {
  let value = portfolio.cash;
  for (let j = 0; j < portfolio.shares.length; j++) {
    if (portfolio.shares[j] > 0) value += portfolio.shares[j] * portfolio.prices[j];
  }
  return value;
}

/** Replaces all orders by those that turn the portfolio into equal parts of the stocks whose group is `member`. */
export function aimAtEqualParts(portfolio: Portfolio, groups: Int8Array, member: number): void {
  const { shares, prices, toSell, toBuy } = portfolio;
  const count = groups.reduce((sum, group) => sum + (group === member ? 1 : 0), 0);
  const part = portfolioValue(portfolio) / count;
  for (let j = 0; j < shares.length; j++) {
    const wanted = groups[j] === member ? part : 0;
    const held = shares[j] > 0 ? shares[j] * prices[j] : 0;
    toSell[j] = wanted === 0 ? shares[j] : Math.max(0, (held - wanted) / prices[j]) || 0;
    toBuy[j] = Math.max(0, wanted - held);
  }
}

/** Sells what is to be sold of the stocks that `canSell`, at their last closes; `costRate` is a share of the value. */
export function sellOrders(portfolio: Portfolio, canSell: (stock: number) => boolean, costRate: number): Executed {
  const { shares, prices, toSell } = portfolio;
  let amount = 0;
  let blocked = 0;
  for (let j = 0; j < shares.length; j++) {
    if (toSell[j] === 0) continue;
    if (!canSell(j)) {
      blocked++;
      continue;
    }
    amount += toSell[j] * prices[j];
    shares[j] -= toSell[j];
    toSell[j] = 0;
  }
  portfolio.cash += amount * (1 - costRate);
  return { amount, blocked };
}

/**
 * Buys what is to be bought of the stocks that `canBuy`, at their last closes. Where the cash falls short of the orders
 * and their cost, each is carried out in the same part and the rest stands.
 */
export function buyOrders(portfolio: Portfolio, canBuy: (stock: number) => boolean, costRate: number): Executed {
  const { shares, prices, toBuy } = portfolio;
  const open: number[] = [];
  let wanted = 0;
  let blocked = 0;
  for (let j = 0; j < shares.length; j++) {
    if (toBuy[j] === 0) continue;
    if (canBuy(j)) {
      open.push(j);
      wanted += toBuy[j];
    } else {
      blocked++;
    }
  }
  const part = wanted === 0 ? 0 : Math.min(1, Math.max(0, portfolio.cash) / (wanted * (1 + costRate)));
  for (const j of open) {
    const spent = toBuy[j] * part;
    shares[j] += spent / prices[j];
    toBuy[j] -= spent;
  }
  portfolio.cash -= wanted * part * (1 + costRate);
  return { amount: wanted * part, blocked };
}
