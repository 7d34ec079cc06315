import type { DriftAnswer, DriftDay } from "../../contract.ts";
import { STYLE_CODES, type StyleCode } from "../../domain/drift/style-market.ts";
import { percent, plain } from "../format.ts";
import type { Look } from "../look.ts";
import { STYLE_NAMES } from "../words/drift.ts";
import { type Lang, say } from "../words/lang.ts";
import { type Drawing, lineSeries, type PanelSeries, timeDrawing } from "./drawing.ts";
import { alarmMarks, styleColour } from "./drift-stack-chart.ts";
import { type Mark, textMark, titleMark } from "./marks.ts";
import { bandMarks, gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const FIRST = 26;
const HEIGHT = 58;
const GAP = 28;

/** One line with its band over time. */
interface BandRow {
  readonly name: string;
  readonly note: string;
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly colour: string;
  readonly range: readonly [number, number];
  readonly step: number;
  readonly print: (value: number) => string;
}

/** Each weight with its band, a small panel an index, on one time axis. */
export function driftBandsChart(answer: DriftAnswer, width: number, look: Look, cursor: string | null): Drawing {
  const codes = STYLE_CODES.filter((code) => answer.days.some(({ weights }) => weights[code] !== null));
  const rows = codes.map((code) => weightRow(answer, code, look));
  return rowsChart(answer, rows, width, look, cursor);
}

/** Sensitivity to the basis with its band, and the share of variance explained. */
export function driftFitChart(answer: DriftAnswer, width: number, look: Look, cursor: string | null): Drawing {
  const { days } = answer;
  const { lang, palette } = look;
  const of = (value: (day: DriftDay) => number | null) => days.map(value);
  const rows: BandRow[] = [
    {
      name: say(lang, "基差敏感度", "Basis beta"),
      note: say(lang, "−1 = 全额期货空头", "−1 is a full short in futures"),
      values: of(({ basisBeta }) => basisBeta),
      low: of(({ low }) => low.basisBeta),
      high: of(({ high }) => high.basisBeta),
      colour: palette.ic,
      range: [-1, 0],
      step: 0.5,
      print: (value) => plain(value, 2),
    },
    {
      name: "R²",
      note: say(lang, "所解释的方差", "variance explained"),
      values: of(({ r2 }) => r2),
      low: of(() => null),
      high: of(() => null),
      colour: palette.ink2,
      range: [0, 1],
      step: 0.5,
      print: (value) => percent(value, 0),
    },
  ];
  return rowsChart(answer, rows, width, look, cursor);
}

function weightRow({ days }: DriftAnswer, code: StyleCode, look: Look): BandRow {
  const faint = code === "000300.SH";
  return {
    name: STYLE_NAMES[code][look.lang],
    note: "",
    values: days.map(({ weights }) => weights[code]),
    low: days.map(({ low }) => low[code]),
    high: days.map(({ high }) => high[code]),
    colour: faint ? look.palette.ink3 : styleColour(code, look),
    range: [0, 1],
    step: 0.5,
    print: (value) => percent(value, 0),
  };
}

function rowsChart(answer: DriftAnswer, rows: readonly BandRow[], width: number, look: Look, cursor: string | null) {
  const frame = timeFrame(
    answer.days.map(({ date }) => date),
    width,
    look,
  );
  const bottom = FIRST + rows.length * (HEIGHT + GAP) - GAP;
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? answer.days.length - 1 : index;
  const drawn = rows.map((row, k) => rowParts(row, FIRST + k * (HEIGHT + GAP), at, frame, look));
  const marks = [
    ...drawn.flatMap((part) => part.marks),
    ...alarmMarks(answer.alarms, frame, [FIRST - 10, bottom], { ...look }).filter(({ type }) => type === "line"),
    ...timeAxisMarks(frame, bottom, look),
    ...(index < 0 ? [] : cursorMarks(frame, index, FIRST - 10, bottom, look)),
  ];
  return timeDrawing(
    frame,
    bottom + 24,
    drawn.map(({ series }) => series),
    marks,
  );
}

function rowParts(
  row: BandRow,
  top: number,
  at: number,
  frame: TimeFrame,
  look: Look,
): { series: PanelSeries; marks: Mark[] } {
  const { values, low, high, colour, range, step, print } = row;
  const where = panel(top, top + HEIGHT, growing(range, [...values, ...low, ...high], step));
  const value = values[at];
  return {
    series: lineSeries(where, values, { colour }),
    marks: [
      titleMark(row.name, row.note, [frame.left, top - 13], look),
      ...bandMarks(low, high, where, frame, look.palette.band),
      ...gridMarks(where, frame, { at: roundTicks(where.min, where.max, 3), label: print, base: 0 }, look),
      ...(value === null
        ? []
        : [endMark(print(value), rangeText(row, at), where.y(value), top, frame, colour, look)].flat()),
    ],
  };
}

function endMark(
  text: string,
  range: string,
  y: number,
  top: number,
  frame: TimeFrame,
  colour: string,
  look: Look,
): Mark[] {
  const height = Math.min(top + HEIGHT - 8, Math.max(top + 6, y - 7));
  const x = frame.right + 8;
  const marks = [textMark(text, [x, height], { colour, size: 14, bold: true })];
  if (range !== "") marks.push(textMark(range, [x, height + 15], { colour: look.palette.ink3 }));
  return marks;
}

function rangeText({ low, high, print }: BandRow, at: number): string {
  const [from, to] = [low[at], high[at]];
  return from === null || to === null ? "" : `${print(from)}…${print(to)}`;
}

/** The bands as a sentence. */
export function driftBandsLabel({ days, confidence }: DriftAnswer, lang: Lang): string {
  const { low, high } = days[days.length - 1];
  const parts = STYLE_CODES.filter((code) => low[code] !== null).map(
    (code) => `${STYLE_NAMES[code][lang]} ${percent(low[code], 0)}–${percent(high[code], 0)}`,
  );
  return say(
    lang,
    `各权重与 ${percent(confidence, 0)} 区间，最后一日：${parts.join("，")}`,
    `Each weight with its ${percent(confidence, 0)} band, last day: ${parts.join(", ")}`,
  );
}

/** Basis and fit as a sentence. */
export function driftFitLabel({ days }: DriftAnswer, lang: Lang): string {
  const { basisBeta, low, high, r2 } = days[days.length - 1];
  const band = `${plain(low.basisBeta, 2)} … ${plain(high.basisBeta, 2)}`;
  return say(
    lang,
    `基差敏感度 ${plain(basisBeta, 2)}（${band}），解释 ${percent(r2, 0)} 的方差`,
    `Basis beta ${plain(basisBeta, 2)} (${band}); ${percent(r2, 0)} of the variance explained`,
  );
}
