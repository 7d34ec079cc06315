/**
 * The study of a factor written down word for word from its definition, slowly: ranks by counting, one day at a time. No
 * part of it is shared with the code under test.
 */
export interface PlainDay {
  readonly stocks: number;
  readonly rankIc: number;
  readonly ic: number;
  readonly quantileReturns: number[];
}

export function plainDay(
  factor: readonly number[],
  now: readonly number[],
  later: readonly number[],
  quantiles: number,
): PlainDay {
  const present = factor.map((_, j) => j).filter((j) => [factor[j], now[j], later[j]].every(Number.isFinite));
  const factors = present.map((j) => factor[j]);
  const returns = present.map((j) => later[j] / now[j] - 1);
  const edges = edgesOf(factors, quantiles);
  const groups = factors.map((value) => edges.filter((edge) => value > edge).length);
  const average = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  return {
    stocks: present.length,
    rankIc: pearson(ranks(factors), ranks(returns)),
    ic: pearson(factors, returns),
    quantileReturns: Array.from({ length: quantiles }, (_, q) => {
      const inside = returns.filter((_, i) => groups[i] === q);
      return inside.reduce((sum, value) => sum + value, 0) / inside.length - average;
    }),
  };
}

/** Rank from 1; tied values share the mean of theirs. */
export function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    let [below, equal] = [0, 0];
    for (const other of values) {
      if (other < value) below++;
      if (other === value) equal++;
    }
    return below + (equal + 1) / 2;
  });
}

/** Group by the edges that pandas.qcut sets: right edge inside, the lowest value in the first. */
export function quantileByEdges(values: readonly number[], value: number, quantiles: number): number {
  return edgesOf(values, quantiles).filter((edge) => value > edge).length;
}

/** Quantiles by linear interpolation, all but the lowest and the highest. */
function edgesOf(values: readonly number[], quantiles: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: quantiles - 1 }, (_, k) => {
    const position = ((sorted.length - 1) * (k + 1)) / quantiles;
    const below = sorted[Math.floor(position)];
    const above = sorted[Math.min(sorted.length - 1, Math.floor(position) + 1)];
    return below + (position - Math.floor(position)) * (above - below);
  });
}

export function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + f(i), 0);
  const both = sum((i) => (x[i] - mx) * (y[i] - my));
  return both / Math.sqrt(sum((i) => (x[i] - mx) ** 2) * sum((i) => (y[i] - my) ** 2));
}
