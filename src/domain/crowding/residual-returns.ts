import type { StockPanel } from "../market/panel.ts";
import { LEAST_INDUSTRY_STOCKS } from "./parameters.ts";

/**
 * Daily returns less the mean of the stock's industry that day (which holds the market's), equally weighted over stocks
 * that are members of any group; an industry of fewer than 5 takes off the market's mean. [stock x day], the other way
 * round from the panel, so that the window of a stock lies together: stock j on day t stands at j * T + t. NaN where the
 * stock or the whole market has no return.
 */
export function residualReturns(panel: StockPanel, industries: readonly string[], membership: Int8Array): Float64Array {
  const [length, width] = [panel.days.length, panel.codes.length];
  const names = [...new Set(industries)].filter((name) => name !== "");
  const industryOf = Int32Array.from(industries, (name) => names.indexOf(name));
  const residuals = new Float64Array(length * width).fill(Number.NaN);
  const returns = new Float64Array(width);
  for (let t = 1; t < length; t++) {
    for (let j = 0; j < width; j++) returns[j] = panel.close[t * width + j] / panel.close[(t - 1) * width + j] - 1;
    const means = industryMeans(returns, industryOf, names.length, membership.subarray(t * width, (t + 1) * width));
    for (let j = 0; j < width; j++) residuals[j * length + t] = returns[j] - means[industryOf[j] + 1];
  }
  return residuals;
}

/** Mean return of each industry at its number + 1, of the market at 0. */
function industryMeans(
  returns: Float64Array,
  industryOf: Int32Array,
  industries: number,
  groups: Int8Array,
): Float64Array {
  const sums = new Float64Array(industries + 1);
  const counts = new Int32Array(industries + 1);
  for (let j = 0; j < returns.length; j++) {
    if (groups[j] < 0 || Number.isNaN(returns[j])) continue;
    sums[0] += returns[j];
    counts[0]++;
    if (industryOf[j] < 0) continue;
    sums[industryOf[j] + 1] += returns[j];
    counts[industryOf[j] + 1]++;
  }
  const market = sums[0] / counts[0];
  return sums.map((sum, k) => (k > 0 && counts[k] < LEAST_INDUSTRY_STOCKS ? market : sum / counts[k]));
}
