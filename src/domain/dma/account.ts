import type { DmaTerms } from "./terms.ts";

/** A leveraged account between two closes, in initial equities. */
export interface DmaAccount {
  stocks: number;
  /** Value of the contracts that are short, positive. */
  short: number;
  /** Cash in the futures account; 0 where the broker lends what the short must pay. */
  cash: number;
  /** Proceeds of stocks that reach the futures account tomorrow. */
  transit: number;
  /** Borrowed; negative is cash of one's own. */
  debt: number;
  /** What is left of the cash from outside, and what of it was brought in so far. */
  reserve: number;
  broughtIn: number;
  /** Notional of entry less what was sold of it. */
  entryNotional: number;
  /** What arrives tomorrow from outside, and what of one's own idle cash is moved to the futures account. */
  dueOutside: number;
  dueOwn: number;
  /** What was asked for at the last close and will not arrive; 0 where all is met. */
  unmetCall: number;
  unmetFuturesCall: number;
  /** Stocks that were to be sold and found no buyer. */
  carriedOver: number;
}

/** The account right after entry, at a close. */
export function enteredAccount({ leverage, futuresCash, reserve }: DmaTerms): DmaAccount {
  const cash = futuresCash ? Math.max(futuresCash.share * leverage, 1 - leverage) : 0;
  return {
    stocks: leverage,
    short: leverage,
    cash,
    transit: 0,
    debt: leverage + cash - 1,
    reserve,
    broughtIn: 0,
    entryNotional: leverage,
    dueOutside: 0,
    dueOwn: 0,
    unmetCall: 0,
    unmetFuturesCall: 0,
    carriedOver: 0,
  };
}

/** Stocks and cash less what is borrowed; it holds what was brought in from outside. */
export function equityOf({ stocks, cash, transit, debt }: DmaAccount): number {
  return stocks + cash + transit - debt;
}

/** What equity is held against: the notional of entry less what was sold of it, or the stocks. */
export function requirementBase({ entryNotional, stocks }: DmaAccount, { requirementOn }: DmaTerms): number {
  return requirementOn === "entry" ? entryNotional : stocks;
}

/** Equity over what it is held against; NaN without stocks. */
export function marginRatio(account: DmaAccount, terms: DmaTerms): number {
  const base = requirementBase(account, terms);
  return base > 0 ? equityOf(account) / base : Number.NaN;
}

/** One's own cash that lies idle: it can be moved to the futures account, but adds nothing to equity. */
export function idleCash({ debt }: DmaAccount): number {
  return Math.max(0, -debt);
}

/**
 * Carries the account from a close to the next: interest, gains of both legs, and what was on its way arrives. Answers
 * the interest.
 */
export function carry(
  account: DmaAccount,
  terms: DmaTerms,
  stockReturn: number,
  shortReturn: number,
  days: number,
): number {
  const interest = (Math.max(0, account.debt) * terms.financingRate * days) / 365;
  const gain = -account.short * shortReturn;
  account.stocks *= 1 + stockReturn;
  account.short *= 1 + shortReturn;
  account.debt += interest;
  if (terms.futuresCash) account.cash += gain + account.transit;
  else account.debt -= gain + account.transit;
  account.transit = 0;
  receive(account, terms);
  return interest;
}

/** What is due arrives. */
function receive(account: DmaAccount, { futuresCash }: DmaTerms): void {
  account.reserve -= account.dueOutside;
  account.broughtIn += account.dueOutside;
  account.debt += account.dueOwn;
  if (futuresCash) account.cash += account.dueOutside + account.dueOwn;
  else account.debt -= account.dueOutside + account.dueOwn;
  account.dueOutside = 0;
  account.dueOwn = 0;
}
