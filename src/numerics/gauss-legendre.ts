/** Points and weights of a quadrature rule on [-1, 1], points rising. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss-Legendre rule with `count` points: exact for polynomials of degree 2 count - 1. Nodes by Newton's method on
 * the three-term recurrence (Abramowitz and Stegun 25.4.29), good to a few units of the last digit for count up to 100.
 */
export function gaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let iteration = 0; iteration < 8; iteration++) {
      const [value, derivative] = legendre(count, x);
      slope = derivative;
      x -= value / derivative;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** Value and derivative of the Legendre polynomial of a degree, at x inside (-1, 1). */
function legendre(degree: number, x: number): [number, number] {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= degree; k++) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  return [value, (degree * (previous - x * value)) / (1 - x * x)];
}
