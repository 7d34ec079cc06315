import type { ExposuresAnswer } from "../../contract.ts";
import type { Holding } from "../../data/holdings-file.ts";
import type { Store } from "../../data/store.ts";
import type { BasisSnapshot } from "../../domain/basis/index.ts";
import { type Day, formatDay, parseContract } from "../../domain/calendar/index.ts";
import type { DmaPath } from "../../domain/dma/index.ts";
import {
  type BasketHistory,
  basketHistory,
  type FuturesLots,
  type HedgeLeg,
  type HeldStock,
  hedgedBy,
  hedgeLeg,
} from "../../domain/guard/index.ts";
import { lastCloses } from "../../domain/holdings/index.ts";
import { isSpecialAt } from "../../domain/market/as-of.ts";
import { wholeDays } from "../../domain/market/membership.ts";
import { onAxes, type TradedPanel, tradedCounts } from "../../domain/market/panel.ts";
import { dailyLimit } from "../../domain/market/price-limit.ts";
import { productNamed } from "../../domain/market/products.ts";
import type { ListedStocks } from "../../domain/market/stock-list.ts";
import { doorsOn } from "../../domain/market/trading-doors.ts";
import { trailingLiquidity } from "../../domain/neutral/index.ts";
import { DataGap, InputError } from "../../errors.ts";
import { loadBasis } from "./basis-data.ts";
import type { CheckParams } from "./check.ts";
import { hedgeLots } from "./check-futures.ts";
import { historyUntil } from "./dma-data.ts";
import type { ExposuresParams } from "./exposures.ts";
import { exposuresAnswer } from "./exposures-answer.ts";
import { type BenchmarkIndex, loadBenchmark, loadPortfolioMarket, type PortfolioMarket } from "./exposures-data.ts";

/** The index that a short of each product is compared with: CSI300 stands in for SSE50. */
const BENCHMARK_OF = {
  IF: "000300.SH",
  IH: "000300.SH",
  IC: "000905.SH",
  IM: "000852.SH",
} as const satisfies Record<string, BenchmarkIndex>;

/** A short of more than this many times the stocks is a slip of the pen. */
const MOST_HEDGED = 5;
/** Traded days after which a price limit no longer depends on the day of listing. */
const SEASONED = 1000;

/** A basket and its short at the close of a day, with what is known of both from before it. */
export interface Book {
  readonly day: Day;
  readonly capital: number;
  readonly leverage: number;
  readonly stocksValue: number;
  readonly exposures: ExposuresAnswer;
  readonly hedge: HedgeLeg;
  /** Codes of the stocks held, in the order of `held`. */
  readonly codes: readonly string[];
  readonly held: readonly HeldStock[];
  /** Mean price limit of the basket, by weight. */
  readonly stockLimit: number;
  /** The basket held back through the days loaded, against its hedge (its returns times the hedge ratio); null without two days. */
  readonly history: DmaPath | null;
  readonly synthetic: boolean;
}

/** Reads everything a check needs up to its day. */
export async function loadBook(
  store: Store,
  holdings: readonly Holding[],
  futures: readonly FuturesLots[],
  request: CheckParams & { readonly capital: number },
): Promise<Book> {
  const { capital, leverage, synthetic } = request;
  requireWeights(holdings);
  const market = await loadPortfolioMarket(store, exposuresRequest(request, "000852.SH"));
  const day = lastWholeDay(market.panel);
  const stocksValue = capital * leverage;
  const { hedge, contracts } = await loadHedge(store, futures, day, stocksValue);
  const exposures = await loadExposures(store, holdings, market, exposuresRequest(request, benchmarkOf(hedge)));
  const panel = synthetic ? market.panel : await withRanges(store, market.panel, day);
  const weights = weightsOf(holdings, exposures, panel.codes);
  const places = Array.from(weights.keys()).filter((j) => weights[j] > 0);
  const path = historyOf(basketHistory(panel, market.stocks, weights), hedge, contracts, day);
  return {
    day,
    capital,
    leverage,
    stocksValue,
    exposures,
    hedge,
    codes: places.map((j) => panel.codes[j]),
    held: heldStocks(panel, market.stocks, weights, places, stocksValue),
    stockLimit: meanLimit(market.panel, market.stocks, weights, places),
    history: path && hedgedBy(hedge.hedgeRatio, path),
    synthetic,
  };
}

function requireWeights(holdings: readonly Holding[]): void {
  const sum = sumOfWeights(holdings);
  if (!(sum > 0)) throw new InputError(`the weights sum to ${sum}; expected a sum above 0`);
}

function sumOfWeights(holdings: readonly Holding[]): number {
  return holdings.reduce((total, { weight }) => total + weight, 0);
}

function exposuresRequest({ date, synthetic, seed }: CheckParams, benchmark: BenchmarkIndex): ExposuresParams {
  return { holdings: undefined, date, synthetic, seed, benchmark, benchmarkWeights: "cap" };
}

