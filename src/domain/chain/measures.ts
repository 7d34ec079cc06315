/** One number a day beside what is recorded of it; NaN where nothing is. */
export interface Beside {
  readonly model: Float64Array;
  readonly record: Float64Array;
}

/** Place and value of the lowest of a series; -1 and NaN where nothing is known. */
export interface Lowest {
  readonly at: number;
  readonly value: number;
}

/** How far a model stands from a record. Differences are model minus record. */
export interface RecordError {
  /** Days on which both are known. */
  readonly days: number;
  /** Root mean square of the differences; NaN without days. */
  readonly rmse: number;
  /** The day of the largest difference; -1 without days. */
  readonly worstAt: number;
  readonly modelLow: Lowest;
  readonly recordLow: Lowest;
}

/** Lowest known value; the first of equal ones. */
export function lowest(values: Float64Array): Lowest {
  let at = -1;
  for (let t = 0; t < values.length; t++) {
    if (Number.isNaN(values[t])) continue;
    if (at < 0 || values[t] < values[at]) at = t;
  }
  return { at, value: at < 0 ? Number.NaN : values[at] };
}

/** Errors of a model against a record, over the days on which both are known; lows are over those days too. */
export function errorOf({ model, record }: Beside): RecordError {
  let sum = 0;
  let days = 0;
  let worstAt = -1;
  const both = model.map((value, t) => value - record[t]);
  both.forEach((difference, t) => {
    if (Number.isNaN(difference)) return;
    days++;
    sum += difference ** 2;
    if (worstAt < 0 || Math.abs(difference) > Math.abs(both[worstAt])) worstAt = t;
  });
  const known = (values: Float64Array) => values.map((value, t) => (Number.isNaN(both[t]) ? Number.NaN : value));
  return {
    days,
    rmse: days === 0 ? Number.NaN : Math.sqrt(sum / days),
    worstAt,
    modelLow: lowest(known(model)),
    recordLow: lowest(known(record)),
  };
}
