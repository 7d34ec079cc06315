import { type DmaAccount, equityOf, idleCash, marginRatio, requirementBase } from "./account.ts";
import type { DmaTerms } from "./terms.ts";

/** What happened to an account on a day, the gravest thing only. */
export const DMA_EVENTS = [
  "none",
  "warning",
  "futures-call",
  "call",
  "forced-sale",
  "squeezed",
  "wiped-out",
  "closing",
  "closed",
] as const;
export type DmaEvent = (typeof DMA_EVENTS)[number];

/** What the broker of the account does at a close. */
export interface BrokerDecision {
  readonly event: DmaEvent;
  /** Stocks to be sold, at their value before the sale. */
  readonly order: number;
  /** Cash asked for, to stand there tomorrow. */
  readonly asked: number;
}

const NOTHING: BrokerDecision = { event: "none", order: 0, asked: 0 };

/**
 * Reads the margin ratio against the lines. Below the call line cash is asked for, enough to reach the warning line; if
 * the call before was not met in full, or the ratio is below the forced line, stocks are sold until the ratio is that of
 * entry (x = V (1 - L e / base), which is V - L e against the stocks' value); what found no buyer yesterday is tried
 * again. An equity of 0 or less sells everything.
 */
export function brokerDecision(account: DmaAccount, terms: DmaTerms, hasBeenWipedOut: boolean): BrokerDecision {
  if (!terms.calls) return account.stocks > 0 && equityOf(account) <= 0 ? { ...NOTHING, event: "wiped-out" } : NOTHING;
  if (account.stocks <= 0) return { ...NOTHING, event: "closed" };
  if (hasBeenWipedOut) return { event: "closing", order: account.stocks, asked: 0 };
  if (equityOf(account) <= 0) return { event: "wiped-out", order: account.stocks, asked: 0 };
  const ratio = marginRatio(account, terms) * terms.leverage;
  const isCalled = ratio < terms.callLine;
  if (ratio < terms.forcedLine || account.carriedOver > 0 || (isCalled && account.unmetCall > 0)) {
    const kept = (terms.leverage * equityOf(account)) / requirementBase(account, terms);
    const order = Math.max(0, account.stocks * (1 - kept));
    if (order > 0) return { event: "forced-sale", order, asked: 0 };
  }
  if (isCalled) return { event: "call", order: 0, asked: shortOfWarningLine(account, terms) };
  return ratio < terms.warningLine ? { ...NOTHING, event: "warning" } : NOTHING;
}

function shortOfWarningLine(account: DmaAccount, terms: DmaTerms): number {
  return (terms.warningLine / terms.leverage) * requirementBase(account, terms) - equityOf(account);
}

/** What the futures account asks for at a close. */
export interface FuturesDecision {
  readonly event: "none" | "futures-call" | "squeezed";
  /** Stocks to be sold so that the cash, when it arrives, stands behind what is left of the short. */
  readonly order: number;
  /** Cash asked for, to stand there tomorrow. */
  readonly asked: number;
  /** Largest short that the cash carries today. */
  readonly most: number;
}

/**
 * Below the call level cash is asked for and stocks are sold, whose cash arrives tomorrow; below the cut level, or where
 * yesterday's call was not met, contracts are bought back at this very close. Selling x of stocks and buying back x of
 * futures restores the share c where cash + x = c (short - x).
 */
export function futuresDecision(account: DmaAccount, { futuresCash, calls }: DmaTerms): FuturesDecision {
  const { cash, short } = account;
  if (!futuresCash || !calls) return { event: "none", order: 0, asked: 0, most: Number.POSITIVE_INFINITY };
  const carried = Math.max(0, cash) / futuresCash.callAt;
  if (short <= 0 || carried >= short) return { event: "none", order: 0, asked: 0, most: carried };
  const asked = futuresCash.share * short - cash;
  const isCut = cash < futuresCash.cutAt * short || account.unmetFuturesCall > 0;
  return {
    event: isCut ? "squeezed" : "futures-call",
    order: Math.max(0, asked - account.reserve - idleCash(account)) / (1 + futuresCash.share),
    asked,
    most: isCut ? carried : short,
  };
}
