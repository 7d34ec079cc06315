import type { Overview } from "../../contract.ts";
import { lotsNumber, plain, shortDate, signed } from "../format.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { type Drawing, lineSeries, type PanelSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks, type Labelled } from "./end-labels.ts";
import { eventMarks } from "./event-marks.ts";
import { LAYER, lineMark, type Mark, rectMark, textMark, textWidth, titleMark } from "./marks.ts";
import { type OverviewTimeline, overviewTimeline } from "./overview-timeline.ts";
import { bandMarks, gridMarks, type Panel, panel } from "./panel.ts";
import { growing, roundTicks, stepTicks } from "./scale.ts";
import { ribbonMarks } from "./stage-ribbon.ts";
import { naiveClearMarks } from "./struck-ticks.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

type Product = "IM" | "IC";
type Nullables = readonly (number | null)[];

/** Heights in pixels from the top of the chart. A panel's `top` and `bottom` belong to its base range. */
interface Layout {
  readonly ribbon: { readonly foot: number; readonly step: number };
  readonly IM: { readonly title: number; readonly top: number; readonly bottom: number };
  readonly IC: { readonly title: number; readonly top: number; readonly bottom: number };
  readonly openInterest: { readonly title: number; readonly top: number; readonly bottom: number } | null;
  readonly indices: { readonly title: number; readonly top: number; readonly bottom: number };
  readonly height: number;
}

const DESK: Layout = {
  ribbon: { foot: 71, step: 11 },
  IM: { title: 92, top: 128, bottom: 268 },
  IC: { title: 291, top: 316, bottom: 406 },
  openInterest: { title: 425, top: 441, bottom: 492 },
  indices: { title: 510, top: 522, bottom: 682 },
  height: 706,
};

const PHONE: Layout = {
  ribbon: { foot: 58, step: 9 },
  IM: { title: 76, top: 104, bottom: 212 },
  IC: { title: 228, top: 250, bottom: 318 },
  openInterest: null,
  indices: { title: 336, top: 350, bottom: 462 },
  height: 486,
};

/** Ranges of the basis axes in %: they only grow, so that quiet days look quiet. */
const BASIS_RANGE = { IM: [-48, 4], IC: [-34, 4] } as const;
const BASIS_STEP = { IM: 20, IC: 15 } as const;
const SPOT_INDEX = { IM: { zh: "中证1000", en: "CSI 1000" }, IC: { zh: "中证500", en: "CSI 500" } } as const;

export interface OverviewChartState {
  /** Index on the time axis under the cursor; null for none. */
  readonly cursor: number | null;
  /** A later overview, to show what followed under a veil. */
  readonly later: Overview | null;
}

/** Ribbon of stages over the basis of IM and IC, open interest, and micro caps against CSI300, on one time axis. */
export function overviewChart(
  overview: Overview,
  width: number,
  look: Look,
  { cursor, later }: OverviewChartState,
): Drawing {
  const layout = look.phone ? PHONE : DESK;
  const timeline = overviewTimeline(overview, later);
  const frame = timeFrame(timeline.dates, width, look);
  const parts = [
    basisPart(overview, timeline, "IM", frame, layout, look),
    basisPart(overview, timeline, "IC", frame, layout, look),
  ];
  if (layout.openInterest) parts.push(openInterestPart(timeline, frame, layout.openInterest, look));
  const indices = indicesPart(timeline, frame, layout.indices, look);
  parts.push(indices);
  const axisY = layout.indices.bottom;
  const marks = [
    titleMark(look.lang === "zh" ? "阶段" : "Stage", "", [0, 8], look),
    ...ribbonMarks(timeline.ribbon, frame, layout.ribbon, cursor ?? timeline.today, look),
    ...parts.flatMap((part) => part.marks),
    ...eventMarks(
      overview.events,
      frame,
      layout.ribbon.foot + 2,
      indices.labelled[0].panel,
      [timeline.micro, timeline.csi300],
      look,
    ),
    ...timeAxisMarks(frame, axisY, look),
    ...veilMarks(timeline, frame, axisY, look),
    ...endLabelMarks(
      parts.flatMap((part) => part.labelled),
      frame,
      timeline.today,
      cursor,
      look,
    ),
    ...(cursor === null ? [] : cursorMarks(frame, cursor, layout.ribbon.foot - 4 * layout.ribbon.step, axisY, look)),
  ];
  return timeDrawing(
    frame,
    layout.height,
    parts.flatMap((part) => part.series),
    marks,
  );
}

