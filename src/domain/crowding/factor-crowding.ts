import { mean } from "../../numerics/moments.ts";
import { medianOfFinite } from "../../numerics/quantile.ts";
import { rankGroups } from "../../numerics/rank-groups.ts";
import { trailingDeviations } from "../../numerics/trailing-window.ts";
import type { StockPanel } from "../market/panel.ts";
import { longRunReversal } from "./measures.ts";
import { pairwiseCorrelations } from "./pairwise-correlation.ts";
import { LEAST_KNOWN, LEAST_PERCENTILE_DAYS } from "./parameters.ts";

/** Days of the correlation and the volatility (MSCI: three months). */
const WINDOW = 63;
const QUINTILES = 5;

/** The five measures of a factor, by day of the panel; NaN where not known. */
export interface FactorCrowding {
  /** Log of the median valuation ratio of the top fifth over that of the bottom. */
  readonly valuationSpread: Float64Array;
  /** Mean short interest of the bottom fifth less that of the top. */
  readonly shortInterestSpread: Float64Array;
  /** Mean pairwise correlation of residual returns, averaged over top and bottom. */
  readonly pairwiseCorrelation: Float64Array;
  /** Volatility of top minus bottom over the market's. */
  readonly factorVolatility: Float64Array;
  /** What the top gained on the bottom over three years, or what is known of them; a year's mean. */
  readonly factorReversal: Float64Array;
  /** Mean of the measures' z-scores against their own past; above 1 large falls of the factor were more frequent. */
  readonly score: Float64Array;
  /** Return of top minus bottom, equally weighted, rebuilt daily. */
  readonly factorReturn: Float64Array;
}

/** What a factor is measured from; matrices are [day x stock], a score known at the close of its day. */
export interface FactorInputs {
  readonly panel: StockPanel;
  readonly scores: Float64Array;
  /** 0 and above for stocks that count on a day, see GroupedPanel.membership. */
  readonly membership: Int8Array;
  /** [stock x day], see residualReturns. */
  readonly residuals: Float64Array;
  /** Return of the market by day. */
  readonly market: Float64Array;
  /** A valuation ratio such as P/B, where fundamentals are loaded; likewise short interest as a share of the float. */
  readonly valuation?: Float64Array;
  readonly shortInterest?: Float64Array;
}

/**
 * Crowding of any factor by the five measures of the MSCI Integrated Factor Crowding Model (Bonne, Roisenberg, Kouzmenko
 * and Zangari 2018), on the top and bottom fifth by yesterday's score. Each is standardised against its own history up to
 * the day (at least 120 days), and the score is the mean of those known. Nothing later than a day enters its figures.
 */
export function factorCrowding(inputs: FactorInputs): FactorCrowding {
  const { panel, market } = inputs;
  const length = panel.days.length;
  const fifths = quintiles(inputs);
  const spread = (values: Float64Array | undefined, of: (top: number[], bottom: number[]) => number) =>
    Float64Array.from(panel.days, (_, t) =>
      values === undefined ? Number.NaN : of(...sides(values, fifths, panel.codes.length, t)),
    );
  const factorReturn = Float64Array.from(panel.days, (_, t) => longShort(panel, fifths, t));
  const least = LEAST_KNOWN * WINDOW;
  const marketVolatility = trailingDeviations(market, WINDOW, least);
  const measures = {
    valuationSpread: spread(inputs.valuation, (top, bottom) => Math.log(medianOfFinite(top) / medianOfFinite(bottom))),
    shortInterestSpread: spread(inputs.shortInterest, (top, bottom) => mean(bottom) - mean(top)),
    pairwiseCorrelation: Float64Array.from(panel.days, (_, t) => bothCorrelations(inputs.residuals, length, fifths, t)),
    factorVolatility: trailingDeviations(factorReturn, WINDOW, least).map((value, t) => value / marketVolatility[t]),
    factorReversal: longRunReversal(factorReturn, new Float64Array(length)).values,
  };
  return { ...measures, score: meanScore(Object.values(measures)), factorReturn };
}

/** [day x stock]: 1 in the top fifth, 0 in the bottom, -1 elsewhere, by the score of the day before. */
function quintiles({ panel, scores, membership }: FactorInputs): Int8Array {
  const width = panel.codes.length;
  const fifths = new Int8Array(scores.length).fill(-1);
  const groups = new Int8Array(width);
  for (let t = 1; t < panel.days.length; t++) {
    const row = t * width;
    const known = scores.slice(row - width, row).map((score, j) => (membership[row + j] < 0 ? Number.NaN : score));
    const count = known.reduce((sum, score) => sum + (Number.isNaN(score) ? 0 : 1), 0);
    const fifth = Math.floor(count / QUINTILES);
    if (fifth === 0) continue;
    rankGroups(known, [fifth, count - fifth, count], groups);
    for (let j = 0; j < width; j++) fifths[row + j] = groups[j] === 2 ? 1 : groups[j] === 0 ? 0 : -1;
  }
  return fifths;
}

/** Known values of the top and of the bottom on day t, those of the eve. */
function sides(values: Float64Array, fifths: Int8Array, width: number, t: number): [number[], number[]] {
  const found: [number[], number[]] = [[], []];
  for (let j = 0; t > 0 && j < width; j++) {
    const [side, value] = [fifths[t * width + j], values[(t - 1) * width + j]];
    if (side >= 0 && !Number.isNaN(value)) found[side === 1 ? 0 : 1].push(value);
  }
  return found;
}

function longShort(panel: StockPanel, fifths: Int8Array, t: number): number {
  if (t === 0) return Number.NaN;
  const width = panel.codes.length;
  const sums = [0, 0];
  const counts = [0, 0];
  for (let j = 0; j < width; j++) {
    const side = fifths[t * width + j];
    const change = panel.close[t * width + j] / panel.close[(t - 1) * width + j] - 1;
    if (side < 0 || Number.isNaN(change)) continue;
    sums[side] += change;
    counts[side]++;
  }
  return sums[1] / counts[1] - sums[0] / counts[0];
}

function bothCorrelations(residuals: Float64Array, length: number, fifths: Int8Array, t: number): number {
  const width = fifths.length / length;
  const [bottom, top] = pairwiseCorrelations(
    residuals,
    length,
    t,
    fifths.subarray(t * width, (t + 1) * width),
    2,
    WINDOW,
  );
  return (bottom + top) / 2;
}

/** Mean over the measures known on a day of their z-scores against all days up to it; NaN where none has 120. */
function meanScore(measures: readonly Float64Array[]): Float64Array {
  const scores = measures.map(expandingScores);
  return scores[0].map((_, t) => mean(scores.map((score) => score[t]).filter((value) => !Number.isNaN(value))));
}

function expandingScores(values: Float64Array): Float64Array {
  let [count, mean, squares] = [0, 0, 0];
  return values.map((value) => {
    if (Number.isNaN(value)) return Number.NaN;
    count++;
    const before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
    return count < LEAST_PERCENTILE_DAYS ? Number.NaN : (value - mean) / Math.sqrt(squares / (count - 1));
  });
}
