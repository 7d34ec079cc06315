/** The stocks of one day's regression, by place in compact arrays of equal length. */
export interface Sample {
  readonly count: number;
  /** Weights of the squares: square roots of market value (CNE5: the specific variance falls with size). */
  readonly weights: Float64Array;
  /** Market values, which weigh the industries. */
  readonly marketValues: Float64Array;
  /** Industry group of each stock, 0 to groupCount - 1. */
  readonly groups: Int32Array;
  readonly groupCount: number;
  /** Exposures: one array a style. */
  readonly styles: readonly Float64Array[];
}

/** What of a sample does not depend on returns: the normal equations with the industries taken out. */
export interface CrossSection {
  readonly sample: Sample;
  /** Sum of weights, weighted mean of each style, and share of market value, by group; 0 for a group without stocks. */
  readonly groupWeights: Float64Array;
  readonly groupMeans: readonly Float64Array[];
  readonly groupShares: Float64Array;
  /** Inverse of the weighted products of the styles about their groups' means, row-major. */
  readonly inverse: Float64Array;
}
