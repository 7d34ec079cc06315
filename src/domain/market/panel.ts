/** The axes that the figures of a panel share: T ascending days, N codes in ascending order. */
export interface Axes {
  readonly days: Int32Array;
  readonly codes: readonly string[];
}

/**
 * Daily prices of many stocks. Each field is dense and row-major, [day x stock]: the figure of stock j on day t stands at
 * t * N + j. NaN in `close` means that the stock did not trade that day (suspended, not yet listed, no row).
 */
export interface StockPanel extends Axes {
  readonly close: Float64Array;
  /** Low and high of the day, where they are recorded; NaN elsewhere. */
  readonly low?: Float64Array;
  readonly high?: Float64Array;
  /** Shares issued as of the day, such that close times shares is the market value; NaN, or no field: the list's. */
  readonly shares?: Float64Array;
  /** 1 under special treatment by the name of the day, 0 not, -1 (or no field) where only the list tells. */
  readonly marks?: Int8Array;
}

/** A panel that also tells how much was traded. */
export interface TradedPanel extends StockPanel {
  /** Shares traded; NaN where unknown. */
  readonly volume: Float64Array;
  /** Yuan traded; NaN where unknown. */
  readonly amount: Float64Array;
  /** Share of the float traded; NaN where unknown. */
  readonly turnover: Float64Array;
  /** 1 for a stock some of whose amounts are close x volume because its yuan traded are not loaded. */
  readonly amountStandsIn: Uint8Array;
}

/**
 * A dense field of one panel laid over the axes of another: NaN where `from` has no such day or code; the field itself
 * where the axes are the same.
 */
export function onAxes(axes: Axes, from: Axes, values: Float64Array): Float64Array {
  if (sameAxes(axes, from)) return values;
  const rows = new Map(Array.from(from.days, (day, t) => [day, t]));
  const columns = new Map(from.codes.map((code, j) => [code, j]));
  const columnOf = axes.codes.map((code) => columns.get(code) ?? -1);
  const laid = new Float64Array(axes.days.length * axes.codes.length).fill(Number.NaN);
  axes.days.forEach((day, t) => {
    const row = rows.get(day);
    if (row === undefined) return;
    columnOf.forEach((column, j) => {
      if (column >= 0) laid[t * columnOf.length + j] = values[row * from.codes.length + column];
    });
  });
  return laid;
}

function sameAxes(a: Axes, b: Axes): boolean {
  const isSame = a.days.length === b.days.length && a.codes.length === b.codes.length;
  return isSame && a.days.every((day, t) => day === b.days[t]) && a.codes.every((code, j) => code === b.codes[j]);
}

/** Stocks with a close on each day. */
export function tradedCounts(panel: StockPanel): Int32Array {
  const width = panel.codes.length;
  return Int32Array.from(panel.days, (_, t) => {
    let count = 0;
    for (let i = t * width; i < (t + 1) * width; i++) if (!Number.isNaN(panel.close[i])) count++;
    return count;
  });
}
