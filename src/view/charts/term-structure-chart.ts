import type { BasisContract, BasisDay } from "../../contract.ts";
import { plain, shortDate, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { Point } from "../stage-figure.ts";
import { say } from "../words/lang.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
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
  const drawn = curves
    .map((curve) => ({ ...curve, points: plotted(curve.day), text: curveText(curve, look) }))
    .filter(({ points }) => points.length > 0);
  const labelWidth = Math.max(LEAST_LABEL_WIDTH, ...drawn.map(({ text }) => textWidth(text, 12)));
  const right = width - labelWidth - 12;
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
    labelWidth,
  );
  const marks: Mark[] = [
    ...gridMarks(where, { left: LEFT, right }, { at: roundTicks(low, high, 6), label: tickLabel, base: 0 }, look),
    ...dayTicks(most, x, look),
  ];
  for (const [i, { role, text, points }] of [...drawn.entries()].reverse()) {
    const colour = curveColour(role, product, look);
    marks.push(polylineMark(points.map(place), { colour, width: role === "today" ? 2.2 : 1.4, z: LAYER.series }));
    for (const point of points)
      marks.push(openInterestDot(place(point), point.contract.openInterest, largest, colour, look));
    marks.push(textMark(text, labels[i], { colour, size: 12, bold: role === "today", ground: palette.page }));
  }
  marks.push(
    ...nearLabels(drawn, place, product, right, look),
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

const LEAST_LABEL_WIDTH = 76;
const LABEL_SHIFTS = [0, 13, -13, 22, -22, 32, -32];

/** A place right of each curve's end that no other curve crosses and no other label holds. */
function placedLabels(curves: readonly Point[][], width: number): Point[] {
  const placed: Point[] = [];
  for (const curve of curves) {
    const [endX, endY] = curve[curve.length - 1];
    const x = endX + 11;
    const isFree = (y: number) =>
      y > TOP - 6 &&
      y < BOTTOM - 6 &&
      placed.every(([px, py]) => Math.abs(py - y) > 15 || Math.abs(px - x) > width) &&
      curves.every((other) => other === curve || !crosses(other, x, x + width, y));
    const shift = LABEL_SHIFTS.find((candidate) => isFree(endY + candidate)) ?? 0;
    placed.push([x, endY + shift]);
  }
  return placed;
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

function curveText({ role, day }: TermCurve, look: Look): string {
  return `${roleName(role, look)} ${shortDate(day.date, look.lang)}`;
}

function roleName(role: TermCurve["role"], { lang }: Look): string {
  if (role === "today") return say(lang, "今日", "today");
  return role === "deepest" ? say(lang, "最深", "deepest") : say(lang, "一月前", "a month ago");
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

/** Near contracts of today and of the deepest evening, with their points. */
function nearLabels(
  drawn: readonly { role: TermCurve["role"]; points: readonly Plotted[] }[],
  place: (point: Plotted) => Point,
  product: string,
  right: number,
  look: Look,
): Mark[] {
  return drawn.flatMap(({ role, points }) => {
    const near = points[0];
    if (role === "monthAgo" || near.contract.calendarDays >= NEAR_DAYS) return [];
    const [x, y] = place(near);
    const unit = say(look.lang, " 点", " pts");
    const text = `${near.contract.symbol}  ${signedPercent(near.annualised)} (${signed(near.contract.basisPoints)}${unit})`;
    const colour = role === "today" ? look.palette.ink2 : curveColour(role, product, look);
    const height = Math.max(TOP, Math.min(BOTTOM - 8, y - (near.annualised > 0 ? 5 : 0)));
    return x + 11 < right ? [textMark(text, [x + 11, height], { colour, ground: look.palette.page })] : [];
  });
}

/** The curves as a sentence. */
export function termStructureLabel(curves: readonly TermCurve[], product: string, look: Look): string {
  return curves
    .map(({ role, day }) => {
      const list = plotted(day).map(({ contract, annualised }) => `${contract.symbol} ${signedPercent(annualised)}`);
      return `${product} ${roleName(role, look)} ${day.date}: ${list.join(", ")}`;
    })
    .join("; ");
}

/** Days left and annualised figure of each contract, for the table behind the picture. */
export function termStructureRows(curves: readonly TermCurve[], look: Look): string[][] {
  return curves.flatMap(({ role, day }) =>
    plotted(day).map(({ contract, annualised }) => [
      `${day.date} ${contract.symbol}`,
      roleName(role, look),
      plain(contract.calendarDays, 0),
      signed(contract.basisPoints),
      signedPercent(annualised),
    ]),
  );
}
