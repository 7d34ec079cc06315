import type { BasisContract, BasisDay } from "../../contract.ts";
import { plain, shortDate, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { Point } from "../stage-figure.ts";
import { say } from "../words/lang.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { spread } from "./end-labels.ts";
import { LAYER, lineMark, type Mark, polylineMark, textMark, textWidth } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { linear, roundTicks } from "./scale.ts";

const HEIGHT = 240;
const TOP = 14;
const BOTTOM = 208;
const LEFT = 40;
/** Annualising exaggerates what is closer than this: its points are printed beside it. */
const NEAR_DAYS = 20;
const LARGEST_DOT = 6.5;

/** One evening's curve: which it is decides its colour and weight. */
export interface TermCurve {
  readonly role: "today" | "monthAgo" | "deepest";
  readonly day: BasisDay;
}

interface Plotted {
  readonly contract: BasisContract;
  readonly annualised: number;
}

/** Annualised basis by calendar days left: today thick, a month ago grey, the deepest evening of the episode. */
export function termStructureChart(curves: readonly TermCurve[], product: string, width: number, look: Look): Drawing {
  const { palette } = look;
  const labelWidth = LABEL_WIDTH[look.lang];
  const right = width - labelWidth - 12;
  const drawn = curves
    .map((curve) => ({ ...curve, points: plotted(curve.day) }))
    .filter(({ points }) => points.length > 0);
  const values = drawn.flatMap(({ points }) => points.map(({ annualised }) => annualised * 100));
  if (values.length === 0) return markDrawing(width, HEIGHT, []);
  const [low, high] = padded(Math.min(0, ...values), Math.max(0, ...values));
  const where = panel(TOP, BOTTOM, [low, high]);
  const most = Math.max(...drawn.flatMap(({ points }) => points.map(({ contract }) => contract.calendarDays)), 30);
  const x = linear(0, most, LEFT, right);
  const largest = Math.max(
    1,
    ...drawn.flatMap(({ points }) => points.map(({ contract }) => contract.openInterest ?? 0)),
  );
  const place = ({ contract, annualised }: Plotted): Point => [x(contract.calendarDays), where.y(annualised * 100)];
  const labels = placedLabels(
    drawn.map(({ points }) => points.map(place)),
    right,
    labelWidth,
  );
  const marks: Mark[] = [
    ...gridMarks(where, { left: LEFT, right }, { at: roundTicks(low, high, 6), label: tickLabel, base: 0 }, look),
    ...dayTicks(most, x, look),
  ];
  for (const [i, { role, day, points }] of [...drawn.entries()].reverse()) {
    const colour = curveColour(role, product, look);
    marks.push(polylineMark(points.map(place), { colour, width: role === "today" ? 2.2 : 1.4, z: LAYER.series }));
    for (const point of points)
      marks.push(openInterestDot(place(point), point.contract.openInterest, largest, colour, look));
    const text = `${roleName({ role, day }, look)} ${shortDate(day.date, look.lang)}`;
    marks.push(textMark(text, labels[i], { colour, size: 12, bold: role === "today", ground: palette.page }));
  }
  marks.push(
    ...nearLabels(drawn, place, product, look),
    lineMark([LEFT, BOTTOM], [right, BOTTOM], { colour: palette.ink3 }),
  );
  return markDrawing(width, HEIGHT, marks);
}

/** Contracts of a day that have an annualised basis, nearest first. */
function plotted({ contracts }: BasisDay): Plotted[] {
  return contracts
    .flatMap((contract) => (contract.annualised === null ? [] : [{ contract, annualised: contract.annualised }]))
    .sort((a, b) => a.contract.calendarDays - b.contract.calendarDays);
}

function padded(low: number, high: number): [number, number] {
  const pad = Math.max(1, (high - low) * 0.06);
  return [low - pad, high + pad];
}

const LABEL_WIDTH = { zh: 76, en: 112 } as const;
/** Tried in turn for the words beside a first point. */
const NEAR_SHIFTS = [0, -6, 6, -13, 13, -20, 20, -28];
const LABEL_SHIFTS = [0, 13, -13, 22, -22, 32, -32];

/** Curves that end this near to the right edge share one column of labels. */
const COLUMN = 60;
const LABEL_HEIGHT = 15;

/** Places for the curves' names: a column at the right edge, and right of its end for a curve that ends earlier. */
function placedLabels(curves: readonly Point[][], right: number, width: number): Point[] {
  const ends = curves.map((curve) => curve[curve.length - 1]);
  const inColumn = ends.map(([x]) => x > right - COLUMN);
  const column = spread(
    ends.filter((_, i) => inColumn[i]).map(([, y]) => y),
    LABEL_HEIGHT,
    TOP,
    BOTTOM - 6,
  );
  const placed: Point[] = [];
  for (const [i] of ends.entries()) if (inColumn[i]) placed[i] = [right + 10, column.shift() as number];
  for (const [i] of ends.entries()) if (!inColumn[i]) placed[i] = besideEnd(i, curves, placed, width);
  return placed;
}

/** A place right of a curve's end that no other curve crosses and no other label holds. */
function besideEnd(i: number, curves: readonly Point[][], placed: readonly Point[], width: number): Point {
  const [endX, endY] = curves[i][curves[i].length - 1];
  const x = endX + 11;
  const isFree = (y: number) =>
    y > TOP - 6 &&
    y < BOTTOM - 6 &&
    placed.every(([px, py]) => Math.abs(py - y) > LABEL_HEIGHT || Math.abs(px - x) > width) &&
    curves.every((other, k) => k === i || !crosses(other, x, x + width, y));
  return [x, endY + (LABEL_SHIFTS.find((shift) => isFree(endY + shift)) ?? 0)];
}

/** Whether a polyline passes within a text's height of y between two places. */
function crosses(curve: readonly Point[], from: number, to: number, y: number): boolean {
  return curve.slice(1).some(([x1, y1], i) => {
    const [x0, y0] = curve[i];
    const [a, b] = [Math.max(from, x0), Math.min(to, x1)];
    if (a > b) return false;
    const at = (x: number) => y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
    return Math.min(at(a), at(b)) < y + 9 && Math.max(at(a), at(b)) > y - 9;
  });
}

function tickLabel(value: number): string {
  return Number.isInteger(value) ? signed(value, 0) : signed(value, 1);
}

function dayTicks(most: number, x: (days: number) => number, { palette }: Look): Mark[] {
  return [30, 90, 180, 240]
    .filter((days) => days <= most)
    .flatMap((days) => [
      lineMark([x(days), BOTTOM], [x(days), BOTTOM + 4], { colour: palette.ink3 }),
      textMark(String(days), [x(days), BOTTOM + 14], { colour: palette.ink3, align: "center" }),
    ]);
}

function curveColour(role: TermCurve["role"], product: string, { palette }: Look): string {
  if (role === "today") return product === "IC" ? palette.ic : palette.im;
  return role === "deepest" ? (palette.stages.cascade ?? palette.ink2) : palette.ink3;
}

function roleName({ role, day }: TermCurve, { lang }: Look): string {
  if (role === "today") return say(lang, "今日", "today");
  if (role === "monthAgo") return say(lang, "一月前", "a month ago");
  return (day.oiWeighted ?? 0) > 0 ? say(lang, "最高", "highest") : say(lang, "最深", "deepest");
}

/** Area tells open interest. */
function openInterestDot(
  [cx, cy]: Point,
  openInterest: number | null,
  largest: number,
  fill: string,
  { palette }: Look,
): Mark {
  const r = Math.max(1.5, LARGEST_DOT * Math.sqrt((openInterest ?? 0) / largest));
  return {
    type: "circle",
    z: LAYER.dot,
    silent: true,
    shape: { cx, cy, r },
    style: { fill, stroke: palette.page, lineWidth: 0.8 },
  };
}

/** Near contracts of today and of the deepest evening, with their points, where no other curve crosses the words. */
function nearLabels(
  drawn: readonly { role: TermCurve["role"]; points: readonly Plotted[] }[],
  place: (point: Plotted) => Point,
  product: string,
  look: Look,
): Mark[] {
  const paths = drawn.map(({ points }) => points.map(place));
  return drawn.flatMap(({ role, points }, i) => {
    const near = points[0];
    if (role === "monthAgo" || near.contract.calendarDays >= NEAR_DAYS) return [];
    const unit = say(look.lang, " 点", " pts");
    const text = `${near.contract.symbol}  ${signedPercent(near.annualised)} (${signed(near.contract.basisPoints)}${unit})`;
    const colour = role === "today" ? look.palette.ink2 : curveColour(role, product, look);
    const [x, y] = [paths[i][0][0] + 11, paths[i][0][1]];
    const isFree = (height: number) =>
      height >= TOP && height <= BOTTOM - 8 && !paths.some((path) => crosses(path, x, x + textWidth(text, 11), height));
    const shift = NEAR_SHIFTS.find((candidate) => isFree(y + candidate)) ?? 0;
    return [textMark(text, [x, y + shift], { colour, ground: look.palette.page })];
  });
}

/** The curves as a sentence. */
export function termStructureLabel(curves: readonly TermCurve[], product: string, look: Look): string {
  return curves
    .map(({ role, day }) => {
      const list = plotted(day).map(({ contract, annualised }) => `${contract.symbol} ${signedPercent(annualised)}`);
      return `${product} ${roleName({ role, day }, look)} ${day.date}: ${list.join(", ")}`;
    })
    .join("; ");
}

/** Days left and annualised figure of each contract, for the table behind the picture. */
export function termStructureRows(curves: readonly TermCurve[], look: Look): string[][] {
  return curves.flatMap(({ role, day }) =>
    plotted(day).map(({ contract, annualised }) => [
      `${day.date} ${contract.symbol}`,
      roleName({ role, day }, look),
      plain(contract.calendarDays, 0),
      signed(contract.basisPoints),
      signedPercent(annualised),
    ]),
  );
}
