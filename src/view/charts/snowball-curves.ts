import type { Look } from "../look.ts";
import type { Point } from "../stage-figure.ts";
import { LAYER, lineMark, type Mark, polylineMark, textMark } from "./marks.ts";
import { gridMarks, type Panel, panel } from "./panel.ts";
import { linear, roundTicks, type Scale } from "./scale.ts";

/** A rectangle of a picture in which curves over a number, not over days, are drawn. */
export interface CurvePlot {
  readonly left: number;
  readonly right: number;
  readonly where: Panel;
  readonly x: Scale;
}

interface CurveBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One curve; its points have rising x. */
export interface NumberCurve {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly colour: string;
  readonly width?: number;
  readonly dash?: readonly [number, number];
}

/** A plot with its axes' ranges. */
export function curvePlot(
  box: CurveBox,
  xRange: readonly [number, number],
  yRange: readonly [number, number],
): CurvePlot {
  const where = panel(box.top, box.bottom, yRange);
  return { left: box.left, right: box.right, where, x: linear(xRange[0], xRange[1], box.left, box.right) };
}

/** Smallest range that holds zero and every value, with a little room at the ends that are not zero. */
export function rangeWithZero(values: readonly number[]): [number, number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = (high - low || 1) * 0.06;
  return [low < 0 ? low - room : 0, high > 0 ? high + room : 0];
}

interface CurveAxes {
  readonly xTicks: readonly number[];
  readonly xLabel: (value: number) => string;
  readonly yLabel: (value: number) => string;
  readonly yTicks?: number;
}

/** Gridlines with y labels, and the x axis with its ticks at the foot. */
export function axesMarks({ left, right, where, x }: CurvePlot, axes: CurveAxes, look: Look): Mark[] {
  const { palette } = look;
  const { min, max, bottom } = where;
  const ticks = { at: roundTicks(min, max, axes.yTicks ?? 5), label: axes.yLabel, base: 0 };
  const marks = [
    ...gridMarks(where, { left, right }, ticks, look),
    lineMark([left, bottom], [right, bottom], { colour: palette.ink3 }),
  ];
  for (const value of axes.xTicks) {
    marks.push(lineMark([x(value), bottom], [x(value), bottom + 4], { colour: palette.ink3 }));
    marks.push(textMark(axes.xLabel(value), [x(value), bottom + 13], { colour: palette.ink3, align: "center" }));
  }
  return marks;
}

/** The curve as a line; a jump is a vertical stroke. */
export function curveMark(plot: CurvePlot, { x, y, colour, width = 1.6, dash }: NumberCurve): Mark {
  const points = x.map((value, i): Point => [plot.x(value), plot.where.y(y[i])]);
  return polylineMark(points, { colour, width, z: LAYER.series, ...(dash ? { dash } : {}) });
}

/** A dotted vertical with a word at its head. */
export function verticalMarks({ x, where }: CurvePlot, value: number, name: string, { palette }: Look): Mark[] {
  const at = x(value);
  return [
    lineMark([at, where.top], [at, where.bottom], { colour: palette.ink3, dash: [1.5, 2.5], z: LAYER.grid + 0.5 }),
    textMark(name, [at, where.top - 8], { colour: palette.ink2, align: "center" }),
  ];
}
