import type { Look } from "../look.ts";
import type { Point } from "../stage-figure.ts";
import { LAYER, lineMark, type Mark, polygonMark, textMark } from "./marks.ts";
import { linear, logarithmic, type Scale } from "./scale.ts";
import type { TimeFrame } from "./time-frame.ts";

/** One of several stacked panels: a value axis between two heights of the chart. */
export interface Panel {
  readonly top: number;
  readonly bottom: number;
  readonly min: number;
  readonly max: number;
  readonly log: boolean;
  readonly y: Scale;
}

export function panel(top: number, bottom: number, [min, max]: readonly [number, number]): Panel {
  return { top, bottom, min, max, log: false, y: linear(min, max, bottom, top) };
}

/** A panel with a logarithmic value axis; the range must be positive. */
export function logPanel(top: number, bottom: number, [min, max]: readonly [number, number]): Panel {
  return { top, bottom, min, max, log: true, y: logarithmic(min, max, bottom, top) };
}

interface Ticks {
  readonly at: readonly number[];
  readonly label: (value: number) => string;
  /** The tick drawn in ink 3 above the band: zero, or 100 of an index. */
  readonly base?: number;
}

/** Gridlines and y labels; no axis line, no tick marks. */
export function gridMarks(
  { y }: Panel,
  { left, right }: { left: number; right: number },
  { at, label, base }: Ticks,
  { palette }: Look,
): Mark[] {
  return at.flatMap((value) => {
    const isBase = value === base;
    const line = { colour: isBase ? palette.ink3 : palette.hairline, z: isBase ? LAYER.grid + 1 : LAYER.grid };
    const height = y(value);
    return [
      lineMark([left, height], [right, height], line),
      textMark(label(value), [left - 8, height], { colour: palette.ink3, align: "right" }),
    ];
  });
}

type Nullables = readonly (number | null)[];

/** Positions [start, end) of the unbroken stretches of a series. */
export function stretches(values: Nullables): [start: number, end: number][] {
  const found: [number, number][] = [];
  let start = -1;
  for (let i = 0; i <= values.length; i++) {
    const known = i < values.length && values[i] !== null;
    if (known && start < 0) start = i;
    if (!known && start >= 0) {
      found.push([start, i]);
      start = -1;
    }
  }
  return found;
}

/** The grey band of a normal range, from low to high; a gap in the data is a gap in the band. */
export function bandMarks(low: Nullables, high: Nullables, { y }: Panel, frame: TimeFrame, fill: string): Mark[] {
  const both = low.map((value, i) => (value === null || high[i] === null ? null : value));
  return stretches(both).map(([start, end]) => {
    const half = frame.step / 2;
    const at = (values: Nullables, i: number, shift = 0): Point => [frame.x(i) + shift, y(values[i] as number)];
    const indices = Array.from({ length: end - start }, (_, k) => start + k);
    const top = [at(high, start, -half), ...indices.map((i) => at(high, i)), at(high, end - 1, half)];
    const below = [at(low, start, -half), ...indices.map((i) => at(low, i)), at(low, end - 1, half)];
    return polygonMark([...top, ...below.reverse()], fill);
  });
}

/** Points of the unbroken stretches of a series. */
export function pointsOf(values: Nullables, { y }: Panel, frame: TimeFrame): Point[][] {
  return stretches(values).map(([start, end]) =>
    Array.from({ length: end - start }, (_, k): Point => [frame.x(start + k), y(values[start + k] as number)]),
  );
}

/** Index of the last known value, or -1. */
export function lastKnown(values: Nullables): number {
  return values.findLastIndex((value) => value !== null);
}
