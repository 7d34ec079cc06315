import type { Overview } from "../../contract.ts";
import { shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { type Box, hatchStripes, type Point } from "../stage-figure.ts";
import { STAGE_NAMES, STAGE_STEPS, stageName } from "../words/stages.ts";
import { LAYER, lineMark, type Mark, polygonMark, rectMark, textMark, textWidth } from "./marks.ts";
import type { TimeFrame } from "./time-frame.ts";

type Segment = Overview["ribbon"][number];

/** Where the ribbon stands: its foot, and the height of one of its four steps. */
export interface RibbonPlace {
  readonly foot: number;
  readonly step: number;
}

/** Steps of all stages on the time axis, their names above, and the stage of a day in the right margin. */
export function ribbonMarks(
  ribbon: readonly Segment[],
  frame: TimeFrame,
  place: RibbonPlace,
  shown: number,
  look: Look,
): Mark[] {
  const { palette, lang } = look;
  const marks = ribbon.flatMap((segment) => {
    const box = segmentBox(segment, frame, place);
    return box ? [...stepMarks(segment, box, look), ...nameMarks(segment, box, look)] : [];
  });
  marks.push(lineMark([frame.left, place.foot], [frame.right, place.foot], { colour: palette.ink2, z: LAYER.dot }));
  const date = frame.dates[shown];
  const now = ribbon.find(({ from, to }) => from <= date && date <= to);
  if (!now) return marks;
  const x = frame.right + (look.phone ? 7 : 8);
  const y = place.foot - 2 * place.step;
  marks.push(textMark(STAGE_NAMES[now.stage][lang], [x, y - 8], { colour: palette.ink1, size: 12, bold: true }));
  marks.push(textMark(shortDate(date, lang), [x, y + 8], { colour: palette.ink2, size: 12 }));
  return marks;
}

/** The step of a segment, from the first to the last of its days that the frame shows; null when it shows none. */
function segmentBox(
  { stage, from, to }: Segment,
  { dates, left, step: day }: TimeFrame,
  { foot, step }: RibbonPlace,
): Box | null {
  const first = dates.findIndex((date) => date >= from);
  const last = dates.findLastIndex((date) => date <= to);
  if (first < 0 || last < first) return null;
  const height = STAGE_STEPS[stage] * step;
  return { x: left + first * day, y: foot - height, width: (last - first + 1) * day, height };
}

function stepMarks({ stage }: Segment, box: Box, { palette }: Look): Mark[] {
  const { x, y, width, height } = box;
  const fill = palette.stages[stage];
  if (fill === null) {
    const inner = { x: x + 0.6, y: y + 0.6, width: Math.max(1, width - 1.2), height: height - 0.6 };
    return [rectMark(inner, { fill: "none", stroke: palette.ink1, lineWidth: 1.2 }, LAYER.dot)];
  }
  const shown = { ...box, width: Math.max(1, width - 1) };
  const top: [Point, Point] = [
    [x, y],
    [x + shown.width, y],
  ];
  const edge = lineMark(...top, { colour: palette.ink2, z: LAYER.dot });
  if (stage !== "unwinding") return [rectMark(shown, { fill }, LAYER.series), edge];
  const stripes = hatchStripes(shown, 6, 4).map((points) => polygonMark(points, fill, LAYER.series));
  return [...stripes, edge];
}

function nameMarks({ stage, side }: Segment, { x, y, width }: Box, { lang, palette }: Look): Mark[] {
  const isPremium = stage === "strained" && side === "premium";
  const names = [stageName(stage, side, lang), STAGE_NAMES[stage][lang], ...(isPremium ? ["↑"] : [])];
  const name = names.find((text) => textWidth(text, 12) <= width + 1);
  return name === undefined ? [] : [textMark(name, [x + 1, y - 9], { colour: palette.ink2, size: 12 })];
}
