import type { BasisDay, BasisProduct, Episode } from "../../contract.ts";
import { plain, shortDate, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { type Drawing, lineSeries, type PanelSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks, type Labelled } from "./end-labels.ts";
import { LAYER, lineMark, type Mark, ringMark, textMark, textWidth, titleMark } from "./marks.ts";
import { bandMarks, gridMarks, type Panel, panel } from "./panel.ts";
import { fewTicks, growing } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

type Product = "IM" | "IC";
type Nullables = readonly (number | null)[];

interface Place {
  readonly title: number;
  readonly top: number;
  readonly bottom: number;
}

const HISTORY: Readonly<Record<Product, Place>> = {
  IM: { title: 8, top: 32, bottom: 204 },
  IC: { title: 228, top: 252, bottom: 374 },
};
const PERCENTILE: Readonly<Record<Product, Place>> = {
  IM: { title: 394, top: 410, bottom: 456 },
  IC: { title: 472, top: 488, bottom: 534 },
};
const HEIGHT = 558;

const BASE_RANGE = { IM: [-48, 6], IC: [-34, 6] } as const;
const TICK_STEP = { IM: 20, IC: 15 } as const;

/** Norm frozen before an episode, and the day from which it holds. */
export interface FrozenNorm {
  readonly start: string;
  readonly band: Episode["frozenBand"];
}

/** Basis of IM and IC with its rolling band and frozen norm, and its rank in the past year, on one time axis. */
export function basisHistoryChart(
  products: readonly BasisProduct[],
  frozen: FrozenNorm | null,
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const dates = historyDates(products);
  const frame = timeFrame(dates, width, look);
  const parts = (["IM", "IC"] as const).flatMap((name) => {
    const days = daysOn(dates, products.find(({ product }) => product === name)?.days ?? []);
    return [historyPart(name, days, frozen, frame, look), percentilePart(name, days, frame, look)];
  });
  const index = cursor === null ? null : dates.indexOf(cursor);
  const at = index === null || index < 0 ? null : index;
  const foot = PERCENTILE.IC.bottom;
  const marks = [
    ...parts.flatMap((part) => part.marks),
    ...timeAxisMarks(frame, foot, look),
    ...parts.flatMap((part) => endLabelMarks([part.labelled], frame, dates.length - 1, at, look)),
    ...(at === null ? [] : cursorMarks(frame, at, HISTORY.IM.top, foot, look)),
  ];
  return timeDrawing(
    frame,
    HEIGHT,
    parts.flatMap((part) => part.series),
    marks,
  );
}

/** Every day on which some product has an answer, oldest first. */
export function historyDates(products: readonly BasisProduct[]): string[] {
  return [...new Set(products.flatMap(({ days }) => days.map(({ date }) => date)))].sort();
}

function daysOn(dates: readonly string[], days: readonly BasisDay[]): (BasisDay | null)[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  return dates.map((date) => byDate.get(date) ?? null);
}

interface Part {
  readonly series: PanelSeries[];
  readonly labelled: Labelled;
  readonly marks: Mark[];
}

const inPercent = (value: number | null | undefined) => (value === null || value === undefined ? null : value * 100);

function historyPart(
  product: Product,
  days: readonly (BasisDay | null)[],
  frozen: FrozenNorm | null,
  frame: TimeFrame,
  look: Look,
): Part {
  const { palette, lang, phone } = look;
  const { title, top, bottom } = HISTORY[product];
  const basis = days.map((day) => inPercent(day?.oiWeighted));
  const low = days.map((day) => inPercent(day?.band?.low));
  const high = days.map((day) => inPercent(day?.band?.high));
  const range = growing(BASE_RANGE[product], [...basis, ...low, ...high], 5);
  const where = panel(top, bottom, range);
  const colour = product === "IM" ? palette.im : palette.ic;
  const norms = say(lang, "灰带：滚动 250 日 5–95%", "grey: rolling 250-day 5–95%");
  const frozenWords = frozen
    ? say(
        lang,
        `　虚线：${shortDate(frozen.start, lang)} 起冻结`,
        `; dashed: frozen from ${shortDate(frozen.start, lang)}`,
      )
    : "";
  const note = product === "IM" && !phone ? `%  ${norms}${frozenWords}` : "%";
  return {
    series: [lineSeries(where, basis, { colour, width: frame.step < 3 ? 1.4 : 1.8 })],
    labelled: { name: product, values: basis, panel: where, colour, print: (value) => `${signed(value)}%` },
    marks: [
      titleMark(say(lang, `${product} 年化基差`, `${product} annualised basis`), note, [0, title], look),
      ...bandMarks(low, high, where, frame, palette.band),
      ...gridMarks(
        where,
        frame,
        { at: fewTicks(range, TICK_STEP[product]), label: (value) => plain(value, 0), base: 0 },
        look,
      ),
      ...frozenMarks(frozen, product, where, frame, look),
      ...extremeMarks(basis, where, colour, frame, look),
    ],
  };
}

function frozenMarks(
  frozen: FrozenNorm | null,
  product: Product,
  { y }: Panel,
  frame: TimeFrame,
  { palette }: Look,
): Mark[] {
  const band = frozen?.band[product];
  const start = frozen ? frame.dates.findIndex((date) => date >= frozen.start) : -1;
  if (!band || start < 0) return [];
  const left = frame.x(start) - frame.step / 2;
  return [band.low, band.high].map((value) => {
    const height = y(value * 100);
    return lineMark([left, height], [frame.right, height], {
      colour: palette.ink3,
      width: 1.2,
      dash: [4, 3],
      z: LAYER.series,
    });
  });
}

/** A premium above this is marked as the deepest discount is. */
const HIGH_PREMIUM = 10;

/** The deepest day of the window and, where it was one, the highest premium, with their dates. */
function extremeMarks(basis: Nullables, { y }: Panel, colour: string, frame: TimeFrame, look: Look): Mark[] {
  const known = basis.flatMap((value, i) => (value === null ? [] : [{ value, i }]));
  if (known.length === 0) return [];
  const lowest = known.reduce((least, day) => (day.value < least.value ? day : least));
  const highest = known.reduce((most, day) => (day.value > most.value ? day : most));
  const { palette } = look;
  return [lowest, ...(highest.value > HIGH_PREMIUM ? [highest] : [])].flatMap(({ value, i }) => {
    const [x, height] = [frame.x(i), y(value)];
    const text = `${frame.dates[i]}  ${signed(value)}%`;
    const fitsLeft = x - 8 - textWidth(text, 11) > frame.left;
    const label = {
      colour: palette.ink2,
      align: fitsLeft ? ("right" as const) : ("left" as const),
      ground: palette.page,
    };
    return [ringMark([x, height], colour, palette), textMark(text, [fitsLeft ? x - 7 : x + 7, height], label)];
  });
}

function percentilePart(product: Product, days: readonly (BasisDay | null)[], frame: TimeFrame, look: Look): Part {
  const { palette, lang, phone } = look;
  const { title, top, bottom } = PERCENTILE[product];
  const rank = days.map((day) => inPercent(day?.percentile));
  const where = panel(top, bottom, [0, 100]);
  const colour = product === "IM" ? palette.im : palette.ic;
  const note =
    product === "IM" && !phone
      ? say(lang, "%  今日高于过去 250 日中多少", "%, share of the past 250 days that lay below")
      : "%";
  return {
    series: [lineSeries(where, rank, { colour, width: 1, areaFrom: 50, areaOpacity: 0.22 })],
    labelled: { name: product, values: rank, panel: where, colour, print: (value) => plain(value, 0) },
    marks: [
      titleMark(say(lang, `${product} 分位`, `${product} percentile`), note, [0, title], look),
      ...gridMarks(where, frame, { at: [0, 50, 100], label: (value) => plain(value, 0), base: 50 }, look),
    ],
  };
}

/** The history as a sentence for each product: last value, and the range of the window. */
export function basisHistoryLabel(products: readonly BasisProduct[], { lang }: Pick<Look, "lang">): string {
  const parts = products.flatMap(({ product, days }) => {
    const known = days.flatMap(({ oiWeighted }) => (oiWeighted === null ? [] : [oiWeighted]));
    if (known.length === 0) return [];
    const [low, high, last] = [Math.min(...known), Math.max(...known), known[known.length - 1]].map((v) =>
      signedPercent(v),
    );
    return [
      say(
        lang,
        `${product} 年化基差 ${last}（${low} 至 ${high}）`,
        `${product} annualised basis ${last} (${low} to ${high})`,
      ),
    ];
  });
  return parts.join(say(lang, "；", "; "));
}
