import { SOBOL_DIRECTIONS } from "./sobol-directions.ts";

const BITS = 32;
const INITIAL = SOBOL_DIRECTIONS.trim()
  .split(";")
  .map((entry) => entry.trim().split(/\s+/).map(Number));

/** Number of dimensions that direction numbers are carried for. */
export const SOBOL_DIMENSIONS = INITIAL.length + 1;

/** The 32 direction numbers of each of the first dimensions, row by row. */
export function sobolDirections(dimensions: number): Uint32Array {
  const directions = new Uint32Array(dimensions * BITS);
  for (let d = 0; d < dimensions; d++) directions.set(directionsOf(d), d * BITS);
  return directions;
}

function directionsOf(dimension: number): Uint32Array {
  const numbers = new Uint32Array(BITS);
  if (dimension === 0) return numbers.map((_, bit) => (1 << (BITS - 1 - bit)) >>> 0);
  const [degree, inner, ...initial] = INITIAL[dimension - 1];
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      numbers[bit] = (initial[bit] << (BITS - 1 - bit)) >>> 0;
      continue;
    }
    let value = numbers[bit - degree] ^ (numbers[bit - degree] >>> degree);
    for (let k = 1; k < degree; k++) {
      if ((inner >>> (degree - 1 - k)) & 1) value ^= numbers[bit - k];
    }
    numbers[bit] = value >>> 0;
  }
  return numbers;
}

/**
 * Writes into `points` the coordinates in one dimension of consecutive points of the Sobol sequence from index `first`
 * on, in Gray-code order, as 32-bit fractions, each combined by exclusive or with `shift` (a digital shift, which makes
 * every point uniform and keeps the net; Antonov and Saleev 1979 for the order).
 */
export function sobolCoordinates(
  directions: Uint32Array,
  dimension: number,
  first: number,
  shift: number,
  points: Uint32Array,
): void {
  const row = dimension * BITS;
  const gray = first ^ (first >>> 1);
  let value = shift;
  for (let bit = 0; bit < BITS; bit++) if ((gray >>> bit) & 1) value ^= directions[row + bit];
  for (let i = 0; i < points.length; i++) {
    points[i] = value;
    const next = first + i + 1;
    value ^= directions[row + 31 - Math.clz32(next & -next)];
  }
}
