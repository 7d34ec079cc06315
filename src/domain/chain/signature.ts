import { lowest } from "./measures.ts";

/** What tells an unwind of hedged books from any other fall. Whether a mark is borne; null where it cannot be told. */
export interface Signature {
  /** By the eve of the small caps' worst day the discount has been through half of its deepening. */
  readonly discountFirst: boolean | null;
  /** Between the deepest discount and the small caps' trough half of the discount closes while they go on falling. */
  readonly closesWhileFalling: boolean | null;
  /** Half of the dealers' sales were made before half of the neutral books' sales of stocks. */
  readonly dealersFirst: boolean | null;
  /** On each of the two days after the deepest discount: the basis rises, and micro caps fall. */
  readonly firstMark: boolean | null;
  readonly secondMark: boolean | null;
}

/** What a signature is read from: values at the start, then one a day. */
export interface SignatureInput {
  /** Weighted basis of IM, negative for a discount: [start, days]. */
  readonly basis: Float64Array;
  /** Log price of micro caps: [start, days]. */
  readonly micro: Float64Array;
  /** Days of the two marks, places in these series; by the deepest discount of this series where absent. */
  readonly markedFrom?: number;
  /** Net sales of futures by dealers, and of stocks by neutral funds and accounts, by day; null where not recorded. */
  readonly dealerSales: Float64Array | null;
  readonly bookSales: Float64Array | null;
}

/** Reads the marks off a path. Comparisons with what is not known are null. */
export function signatureOf({ basis, micro, markedFrom, dealerSales, bookSales }: SignatureInput): Signature {
  const deepest = lowest(basis).at;
  const from = markedFrom ?? deepest;
  return {
    discountFirst: deepensFirst(basis, micro),
    closesWhileFalling: closesWhileFalling(basis, micro, deepest),
    dealersFirst: dealerSales && bookSales ? firstHalf(dealerSales, bookSales) : null,
    firstMark: unwinds(basis, micro, from + 1),
    secondMark: unwinds(basis, micro, from + 2),
  };
}

function deepensFirst(basis: Float64Array, micro: Float64Array): boolean | null {
  const worst = lowest(micro.map((price, t) => (t === 0 ? Number.NaN : price - micro[t - 1]))).at;
  const deepest = lowest(basis).value;
  const before = lowest(basis.subarray(0, worst)).value;
  if (worst < 1 || Number.isNaN(before + basis[0])) return null;
  return before < basis[0] && before <= (basis[0] + deepest) / 2;
}

function closesWhileFalling(basis: Float64Array, micro: Float64Array, deepest: number): boolean | null {
  const trough = lowest(micro).at;
  if (deepest < 0 || trough < 0) return null;
  if (trough <= deepest) return false;
  const half = (basis[deepest] + basis[0]) / 2;
  return basis[trough] > Math.max(half, basis[deepest]) && micro[trough] < micro[deepest];
}

function unwinds(basis: Float64Array, micro: Float64Array, t: number): boolean | null {
  const known = basis[t] + basis[t - 1] + micro[t] + micro[t - 1];
  if (t < 1 || t >= basis.length || Number.isNaN(known)) return null;
  return basis[t] > basis[t - 1] && micro[t] < micro[t - 1];
}

/** Whether half of `first` comes no later than half of `second`; null where either never sells. */
function firstHalf(first: Float64Array, second: Float64Array): boolean | null {
  const [a, b] = [halfSoldAt(first), halfSoldAt(second)];
  return a < 0 || b < 0 ? null : a <= b;
}

/** First day by which half of the most that was sold, net of what was bought back, had been sold; -1 for none. */
function halfSoldAt(sales: Float64Array): number {
  let sum = 0;
  const sold = sales.map((sale) => {
    sum += sale;
    return sum;
  });
  const most = Math.max(...sold);
  return most > 0 ? sold.findIndex((value) => value >= most / 2) : -1;
}
