import { InputError } from "../../errors.ts";
import type { Day } from "../calendar/index.ts";
import type { TradedPanel } from "../market/panel.ts";
import type { StockList } from "../market/stock-list.ts";
import { doorsOn, type TradingDoors } from "../market/trading-doors.ts";
import { attributed, type DayPnl } from "./attribution.ts";
import {
  type ContractDay,
  type FuturesCosts,
  type FuturesPosition,
  type FuturesTrade,
  notional,
  turnTo,
  variationFen,
} from "./futures-account.ts";
import { type LiquidityDays, trailingLiquidity, usualDays } from "./liquidity.ts";
import { fenOf, yuanOf } from "./money.ts";
import {
  aimAt,
  carryOut,
  type ExecutionRules,
  newStockAccount,
  type StockAccount,
  stockValueFen,
  type Traded,
  takeCloses,
} from "./stock-account.ts";

/** What a neutral book trades in. Index closes and contracts stand at the days of the panel. */
export interface NeutralMarket {
  readonly panel: TradedPanel;
  readonly stocks: StockList;
  readonly index: Float64Array;
  /** Contracts with a price on each day, by symbol. */
  readonly contracts: readonly ReadonlyMap<string, HedgeContract>[];
}

/** A contract on one day. */
export interface HedgeContract extends ContractDay {
  readonly calendarDays: number;
}

/** What is decided: the basket, and the contract that hedges it. Each sees only what was known before the close of `t`. */
export interface NeutralStrategy {
  /**
   * Weights that sum to 1 at most, to be traded at the closes of day `t`; null to leave the basket as it is. `held` are the
   * shares of the stocks held in their value then, all 0 where there are none.
   */
  readonly weightsOn: (t: number, held: Float64Array) => Float64Array | null;
  /** Symbol of the contract to be short after the close of day `t`; null for no hedge. */
  readonly contractOn: (t: number) => string | null;
  /** Return by which the styles of the basket held since the close before beat those of the index. */
  readonly styleReturnOn?: (t: number, weights: Float64Array) => number;
}

export interface NeutralSettings {
  readonly capital: number;
  /** Share of equity in stocks at each rebalancing. */
  readonly stockShare: number;
  /** Short futures over stocks, by value. */
  readonly hedgeRatio: number;
  /** Whether a future counts at its own price or at the index: by the index a book of it loses just what the basis costs. */
  readonly hedgedBy: "future" | "index";
  /** Whether the short is whole lots, or any fraction of one. */
  readonly wholeLots: boolean;
  /** Exchange margin as a share of the futures' value, where the contract's own is not known. */
  readonly marginRate: number;
  /** Interest on cash a year, simple, over 365 days. */
  readonly cashRate: number;
  readonly execution: ExecutionRules;
  readonly futuresCosts: FuturesCosts;
  /** Whether orders meet price limits and suspensions; without them a suspended stock still trades at its last close. */
  readonly doors: boolean;
}

/** A book after the close of one day; money in yuan. */
export interface NeutralDay {
  readonly day: Day;
  readonly equity: number;
  readonly grossLong: number;
  /** Value of the futures, negative for a short. */
  readonly futuresNotional: number;
  readonly futuresSymbol: string | null;
  readonly lots: number;
  readonly margin: number;
  /** Cash beyond the margin; negative where it does not cover it. */
  readonly cash: number;
  readonly pnl: DayPnl;
  /** Half of what was bought and sold, as a share of equity. */
  readonly turnover: number;
  /** Orders that met a shut door or too little volume, as a share of equity. */
  readonly unfilled: number;
  /** Usual days' trading of a stock that its position makes, not passed by nine tenths of the basket's value; NaN unknown. */
  readonly usualDays: number;
  /** Weight of each stock in equity; a copy. */
  readonly weights: Float64Array;
}

/** State carried from day to day. */
interface Book {
  cashFen: number;
  futures: FuturesPosition | null;
  readonly stocks: StockAccount;
}

