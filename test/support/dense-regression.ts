import type { Sample } from "../../src/domain/factors/index.ts";

/**
 * CNE5's regression the long way: the full matrix of country, industries and styles, the restriction matrix R that leaves
 * out the last industry with stocks, and f = R (R'X'WXR)^-1 R'X'W r by elimination with pivoting. Factors in the order
 * country, industries with stocks, styles.
 */
export function denseRegression(sample: Sample, returns: Float64Array) {
  const groups = [...new Set(sample.groups)].sort((a, b) => a - b);
  const capOf = (group: number) =>
    sample.marketValues.reduce((sum, value, i) => sum + (sample.groups[i] === group ? value : 0), 0);
  const exposures = Array.from({ length: sample.count }, (_, i) => [
    1,
    ...groups.map((group) => (sample.groups[i] === group ? 1 : 0)),
    ...sample.styles.map((values) => values[i]),
  ]);
  const factorCount = 1 + groups.length + sample.styles.length;
  const last = groups.length;
  const restriction = Array.from({ length: factorCount }, (_, k) =>
    Array.from({ length: factorCount - 1 }, (_, m) => {
      if (k !== last) return m === (k < last ? k : k - 1) ? 1 : 0;
      return m >= 1 && m < last ? -capOf(groups[m - 1]) / capOf(groups[last - 1]) : 0;
    }),
  );
  const design = product(exposures, restriction);
  const weighted = design.map((row, i) => row.map((value) => value * sample.weights[i]));
  const gram = product(transposed(design), weighted);
  const reduced = solve(
    gram,
    product(
      transposed(weighted),
      [...returns].map((value) => [value]),
    ),
  );
  const portfolios = product(restriction, solve(gram, transposed(weighted)));
  return { groups, exposures, factors: product(restriction, reduced).map(([value]) => value), portfolios, gram };
}

function transposed(matrix: number[][]): number[][] {
  return matrix[0].map((_, j) => matrix.map((row) => row[j]));
}

function product(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}

/** Solves matrix x = right by Gaussian elimination with partial pivoting. */
function solve(matrix: number[][], right: number[][]): number[][] {
  const rows = matrix.map((row, i) => [...row, ...right[i]]);
  const size = matrix.length;
  for (let k = 0; k < size; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row, i) => (Math.abs(row[k]) > Math.abs(rows[best][k]) ? k + i : best), k);
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = rows[i][k] / rows[k][k];
      for (let j = k; j < rows[i].length; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  return rows.map((row, i) => row.slice(size).map((value) => value / row[i]));
}
