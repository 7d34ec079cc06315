import type { MicrocapAnswer } from "../contract.ts";

type Published = NonNullable<MicrocapAnswer["published"]>;

/** One week as drawn: a candle, how far below the highest price before, and the level against CSI300. */
export interface MicrocapWeek {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** True where only closes are known: the body runs from the last week's close to this one's, without wicks. */
  readonly closesOnly: boolean;
  /** Close over the highest price so far, less one. */
  readonly drawdown: number;
  /** Level over CSI300, 100 in the first week where both are known; null before. */
  readonly relative: number | null;
}

/** A little over three years: from the start of 2021 on the evening of 2024-02-07. */
const SHOWN_WEEKS = 160;

/** The latest weeks of the published index, oldest first; highest prices count from the first week loaded. */
export function microcapWeeks({ weekly, daily }: Published): MicrocapWeek[] {
  const csi300 = new Map(daily.map((day) => [day.date, day.csi300]));
  const from = Math.max(0, weekly.length - SHOWN_WEEKS);
  let highest = Number.NEGATIVE_INFINITY;
  let base: number | null = null;
  const weeks = weekly.map((bar, i) => {
    const open = bar.open ?? weekly[i - 1]?.close ?? bar.close;
    const high = bar.high ?? Math.max(open, bar.close);
    const low = bar.low ?? Math.min(open, bar.close);
    highest = Math.max(highest, bar.high ?? bar.close);
    const large = csi300.get(bar.date) ?? null;
    const ratio = large === null ? null : bar.close / large;
    if (i >= from) base ??= ratio;
    const relative = ratio === null || base === null ? null : (ratio / base) * 100;
    const closesOnly = bar.open === null || bar.high === null || bar.low === null;
    return {
      date: bar.date,
      open,
      high,
      low,
      close: bar.close,
      closesOnly,
      drawdown: bar.close / highest - 1,
      relative,
    };
  });
  return weeks.slice(from);
}

/** The fall from the highest daily close to the last one: its days, size, and whether the last is near the low. */
export interface Fall {
  readonly peakDate: string;
  /** Trading days from the peak to the last close. */
  readonly days: number;
  /** Last close over the peak, less one. */
  readonly size: number;
  readonly lowDate: string;
  /** Last close over the lowest since the peak, less one. */
  readonly sinceLow: number;
}

/** Fall from the highest close of the past 250 days; null without daily closes. */
export function fallFromPeak({ daily }: Published): Fall | null {
  const days = daily.slice(-250);
  const last = days.at(-1);
  if (!last) return null;
  const peak = days.reduce((best, day) => (day.close >= best.close ? day : best));
  const after = days.slice(days.indexOf(peak));
  const low = after.reduce((least, day) => (day.close < least.close ? day : least));
  return {
    peakDate: peak.date,
    days: after.length - 1,
    size: last.close / peak.close - 1,
    lowDate: low.date,
    sinceLow: last.close / low.close - 1,
  };
}
