import type { BacktestAnswer, BacktestDay, NeutralPnl } from "../contract.ts";

/** The ready books of the Neutral page: one that may sink, one bound in size, and the smallest stocks alone. */
export const NEUTRAL_BOOKS = ["market", "bounded", "micro"] as const;
export type NeutralBook = (typeof NEUTRAL_BOOKS)[number];

/** The score that both scored books share; simulated stocks have no turnover. */
const SCORES = "reversal: 1, residualVolatility: -0.5, turnover: -0.5";
const SYNTHETIC_SCORES = "reversal: 1, residualVolatility: -0.5";

/** What a book is asked for. */
export interface BookSpan {
  /** ISO dates; the first is null for all that is loaded. */
  readonly from: string | null;
  readonly to: string | null;
  /** Seed of simulated stocks; null for loaded ones. */
  readonly seed: number | null;
}

/** The configuration of a book, as `bianque backtest` reads it: what is not said has its default. */
export function bookConfig(book: NeutralBook, { from, to, seed }: BookSpan): string {
  const scores = `count: 300, scores: {${seed === null ? SCORES : SYNTHETIC_SCORES}}`;
  const baskets: Readonly<Record<NeutralBook, string>> = {
    market: `universe: all, ${scores}`,
    bounded: `universe: "1000", ${scores}`,
    micro: "universe: micro",
  };
  return [
    ...(from === null ? [] : [`from: ${from}`]),
    ...(to === null ? [] : [`to: ${to}`]),
    ...(seed === null ? [] : ["synthetic: true", `seed: ${seed}`]),
    `basket: {${baskets[book]}}`,
    "",
  ].join("\n");
}

/** The days from the close before the first purchase on: until then there is no book to tell of. */
export function heldDays({ days }: Pick<BacktestAnswer, "days">): readonly BacktestDay[] {
  const first = days.findIndex(({ grossLong }) => grossLong > 0);
  return first < 0 ? [] : days.slice(first);
}

/** What a book is told with: its days with stocks, figures as shares of its capital, money summed since the start. */
export interface BookPath {
  readonly days: readonly BacktestDay[];
  readonly dates: readonly string[];
  /** Gain since the first purchase, as a share of the equity before it. */
  readonly gain: readonly number[];
  /** Below the highest equity before; 0 or less. */
  readonly drawdown: readonly number[];
  /** Each part of the result summed since the first purchase, as a share of the equity before it. */
  readonly parts: Readonly<Record<keyof NeutralPnl, readonly number[]>>;
}

const PARTS = ["selection", "style", "beta", "carry", "basis", "costs", "cash"] as const satisfies (keyof NeutralPnl)[];

/** Null for a book that never held a stock. */
export function bookPath(answer: Pick<BacktestAnswer, "days">): BookPath | null {
  const days = heldDays(answer);
  if (days.length < 2) return null;
  const start = days[0].equity - PARTS.reduce((sum, part) => sum + days[0].pnl[part], 0);
  let peak = start;
  return {
    days,
    dates: days.map(({ date }) => date),
    gain: days.map(({ equity }) => equity / start - 1),
    drawdown: days.map(({ equity }) => {
      peak = Math.max(peak, equity);
      return equity / peak - 1;
    }),
    parts: Object.fromEntries(
      PARTS.map((part) => {
        let sum = 0;
        return [
          part,
          days.map(({ pnl }) => {
            sum += pnl[part];
            return sum / start;
          }),
        ];
      }),
    ) as unknown as BookPath["parts"],
  };
}

/** Size groups below rank 1800, which no future stands for. */
const SUNKEN = ["2000", "rest", "micro"] as const;

/** Share of a day's stocks that are smaller than every stock that IM stands for. */
export function sunkenShare({ sizes }: Pick<BacktestDay, "sizes">): number {
  return SUNKEN.reduce((sum, group) => sum + (sizes[group] ?? 0), 0);
}
