/** Groups of stocks that one price stands for: the size indices, and the smallest 400. */
export const BUCKETS = ["300", "500", "1000", "2000", "micro"] as const;
export type Bucket = (typeof BUCKETS)[number];
export const WIDTH = BUCKETS.length;
export const MICRO = BUCKETS.indexOf("micro");

/** Index futures that hedges are made of, and the bucket under each. */
export const HEDGES = ["IC", "IM"] as const;
export type Hedge = (typeof HEDGES)[number];
export const UNDERLYING: readonly number[] = [BUCKETS.indexOf("500"), BUCKETS.indexOf("1000")];

/** One number a bucket. */
export type PerBucket = Readonly<Record<Bucket, number>>;
/** One number a future. */
export type PerHedge = Readonly<Record<Hedge, number>>;

export function bucketArray(values: PerBucket): Float64Array {
  return Float64Array.from(BUCKETS, (bucket) => values[bucket]);
}

export function hedgeArray(values: PerHedge): Float64Array {
  return Float64Array.from(HEDGES, (hedge) => values[hedge]);
}
