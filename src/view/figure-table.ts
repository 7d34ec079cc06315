/** A column of a table of figures: its head, and how its cells look. The first column names the row. */
export interface FigureColumn {
  readonly head: string;
  /** The figure that matters. */
  readonly bold?: boolean;
  /** Words rather than numbers: aligned left, and may take several lines. */
  readonly words?: boolean;
}

/** A table that the dashboard and the report both show. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly string[])[];
}
