/** Fewest fiscal years from which growth is told. */
const LEAST_YEARS = 3;

/**
 * Slope of yearly figures by year, divided by the size of their mean (CNE5: EGRO, SGRO; the mean's sign is dropped, so that
 * a shrinking loss is growth). NaN is a missing year; NaN with fewer than three known or a mean of zero.
 */
export function trendOfYears(figures: readonly number[]): number {
  const known = figures.flatMap((value, year) => (Number.isNaN(value) ? [] : [{ value, year }]));
  if (known.length < LEAST_YEARS) return Number.NaN;
  const meanYear = known.reduce((sum, { year }) => sum + year, 0) / known.length;
  const mean = known.reduce((sum, { value }) => sum + value, 0) / known.length;
  let [together, spread] = [0, 0];
  for (const { value, year } of known) {
    together += (year - meanYear) * (value - mean);
    spread += (year - meanYear) ** 2;
  }
  return mean === 0 ? Number.NaN : together / spread / Math.abs(mean);
}
