import type { FactorMarket } from "./factor-market.ts";
import { fundamentalDescriptors } from "./fundamental-descriptors.ts";
import { marketReturns } from "./market-returns.ts";
import type { DescriptorName } from "./styles.ts";
import { betaWindow } from "./windows/beta-window.ts";
import { deviationWindow } from "./windows/deviation-window.ts";
import { MOMENTUM_HISTORY, momentumWindow } from "./windows/momentum-window.ts";
import { moneyFlowWindow } from "./windows/money-flow-window.ts";
import { priceHistory } from "./windows/price-history.ts";
import { fallOfMonth, priceRange } from "./windows/price-range.ts";
import { turnoverWindow } from "./windows/turnover-window.ts";
import type { Window, Write } from "./windows/window.ts";

/** Every raw figure of every stock, kept up as the days come in. */
export interface Descriptors {
  /** Takes day t in; days come in order from 0. `marketValues` are those of its close, NaN where there is none. */
  advance(t: number, marketValues: Float64Array): void;
  /** Writes a descriptor as of the day taken in last; NaN where it cannot be told. */
  write(name: DescriptorName, values: Float64Array): void;
}

export function descriptorsOf(market: FactorMarket): Descriptors {
  const { panel, stocks, fundamentals } = market;
  const width = panel.codes.length;
  const history = priceHistory(panel, MOMENTUM_HISTORY);
  const beta = betaWindow(panel, marketReturns(panel, stocks));
  const deviation = deviationWindow(panel);
  const momentum = momentumWindow(history);
  const turnover = turnoverWindow(panel);
  const moneyFlow = moneyFlowWindow(panel);
  const windows: readonly Window[] = [history, beta, deviation, momentum, turnover, moneyFlow];
  const accounts = fundamentals && fundamentalDescriptors(fundamentals, width);
  let values: Float64Array = new Float64Array(width);
  const ofStock =
    (figure: (j: number) => number): Write =>
    (into) => {
      for (let j = 0; j < width; j++) into[j] = figure(j);
    };
  const writes: Partial<Record<DescriptorName, Write>> = {
    logMarketValue: ofStock((j) => Math.log(values[j])),
    beta: beta.beta,
    relativeStrength: momentum.momentum,
    dailyDeviation: deviation.deviation,
    cumulativeRange: priceRange(history),
    residualDeviation: beta.residualDeviation,
    monthTurnover: ofStock((j) => Math.log(21 * turnover.mean(0, j))),
    quarterTurnover: ofStock((j) => Math.log(21 * turnover.mean(1, j))),
    yearTurnover: ofStock((j) => Math.log(21 * turnover.mean(2, j))),
    turnoverBias: ofStock((j) => Math.log(turnover.mean(0, j) / turnover.mean(2, j))),
    monthFall: fallOfMonth(history),
    moneyFlow: moneyFlow.moneyFlow,
  };
  return {
    advance(t, marketValues) {
      values = marketValues;
      for (const window of windows) window.advance(t);
      accounts?.advance(panel.days[t]);
    },
    write(name, into) {
      const write = writes[name];
      if (write !== undefined) write(into);
      else if (accounts === undefined) into.fill(Number.NaN);
      else accounts.write(name as Parameters<typeof accounts.write>[0], values, into);
    },
  };
}
