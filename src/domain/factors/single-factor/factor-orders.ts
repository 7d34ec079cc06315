import { ascendingSorter } from "../../../numerics/ascending-order.ts";

/** A factor of many stocks by day: dense and row-major, [day x stock], NaN where a stock has none or did not trade. */
export interface FactorField {
  readonly width: number;
  readonly factor: Float64Array;
}

/** For each row from `first` to `last`: the stocks that have the factor, in ascending order of it. */
export function factorOrders({ width, factor }: FactorField, first: number, last: number): Uint32Array[] {
  const sort = ascendingSorter(width);
  const stocks = new Uint32Array(width);
  const values = new Float64Array(width);
  const order = new Uint32Array(width);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const start = (first + i) * width;
    let count = 0;
    for (let j = 0; j < width; j++) {
      const value = factor[start + j];
      if (!(Math.abs(value) < Number.POSITIVE_INFINITY)) continue;
      stocks[count] = j;
      values[count++] = value;
    }
    sort(values, count, order);
    const ordered = new Uint32Array(count);
    for (let k = 0; k < count; k++) ordered[k] = stocks[order[k]];
    return ordered;
  });
}
