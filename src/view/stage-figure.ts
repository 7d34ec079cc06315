import type { StageName } from "../contract.ts";
import { STAGE_STEPS } from "./words/stages.ts";

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels from the left and from the top. */
export type Point = [x: number, y: number];

export const FIGURE_WIDTH = 44;
export const FIGURE_HEIGHT = 36;

/** The four steps of the 44 x 36 figure beside the stage word, lowest first; the first `STAGE_STEPS[stage]` are filled. */
export function figureSteps(stage: StageName): (Box & { readonly filled: boolean })[] {
  const [width, gap] = [9.5, 2];
  return [1, 2, 3, 4].map((step) => {
    const height = step * 9;
    return {
      x: (step - 1) * (width + gap),
      y: FIGURE_HEIGHT - height,
      width,
      height,
      filled: step <= STAGE_STEPS[stage],
    };
  });
}

/**
 * 45 degree hatch inside a box as polygons: stripes `thick` wide along x, every `spacing` pixels, cut at the box.
 * Stripes are aligned to the page, not to the box, so that neighbouring boxes continue each other.
 */
export function hatchStripes({ x, y, width, height }: Box, spacing: number, thick: number): Point[][] {
  const stripes: Point[][] = [];
  const right = x + width;
  const bottom = y + height;
  // A stripe is the set lower <= px + py < upper; each is cut to the box by walking its border.
  const first = Math.floor((x + y) / spacing) * spacing;
  for (let lower = first; lower < right + bottom; lower += spacing) {
    const points = stripeInBox(lower, lower + thick, { x, y, right, bottom });
    if (points.length > 2) stripes.push(points.map(([px, py]) => [round(px), round(py)]));
  }
  return stripes;
}

interface Edges {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** Corners of the part of a box where lower <= px + py <= upper, in order. */
function stripeInBox(lower: number, upper: number, { x, y, right, bottom }: Edges): Point[] {
  const box: Point[] = [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ];
  return cut(
    cut(box, (px, py) => px + py - lower),
    (px, py) => upper - px - py,
  );
}

/** The part of a convex polygon where `inside` is not negative (Sutherland-Hodgman, one edge). */
function cut(polygon: Point[], inside: (px: number, py: number) => number): Point[] {
  return polygon.flatMap((point, i) => {
    const next = polygon[(i + 1) % polygon.length];
    const [here, there] = [inside(...point), inside(...next)];
    const kept: Point[] = here >= 0 ? [point] : [];
    if (here * there < 0) {
      const share = here / (here - there);
      kept.push([point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])]);
    }
    return kept;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
