import type { Look } from "../look.ts";
import { FONT_STACK, type Palette } from "../palette.ts";
import type { Box, Point } from "../stage-figure.ts";

/** A drawn thing that is not a data series, in pixels of the chart. */
export interface Mark {
  readonly type: "text" | "line" | "polyline" | "polygon" | "rect" | "circle";
  readonly z: number;
  readonly silent: true;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly style: Readonly<Record<string, unknown>>;
}

/** What lies over what, lowest first. Data series lie between `grid` and `dot`. */
export const LAYER = { band: 0, grid: 1, series: 3, dot: 4, text: 5, veil: 6, cursor: 7 } as const;

interface LineLook {
  readonly colour: string;
  readonly width?: number;
  readonly dash?: readonly [number, number];
  readonly z?: number;
}

function stroke({ colour, width = 1, dash }: LineLook): Record<string, unknown> {
  return { stroke: colour, lineWidth: width, fill: "none", ...(dash ? { lineDash: [...dash] } : {}) };
}

export function lineMark([x1, y1]: Point, [x2, y2]: Point, look: LineLook): Mark {
  return { type: "line", z: look.z ?? LAYER.grid, silent: true, shape: { x1, y1, x2, y2 }, style: stroke(look) };
}

export function polylineMark(points: readonly Point[], look: LineLook): Mark {
  return { type: "polyline", z: look.z ?? LAYER.text, silent: true, shape: { points }, style: stroke(look) };
}

export function polygonMark(points: readonly Point[], fill: string, z: number = LAYER.band, opacity = 1): Mark {
  return { type: "polygon", z, silent: true, shape: { points }, style: { fill, opacity } };
}

export function rectMark(
  shape: Box,
  style: { fill: string; stroke?: string; lineWidth?: number; opacity?: number },
  z: number,
): Mark {
  return { type: "rect", z, silent: true, shape: { ...shape }, style: { ...style } };
}

/** Last point of a line, filled in the line's colour with a rim of the page. */
export function dotMark([cx, cy]: Point, colour: string, palette: Palette, z: number = LAYER.dot): Mark {
  const style = { fill: colour, stroke: palette.page, lineWidth: 1 };
  return { type: "circle", z, silent: true, shape: { cx, cy, r: 3.2 }, style };
}

/** An annotated point of a line: hollow. */
export function ringMark([cx, cy]: Point, colour: string, palette: Palette, r = 3.4): Mark {
  const style = { fill: palette.page, stroke: colour, lineWidth: 1.6 };
  return { type: "circle", z: LAYER.dot, silent: true, shape: { cx, cy, r }, style };
}

interface TextLook {
  readonly colour: string;
  readonly size?: 11 | 12 | 14;
  readonly bold?: boolean;
  readonly align?: "left" | "right" | "center";
  readonly z?: number;
  /** Ground behind the text, to hide a line under it. */
  readonly ground?: string;
}

/** Text with its middle at y. */
export function textMark(text: string, [x, y]: Point, look: TextLook): Mark {
  const { colour, size = 11, bold = false, align = "left", z = LAYER.text, ground } = look;
  const font = { fontSize: size, fontWeight: bold ? 700 : 400, fontFamily: FONT_STACK };
  const place = { x, y, align, verticalAlign: "middle" };
  const under = ground === undefined ? {} : { backgroundColor: ground, padding: [0, 2] };
  return { type: "text", z, silent: true, style: { text, fill: colour, ...font, ...place, ...under } };
}

/** Title of a panel: its name bold, then unit and method in grey. */
export function titleMark(name: string, note: string, [x, y]: Point, { palette }: Look): Mark {
  const rich = {
    n: { fontSize: 12, fontWeight: 700, fontFamily: FONT_STACK, fill: palette.ink1 },
    g: { fontSize: 12, fontWeight: 400, fontFamily: FONT_STACK, fill: palette.ink3 },
  };
  const ground = { backgroundColor: palette.page, padding: [2, 4, 2, 0] };
  const text = note === "" ? `{n|${name}}` : `{n|${name}}{g| ${note}}`;
  return { type: "text", z: LAYER.text, silent: true, style: { text, rich, x, y, verticalAlign: "middle", ...ground } };
}

/** Rough width of a text in pixels: a CJK letter is as wide as its size, others a little over half. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letter > "\u2e7f" ? size : size * 0.56;
  return width;
}
