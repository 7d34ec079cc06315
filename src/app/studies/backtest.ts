import { z } from "zod";
import { BacktestAnswer, type BacktestDay } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { readYamlSettings } from "../../data/yaml-settings.ts";
import { type BasisSnapshot, ROLL_RULES, type RollRule } from "../../domain/basis/index.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { FactorMarket } from "../../domain/factors/index.ts";
import { MICROCAP_RULE, marketValuesByDay, wholeDays } from "../../domain/market/membership.ts";
import { type Product, productNamed } from "../../domain/market/products.ts";
import { alignTo, lowerBound } from "../../domain/market/series.ts";
import { SIZE_GROUPS, type SizeGroup, sizeGroups } from "../../domain/market/size-groups.ts";
import {
  type BasketPlan,
  basketPlan,
  contractRule,
  contractsByDay,
  type Loosened,
  type NeutralDay,
  type NeutralMarket,
  type NeutralSettings,
  neutralDays,
  performance,
  styleDesk,
  USUAL_FUTURES_COSTS,
} from "../../domain/neutral/index.ts";
import { DataGap } from "../../errors.ts";
import { orNull } from "./answer.ts";
import { backtestNotes } from "./backtest-notes.ts";
import { BacktestSettings, MEMBER_INDICES } from "./backtest-settings.ts";
import { indexSeries, loadBasis } from "./basis-data.ts";
import { loadFactorMarket, simulateFactorMarket } from "./factor-market-data.ts";
import { loadSettlements } from "./futures-settlements.ts";
import { loadFuturesTerms } from "./futures-terms.ts";
import { type IndexMembers, loadIndexMembers } from "./index-members.ts";
import { requireOrder, type Study } from "./study.ts";

const params = z.object({
  config: z.string().default("").describe("The configuration as YAML text; what it leaves out has its default"),
});
type Params = z.infer<typeof params>;

const DESCRIPTION = {
  name: "backtest",
  summary:
    "A neutral book day by day: a basket, short futures, limits, lots and costs, and where each day's result came from",
  params,
  answer: BacktestAnswer,
  examples: ["bianque backtest --init > book.yaml", "bianque backtest book.yaml", "bianque backtest book.yaml --json"],
};

export const backtestStudy: Study<Params, BacktestAnswer> = {
  ...DESCRIPTION,
  run: (store, { config }, task) =>
    backtest(store, readYamlSettings(config, "config", BacktestSettings), (done, total) => task?.tell({ done, total })),
};

/** Told how many days of how many are done. */
type Progress = (done: number, total: number) => void;

/** The study of one configuration that is read already. */
export function configuredBacktest(
  settings: BacktestSettings,
  progress: Progress = () => {},
): Study<Params, BacktestAnswer> {
  return { ...DESCRIPTION, run: (store) => backtest(store, settings, progress) };
}

/** Days whose membership by market value can be told for lack of history: stocks count from 60 traded days on. */
const FIRST_PLACE = 60;

async function backtest(store: Store, settings: BacktestSettings, progress: Progress): Promise<BacktestAnswer> {
  requireOrder(settings.from, settings.to);
  const loaded = await loadBook(store, settings);
  const { market, factors, start } = loaded;
  const members = await loadMembers(store, settings, market);
  const plan = planOf(settings, members);
  const needsStyles = settings.styles || plan.optimise !== null || Object.keys(plan.scores).length > 0;
  const desk = needsStyles ? styleDesk(factors, BENCHMARKS[loaded.product], settings.basket.microSize) : null;
  const loosened: Loosened[] = [];
  const strategy = {
    ...basketPlan(market.panel, market.stocks, plan, desk, start, (bound) => loosened.push(bound)),
    contractOn: contractRule(market.panel.days, loaded.snapshots, hedgeRule(settings.hedge.contract, loaded)),
  };
  const sizesOn = sizeShares(market, settings.basket.microSize);
  const last = market.panel.days.length - 1;
  const days: NeutralDay[] = [];
  const answers: BacktestDay[] = [];
  for (const day of neutralDays(market, strategy, settingsOf(settings), start, last)) {
    answers.push(dayAnswer(day, days.at(-1), sizesOn(start + days.length, day.weights)));
    days.push(day);
    progress(days.length, last - start + 1);
  }
  const summary = summaryAnswer(days, settings);
  return { days: answers, summary, notes: backtestNotes({ ...loaded, members, hasStyles: desk !== null, loosened }) };
}

