/** Trading days a year, for annualising. */
const YEAR_DAYS = 244;

/** How far one version of an index fell behind another, positive where it did. */
export interface VersionGap {
  /** Difference of the returns over all days. */
  readonly total: number;
  /** Difference of the returns a year (compounded, 244 days); NaN for less than half a year, which would mislead. */
  readonly annualised: number;
}

/** Gap between the frictionless and the tradable version over the days on which both are known; NaN where none is. */
export function versionGap(frictionless: Float64Array, tradable: Float64Array): VersionGap {
  let ideal = 1;
  let real = 1;
  let days = 0;
  for (let t = 0; t < frictionless.length; t++) {
    if (Number.isNaN(frictionless[t] + tradable[t])) continue;
    ideal *= 1 + frictionless[t];
    real *= 1 + tradable[t];
    days++;
  }
  if (days === 0) return { total: Number.NaN, annualised: Number.NaN };
  const aYear = (growth: number) => (days < YEAR_DAYS / 2 ? Number.NaN : growth ** (YEAR_DAYS / days));
  return { total: ideal - real, annualised: aYear(ideal) - aYear(real) };
}
