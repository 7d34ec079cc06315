const INVERSE_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);

/**
 * Density of the standard normal distribution for inner loops: plain and fast, its relative error at most
 * z^2 times the precision of a number, where `normalDensity` keeps every digit.
 */
export function gaussianWeight(z: number): number {
  return INVERSE_SQRT_2PI * Math.exp(-0.5 * z * z);
}