/** What a book is run on. */
interface LoadedBook {
  readonly market: NeutralMarket;
  readonly factors: FactorMarket;
  readonly product: Product["name"];
  readonly snapshots: readonly BasisSnapshot[];
  /** Place of the first day in the panel. */
  readonly start: number;
  readonly listedAsOf: Day | null;
  /** Settlement prices loaded. */
  readonly settled: number;
  /** Rows of margins and fees loaded. */
  readonly terms: number;
}

async function loadBook(
  store: Store,
  { synthetic, seed, from, to, hedge, costs }: BacktestSettings,
): Promise<LoadedBook> {
  const { market: factors, listedAsOf } = await (synthetic
    ? simulateFactorMarket(store, seed, to)
    : loadFactorMarket(store, to));
  const { panel, stocks } = factors;
  if (panel.days.length < 2 || (listedAsOf === null && !synthetic)) {
    throw new DataGap(
      "a backtest needs closes of single stocks and a list of them; import stock-daily and stocks files, or set synthetic: true",
    );
  }
  const product = productNamed(hedge.product);
  const [{ snapshots }] = await loadBasis(store, [product], to);
  const index = alignTo(panel.days, await indexSeries(store, "index_daily", product.index, to));
  const settlements = await loadSettlements(store, to);
  const terms = await loadFuturesTerms(store, to);
  const asked = { marginRate: hedge.margin, fee: costs.futuresFee };
  const contracts = contractsByDay(panel.days, snapshots, product.multiplier, settlements.on, (symbol, day) =>
    termsAsked(asked, terms.on(symbol, day)),
  );
  const start = from === undefined ? Math.min(FIRST_PLACE, panel.days.length - 2) : lowerBound(panel.days, from);
  if (from !== undefined && start > panel.days.length - 2) {
    const [first, last] = [panel.days[0], panel.days[panel.days.length - 1]].map(formatDay);
    throw new DataGap(`from is ${formatDay(from)}; stocks are loaded from ${first} to ${last}`);
  }
  const market: NeutralMarket = { panel, stocks, index, contracts };
  const settled = settlements.count;
  return { market, factors, product: product.name, snapshots, start, listedAsOf, settled, terms: terms.count };
}

/** What stands in the settings goes before what was in force. */
function termsAsked(
  asked: { readonly marginRate: number | null; readonly fee: number | null },
  known: { readonly marginRate: number; readonly fee: number },
) {
  return { marginRate: asked.marginRate ?? known.marginRate, fee: asked.fee ?? known.fee };
}

/** The rule by its name, or one contract, which must be loaded. */
function hedgeRule(contract: string, { snapshots, product }: LoadedBook): RollRule | { symbol: string } {
  if ((ROLL_RULES as readonly string[]).includes(contract)) return contract as RollRule;
  const isLoaded = snapshots.some((snapshot) => snapshot.contracts.some(({ symbol }) => symbol === contract));
  if (contract.startsWith(product) && isLoaded) return { symbol: contract };
  throw new DataGap(`hedge.contract is ${contract}, of which no ${product} closes are loaded`);
}

/** Size group that the index under a product stands for. */
const BENCHMARKS = { IF: "300", IH: "300", IC: "500", IM: "1000" } as const;

/** Members of the index that the basket is chosen from; null where it is chosen by size. Throws DataGap for none loaded. */
async function loadMembers(store: Store, settings: BacktestSettings, { panel }: NeutralMarket) {
  const { universe } = settings.basket;
  const index = (MEMBER_INDICES as Readonly<Record<string, string>>)[universe];
  if (index === undefined) return null;
  const members = await loadIndexMembers(store, index, panel.codes, settings.to);
  if (members.knownFrom === null) throw new DataGap(`basket.universe is ${universe}, of which no members are loaded`);
  return members;
}

