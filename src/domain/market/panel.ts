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
}

/** Columns of one table in long form: a row is one stock on one day. */
export interface LongRows<Column extends string> {
  readonly days: Int32Array;
  readonly codes: readonly string[];
  readonly columns: Readonly<Record<Column, Float64Array>>;
}

/** Axes that hold every day and code of the rows. */
export function axesOf(rows: LongRows<string>): Axes {
  return { days: Int32Array.from(new Set(rows.days)).sort(), codes: [...new Set(rows.codes)].sort() };
}

/** Spreads each column of long rows over axes: [T x N], NaN where there is no row. Rows outside the axes are left out. */
export function spread<Column extends string>(axes: Axes, rows: LongRows<Column>): Record<Column, Float64Array> {
  const places = placesOf(axes, rows);
  const size = axes.days.length * axes.codes.length;
  const spreadColumn = (values: Float64Array) => {
    const dense = new Float64Array(size).fill(Number.NaN);
    for (let i = 0; i < values.length; i++) if (places[i] >= 0) dense[places[i]] = values[i];
    return dense;
  };
  const columns = Object.entries<Float64Array>(rows.columns).map(([name, values]) => [name, spreadColumn(values)]);
  return Object.fromEntries(columns) as Record<Column, Float64Array>;
}

/** Place of each long row in a dense field, -1 outside the axes. */
function placesOf(axes: Axes, rows: LongRows<string>): Int32Array {
  const rowByDay = new Map(Array.from(axes.days, (day, t) => [day, t * axes.codes.length]));
  const columnByCode = new Map(axes.codes.map((code, j) => [code, j]));
  const places = new Int32Array(rows.days.length);
  for (let i = 0; i < places.length; i++) {
    const start = rowByDay.get(rows.days[i]);
    const column = columnByCode.get(rows.codes[i]);
    places[i] = start === undefined || column === undefined ? -1 : start + column;
  }
  return places;
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
