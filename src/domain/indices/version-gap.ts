/** Trading days a year, for annualising. */
const YEAR_DAYS = 244;

/** Fewer days than this, about a quarter, are not annualised: it would exaggerate them. */
const LEAST_DAYS = 60;

/** How far one version of an index fell behind another: what the other is worth more, as a share; positive where it is. */
export interface VersionGap {
  readonly total: number;
  /** The same a year, compounded over 244 days; NaN over fewer than 60 days. */
  readonly annualised: number;
}

/** Gap between the frictionless and the tradable version over the days on which both are known; NaN where none is. */
export function versionGap(frictionless: Float64Array, tradable: Float64Array): VersionGap {
  let ratio = 1;
  let days = 0;
  for (let t = 0; t < frictionless.length; t++) {
    if (Number.isNaN(frictionless[t] + tradable[t])) continue;
    ratio *= (1 + frictionless[t]) / (1 + tradable[t]);
    days++;
  }
  return {
    total: days === 0 ? Number.NaN : ratio - 1,
    annualised: days < LEAST_DAYS ? Number.NaN : ratio ** (YEAR_DAYS / days) - 1,
  };
}
