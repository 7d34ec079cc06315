import type { FactorMarket } from "./factor-market.ts";
import { ACCOUNTS_DESCRIPTORS, fundamentalDescriptors } from "./fundamental-descriptors.ts";
import { marketReturns } from "./market-returns.ts";
import { type DescriptorName, STYLES, type StyleName } from "./styles.ts";
import { betaWindow } from "./windows/beta-window.ts";
import { deviationWindow } from "./windows/deviation-window.ts";
import { MOMENTUM_HISTORY, momentumWindow } from "./windows/momentum-window.ts";
import { moneyFlowWindow } from "./windows/money-flow-window.ts";
import { priceHistory } from "./windows/price-history.ts";
import { fallOfMonth, priceRange } from "./windows/price-range.ts";
import { turnoverWindow } from "./windows/turnover-window.ts";
import type { Write } from "./windows/window.ts";

/** Raw figures of every stock, kept up as the days come in. */
export interface Descriptors {
  /** Takes day t in; days come in order from 0. `marketValues` are those of its close, NaN where there is none. */
  advance(t: number, marketValues: Float64Array): void;
  /** Writes a descriptor as of the day taken in last; NaN where it cannot be told. */
  write(name: DescriptorName, values: Float64Array): void;
}

/** Descriptors that come from the same windows. */
interface Source {
  advance(t: number, marketValues: Float64Array): void;
  readonly writes: Readonly<Partial<Record<DescriptorName, Write>>>;
}

interface SourceEntry {
  readonly tells: readonly DescriptorName[];
  open(market: FactorMarket): Source;
}

const SOURCES: readonly SourceEntry[] = [
  { tells: ["logMarketValue"], open: valueSource },
  { tells: ["beta", "residualDeviation"], open: betaSource },
  { tells: ["dailyDeviation"], open: deviationSource },
  { tells: ["relativeStrength", "cumulativeRange", "monthFall"], open: historySource },
  { tells: ["monthTurnover", "quarterTurnover", "yearTurnover", "turnoverBias"], open: turnoverSource },
  { tells: ["moneyFlow"], open: moneyFlowSource },
  { tells: ACCOUNTS_DESCRIPTORS, open: accountsSource },
];

/** The descriptors that the styles are made from; only windows that these need are kept. */
export function descriptorsOf(market: FactorMarket, styles: readonly StyleName[]): Descriptors {
  const wanted = new Set(styles.flatMap((style) => STYLES[style].descriptors.map(([name]) => name)));
  const sources = SOURCES.filter(({ tells }) => tells.some((name) => wanted.has(name))).map(({ open }) => open(market));
  const writes: Source["writes"] = Object.assign({}, ...sources.map((source) => source.writes));
  return {
    advance(t, marketValues) {
      for (const source of sources) source.advance(t, marketValues);
    },
    write(name, values) {
      const write = writes[name];
      if (write === undefined) values.fill(Number.NaN);
      else write(values);
    },
  };
}

function valueSource(): Source {
  let held: Float64Array = new Float64Array(0);
  return {
    advance(_t, marketValues) {
      held = marketValues;
    },
    writes: {
      logMarketValue(values) {
        for (let j = 0; j < values.length; j++) values[j] = Math.log(held[j]);
      },
    },
  };
}

function betaSource({ panel, stocks }: FactorMarket): Source {
  const { advance, beta, residualDeviation } = betaWindow(panel, marketReturns(panel, stocks));
  return { advance, writes: { beta, residualDeviation } };
}

function deviationSource({ panel }: FactorMarket): Source {
  const { advance, deviation } = deviationWindow(panel);
  return { advance, writes: { dailyDeviation: deviation } };
}

function historySource({ panel }: FactorMarket): Source {
  const history = priceHistory(panel, MOMENTUM_HISTORY);
  const { advance, momentum } = momentumWindow(history);
  return {
    advance(t) {
      history.advance(t);
      advance(t);
    },
    writes: { relativeStrength: momentum, cumulativeRange: priceRange(history), monthFall: fallOfMonth(history) },
  };
}

function turnoverSource({ panel }: FactorMarket): Source {
  const { advance, mean } = turnoverWindow(panel);
  const each =
    (figure: (stock: number) => number): Write =>
    (values) => {
      for (let j = 0; j < values.length; j++) values[j] = figure(j);
    };
  return {
    advance,
    writes: {
      monthTurnover: each((j) => Math.log(21 * mean(0, j))),
      quarterTurnover: each((j) => Math.log(21 * mean(1, j))),
      yearTurnover: each((j) => Math.log(21 * mean(2, j))),
      turnoverBias: each((j) => Math.log(mean(0, j) / mean(2, j))),
    },
  };
}

function moneyFlowSource({ panel }: FactorMarket): Source {
  const { advance, moneyFlow } = moneyFlowWindow(panel);
  return { advance, writes: { moneyFlow } };
}

function accountsSource({ panel, fundamentals }: FactorMarket): Source {
  if (fundamentals === undefined) return { advance() {}, writes: {} };
  const accounts = fundamentalDescriptors(fundamentals, panel.codes.length);
  let held: Float64Array = new Float64Array(0);
  const writes = ACCOUNTS_DESCRIPTORS.map((name) => [
    name,
    (values: Float64Array) => accounts.write(name, held, values),
  ]);
  return {
    advance(t, marketValues) {
      held = marketValues;
      accounts.advance(panel.days[t]);
    },
    writes: Object.fromEntries(writes),
  };
}
