import type { QuadraticProgram } from "./program.ts";

/** A program in units of order 1, and the way back. */
export interface ScaledProgram {
  readonly program: QuadraticProgram;
  readonly unscaled: (x: Float64Array) => Float64Array;
  /** What a multiplier of a scaled row is worth in the units of the program. */
  readonly rowScale: Float64Array;
}

/** The program with variables in units of the mean room between bounds, rows of norm 1 and a gradient of order 1. */
export function scaledProgram({ diagonal, factors, linear, low, high, rows }: QuadraticProgram): ScaledProgram {
  const size = low.length;
  const unit = low.reduce((sum, value, i) => sum + high[i] - value, 0) / size;
  const middle = low.map((value, i) => (value + high[i]) / 2);
  const steepest = gradientSize({ diagonal, factors, linear }, middle) * unit;
  const price = steepest > 0 ? 1 / steepest : 1;
  const norms = rows.map(
    ({ coefficients }) => Math.sqrt(coefficients.reduce((sum, value) => sum + value * value, 0)) * unit || 1,
  );
  const factorScale = unit * Math.sqrt(price);
  return {
    program: {
      diagonal: diagonal.map((value) => value * unit * unit * price),
      factors: factors.map((factor) => factor.map((value) => value * factorScale)),
      linear: linear.map((value) => value * unit * price),
      low: low.map((value) => value / unit),
      high: high.map((value) => value / unit),
      rows: rows.map((row, r) => ({
        coefficients: row.coefficients.map((value) => (value * unit) / norms[r]),
        low: row.low / norms[r],
        high: row.high / norms[r],
      })),
    },
    unscaled: (x) => x.map((value) => value * unit),
    rowScale: Float64Array.from(norms, (norm) => 1 / (price * norm)),
  };
}

/** Largest entry of the gradient at a point, or of the linear term where that is larger. */
function gradientSize(
  { diagonal, factors, linear }: Pick<QuadraticProgram, "diagonal" | "factors" | "linear">,
  at: Float64Array,
): number {
  const gradient = linear.map((value, i) => value + diagonal[i] * at[i]);
  for (const factor of factors) {
    const share = factor.reduce((sum, value, i) => sum + value * at[i], 0);
    for (let i = 0; i < gradient.length; i++) gradient[i] += share * factor[i];
  }
  const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return Math.max(largest(gradient), largest(linear));
}
