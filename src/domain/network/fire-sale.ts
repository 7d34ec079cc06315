import { type FireSaleExperiment, requireExperiment } from "./fire-sale-rules.ts";
import { type Institutions, systemHoldings, totalAssets } from "./institutions.ts";
import { IMPACT_SHARE } from "./market-depth.ts";

/** What became of the institutions. Steps count from 1; by-step arrays hold one value a step. */
export interface FireSaleRun {
  /** Institutions that defaulted in each step. */
  readonly defaultsByStep: Int32Array;
  /** Share of all assets for sale, in units of the start, that was sold by the end. */
  readonly shareSold: number;
  /** The same, sold in each step. */
  readonly shareSoldByStep: Float64Array;
  /** Prices at the end, by asset; they start at 1. */
  readonly prices: Float64Array;
  /** Prices after each step, row-major, a step a row. */
  readonly pricesByStep: Float64Array;
  /** Step in which each institution defaulted, 0 for one that lived. */
  readonly defaultStep: Int32Array;
  /** Equity of each institution at the last prices. */
  readonly equity: Float64Array;
  /** Units that each institution sold, all assets together. */
  readonly sold: Float64Array;
}

/** Runs any number of experiments on the same institutions. */
export interface FireSale {
  run(experiment: FireSaleExperiment): FireSaleRun;
}

/**
 * Fire sales of overlapping portfolios with thresholds, after Farmer, Kleinnijenhuis, Nahai-Williamson and Wetzer
 * ("Foundations of system-wide stress testing with heterogeneous institutions", Bank of England staff working paper 861,
 * 2020), reduced to common holdings. The shock cuts prices; then, each step:
 *
 * 1. who defaulted in the step before puts all it holds up for sale;
 * 2. the market clears what is up for sale: price x exp(-b x units sold / units in the system at the start), b such that
 *    5% sold moves the price by the price impact; sellers get the mean of the old and the new price;
 * 3. each living institution compares equity / assets at the new prices: below the minimum it defaults; below the buffer
 *    it must shed assets - equity / target: it repays the loan from cash, then puts up for sale what is still missing, in
 *    proportion to value.
 *
 * Nothing is drawn, and the order of institutions does not matter. What is put up for sale in the last step stays unsold.
 * Working arrays are made once; a run makes only its answer. Throws InputError for an experiment that cannot be.
 */
export function prepareFireSale(institutions: Institutions): FireSale {
  const { assets, names, equity, loan, other } = institutions;
  const startAssets = totalAssets(institutions);
  const fixedDebt = Float64Array.from(names, (_, i) => startAssets[i] - equity[i] - loan[i]);
  const inSystem = systemHoldings(institutions);
  const state: State = {
    cash: new Float64Array(names.length),
    loan: new Float64Array(names.length),
    units: new Float64Array(names.length * assets.length),
    forSale: new Float64Array(names.length),
    offered: new Float64Array(assets.length),
    meanPrices: new Float64Array(assets.length),
    slopes: new Float64Array(assets.length),
    other,
    fixedDebt,
  };
  return {
    run(experiment) {
      requireExperiment(assets, experiment);
      reset(state, institutions, inSystem, experiment);
      const answer = emptyRun(names.length, assets.length, experiment);
      for (let k = 0; k < assets.length; k++) answer.prices[k] = 1 - experiment.shocks[k];
      let isOver = false;
      for (let step = 0; step < experiment.steps; step++) {
        if (!isOver) {
          answer.shareSoldByStep[step] = clear(state, answer);
          isOver = !react(state, answer, experiment, step);
        }
        answer.pricesByStep.set(answer.prices, step * assets.length);
      }
      return finished(state, answer, inSystem);
    },
  };
}

interface State {
  readonly cash: Float64Array;
  readonly loan: Float64Array;
  readonly units: Float64Array;
  /** Share of its units that each institution has up for sale, the same of every asset. */
  readonly forSale: Float64Array;
  /** Units up for sale, by asset. */
  readonly offered: Float64Array;
  readonly meanPrices: Float64Array;
  /** Fall of the logarithm of the price for a unit sold. */
  readonly slopes: Float64Array;
  readonly other: Float64Array;
  readonly fixedDebt: Float64Array;
}

