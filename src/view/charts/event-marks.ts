import type { Overview } from "../../contract.ts";
import { shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { LAYER, lineMark, type Mark, textMark, textWidth } from "./marks.ts";
import type { TimeFrame } from "./time-frame.ts";

const MOST_EVENTS = 5;
const ROW = 16;

/** Dotted verticals of the latest five events, labels at the foot of the last panel, staggered; none on a phone. */
export function eventMarks(
  events: Overview["events"],
  frame: TimeFrame,
  top: number,
  foot: number,
  look: Look,
): Mark[] {
  if (look.phone) return [];
  const { lang, palette } = look;
  const shown = events.filter(({ date }) => frame.dates.includes(date)).slice(-MOST_EVENTS);
  const rows = Math.min(3, shown.length);
  return shown.flatMap((event, i) => {
    const x = frame.x(frame.dates.indexOf(event.date));
    const text = `${shortDate(event.date, lang)} ${event[lang]}`;
    const fitsLeft = x - 6 - textWidth(text, 11) > frame.left;
    const y = foot - 12 - (rows - 1 - (i % rows)) * ROW;
    const label = {
      colour: palette.ink2,
      align: fitsLeft ? ("right" as const) : ("left" as const),
      ground: palette.page,
    };
    return [
      lineMark([x, top], [x, foot], { colour: palette.ink3, dash: [1.5, 2.5], z: LAYER.grid + 0.5 }),
      textMark(text, [fitsLeft ? x - 5 : x + 5, y], { ...label, z: LAYER.series + 0.5 }),
    ];
  });
}
