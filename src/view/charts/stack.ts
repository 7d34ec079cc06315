import type { Look } from "../look.ts";
import type { Point } from "../stage-figure.ts";
import { spread } from "./end-labels.ts";
import { LAYER, type Mark, polygonMark, rectMark, textMark } from "./marks.ts";
import type { Panel } from "./panel.ts";
import type { TimeFrame } from "./time-frame.ts";

/** One layer of a stack. */
export interface StackLayer {
  readonly name: string;
  readonly values: readonly number[];
  readonly fill: string;
  /** Colour of its words; ink where its fill is too faint for text. */
  readonly textColour: string;
}

/** Edges of a layer by day: the one nearer to zero, and the one farther from it. */
export interface StackEdges {
  readonly near: readonly number[];
  readonly far: readonly number[];
}

/** Layers upon each other, the first next to zero; negative values pile up below it. */
export function stacked(layers: readonly Pick<StackLayer, "values">[]): StackEdges[] {
  const above = (layers[0]?.values ?? []).map(() => 0);
  const below = above.map(() => 0);
  return layers.map(({ values }) => {
    const near: number[] = [];
    const far: number[] = [];
    for (const [i, value] of values.entries()) {
      const pile = value < 0 ? below : above;
      near.push(pile[i]);
      pile[i] += value;
      far.push(pile[i]);
    }
    return { near, far };
  });
}

/** The filled layers; a layer that changes sign is filled on each side of zero apart. */
export function stackMarks(
  layers: readonly StackLayer[],
  edges: readonly StackEdges[],
  { y }: Panel,
  frame: TimeFrame,
): Mark[] {
  return layers.flatMap(({ values, fill }, k) => {
    const { near, far } = edges[k];
    return sameSign(values).map(([start, end]) => {
      const days = Array.from({ length: end - start }, (_, i) => start + i);
      const edge = (side: readonly number[]) => days.map((i): Point => [frame.x(i), y(side[i])]);
      return polygonMark([...edge(far), ...edge(near).reverse()], fill, LAYER.band, 0.85);
    });
  });
}

/** Positions [start, end) of the runs of two days or more on one side of zero. */
function sameSign(values: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  let start = 0;
  for (let i = 1; i <= values.length; i++) {
    if (i < values.length && values[i] < 0 === values[start] < 0) continue;
    if (i - start > 1) runs.push([start, i]);
    start = i;
  }
  return runs;
}

interface StackLabels {
  readonly at: number;
  readonly print: (value: number) => string;
  /** Distance of two names. */
  readonly row: number;
}

/** Swatch, name and value of each layer at the right edge, on a day. */
export function stackLabels(
  layers: readonly StackLayer[],
  edges: readonly StackEdges[],
  { at, print, row }: StackLabels,
  { y, top, bottom }: Panel,
  frame: TimeFrame,
  look: Look,
): Mark[] {
  // Layers of no height keep the order of the stack: the later, the higher.
  const middles = edges.map(({ near, far }, k) => y((near[at] + far[at]) / 2) - k / 1000);
  const heights = spread(middles, row, top, bottom);
  const x = frame.right + (look.phone ? 4 : 8);
  return layers.flatMap(({ name, values, fill, textColour }, k) => [
    rectMark({ x, y: heights[k] - 12, width: 3, height: 24 }, { fill, opacity: 0.85 }, LAYER.dot),
    textMark(name, [x + 7, heights[k] - 6], { colour: textColour, size: 11 }),
    textMark(print(values[at]), [x + 7, heights[k] + 7], { colour: textColour, size: 12, bold: true }),
  ]);
}