function reset(state: State, start: Institutions, inSystem: Float64Array, { priceImpact }: FireSaleExperiment): void {
  state.cash.set(start.cash);
  state.loan.set(start.loan);
  state.units.set(start.holdings);
  state.forSale.fill(0);
  state.offered.fill(0);
  for (let k = 0; k < inSystem.length; k++) {
    state.slopes[k] = inSystem[k] > 0 ? -Math.log1p(-priceImpact[k]) / (IMPACT_SHARE * inSystem[k]) : 0;
  }
}

function emptyRun(count: number, kinds: number, { steps }: FireSaleExperiment) {
  return {
    defaultsByStep: new Int32Array(steps),
    shareSold: 0,
    shareSoldByStep: new Float64Array(steps),
    prices: new Float64Array(kinds),
    pricesByStep: new Float64Array(steps * kinds),
    defaultStep: new Int32Array(count),
    equity: new Float64Array(count),
    sold: new Float64Array(count),
  };
}

/** Clears what is up for sale at prices that move. Answers the units sold. */
function clear({ cash, units, forSale, offered, meanPrices, slopes }: State, { prices, sold }: FireSaleRun): number {
  const kinds = prices.length;
  let total = 0;
  for (let k = 0; k < kinds; k++) {
    const before = prices[k];
    prices[k] = before * Math.exp(-slopes[k] * offered[k]);
    meanPrices[k] = 0.5 * (before + prices[k]);
    total += offered[k];
    offered[k] = 0;
  }
  if (total === 0) return 0;
  for (let i = 0; i < cash.length; i++) {
    const share = forSale[i];
    if (share === 0) continue;
    forSale[i] = 0;
    for (let k = 0; k < kinds; k++) {
      const amount = share * units[i * kinds + k];
      units[i * kinds + k] -= amount;
      cash[i] += amount * meanPrices[k];
      sold[i] += amount;
    }
  }
  return total;
}

/** Institutions default, repay, or put up for sale at the new prices. False where nothing is up for sale, so that all is over. */
function react(state: State, run: FireSaleRun, { minimum, buffer, target }: FireSaleExperiment, step: number): boolean {
  const { cash, loan, other, fixedDebt, units, forSale } = state;
  const { prices, defaultStep, defaultsByStep } = run;
  const kinds = prices.length;
  let anyForSale = false;
  for (let i = 0; i < cash.length; i++) {
    if (defaultStep[i] !== 0) continue;
    let securities = 0;
    for (let k = 0; k < kinds; k++) securities += units[i * kinds + k] * prices[k];
    const assets = cash[i] + other[i] + securities;
    const equity = assets - fixedDebt[i] - loan[i];
    if (equity >= buffer * assets) continue;
    let share = 1;
    if (equity < minimum * assets) {
      defaultStep[i] = step + 1;
      defaultsByStep[step]++;
    } else {
      const excess = assets - equity / target;
      const repaid = Math.max(0, Math.min(excess, cash[i], loan[i]));
      cash[i] -= repaid;
      loan[i] -= repaid;
      if (!(excess > repaid && securities > 0)) continue;
      share = Math.min(1, (excess - repaid) / securities);
    }
    forSale[i] = share;
    for (let k = 0; k < kinds; k++) state.offered[k] += share * units[i * kinds + k];
    anyForSale = true;
  }
  return anyForSale;
}

/** Shares of the units sold, and equity at the last prices. */
function finished(state: State, run: ReturnType<typeof emptyRun>, inSystem: Float64Array): FireSaleRun {
  const { cash, loan, other, fixedDebt, units } = state;
  const kinds = inSystem.length;
  const all = inSystem.reduce((sum, amount) => sum + amount, 0);
  for (let step = 0; step < run.shareSoldByStep.length; step++) {
    if (all > 0) run.shareSoldByStep[step] /= all;
    run.shareSold += run.shareSoldByStep[step];
  }
  // The last digit of a sum of shares may exceed the whole.
  run.shareSold = Math.min(1, run.shareSold);
  for (let i = 0; i < cash.length; i++) {
    let value = cash[i] + other[i] - fixedDebt[i] - loan[i];
    for (let k = 0; k < kinds; k++) value += units[i * kinds + k] * run.prices[k];
    run.equity[i] = value;
  }
  return run;
}
