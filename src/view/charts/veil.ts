import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { LAYER, lineMark, type Mark, rectMark, textMark } from "./marks.ts";
import type { OverviewTimeline } from "./overview-timeline.ts";
import type { TimeFrame } from "./time-frame.ts";

/** What followed the evening lies under the page's own colour. */
export function veilMarks(
  { dates, today }: OverviewTimeline,
  frame: TimeFrame,
  axisY: number,
  { palette, lang }: Look,
): Mark[] {
  if (today >= dates.length - 1) return [];
  const x = frame.left + (today + 1) * frame.step;
  const words = say(lang, "其后走势：当晚未知", "afterwards: unknown that evening");
  const box = { x, y: 0, width: frame.right - x + 1, height: axisY - 0.5 };
  return [
    rectMark(box, { fill: palette.page, opacity: 0.74 }, LAYER.veil),
    lineMark([x, 0], [x, axisY], { colour: palette.ink3, z: LAYER.veil }),
    textMark(words, [x + 7, 8], { colour: palette.ink3, z: LAYER.veil }),
  ];
}
