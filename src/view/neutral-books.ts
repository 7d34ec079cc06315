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

/** What a book is told with: its days with stocks, figures as shares of its equity before them, summed since. */
export interface BookPath {
  readonly synthetic: boolean;
  readonly days: readonly BacktestDay[];
  readonly dates: readonly string[];
  /** Gain since the start. */
  readonly gain: readonly number[];
  /** Below the highest equity before; 0 or less. */
  readonly drawdown: readonly number[];
  /** Each part of the result, summed since the start. */
  readonly parts: Readonly<Record<keyof NeutralPnl, readonly number[]>>;
  /** The day on which the equity lost most, by a share of that of the close before. */
  readonly worstDay: { readonly date: string; readonly return: number };
}

export type BookAnswers = Readonly<Partial<Record<NeutralBook, BacktestAnswer>>>;
export type BookPaths = Readonly<Partial<Record<NeutralBook, BookPath>>>;

/** The books answered, all from the day on which the last of them bought its first stocks; those without any are absent. */
export function bookPaths(answers: BookAnswers, synthetic: boolean): BookPaths {
  const starts = NEUTRAL_BOOKS.flatMap((book) => {
    const answer = answers[book];
    const first = answer && heldDays(answer)[0];
    return first ? [first.date] : [];
  });
  const since = starts.sort().at(-1) ?? "";
  return Object.fromEntries(
    NEUTRAL_BOOKS.flatMap((book) => {
      const answer = answers[book];
      const path = answer && bookPath(answer, since, synthetic);
      return path ? [[book, path]] : [];
    }),
  );
}

const PARTS = ["selection", "style", "beta", "carry", "basis", "costs", "cash"] as const satisfies (keyof NeutralPnl)[];

/** A book from its first purchase on, or from `since` where that is later; null for one that held no stock on two days. */
export function bookPath(answer: Pick<BacktestAnswer, "days">, since = "", synthetic = false): BookPath | null {
  const days = heldDays(answer).filter(({ date }) => date >= since);
  if (days.length < 2) return null;
  const start = days[0].equity - PARTS.reduce((sum, part) => sum + days[0].pnl[part], 0);
  const returns = days.map(({ equity }, i) => equity / (i === 0 ? start : days[i - 1].equity) - 1);
  const worst = returns.indexOf(Math.min(...returns));
  let peak = start;
  return {
    synthetic,
    worstDay: { date: days[worst].date, return: returns[worst] },
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

/** Every `every`-th day of a path, counted back from its last: sums stay what they were on those days. */
export function sparsePath(path: BookPath, every: number): BookPath {
  const last = path.days.length - 1;
  const thin = <Value>(values: readonly Value[]) => values.filter((_, i) => (last - i) % every === 0);
  return {
    ...path,
    days: thin(path.days),
    dates: thin(path.dates),
    gain: thin(path.gain),
    drawdown: thin(path.drawdown),
    parts: Object.fromEntries(PARTS.map((part) => [part, thin(path.parts[part])])) as unknown as BookPath["parts"],
  };
}