/**
 * Runs a neutral book from day `start` to `end` of the panel: positions are first taken at the close of `start`. Each day
 * the positions of the close before are marked, then orders are carried out at the closes, then the hedge is turned to
 * the value of the stocks. Days come one by one; nothing later than a day enters it. Throws InputError for a capital
 * that is not above 0 or days outside the panel.
 */
export function* neutralDays(
  market: NeutralMarket,
  strategy: NeutralStrategy,
  settings: NeutralSettings,
  start: number,
  end: number,
): Generator<NeutralDay, void, void> {
  requireSpan(market, settings, start, end);
  const width = market.panel.codes.length;
  const book: Book = { cashFen: fenOf(settings.capital), futures: null, stocks: newStockAccount(width) };
  const liquidity = trailingLiquidity(market.panel);
  for (let t = 0; t < start; t++) {
    liquidity.advance(t);
    takeCloses(book.stocks, closesOn(market.panel, t));
  }
  for (let t = start; t <= end; t++) {
    yield carried(book, market, strategy, settings, liquidity, t, t === start);
    liquidity.advance(t);
  }
}

function requireSpan({ panel }: NeutralMarket, { capital }: NeutralSettings, start: number, end: number): void {
  if (!(capital > 0)) throw new InputError(`capital is ${capital}; expected yuan above 0`);
  if (start < 0 || end >= panel.days.length || start > end) {
    throw new InputError(
      `days are ${start} to ${end}; expected places 0 to ${panel.days.length - 1} of the panel, in order`,
    );
  }
}

function closesOn({ close, codes }: TradedPanel, t: number): Float64Array {
  return close.subarray(t * codes.length, (t + 1) * codes.length);
}

const OPEN_DOORS: TradingDoors = { canBuy: () => true, canSell: () => true };

function carried(
  book: Book,
  market: NeutralMarket,
  strategy: NeutralStrategy,
  settings: NeutralSettings,
  liquidity: LiquidityDays,
  t: number,
  isFirst: boolean,
): NeutralDay {
  const { panel, stocks, index } = market;
  const day = panel.days[t];
  const before = { valueFen: stockValueFen(book.stocks), futures: book.futures, equity: equityOf(book) };
  const held = heldWeights(book, before.equity);
  const elapsed = isFirst ? 0 : day - panel.days[t - 1];
  const doors = settings.doors ? doorsOn(panel, stocks, t, book.stocks.prices.slice()) : OPEN_DOORS;
  takeCloses(book.stocks, closesOn(panel, t));
  const stockGain = yuanOf(stockValueFen(book.stocks) - before.valueFen);
  const interestFen = fenOf((yuanOf(Math.max(0, book.cashFen)) * settings.cashRate * elapsed) / 365);
  const contracts = market.contracts[t];
  const today = book.futures ? contracts.get(book.futures.symbol) : undefined;
  const variation = variationFen(book.futures, today);
  if (book.futures && today) book.futures = { ...book.futures, mark: today.mark };
  book.cashFen += interestFen + variation;
  const traded = tradeStocks(book, market, strategy, settings, liquidity, doors, t);
  const hedge = tradeFutures(book, market, strategy, settings, t);
  book.cashFen += traded.soldFen - traded.boughtFen - traded.costFen + hedge.gainFen - hedge.costFen;
  book.futures = hedge.position;
  const carriedTo = before.futures ? market.contracts[t - 1]?.get(before.futures.symbol) : undefined;
  const pnl = attributed({
    stockValue: yuanOf(before.valueFen),
    stockGain,
    indexBefore: isFirst ? Number.NaN : index[t - 1],
    index: index[t],
    futuresUnits: before.futures ? before.futures.lots * before.futures.multiplier : 0,
    futuresGain: yuanOf(variation + hedge.gainFen),
    markBefore: before.futures?.mark ?? Number.NaN,
    daysToExpiry: carriedTo?.calendarDays ?? Number.NaN,
    daysElapsed: elapsed,
    styleReturn: isFirst ? 0 : (strategy.styleReturnOn?.(t, held) ?? 0),
    costs: yuanOf(traded.costFen + hedge.costFen),
    interest: yuanOf(interestFen),
  });
  return dayOf(book, marginOf(hedge.position, contracts, settings), liquidity, { day, pnl, traded, hedge });
}

