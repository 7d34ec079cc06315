import type { Episode } from "../../contract.ts";
import type { Look } from "../look.ts";
import type { Point } from "../stage-figure.ts";
import { LAYER, lineMark, type Mark, polylineMark, ringMark, textMark, textWidth } from "./marks.ts";
import type { Panel } from "./panel.ts";
import type { TimeFrame } from "./time-frame.ts";

/** A grey check mark with an ink line through it: an all-clear that was overruled. */
export function struckTick([x, y]: Point, { palette }: Look): Mark[] {
  const check: Point[] = [
    [x - 5, y - 1],
    [x - 1, y + 3.5],
    [x + 6, y - 5],
  ];
  return [
    polylineMark(check, { colour: palette.ink3, width: 1.8 }),
    lineMark([x - 10, y], [x + 10, y], { colour: palette.ink1, width: 1.6, z: LAYER.text }),
  ];
}

type NaiveClear = Episode["naiveDetail"][number];

/**
 * Struck ticks above a panel for the naive all-clears of one product, each led to a ring on the line. The words stand
 * once, left of the first tick, where there is room.
 */
export function naiveClearMarks(
  clears: readonly NaiveClear[],
  product: "IM" | "IC",
  frame: TimeFrame,
  panel: Panel,
  place: { y: number; colour: string; words: string | null },
  look: Look,
): Mark[] {
  const shown = clears.flatMap(({ date, products }) => {
    const basis = products.find((touched) => touched.product === product)?.basis;
    const index = frame.dates.indexOf(date);
    return basis === undefined || index < 0 ? [] : [{ x: frame.x(index), y: panel.y(basis * 100) }];
  });
  const { palette } = look;
  const marks = shown.flatMap(({ x, y }) => [
    lineMark([x, place.y + 6], [x, y - 4], { colour: palette.ink2, dash: [3, 2.5], z: LAYER.series + 0.5 }),
    ringMark([x, y], place.colour, palette),
    ...struckTick([x, place.y], look),
  ]);
  if (place.words === null || shown.length === 0) return marks;
  const [first, last] = [shown[0].x, shown[shown.length - 1].x];
  const width = textWidth(place.words, 11);
  if (first - 14 - width > frame.left) {
    marks.push(textMark(place.words, [first - 13, place.y], { colour: palette.ink2, align: "right" }));
  } else if (last + 14 + width < frame.width) {
    marks.push(textMark(place.words, [last + 13, place.y], { colour: palette.ink2 }));
  }
  return marks;
}
