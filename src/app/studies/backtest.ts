import { z } from "zod";
import { BacktestAnswer, type BacktestDay, type Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { readYamlSettings } from "../../data/yaml-settings.ts";
import { type BasisSnapshot, ROLL_RULES, type RollRule } from "../../domain/basis/index.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { MICROCAP_RULE, marketValuesByDay } from "../../domain/market/membership.ts";
import { productNamed } from "../../domain/market/products.ts";
import { alignTo, lowerBound } from "../../domain/market/series.ts";
import { SIZE_GROUPS, sizeGroups } from "../../domain/market/size-groups.ts";
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
} from "../../domain/neutral/index.ts";
import { DataGap } from "../../errors.ts";
import { orNull } from "./answer.ts";
import { BacktestSettings } from "./backtest-settings.ts";
import { indexSeries, loadBasis } from "./basis-data.ts";
import { type LoadedMarket, loadFactorMarket, simulateFactorMarket } from "./factor-market-data.ts";
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
  run: (store, { config }) => backtest(store, readYamlSettings(config, "config", BacktestSettings)),
};

/** The study of one configuration that is read already. */
export function configuredBacktest(settings: BacktestSettings): Study<Params, BacktestAnswer> {
  return { ...DESCRIPTION, run: (store) => backtest(store, settings) };
}

/** Days whose membership by market value can be told for lack of history: stocks count from 60 traded days on. */
const FIRST_PLACE = 60;

async function backtest(store: Store, settings: BacktestSettings): Promise<BacktestAnswer> {
  requireOrder(settings.from, settings.to);
  const { synthetic, seed, to } = settings;
  const loaded = await (synthetic ? simulateFactorMarket(store, seed, to) : loadFactorMarket(store, to));
  const { panel, stocks } = loaded.market;
  if (panel.days.length < 2 || (loaded.listedAsOf === null && !synthetic)) {
    throw new DataGap(
      "a backtest needs closes of single stocks and a list of them; import stock-daily and stocks files, or set synthetic: true",
    );
  }
  const product = productNamed(settings.hedge.product);
  const [basis] = await loadBasis(store, [product], settings.to);
  const index = alignTo(panel.days, await indexSeries(store, "index_daily", product.index, settings.to));
  const contracts = contractsByDay(panel.days, basis.snapshots, product.multiplier);
  const start =
    settings.from === undefined ? Math.min(FIRST_PLACE, panel.days.length - 2) : lowerBound(panel.days, settings.from);
  if (start > panel.days.length - 2) {
    throw new DataGap(
      `from is ${formatDay(settings.from!)}; stocks are loaded from ${formatDay(panel.days[0])} to ${formatDay(panel.days[panel.days.length - 1])}`,
    );
  }
  const market: NeutralMarket = { panel, stocks, index, contracts };
  const plan = planOf(settings);
  const needsStyles = settings.styles || plan.optimise !== null || Object.keys(plan.scores).length > 0;
  const desk = needsStyles ? styleDesk(loaded.market, BENCHMARKS[product.name], settings.basket.microSize) : null;
  const loosened: Loosened[] = [];
  const strategy = {
    ...basketPlan(panel, stocks, plan, desk, start, (bound) => loosened.push(bound)),
    contractOn: contractRule(
      panel.days,
      basis.snapshots,
      hedgeRule(settings.hedge.contract, basis.snapshots, product.name),
    ),
  };
  const sizesOn = sizeShares(market, settings.basket.microSize);
  const days: NeutralDay[] = [];
  const answers: BacktestDay[] = [];
  for (const day of neutralDays(market, strategy, settingsOf(settings), start, panel.days.length - 1)) {
    answers.push(dayAnswer(day, days.at(-1), sizesOn(start + days.length, day.weights)));
    days.push(day);
  }
  return {
    days: answers,
    summary: summaryAnswer(days, settings.capital),
    notes: notesOf(loaded, market, start, desk !== null, loosened),
  };
}

/** The rule by its name, or one contract, which must be loaded. */
function hedgeRule(
  contract: string,
  snapshots: readonly BasisSnapshot[],
  product: string,
): RollRule | { symbol: string } {
  if ((ROLL_RULES as readonly string[]).includes(contract)) return contract as RollRule;
  if (
    !contract.startsWith(product) ||
    !snapshots.some((snapshot) => snapshot.contracts.some(({ symbol }) => symbol === contract))
  ) {
    throw new DataGap(`hedge.contract is ${contract}, of which no ${product} closes are loaded`);
  }
  return { symbol: contract };
}

/** Size group that the index under a product stands for. */
const BENCHMARKS = { IF: "300", IH: "300", IC: "500", IM: "1000" } as const;

