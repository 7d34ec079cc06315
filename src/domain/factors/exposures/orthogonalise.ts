import { invertPositiveDefinite } from "../../../numerics/cholesky.ts";

/**
 * Takes out of values what a constant and the exposures `others` explain, by weighted least squares over the members that
 * have them all (CNE5: weights of the cross-section regression). Values of other stocks lose what the same fit says.
 * Nothing happens where the others tell one another.
 */
export function orthogonalise(
  values: Float64Array,
  others: readonly Float64Array[],
  members: Int32Array,
  weights: Float64Array,
): void {
  const size = others.length + 1;
  const [gram, moment] = [new Float64Array(size * size), new Float64Array(size)];
  const row = new Float64Array(size).fill(1);
  for (let i = 0; i < members.length; i++) {
    const j = members[i];
    let check = values[j];
    for (let k = 1; k < size; k++) check += row[k] = others[k - 1][j];
    if (Number.isNaN(check)) continue;
    for (let k = 0; k < size; k++) {
      const weighted = weights[j] * row[k];
      moment[k] += weighted * values[j];
      for (let m = 0; m <= k; m++) gram[k * size + m] += weighted * row[m];
    }
  }
  for (let k = 0; k < size; k++) for (let m = k + 1; m < size; m++) gram[k * size + m] = gram[m * size + k];
  const inverse = invertPositiveDefinite(gram, size);
  if (inverse === null) return;
  const fit = Array.from({ length: size }, (_, k) => moment.reduce((sum, y, m) => sum + inverse[k * size + m] * y, 0));
  for (let j = 0; j < values.length; j++) {
    let told = fit[0];
    for (let k = 1; k < size; k++) told += fit[k] * others[k - 1][j];
    values[j] -= told;
  }
}
