import { daysBetween, longDate, monthLabel, shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { LAYER, lineMark, type Mark, rectMark, textMark, textWidth } from "./marks.ts";

/** The shared horizontal axis of stacked panels: one place per trading day, no weekend gaps. */
export interface TimeFrame {
  readonly dates: readonly string[];
  readonly width: number;
  readonly left: number;
  readonly right: number;
  /** Pixels per day. */
  readonly step: number;
  /** Middle of a day. */
  x(index: number): number;
}

/** Margins of charts: room for y labels at the left and for the labels at the lines' ends at the right. */
export function margins({ phone, lang }: Look): { left: number; right: number } {
  if (!phone) return { left: 40, right: 104 };
  return { left: 34, right: lang === "zh" ? 64 : 76 };
}

/** Frame for the dates in a chart `width` pixels wide. */
export function timeFrame(dates: readonly string[], width: number, look: Look): TimeFrame {
  const margin = margins(look);
  const left = margin.left;
  const right = Math.max(left + 1, width - margin.right);
  const step = (right - left) / Math.max(1, dates.length);
  return { dates, width, left, right, step, x: (index) => left + (index + 0.5) * step };
}

/** Index of the day nearest to pixel x, within the dates. */
export function indexAt(frame: Pick<TimeFrame, "dates" | "left" | "step">, x: number): number {
  const index = Math.floor((x - frame.left) / frame.step);
  return Math.max(0, Math.min(frame.dates.length - 1, index));
}

const LABEL_GAP = 12;

interface MonthTick {
  readonly index: number;
  readonly label: string;
}

/** First trading days of months (of quarters, half-years or years over longer spans), those that have room for their label. */
export function monthTicks(frame: TimeFrame, { lang }: Look): MonthTick[] {
  const { dates } = frame;
  const starts = dates.flatMap((date, i) => (i === 0 || date.slice(0, 7) !== dates[i - 1].slice(0, 7) ? [i] : []));
  const every = starts.length > 72 ? 12 : starts.length > 24 ? 6 : starts.length > 10 ? 3 : 1;
  const ticks: MonthTick[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const index of starts) {
    const month = Number(dates[index].slice(5, 7));
    if ((month - 1) % every !== 0 || (index === 0 && every > 1)) continue;
    const label = every > 1 && month === 1 ? dates[index].slice(0, 4) : monthLabel(dates[index], lang, month === 1);
    const half = textWidth(label, 11) / 2;
    if (frame.x(index) - half < end + LABEL_GAP) continue;
    ticks.push({ index, label });
    end = frame.x(index) + half;
  }
  return ticks;
}

/** Axis line, ticks and month names under the last panel. */
export function timeAxisMarks(frame: TimeFrame, y: number, look: Look): Mark[] {
  const { palette } = look;
  const marks = [lineMark([frame.left, y], [frame.right, y], { colour: palette.ink3 })];
  for (const { index, label } of monthTicks(frame, look)) {
    const x = frame.x(index);
    marks.push(lineMark([x, y], [x, y + 4], { colour: palette.ink3 }));
    marks.push(textMark(label, [x, y + 13], { colour: palette.ink3, align: "center" }));
  }
  return marks;
}

/** The cursor: a line through all panels and its date in a small inverted label on the axis. */
export function cursorMarks(
  frame: TimeFrame,
  index: number,
  top: number,
  axisY: number,
  { lang, palette }: Look,
): Mark[] {
  const x = frame.x(index);
  const label = cursorDate(frame, index, lang);
  const width = Math.ceil(textWidth(label, 11)) + 12;
  const left = Math.max(0, Math.min(frame.width - width, x - width / 2));
  return [
    lineMark([x, top], [x, axisY], { colour: palette.ink1, z: LAYER.cursor }),
    rectMark({ x: left, y: axisY + 5, width, height: 17 }, { fill: palette.ink1 }, LAYER.cursor),
    textMark(label, [left + width / 2, axisY + 13.5], { colour: palette.page, align: "center", z: LAYER.cursor }),
  ];
}

const DAYS_IN_YEAR = 365;

/** Date under the cursor; with its year where the axis spans more than one. */
function cursorDate({ dates }: TimeFrame, index: number, lang: Look["lang"]): string {
  const isLong = daysBetween(dates[0], dates[dates.length - 1]) > DAYS_IN_YEAR;
  return isLong ? longDate(dates[index], lang) : shortDate(dates[index], lang);
}
