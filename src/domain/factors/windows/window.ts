/** Figures of stocks over trailing windows of days, kept up as the days come in. */
export interface Window {
  /** Takes day t of the panel in. Days come in order from 0, each once. */
  advance(t: number): void;
}

/** Writes one figure of each stock as of the close of the last day taken in; NaN where it cannot be told. */
export type Write = (values: Float64Array) => void;
