/**
 * One level for the small caps, 1 at its first known day: the return of the first series that knows a day and the day
 * before it, the next series standing in where it does not. NaN before any is known and on days that none covers.
 * `standIn[i]` is the position of the series used on day `i`, -1 where none. Uses nothing later than each day.
 */
export function chainedLevel(series: readonly Float64Array[]): { level: Float64Array; standIn: Int8Array } {
  const count = series[0]?.length ?? 0;
  const level = new Float64Array(count).fill(Number.NaN);
  const standIn = new Int8Array(count).fill(-1);
  let last = Number.NaN;
  for (let i = 0; i < count; i++) {
    const source = series.findIndex((s) => !Number.isNaN(s[i]) && (Number.isNaN(last) || !Number.isNaN(s[i - 1])));
    if (source < 0) continue;
    last = Number.isNaN(last) ? 1 : last * (series[source][i] / series[source][i - 1]);
    level[i] = last;
    standIn[i] = source;
  }
  return { level, standIn };
}