/** The last day loaded. Throws DataGap where there is none, or where most of its rows are missing: a guard speaks of whole days. */
function lastWholeDay(panel: TradedPanel): Day {
  const day = panel.days.at(-1);
  if (day === undefined) {
    throw new DataGap(
      "no daily closes of single stocks are loaded up to that day; import stock-daily and stocks files, or try --synthetic",
    );
  }
  if (wholeDays(panel).at(-1) === 1) return day;
  throw new DataGap(
    `${formatDay(day)} has closes of ${tradedCounts(panel).at(-1)} stocks, less than half of the last whole day; import that day, or ask about an earlier one`,
  );
}

/** Contracts of each product by day, up to the day of the check. */
type Contracts = ReadonlyMap<string, ReadonlyMap<Day, BasisSnapshot>>;

async function loadHedge(store: Store, futures: readonly FuturesLots[], day: Day, stocksValue: number) {
  const products = [...new Set(futures.map(({ symbol }) => parseContract(symbol).product))].map(productNamed);
  const basis = await loadBasis(store, products, day);
  const contracts: Contracts = new Map(
    basis.map(({ product, snapshots }) => [product.name, new Map(snapshots.map((one) => [one.day, one]))]),
  );
  const today = new Map([...contracts].map(([product, byDay]) => [product, byDay.get(day)]));
  const hedge = hedgeLeg(hedgeLots(futures, today, day), stocksValue);
  if (hedge.hedgeRatio > MOST_HEDGED) {
    throw new InputError(
      `the short is ${hedge.hedgeRatio.toPrecision(3)} times the stocks; expected at most ${MOST_HEDGED} times: look at capital, leverage and lots`,
    );
  }
  return { hedge, contracts };
}

async function loadExposures(
  store: Store,
  holdings: readonly Holding[],
  market: PortfolioMarket,
  request: ExposuresParams,
): Promise<ExposuresAnswer> {
  const benchmark = await loadBenchmark(store, request.benchmark, market);
  const exposures = exposuresAnswer({ holdings, market, benchmark, crowding: {}, request });
  const { missing, date } = exposures;
  if (missing.length < holdings.length) return exposures;
  throw new InputError(
    `none of the ${holdings.length} codes has a close by ${date} and known shares (${missing.slice(0, 3).join(", ")}); expected codes that are loaded`,
  );
}

/** The basket against its products, rolled by the quarter, on all days on which both are known; null with fewer than two. */
function historyOf({ level, locked }: BasketHistory, { lots }: HedgeLeg, futures: Contracts, day: Day): DmaPath | null {
  const short = lots.map(({ symbol, notional }) => ({ name: symbol, weight: notional }));
  const legs = { basket: [{ name: BASKET, weight: 1 }], short, roll: "quarter", lots: "daily", locks: "on" } as const;
  return historyUntil({ stocks: new Map([[BASKET, level]]), futures, locked }, legs, day);
}

const BASKET = "basket";

/** Index under the larger part of the short. */
function benchmarkOf({ lots }: HedgeLeg): BenchmarkIndex {
  const sums = new Map<BenchmarkIndex, number>();
  for (const { symbol, notional } of lots) {
    const index = BENCHMARK_OF[parseContract(symbol).product as keyof typeof BENCHMARK_OF];
    sums.set(index, (sums.get(index) ?? 0) + notional);
  }
  return [...sums].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** Lows and highs beside the closes, where they are loaded: they tell a locked close from one near the limit. */
async function withRanges(store: Store, panel: TradedPanel, to: Day): Promise<TradedPanel> {
  const range = await store.panel("stock_ohlc", { columns: ["low", "high"], to });
  const [low, high] = ["low", "high"].map((column) => onAxes(panel, range, range.numbers(column)));
  return { ...panel, low, high };
}

/** Shares of the whole book, one a stock of the panel; what is missing is not there. */
function weightsOf(holdings: readonly Holding[], { missing }: ExposuresAnswer, codes: readonly string[]): Float64Array {
  const sum = sumOfWeights(holdings);
  const absent = new Set(missing);
  const given = new Map(
    holdings.filter(({ code }) => !absent.has(code)).map(({ code, weight }) => [code, weight / sum]),
  );
  return Float64Array.from(codes, (code) => given.get(code) ?? 0);
}

function heldStocks(
  panel: TradedPanel,
  stocks: ListedStocks,
  weights: Float64Array,
  places: readonly number[],
  stocksValue: number,
): HeldStock[] {
  const row = panel.days.length - 1;
  const liquidity = trailingLiquidity(panel);
  liquidity.advance(row);
  const doors = doorsOn(panel, stocks, row, lastCloses(panel, row - 1));
  return places.map((j) => ({ ...liquidity.of(j), value: weights[j] * stocksValue, locked: !doors.canSell(j) }));
}

function meanLimit(panel: TradedPanel, stocks: ListedStocks, weights: Float64Array, places: readonly number[]): number {
  const row = panel.days.length - 1;
  const start = row * panel.codes.length;
  let [sum, total] = [0, 0];
  for (const j of places) {
    const isSpecial = isSpecialAt(panel, stocks, start + j, j);
    sum += weights[j] * dailyLimit(stocks.boards[j], isSpecial, panel.days[row], SEASONED);
    total += weights[j];
  }
  return sum / total;
}
