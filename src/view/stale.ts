/** Trading days by which a series stops before the last of its dates; 0 when it reaches it or has no value at all. */
export function staleDays(values: readonly (number | null)[]): number {
  const last = values.findLastIndex((value) => value !== null);
  return last < 0 ? 0 : values.length - 1 - last;
}