function planOf({ basket, optimise }: BacktestSettings): BasketPlan {
  const { scores, weighting, ...rule } = basket;
  const isOptimised = weighting === "optimised";
  // Names that nothing is said of are absent from the record, never undefined.
  const bounds = { ...optimise, styles: optimise.styles as Record<string, number> };
  return {
    rule: { ...rule, weighting: isOptimised ? "equal" : weighting },
    scores: scores as BasketPlan["scores"],
    optimise: isOptimised ? bounds : null,
  };
}

function settingsOf({ capital, stockShare, cashRate, hedge, costs, trading }: BacktestSettings): NeutralSettings {
  const { commission, slippage, impact, charges } = costs;
  return {
    capital,
    stockShare,
    cashRate,
    hedgeRatio: hedge.ratio,
    hedgedBy: hedge.by,
    wholeLots: hedge.wholeLots,
    marginRate: hedge.margin,
    execution: {
      costs: { commission, slippage, impact, charges },
      lot: trading.lot,
      participation: trading.participation ?? Infinity,
    },
    futuresCosts: { fee: costs.futuresFee, slippagePoints: costs.futuresSlippagePoints },
    doors: trading.limits,
  };
}

/** Shares of the stocks held by size group, groups by the market values of the close before; asked for ascending days. */
function sizeShares({ panel, stocks }: NeutralMarket, microSize: number) {
  const values = marketValuesByDay(panel, stocks, MICROCAP_RULE);
  const groups = new Int8Array(panel.codes.length);
  let at = 0;
  return (t: number, weights: Float64Array): Record<string, number> => {
    for (; at < t; at++) {
      const next = values.next();
      if (!next.done && at === t - 1) sizeGroups(next.value, microSize, groups);
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

function summaryAnswer(days: readonly NeutralDay[], capital: number): BacktestAnswer["summary"] {
  const { worstDay, pnl, ...figures } = performance(days, capital);
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
    annualTurnover: orNull(figures.annualTurnover),
    pnl: { ...pnl },
  };
}

function notesOf(
  { market: { panel }, listedAsOf }: LoadedMarket,
  { contracts }: NeutralMarket,
  start: number,
  hasStyles: boolean,
  loosened: readonly Loosened[],
): Note[] {
  const unhedged = contracts.slice(start).filter((day) => day.size === 0).length;
  const standIns = panel.amountStandsIn.reduce((sum, value) => sum + value, 0);
  const notes: Note[] = [
    listedAsOf === null ? SYNTHETIC : listNote(formatDay(listedAsOf)),
    {
      zh: "期货按收盘价逐日盯市：数据没有结算价。",
      en: "Futures are marked at closes: no settlement prices are loaded.",
    },
    hasStyles
      ? {
          zh: "风格与选股相对期货对应的市值组（按市值排名、市值加权）计算，不是指数公司的成分。",
          en: "Styles and selection are told against the size group that the future stands for (by rank, weighted by market value), not the index company's members.",
        }
      : {
          zh: "未计算风格，风格收益计入选股。",
          en: "Styles are not told apart: what they earned counts as selection.",
        },
  ];
  if (standIns > 0) {
    notes.push({
      zh: `${standIns} 只股票没有成交额，以收盘价乘成交量代替。`,
      en: `Of ${standIns} stocks no yuan traded are loaded; close x volume stands in.`,
    });
  }
  if (unhedged > 0) {
    notes.push({
      zh: `${unhedged} 日没有期货收盘价，空头保持不动。`,
      en: `On ${unhedged} days no futures closes are loaded; the short stays as it was.`,
    });
  }
  if (loosened.length > 0) notes.push(loosenedNote(loosened));
  return notes;
}

const SYNTHETIC: Note = {
  zh: "个股为合成数据（以记录的指数收盘价为条件），没有成交量与行业，不说明任何真实股票。",
  en: "The stocks are simulated (conditioned on recorded index closes), without volumes or industries; they say nothing of any real stock.",
};

function listNote(asOf: string): Note {
  return {
    zh: `股票价格为前复权；股本、行业与 ST 标记取自 ${asOf} 的名单，名单之前退市的股票不在其中。`,
    en: `Prices are forward-adjusted; shares, industries and ST marks are those of the list of ${asOf}, and stocks delisted before it are missing.`,
  };
}

/** Which bounds had to give, how often, and by how much at most. */
function loosenedNote(loosened: readonly Loosened[]): Note {
  const days = new Set(loosened.map(({ t }) => t)).size;
  const worst = new Map<string, number>();
  for (const { bound, by } of loosened) worst.set(bound, Math.max(worst.get(bound) ?? 0, by));
  const told = [...worst].map(([bound, by]) => `${bound} ${by.toPrecision(2)}`).join(", ");
  return {
    zh: `${days} 次调仓的约束无法同时满足，按最小幅度放宽（最多）：${told}。`,
    en: `At ${days} rebalancings not every bound could be kept; they were loosened by the least that lets them, at most: ${told}.`,
  };
}
