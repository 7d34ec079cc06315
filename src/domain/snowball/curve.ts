import type { Curve } from "./market.ts";

/** Sum of a curve over the (fractional) days from now to `day`, in units of a value held for one day. */
export function sumTo({ untilDay, values }: Curve, day: number): number {
  let sum = 0;
  let start = 0;
  for (let i = 0; i < values.length && start < day; i++) {
    const end = i === values.length - 1 ? day : Math.min(day, untilDay[i]);
    sum += values[i] * (end - start);
    start = end;
  }
  return sum;
}

/** Mean of a curve over the days from now to `day`: the constant that gives the same forward to that day. */
export function meanOver(curve: Curve, day: number): number {
  return sumTo(curve, day) / day;
}
