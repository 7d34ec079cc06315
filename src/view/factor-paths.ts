import type { FactorName, FactorsAnswer } from "../contract.ts";

/** Cumulative return of a factor: the sum of its daily returns, in %, null before its first. */
export interface FactorPath {
  readonly factor: FactorName;
  readonly values: readonly (number | null)[];
}

/** Paths of every factor that some day answered has, in the order of the summary. A day without the factor is a gap. */
export function factorPaths({ days, summary }: Pick<FactorsAnswer, "days" | "summary">): FactorPath[] {
  return summary.map(({ factor }) => {
    let sum = 0;
    const values = days.map(({ returns }) => {
      const value = returns[factor];
      if (value === undefined) return null;
      sum += value * 100;
      return sum;
    });
    return { factor, values };
  });
}