interface Part {
  readonly series: PanelSeries[];
  readonly labelled: Labelled[];
  readonly marks: Mark[];
}

const inPercent = (values: Nullables) => values.map((value) => (value === null ? null : value * 100));

function basisPart(
  overview: Overview,
  timeline: OverviewTimeline,
  product: Product,
  frame: TimeFrame,
  layout: Layout,
  look: Look,
): Part {
  const { palette, lang, phone } = look;
  const { title, top, bottom } = layout[product];
  const series = timeline[product];
  const basis = inPercent(series.basis);
  const bands = [series.bandLow, series.bandHigh, series.frozenLow, series.frozenHigh].map(inPercent);
  const range = growing(BASIS_RANGE[product], [...basis, ...bands.flat()], 5);
  const place = panel(top, bottom, range);
  const colour = product === "IM" ? palette.im : palette.ic;
  const step = range[1] - range[0] > 70 ? BASIS_STEP[product] * 2 : BASIS_STEP[product];
  const at = stepTicks(range, step);
  const name = lang === "zh" ? `${product} 年化基差` : `${product} annualised basis`;
  const note = phone ? "%" : `%  ${basisNote(product, overview.adjusted, lang)}`;
  const clears = overview.episode?.naiveDetail ?? [];
  const words = product === "IM" ? overruledWords(look) : null;
  return {
    series: [
      lineSeries(place, basis, { colour, width: 1.8 }),
      ...[bands[2], bands[3]].map((data) =>
        lineSeries(place, data, { colour: palette.ink3, width: 1.2, dashed: true }),
      ),
    ],
    labelled: [{ name: product, values: basis, panel: place, colour, print: (value) => `${signed(value)}%` }],
    marks: [
      titleMark(name, note, [0, title], look),
      ...bandMarks(bands[0], bands[1], place, frame, palette.band),
      ...gridMarks(place, frame, { at, label: (value) => plain(value, 0), base: 0 }, look),
      ...naiveClearMarks(clears, product, frame, place, { y: top - 12, colour, words }, look),
      ...(product === "IM" ? normNotes(overview, basis, place, frame, look) : []),
    ],
  };
}

function basisNote(product: Product, adjusted: boolean, lang: Look["lang"]): string {
  const index = SPOT_INDEX[product][lang];
  if (product === "IC") return index;
  const dividends = adjusted
    ? say(lang, "已剔除分红", "dividends removed")
    : say(lang, "未剔除分红", "dividends not removed");
  return say(lang, `${index} · 持仓量加权 · ${dividends}`, `${index}, open-interest weighted, ${dividends}`);
}

function overruledWords({ lang, phone }: Look): string {
  if (lang === "zh") return phone ? "首触「解除」，已驳回" : "首次触及即「解除」，已驳回";
  return phone ? "overruled" : "first-touch all-clears, overruled";
}

/** Words for the two norms, set where the line leaves room for them below it. */
function normNotes(overview: Overview, basis: Nullables, { y, bottom }: Panel, frame: TimeFrame, look: Look): Mark[] {
  const { lang, phone, palette } = look;
  const start = overview.episode?.start;
  const hasFrozen = start !== undefined && overview.series.IM.frozenLow.some((value) => value !== null);
  const rolling =
    lang === "zh" ? `灰带：滚动 250 日${phone ? "" : " 5–95%"}` : `grey: rolling 250-day${phone ? "" : " 5–95%"}`;
  const frozen =
    lang === "zh"
      ? `虚线：${phone ? "冻结区间" : `${shortDate(start ?? "2000-01-01", lang)} 起冻结的 5–95%`}`
      : `dashed: ${phone ? "frozen" : `5–95% frozen from ${shortDate(start ?? "2000-01-01", lang)}`}`;
  const lines = hasFrozen ? [rolling, frozen] : [rolling];
  const height = lines.length * 14;
  const x = freePlace(
    basis,
    frame,
    Math.max(...lines.map((line) => textWidth(line, 11))),
    (value) => y(value) > bottom - height - 6,
  );
  if (x === null) return [];
  return lines.map((line, i) => textMark(line, [x, bottom - height + 4 + i * 14], { colour: palette.ink3 }));
}

