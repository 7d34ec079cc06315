/** The numbers of a picture as text: what a reader who does not see it, or who wants the figures, gets. */
export interface NumberTable {
  readonly title: string;
  readonly head: readonly string[];
  /** First cell names the row. Newest first where rows are days. */
  readonly rows: readonly (readonly string[])[];
}
