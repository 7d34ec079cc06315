import type { Day } from "../calendar/index.ts";
import { movedPrice } from "../market/sale-impact.ts";
import { carry, type DmaAccount, enteredAccount, equityOf, idleCash, marginRatio } from "./account.ts";
import {
  type BrokerDecision,
  brokerDecision,
  DMA_EVENTS,
  type DmaEvent,
  type FuturesDecision,
  futuresDecision,
} from "./calls.ts";
import { type DmaPath, requirePath } from "./path.ts";
import { type DmaTerms, requireTerms } from "./terms.ts";

/** A leveraged account after the close of one day; money in initial equities. */
export interface DmaDay {
  readonly day: Day;
  /** Stocks and cash less what is borrowed, with what was brought in from outside. */
  readonly equity: number;
  /** Stocks over equity; NaN where equity is 0 or less. */
  readonly leverage: number;
  /** Equity over the notional of entry or the stocks, as the terms say, before the day's sales; NaN without stocks. */
  readonly marginRatio: number;
  readonly event: DmaEvent;
  readonly stocks: number;
  readonly short: number;
  /** Cash in a futures account of its own; 0 where the broker lends. */
  readonly futuresCash: number;
  readonly borrowed: number;
  /** Stocks sold at the close, at their value before the sale, and orders that found no buyer. */
  readonly sold: number;
  readonly carriedOver: number;
  /** Futures bought back at the close. */
  readonly boughtBack: number;
  /** Brought in from outside so far. */
  readonly broughtIn: number;
  readonly interest: number;
  /** What own sales took by moving prices and by their cost. */
  readonly saleLoss: number;
}

/** Whether a day holds a call that could not be met: a forced sale, contracts cut, or nothing left. */
export function isUnmet({ event }: DmaDay): boolean {
  return event === "forced-sale" || event === "squeezed" || event === "wiped-out";
}

/**
 * Lives through a path from the close of its first day. Each day both legs are marked and interest is paid, what was on
 * its way arrives, the broker and the futures account read their lines, and what they order is carried out at that close:
 * of the basket only the share that is not locked can be sold, the rest is carried over. Nothing later than a day enters
 * it. Throws InputError for a path or terms that do not stand.
 */
export function replayDma(path: DmaPath, terms: DmaTerms): DmaDay[] {
  requirePath(path);
  requireTerms(terms);
  return [...dmaDays(path, terms)];
}

/** The days of a path and terms that stand, one by one. */
export function* dmaDays(path: DmaPath, terms: DmaTerms): Generator<DmaDay, void, void> {
  const account = enteredAccount(terms);
  yield told(account, terms, path.days[0], { event: "none" }, marginRatio(account, terms));
  let isWipedOut = false;
  for (let t = 1; t < path.days.length; t++) {
    const elapsed = path.days[t] - path.days[t - 1];
    const interest = carry(account, terms, path.stockReturns[t], path.shortReturns[t], elapsed);
    const ratio = marginRatio(account, terms);
    const broker = brokerDecision(account, terms, isWipedOut && terms.calls);
    const close = tradeAtClose(account, terms, broker, path.locked[t]);
    isWipedOut ||= broker.event === "wiped-out";
    yield told(account, terms, path.days[t], close, ratio, interest);
  }
}

interface Close {
  readonly event: DmaEvent;
  readonly sold?: number;
  readonly boughtBack?: number;
  readonly saleLoss?: number;
}

function tradeAtClose(account: DmaAccount, terms: DmaTerms, broker: BrokerDecision, locked: number): Close {
  const isGoing = broker.event === "wiped-out" || broker.event === "closing";
  const futures = isGoing ? NO_FUTURES_CALL : futuresDecision(account, terms);
  const wanted = terms.short === "daily" ? account.stocks : account.short;
  const order = Math.min(account.stocks, Math.max(broker.order, futures.order));
  const sold = Math.min(order, (1 - locked) * account.stocks);
  const part = account.stocks > 0 ? sold / account.stocks : 0;
  const saleLoss = sell(account, terms, sold, futures.order);
  account.carriedOver = broker.order > 0 ? order - sold : 0;
  account.short = Math.min(futures.most, terms.short === "daily" ? account.stocks : wanted * (1 - part));
  ask(account, terms, broker.asked, futures);
  const boughtBack = Math.max(0, wanted - account.short);
  return { event: graver(broker.event, futures.event), sold, boughtBack, saleLoss };
}

const NO_FUTURES_CALL: FuturesDecision = { event: "none", order: 0, asked: 0, most: Number.POSITIVE_INFINITY };

/** Sells stocks: up to `forFutures` reaches the futures account tomorrow, the rest pays back the loan. Answers the loss. */
function sell(account: DmaAccount, { impact, saleCost }: DmaTerms, sold: number, forFutures: number): number {
  if (sold === 0) return 0;
  const { average, final } = movedPrice(impact, sold);
  const proceeds = sold * (1 - average) * (1 - saleCost);
  const before = account.stocks;
  const left = before - sold;
  account.stocks = left * (1 - final);
  account.entryNotional *= left / before;
  account.transit = Math.min(proceeds, forFutures);
  account.debt -= proceeds - account.transit;
  return sold - proceeds + left * final;
}

/** Asks for cash from outside and from one's own idle cash, and notes what will still be missing tomorrow. */
function ask(account: DmaAccount, { futuresCash }: DmaTerms, byBroker: number, futures: FuturesDecision): void {
  account.dueOwn = Math.min(idleCash(account), futures.asked);
  account.dueOutside = Math.min(account.reserve, Math.max(byBroker, futures.asked - account.dueOwn));
  account.unmetCall = byBroker - Math.min(byBroker, account.dueOutside);
  const tomorrow = account.cash + account.dueOwn + account.dueOutside + account.transit;
  const needed = futuresCash && futures.event !== "none" ? futuresCash.callAt * account.short : 0;
  account.unmetFuturesCall = Math.max(0, needed - tomorrow);
}

function graver(one: DmaEvent, other: DmaEvent): DmaEvent {
  return DMA_EVENTS.indexOf(one) >= DMA_EVENTS.indexOf(other) ? one : other;
}

function told(account: DmaAccount, terms: DmaTerms, day: Day, close: Close, ratio: number, interest = 0): DmaDay {
  const equity = equityOf(account);
  return {
    day,
    equity,
    leverage: equity > 0 ? account.stocks / equity : Number.NaN,
    marginRatio: ratio,
    event: close.event,
    stocks: account.stocks,
    short: account.short,
    futuresCash: terms.futuresCash ? account.cash : 0,
    borrowed: account.debt,
    sold: close.sold ?? 0,
    carriedOver: account.carriedOver,
    boughtBack: close.boughtBack ?? 0,
    broughtIn: account.broughtIn,
    interest,
    saleLoss: close.saleLoss ?? 0,
  };
}
