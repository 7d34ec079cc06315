import type { Overview, ProductSeries } from "../../contract.ts";

type Nullables = (number | null)[];

/** What the overview's charts draw: everything known on the evening, and, in a replay, what followed. */
export interface OverviewTimeline {
  readonly dates: readonly string[];
  readonly IM: ProductSeries;
  readonly IC: ProductSeries;
  /** Levels over their first known value of the window, times 100. */
  readonly micro: Nullables;
  readonly csi300: Nullables;
  readonly ribbon: Overview["ribbon"];
  /** Index of the evening itself; later days belong to the replay. */
  readonly today: number;
}

/**
 * Joins the evening with a later one for the replay: days up to the evening come from the evening's own answer, days
 * after it from the later answer. Nothing after the date enters any number of the evening.
 */
export function overviewTimeline(evening: Overview, later: Overview | null): OverviewTimeline {
  const begin = firstTold(evening);
  const dates = evening.series.dates.slice(begin);
  const today = dates.length - 1;
  const start = later ? later.series.dates.findIndex((date) => date > evening.date) : -1;
  const followed = later && start >= 0 ? later : null;
  const join = (pick: (overview: Overview) => Nullables) =>
    followed ? [...pick(evening).slice(begin), ...pick(followed).slice(start)] : pick(evening).slice(begin);
  const product = (name: "IM" | "IC"): ProductSeries => ({
    basis: join(({ series }) => series[name].basis),
    bandLow: join(({ series }) => series[name].bandLow),
    bandHigh: join(({ series }) => series[name].bandHigh),
    frozenLow: join(({ series }) => series[name].frozenLow),
    frozenHigh: join(({ series }) => series[name].frozenHigh),
    openInterest: join(({ series }) => series[name].openInterest),
  });
  return {
    dates: followed ? [...dates, ...followed.series.dates.slice(start)] : dates,
    IM: product("IM"),
    IC: product("IC"),
    micro: rebased(join(({ series }) => series.micro)),
    csi300: rebased(join(({ series }) => series.csi300)),
    ribbon: followed ? [...evening.ribbon, ...ribbonAfter(followed, evening.date)] : evening.ribbon,
    today,
  };
}

/** Index of the first day of the window on which a stage was told; 0 where none was. */
function firstTold({ series, ribbon }: Overview): number {
  const from = ribbon[0]?.from;
  return from === undefined
    ? 0
    : Math.max(
        0,
        series.dates.findIndex((date) => date >= from),
      );
}

/** A series over its first known value, times 100. */
export function rebased(values: Nullables): Nullables {
  const first = values.find((value) => value !== null);
  return first === undefined
    ? values
    : values.map((value) => (value === null || !first ? null : (value / first) * 100));
}

function ribbonAfter({ ribbon, series }: Overview, date: string): Overview["ribbon"] {
  const next = series.dates.find((day) => day > date);
  if (next === undefined) return [];
  return ribbon
    .filter(({ to }) => to > date)
    .map((segment) => (segment.from > date ? segment : { ...segment, from: next }));
}
