import { mean } from "../../../numerics/moments.ts";
import { type CrossSection, newCrossSection, partitioner, type Segment } from "./cross-section.ts";
import { factorOrders } from "./factor-orders.ts";
import { type FactorPanel, forwardSections } from "./forward-sections.ts";
import { quantileReturns } from "./quantile-groups.ts";
import { linearCorrelation, type RankCorrelator, rankCorrelator } from "./rank-correlation.ts";

/** How the stocks of each day are grouped: by size, by industry, by whether they could be traded. */
export interface Grouping {
  readonly groups: number;
  /** Group of each stock, by place in the panel, at the close of a row; below 0 for none. */
  readonly groupOf: (row: number) => ArrayLike<number>;
}

export interface SingleFactorOptions {
  /** First and last row at whose close the factor is taken. */
  readonly first: number;
  readonly last: number;
  /** Rows from the close of the factor to the close of the return. */
  readonly horizons: readonly number[];
  readonly quantiles: number;
  /** Stocks whose group is 0 could be traded at the close; told beside the plain figures. */
  readonly tradable?: Grouping;
  /** Groupings within each of which the rank correlation is asked for. */
  readonly groupings?: readonly Grouping[];
}

/** By day of the factor, in the order of rows `first` to `last`; NaN where the return is not known or too few stocks are. */
export interface DailyFigures {
  /** Stocks with a factor and a return. */
  readonly stocks: Int32Array;
  /** Spearman's rank correlation of factor and return. */
  readonly rankIcs: Float64Array;
  /** Pearson's correlation of the two. */
  readonly ics: Float64Array;
  /** Mean return of each quantile less the mean of all, [day x quantile]. */
  readonly quantileReturns: Float64Array;
}

export interface HorizonFigures extends DailyFigures {
  readonly horizon: number;
  /** Stocks with a factor at the close but none `horizon` rows later. */
  readonly lost: Int32Array;
  /** The same figures without the stocks that could not be traded at the close. */
  readonly tradable: DailyFigures | null;
  /** For each grouping the rank correlation and the number of stocks, [day x group]. */
  readonly byGroup: readonly { readonly rankIcs: Float64Array; readonly stocks: Int32Array }[];
}

/**
 * The study of one factor, horizon by horizon: the factor at the close of each row against the return from that close to
 * the close `horizon` rows later. Definitions after R. Grinold and R. Kahn, Active Portfolio Management, ch. 6 (information
 * coefficient). Each row is a cross-section of its own, so a row's figures do not change when later rows are added.
 */
export function singleFactor(panel: FactorPanel, options: SingleFactorOptions): HorizonFigures[] {
  const { first, last, horizons } = options;
  const rows = panel.close.length / panel.width;
  const orders = factorOrders(panel, first, last);
  const sectionOf = forwardSections(panel);
  const measure = measuring(panel.width, options);
  const figures = horizons.map((horizon) => emptyHorizon(horizon, options));
  for (let day = 0; day < orders.length; day++) {
    for (const figure of figures) {
      if (first + day + figure.horizon >= rows) continue;
      const section = sectionOf(first + day, orders[day], figure.horizon);
      figure.lost[day] = orders[day].length - section.count;
      measure(section, first + day, day, figure);
    }
  }
  return figures;
}

/** Takes all figures of one cross-section. */
function measuring(width: number, { quantiles, tradable, groupings = [] }: SingleFactorOptions) {
  const rankIc = rankCorrelator(width);
  const partition = partitioner(width);
  const parted = newCrossSection(width);
  const means = new Float64Array(quantiles);
  return (section: CrossSection, row: number, day: number, figure: HorizonFigures) => {
    plainFigures(section, { start: 0, end: section.count }, day, figure, rankIc, means);
    if (tradable && figure.tradable) {
      const [free] = partition(section, tradable.groupOf(row), tradable.groups, parted);
      plainFigures(parted, free, day, figure.tradable, rankIc, means);
    }
    groupings.forEach(({ groups, groupOf }, g) => {
      const { rankIcs, stocks } = figure.byGroup[g];
      partition(section, groupOf(row), groups, parted).forEach((segment, k) => {
        rankIcs[day * groups + k] = rankIc(parted, segment);
        stocks[day * groups + k] = segment.end - segment.start;
      });
    });
  };
}

function plainFigures(
  section: CrossSection,
  segment: Segment,
  day: number,
  into: DailyFigures,
  rankIc: RankCorrelator,
  means: Float64Array,
): void {
  into.stocks[day] = segment.end - segment.start;
  into.rankIcs[day] = rankIc(section, segment);
  into.ics[day] = linearCorrelation(section, segment);
  quantileReturns(section, segment, means);
  into.quantileReturns.set(means, day * means.length);
}

function emptyHorizon(horizon: number, options: SingleFactorOptions): HorizonFigures {
  const { first, last, quantiles, tradable, groupings = [] } = options;
  const days = Math.max(0, last - first + 1);
  const unknown = (size: number) => new Float64Array(size).fill(Number.NaN);
  const daily = () => ({
    stocks: new Int32Array(days),
    rankIcs: unknown(days),
    ics: unknown(days),
    quantileReturns: unknown(days * quantiles),
  });
  return {
    ...daily(),
    horizon,
    lost: new Int32Array(days),
    tradable: tradable ? daily() : null,
    byGroup: groupings.map(({ groups }) => ({
      rankIcs: unknown(days * groups),
      stocks: new Int32Array(days * groups),
    })),
  };
}

/** Mean of each quantile over the days on which it is known; NaN where it never is. */
export function meanQuantileReturns({ quantileReturns }: DailyFigures, quantiles: number): Float64Array {
  return Float64Array.from({ length: quantiles }, (_, k) => {
    const known: number[] = [];
    for (let at = k; at < quantileReturns.length; at += quantiles) {
      if (!Number.isNaN(quantileReturns[at])) known.push(quantileReturns[at]);
    }
    return mean(known);
  });
}

/** Return of the highest quantile less that of the lowest, by day; NaN where either is unknown. */
export function longShortReturns({ quantileReturns }: DailyFigures, quantiles: number): Float64Array {
  return Float64Array.from(
    { length: quantileReturns.length / quantiles },
    (_, day) => quantileReturns[(day + 1) * quantiles - 1] - quantileReturns[day * quantiles],
  );
}
