/**
 * The stocks of one day that have both a factor and a return, as parallel arrays in ascending order of the factor. The
 * arrays may be longer than `count`. Several groups of stocks may stand one behind the other; see Segment.
 */
export interface CrossSection {
  count: number;
  /** Place of each stock in the panel. */
  readonly stocks: Uint32Array;
  readonly factors: Float64Array;
  readonly returns: Float64Array;
  /** Places in these arrays by ascending return. */
  readonly byReturn: Uint32Array;
}

/** A run of places of a cross-section, `end` excluded: one group of stocks. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** Room for a cross-section of up to `capacity` stocks. */
export function newCrossSection(capacity: number): CrossSection {
  return {
    count: 0,
    stocks: new Uint32Array(capacity),
    factors: new Float64Array(capacity),
    returns: new Float64Array(capacity),
    byReturn: new Uint32Array(capacity),
  };
}

/** Puts the stocks of each group together. */
export type Partition = (
  section: CrossSection,
  groupOf: ArrayLike<number>,
  groups: number,
  into: CrossSection,
) => readonly Segment[];

/**
 * A partition for sections of up to `capacity` stocks, with scratch of its own. Group by group, in ascending order of
 * factor within each, the stocks of `section` are written to `into`; `groupOf` tells the group of a stock by its place in
 * the panel, and one below 0 leaves the stock out. Answers where each group stands. Linear in the number of stocks: the
 * orders by factor and by return are kept, nothing is sorted again.
 */
export function partitioner(capacity: number): Partition {
  const newPlaces = new Int32Array(capacity);
  return (section, groupOf, groups, into) => {
    const { stocks, factors, returns, byReturn, count } = section;
    const ends = new Uint32Array(groups + 1);
    for (let i = 0; i < count; i++) if (groupOf[stocks[i]] >= 0) ends[groupOf[stocks[i]] + 1]++;
    for (let g = 0; g < groups; g++) ends[g + 1] += ends[g];
    const next = ends.slice(0, groups);
    for (let i = 0; i < count; i++) {
      const group = groupOf[stocks[i]];
      const place = group < 0 ? -1 : next[group]++;
      newPlaces[i] = place;
      if (place < 0) continue;
      into.stocks[place] = stocks[i];
      into.factors[place] = factors[i];
      into.returns[place] = returns[i];
    }
    const nextByReturn = ends.slice(0, groups);
    for (let k = 0; k < count; k++) {
      const place = newPlaces[byReturn[k]];
      if (place >= 0) into.byReturn[nextByReturn[groupOf[into.stocks[place]]]++] = place;
    }
    into.count = ends[groups];
    return Array.from(next, (_, g) => ({ start: ends[g], end: ends[g + 1] }));
  };
}