/** Leftmost x from which `width` pixels hold no value that is `low`; null where there is none. */
function freePlace(values: Nullables, frame: TimeFrame, width: number, low: (value: number) => boolean): number | null {
  const days = Math.ceil((width + 12) / frame.step);
  for (let start = 0; start + days <= values.length; start++) {
    const clear = values.slice(start, start + days).every((value) => value === null || !low(value));
    if (clear) return frame.left + start * frame.step + 6;
  }
  return null;
}

function openInterestPart(
  timeline: OverviewTimeline,
  frame: TimeFrame,
  place: { title: number; top: number; bottom: number },
  look: Look,
): Part {
  const { lang, palette } = look;
  const unit = lang === "zh" ? 10_000 : 1000;
  const values = timeline.IM.openInterest.map((value) => (value === null ? null : value / unit));
  const known = values.filter((value) => value !== null);
  const [low, high] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 1];
  const pad = Math.max((high - low) * 0.12, high * 0.02);
  const where = panel(place.top, place.bottom, [low - pad, high + pad]);
  const at = known.length > 0 ? roundTicks(where.min, where.max, 3) : [];
  const name = lang === "zh" ? "IM 持仓" : "IM open interest";
  const note = lang === "zh" ? "万手  四个合约合计" : "thousand lots, four contracts";
  const label = (value: number) => lotsNumber(value * unit, lang);
  const labelled = { name: lang === "zh" ? name : "IM OI", values, panel: where, colour: palette.im, print: label };
  return {
    series: [lineSeries(where, values, { colour: palette.im, width: 1.4 })],
    labelled: [labelled],
    marks: [
      titleMark(name, note, [0, place.title], look),
      ...gridMarks(where, frame, { at, label: (value) => plain(value, 0) }, look),
    ],
  };
}

function indicesPart(
  timeline: OverviewTimeline,
  frame: TimeFrame,
  place: { title: number; top: number; bottom: number },
  look: Look,
): Part {
  const { lang, palette } = look;
  const both = [...timeline.micro, ...timeline.csi300];
  const range = growing([90, 104], both, 6);
  const where = panel(place.top, place.bottom, range);
  const name = lang === "zh" ? "微盘股与沪深300" : "Micro-cap and CSI 300";
  const first = timeline.dates[0];
  const note = `${lang === "zh" ? first : shortDate(first, lang)}${lang === "zh" ? "" : ` ${first.slice(0, 4)}`} = 100`;
  const print = (value: number) => plain(value, 1);
  return {
    series: [
      lineSeries(where, timeline.csi300, { colour: palette.reference, width: 1.4 }),
      lineSeries(where, timeline.micro, { colour: palette.ink1, width: 2 }),
    ],
    labelled: [
      {
        name: lang === "zh" ? "沪深300" : "CSI 300",
        values: timeline.csi300,
        panel: where,
        colour: palette.reference,
        textColour: palette.ink3,
        print,
      },
      {
        name: lang === "zh" ? "微盘股" : "Micro-cap",
        values: timeline.micro,
        panel: where,
        colour: palette.ink1,
        print,
      },
    ],
    marks: [
      titleMark(name, note, [0, place.title], look),
      ...gridMarks(
        where,
        frame,
        { at: roundTicks(range[0], range[1], 5), label: (value) => plain(value, 0), base: 100 },
        look,
      ),
    ],
  };
}

/** What followed the evening lies under the page's own colour. */
function veilMarks(
  { dates, today }: OverviewTimeline,
  frame: TimeFrame,
  axisY: number,
  { palette, lang }: Look,
): Mark[] {
  if (today >= dates.length - 1) return [];
  const x = frame.left + (today + 1) * frame.step;
  const words = lang === "zh" ? "其后走势：当晚未知" : "afterwards: unknown that evening";
  const box = { x, y: 0, width: frame.right - x + 1, height: axisY - 0.5 };
  return [
    rectMark(box, { fill: palette.page, opacity: 0.74 }, LAYER.veil),
    lineMark([x, 0], [x, axisY], { colour: palette.ink3, z: LAYER.veil }),
    textMark(words, [x + 7, 8], { colour: palette.ink3, z: LAYER.veil }),
  ];
}
