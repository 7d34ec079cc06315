const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Place of the maximum of a function with one peak between a and b, to within `tolerance` of their distance: golden
 * section search (Kiefer 1953).
 */
export function goldenMaximum(f: (x: number) => number, a: number, b: number, tolerance: number): number {
  let [low, high] = [a, b];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [f(left), f(right)];
  const least = tolerance * Math.abs(b - a);
  while (high - low > least) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = f(right);
    }
  }
  return (low + high) / 2;
}