function equityOf(book: Book): number {
  return yuanOf(book.cashFen + stockValueFen(book.stocks));
}

function heldWeights({ stocks: { shares, prices } }: Book, equity: number): Float64Array {
  return shares.map((count, j) => (count === 0 ? 0 : (count * prices[j]) / equity));
}

/** Share of each stock in the value of all. */
function sharesOf(book: Book): Float64Array {
  const value = yuanOf(stockValueFen(book.stocks));
  return value > 0 ? heldWeights(book, value) : new Float64Array(book.stocks.shares.length);
}

function tradeStocks(
  book: Book,
  { panel }: NeutralMarket,
  strategy: NeutralStrategy,
  settings: NeutralSettings,
  liquidity: LiquidityDays,
  doors: TradingDoors,
  t: number,
): Traded {
  const { execution } = settings;
  const weights = strategy.weightsOn(t, sharesOf(book));
  if (weights) aimAt(book.stocks, weights, settings.stockShare * equityOf(book), execution.lot);
  const row = t * panel.codes.length;
  const market = {
    day: panel.days[t],
    doors,
    volume: (stock: number) => panel.volume[row + stock],
    liquidity: liquidity.of,
  };
  return carryOut(book.stocks, market, execution, book.cashFen);
}

function tradeFutures(
  book: Book,
  { contracts: byDay, index }: NeutralMarket,
  strategy: NeutralStrategy,
  settings: NeutralSettings,
  t: number,
): FuturesTrade {
  const contracts = byDay[t];
  const symbol = strategy.contractOn(t);
  const target = symbol === null ? undefined : contracts.get(symbol);
  const held = book.futures ? contracts.get(book.futures.symbol) : undefined;
  if (!target || Number.isNaN(target.close)) {
    if (symbol !== null || !book.futures || !held) return { position: book.futures, costFen: 0, gainFen: 0 };
    return turnTo(book.futures, held, held, 0, settings.futuresCosts);
  }
  const price = settings.hedgedBy === "index" && !Number.isNaN(index[t]) ? index[t] : target.close;
  const wanted = (-settings.hedgeRatio * yuanOf(stockValueFen(book.stocks))) / (price * target.multiplier);
  const lots = settings.wholeLots ? Math.round(wanted) : wanted;
  return turnTo(book.futures, held, target, lots, settings.futuresCosts);
}

/** What a day came to. */
interface Outcome {
  readonly day: Day;
  readonly pnl: DayPnl;
  readonly traded: Traded;
  readonly hedge: FuturesTrade;
}

/** Margin that a position takes by the rate in force on the day. */
function marginOf(
  position: FuturesPosition | null,
  contracts: ReadonlyMap<string, HedgeContract>,
  settings: NeutralSettings,
): number {
  const own = contracts.get(position?.symbol ?? "")?.marginRate ?? Number.NaN;
  return (Number.isNaN(own) ? settings.marginRate : own) * Math.abs(notional(position));
}

function dayOf(
  book: Book,
  margin: number,
  liquidity: LiquidityDays,
  { day, pnl, traded, hedge: { position } }: Outcome,
): NeutralDay {
  const equity = equityOf(book);
  const futuresNotional = notional(position);
  return {
    day,
    equity,
    grossLong: yuanOf(stockValueFen(book.stocks)),
    futuresNotional,
    futuresSymbol: position?.symbol ?? null,
    lots: position?.lots ?? 0,
    margin,
    cash: yuanOf(book.cashFen) - margin,
    pnl,
    turnover: yuanOf(traded.boughtFen + traded.soldFen) / 2 / equity,
    unfilled: traded.unfilled / equity,
    usualDays: usualDays(book.stocks, liquidity),
    weights: heldWeights(book, equity),
  };
}
