/** Fewest members of the universe that make an industry of its own; smaller ones, and unknown ones, are "other". */
export const LEAST_INDUSTRY_STOCKS = 10;
/** Place of "other" among the groups. */
export const OTHER = 0;

/** Industries of a list by number; number 0 is "other". */
export interface IndustryGroups {
  readonly names: readonly string[];
  /** Group of each stock on the day told last. */
  readonly groups: Int32Array;
  /** Forms the groups for a day's members. */
  form(members: Int32Array): void;
}

export function industryGroups(industries: readonly string[]): IndustryGroups {
  const names = ["", ...[...new Set(industries.filter((name) => name !== ""))].sort()];
  const numberOf = new Map(names.map((name, k) => [name, k]));
  const own = Int32Array.from(industries, (name) => numberOf.get(name) ?? OTHER);
  const counts = new Int32Array(names.length);
  const groups = new Int32Array(own.length);
  return {
    names,
    groups,
    form(members) {
      counts.fill(0);
      for (const j of members) counts[own[j]]++;
      for (let j = 0; j < own.length; j++) groups[j] = counts[own[j]] < LEAST_INDUSTRY_STOCKS ? OTHER : own[j];
    },
  };
}
