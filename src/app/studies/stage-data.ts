import type { Note } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay, tradingDays } from "../../domain/calendar/index.ts";
import { PRODUCTS } from "../../domain/market/products.ts";
import { alignTo, type DailySeries } from "../../domain/market/series.ts";
import { chainedLevel, type MonitorInputs, STAGE_PRODUCTS, type StageProduct } from "../../domain/monitor/index.ts";
import { DataGap } from "../../errors.ts";
import { type BasisData, indexSeries, loadBasis } from "./basis-data.ts";
import { COMPOSITE, compositeNotes } from "./crowding-kept.ts";
import { loadKept } from "./kept-series.ts";
import { LIMIT_DOWN_SHARE } from "./limit-down.ts";
import { loadSnowballEvidence, type SnowballEvidence } from "./snowball-evidence.ts";
import type { SnowballsOf } from "./snowball-params.ts";

/** Series that tell of the small caps, best first: the published micro-cap index, then what may stand in for it. */
export const SMALL_CAP_CODES = ["8841431.WI", "932000.CSI", "000852.SH"] as const;
const LARGE_CAP_CODE = "000300.SH";

/** What the stage is told from, and what has to be said about it. */
export interface StageData {
  readonly inputs: MonitorInputs;
  /** Unadjusted weighted basis, and lots over all contracts, on the same days. */
  readonly raw: Readonly<Record<StageProduct, Float64Array>>;
  readonly lots: Readonly<Record<StageProduct, Float64Array>>;
  /** The snowballs behind the distance to the nearest knock-ins. */
  readonly snowballs: SnowballEvidence;
  readonly notes: readonly Note[];
}

/** Reads the inputs of the stage machine up to `to`, aligned on trading days; `snowballs` tells whose are evidence. */
export async function loadStageData(store: Store, to?: Day, snowballs: SnowballsOf = "book"): Promise<StageData> {
  const products = STAGE_PRODUCTS.map((name) => PRODUCTS.find((product) => product.name === name)!);
  const [[ic, im], [large, ...small], limitDown, composite] = await Promise.all([
    loadBasis(store, products, to),
    Promise.all([LARGE_CAP_CODE, ...SMALL_CAP_CODES].map((code) => indexSeries(store, "index_daily", code, to))),
    loadKept(store, LIMIT_DOWN_SHARE, to),
    loadKept(store, COMPOSITE, to),
  ]);
  if (ic.days.length + im.days.length === 0) {
    throw new DataGap("no basis of IC or IM is loaded; import futures and index closes, or the shipped episode");
  }
  const days = spannedDays([ic.days, im.days, large.days, ...small.map((series) => series.days)]);
  const { level, standIn } = chainedLevel(small.map((series) => alignTo(days, series)));
  const evidence = await loadSnowballEvidence(store, snowballs, to ?? days[days.length - 1]);
  const inputs: MonitorInputs = {
    days,
    basis: { IC: asKnownOnTheDay(days, ic), IM: asKnownOnTheDay(days, im) },
    openInterest: {
      IC: onDays(days, ic, ic.chainedOpenInterest),
      IM: onDays(days, im, im.chainedOpenInterest),
    },
    smallCaps: level,
    largeCaps: alignTo(days, large),
    limitDownShare: alignTo(days, limitDown),
    crowding: alignTo(days, composite),
    snowballDistance: evidence.distance(days),
  };
  return {
    inputs,
    raw: { IC: onDays(days, ic, ic.raw), IM: onDays(days, im, im.raw) },
    lots: { IC: onDays(days, ic, ic.openInterest), IM: onDays(days, im, im.openInterest) },
    snowballs: evidence,
    notes: [...basisNotes([ic, im]), ...smallCapNotes(days, standIn), ...compositeNotes(composite), ...evidence.notes],
  };
}

/** Trading days from the first to the last day of any of the arrays. */
function spannedDays(arrays: readonly Int32Array[]): Int32Array {
  const known = arrays.filter((days) => days.length > 0);
  if (known.length === 0) return new Int32Array(0);
  const first = Math.min(...known.map((days) => days[0]));
  const last = Math.max(...known.map((days) => days[days.length - 1]));
  return tradingDays(first, last);
}

function onDays(days: Int32Array, data: BasisData, values: Float64Array): Float64Array {
  const series: DailySeries = { days: data.days, values };
  return alignTo(days, series);
}

/** The adjusted basis where the dividends could be forecast on the day, else the raw one. */
function asKnownOnTheDay(days: Int32Array, data: BasisData): Float64Array {
  return onDays(
    days,
    data,
    data.adjusted.map((value, i) => (Number.isNaN(value) ? data.raw[i] : value)),
  );
}

function basisNotes(loaded: readonly BasisData[]): Note[] {
  return loaded
    .filter((data) => data.days.length > 0)
    .flatMap((data) => {
      const unadjusted = data.adjusted.reduce(
        (n, v, i) => n + (Number.isNaN(v) && !Number.isNaN(data.raw[i]) ? 1 : 0),
        0,
      );
      if (unadjusted === 0) return [];
      const { name } = data.product;
      return [
        {
          zh: `${name}：${data.days.length} 日中有 ${unadjusted} 日无法预测分红，以未剔除分红的基差代替。`,
          en: `${name}: on ${unadjusted} of ${data.days.length} days no dividends could be forecast; the raw basis stands in.`,
        },
      ];
    });
}

function smallCapNotes(days: Int32Array, standIn: Int8Array): Note[] {
  const found = SMALL_CAP_CODES.flatMap((code, source) => {
    if (source === 0) return [];
    const used = [...standIn.keys()].filter((i) => standIn[i] === source);
    if (used.length === 0) return [];
    const span = `${formatDay(days[used[0]])} to ${formatDay(days[used[used.length - 1]])}`;
    return [
      {
        zh: `小盘端：${used.length} 日由 ${code} 代替 ${SMALL_CAP_CODES[0]}（${span}）。`,
        en: `Small caps: ${code} stands in for ${SMALL_CAP_CODES[0]} on ${used.length} days (${span}).`,
      },
    ];
  });
  const known = standIn.reduce((count, source) => count + (source >= 0 ? 1 : 0), 0);
  if (known < days.length) {
    found.push({
      zh: `小盘端：${days.length} 日中有 ${days.length - known} 日没有点位。`,
      en: `Small caps: no level on ${days.length - known} of ${days.length} days.`,
    });
  }
  return found;
}
