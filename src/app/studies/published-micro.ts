import type { MicrocapAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { type DailyBars, weeklyBars } from "../../domain/indices/index.ts";
import { type DailySeries, valueOn } from "../../domain/market/series.ts";
import { orNull } from "./answer.ts";

/** What is loaded of the published micro-cap index up to a day. */
export interface PublishedMicro {
  readonly code: string;
  readonly daily: DailyBars;
  /** Week-end closes. */
  readonly weekly: DailySeries;
}

export async function loadPublishedMicro(store: Store, code: string, to?: Day): Promise<PublishedMicro> {
  const columns = ["date", "open", "high", "low", "close"] as const;
  const [daily, weekly] = await Promise.all([
    store.scan("index_daily", { columns, codes: [code], to }),
    store.scan("index_weekly", { columns: ["date", "close"], codes: [code], to }),
  ]);
  const [open, high, low, close] = columns.slice(1).map((column) => daily.numbers(column));
  return {
    code,
    daily: { days: daily.dates("date"), open, high, low, close },
    weekly: { days: weekly.dates("date"), values: weekly.numbers("close") },
  };
}

/** The published index from `from` on: weekly candles, and its daily closes beside those of CSI 300. */
export function publishedAnswer(
  { code, daily, weekly }: PublishedMicro,
  csi300: DailySeries,
  from: Day | undefined,
): MicrocapAnswer["published"] {
  if (daily.days.length + weekly.days.length === 0) return null;
  const isAnswered = (day: Day) => from === undefined || day >= from;
  return {
    code,
    weekly: weeklyBars(daily, weekly)
      .filter((bar) => isAnswered(bar.day))
      .map(({ day, open, high, low, close, days }) => ({
        date: formatDay(day),
        open: orNull(open),
        high: orNull(high),
        low: orNull(low),
        close,
        days,
      })),
    daily: [...daily.days.keys()]
      .filter((t) => isAnswered(daily.days[t]))
      .map((t) => ({
        date: formatDay(daily.days[t]),
        close: daily.close[t],
        csi300: orNull(valueOn(csi300, daily.days[t])),
      })),
  };
}
