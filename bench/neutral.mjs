// The neutral book on made-up stocks: the smallest 400, rebalanced daily with limits, lots and costs, over a year and ten,
// against the same book without limits, lots and costs (what the accounts themselves cost).
import {
  basketPlan,
  NO_FUTURES_COSTS,
  NO_STOCK_COSTS,
  neutralDays,
  USUAL_FUTURES_COSTS,
  USUAL_STOCK_COSTS,
} from "../dist/domain/neutral/index.js";
import { madeMarket, STOCKS } from "./support/made-market.mjs";
import { report, secondsOf } from "./support/measure.mjs";

const NO_TERMS = { marginRate: Number.NaN, fee: Number.NaN };
const RULE = { universe: "micro", microSize: 400, count: null, weighting: "equal", rebalance: "daily", lag: 1 };
const REAL = {
  capital: 1e9,
  stockShare: 0.8,
  hedgeRatio: 1,
  hedgedBy: "future",
  wholeLots: true,
  marginRate: 0.12,
  cashRate: 0.015,
  execution: { costs: USUAL_STOCK_COSTS, lot: 100, participation: 0.1 },
  futuresCosts: USUAL_FUTURES_COSTS,
  doors: true,
};
const SMOOTH = {
  ...REAL,
  wholeLots: false,
  execution: { costs: NO_STOCK_COSTS, lot: 0, participation: Number.POSITIVE_INFINITY },
  futuresCosts: NO_FUTURES_COSTS,
  doors: false,
};

function marketOf(length) {
  const { panel, stocks } = madeMarket(length);
  const index = Float64Array.from(panel.days, (_, t) => 6000 + 10 * Math.sin(t / 20));
  const contracts = Array.from(index, (level) => {
    const close = level - 20;
    return new Map([["IM", { symbol: "IM", multiplier: 200, close, mark: close, calendarDays: 40, ...NO_TERMS }]]);
  });
  return { panel, stocks, index, contracts };
}

function run(market, settings) {
  const { panel, stocks } = market;
  const plan = basketPlan(panel, stocks, { rule: RULE, scores: {}, optimise: null }, null, 60, () => {});
  const strategy = { ...plan, contractOn: () => "IM" };
  let equity = 0;
  for (const day of neutralDays(market, strategy, settings, 60, panel.days.length - 1)) equity = day.equity;
  return equity;
}

for (const [days, budgetSeconds, runs] of [
  [250, 1, 3],
  [2440, 10, 1],
]) {
  const market = marketOf(days + 60);
  report({
    name: `neutral book, 400 names daily, ${STOCKS} stocks x ${days} days`,
    seconds: await secondsOf(() => run(market, REAL), runs),
    budgetSeconds,
    alternative: "without limits, lots and costs",
    alternativeSeconds: await secondsOf(() => run(market, SMOOTH), runs),
  });
}