function planOf({ basket, optimise }: BacktestSettings, members: IndexMembers | null): BasketPlan {
  const { scores, weighting, universe, ...rule } = basket;
  const isOptimised = weighting === "optimised";
  // Names that nothing is said of are absent from the record, never undefined.
  const bounds = { ...optimise, styles: optimise.styles as Record<string, number> };
  return {
    rule: {
      ...rule,
      weighting: isOptimised ? "equal" : weighting,
      universe: members ? "all" : (universe as SizeGroup | "all"),
      ...(members && { isMember: members.isMember }),
    },
    scores: scores as BasketPlan["scores"],
    optimise: isOptimised ? bounds : null,
  };
}

/** Margin of index futures where none is loaded: an assumption near what CFFEX asked in 2022-2024. */
const USUAL_MARGIN = 0.12;

function settingsOf({ capital, stockShare, cashRate, hedge, costs, trading }: BacktestSettings): NeutralSettings {
  const { commission, slippage, impact, charges } = costs;
  return {
    capital,
    stockShare,
    cashRate,
    hedgeRatio: hedge.ratio,
    hedgedBy: hedge.by,
    wholeLots: hedge.wholeLots,
    marginRate: hedge.margin ?? USUAL_MARGIN,
    execution: {
      costs: { commission, slippage, impact, charges },
      lot: trading.lot,
      participation: trading.participation ?? Infinity,
    },
    futuresCosts: { fee: costs.futuresFee ?? USUAL_FUTURES_COSTS.fee, slippagePoints: costs.futuresSlippagePoints },
    doors: trading.limits,
  };
}

/**
 * Shares of the stocks held by size group, groups by the market values of the close before, or of the last day before it
 * whose rows are whole; asked for ascending days.
 */
function sizeShares({ panel, stocks }: NeutralMarket, microSize: number) {
  const values = marketValuesByDay(panel, stocks, MICROCAP_RULE);
  const whole = wholeDays(panel);
  const groups = new Int8Array(panel.codes.length);
  let at = 0;
  return (t: number, weights: Float64Array): Record<string, number> => {
    for (; at < t; at++) {
      const next = values.next();
      if (!next.done && whole[at] === 1) sizeGroups(next.value, microSize, groups);
    }
    const sums = SIZE_GROUPS.map(() => 0);
    let total = 0;
    weights.forEach((weight, j) => {
      total += weight;
      if (groups[j] >= 0) sums[groups[j]] += weight;
    });
    return Object.fromEntries(
      SIZE_GROUPS.map((group, k) => [group, total > 0 ? sums[k] / total : 0] as const).reverse(),
    );
  };
}

function dayAnswer(day: NeutralDay, before: NeutralDay | undefined, sizes: Record<string, number>): BacktestDay {
  const { equity, grossLong, futuresNotional, lots, margin, cash, pnl, turnover, unfilled } = day;
  return {
    date: formatDay(day.day),
    equity,
    grossLong,
    futuresNotional,
    contract: day.futuresSymbol,
    lots,
    margin,
    cash,
    pnl: { ...pnl },
    hedgedReturn: before && before.grossLong > 0 ? (equity - before.equity) / before.grossLong : null,
    turnover,
    unfilled,
    sizes,
  };
}

/** Share of a usual day's trading that capacity reckons with where orders have no cap: an assumption. */
const USUAL_PARTICIPATION = 0.1;

function summaryAnswer(days: readonly NeutralDay[], { capital, trading }: BacktestSettings): BacktestAnswer["summary"] {
  const participation = trading.participation ?? USUAL_PARTICIPATION;
  const { worstDay, pnl, shortfall, ...figures } = performance(days, capital, participation);
  return {
    from: formatDay(days[0].day),
    to: formatDay(days[days.length - 1].day),
    days: days.length,
    totalReturn: orNull(figures.totalReturn),
    annualReturn: orNull(figures.annualReturn),
    annualVolatility: orNull(figures.annualVolatility),
    sharpe: orNull(figures.sharpe),
    maxDrawdown: orNull(figures.maxDrawdown),
    worstDaysMean: orNull(figures.worstDaysMean),
    worstDay: worstDay && { date: formatDay(worstDay.day), return: worstDay.return },
    shortfall: { value: finite(shortfall.value), low: finite(shortfall.low), high: finite(shortfall.high) },
    capacity: finite(figures.capacity),
    annualTurnover: orNull(figures.annualTurnover),
    pnl: { ...pnl },
  };
}

/** Null for a figure that is not known or has no bound. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
