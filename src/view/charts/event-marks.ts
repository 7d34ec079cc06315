import type { Overview } from "../../contract.ts";
import { shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { LAYER, lineMark, type Mark, textMark, textWidth } from "./marks.ts";
import type { Panel } from "./panel.ts";
import type { TimeFrame } from "./time-frame.ts";

const MOST_EVENTS = 5;
const ROW = 16;
const ROWS = 7;

type Nullables = readonly (number | null)[];

/** A label's ground: from x to x, around a height. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/**
 * Dotted verticals of the latest five events, with labels at the foot of the last panel: left of their line where there
 * is room, in the lowest row in which they meet neither another label nor a line of the panel. None on a phone.
 */
export function eventMarks(
  events: Overview["events"],
  frame: TimeFrame,
  top: number,
  panel: Panel,
  lines: readonly Nullables[],
  look: Look,
): Mark[] {
  if (look.phone) return [];
  const shown = events.filter(({ date }) => frame.dates.includes(date)).slice(-MOST_EVENTS);
  const taken: Span[] = [];
  return shown.flatMap((event) => {
    const x = frame.x(frame.dates.indexOf(event.date));
    const text = `${shortDate(event.date, look.lang)} ${event[look.lang]}`;
    const place = freeSpan(x, textWidth(text, 11), taken, lines, frame, panel);
    taken.push(place);
    const left = place.to <= x;
    const label = {
      colour: look.palette.ink2,
      align: left ? ("right" as const) : ("left" as const),
      ground: look.palette.page,
    };
    return [
      lineMark([x, top], [x, panel.bottom], { colour: look.palette.ink3, dash: [1.5, 2.5], z: LAYER.grid + 0.5 }),
      textMark(text, [left ? place.to : place.from, place.y], { ...label, z: LAYER.series - 0.5 }),
    ];
  });
}

function freeSpan(
  x: number,
  width: number,
  taken: readonly Span[],
  lines: readonly Nullables[],
  frame: TimeFrame,
  panel: Panel,
): Span {
  const sides = [
    { from: x - 5 - width, to: x - 5 },
    { from: x + 5, to: x + 5 + width },
  ].filter(({ from, to }) => from > frame.left && to < frame.right);
  const rows = Array.from({ length: ROWS }, (_, row) => panel.bottom - 12 - row * ROW);
  const all = sides.flatMap((side) => rows.map((y) => ({ ...side, y })));
  const isFree = (span: Span) =>
    !taken.some(
      (other) => other.from < span.to + 8 && other.to > span.from - 8 && Math.abs(other.y - span.y) < ROW - 1,
    ) && !lines.some((values) => meets(values, span, frame, panel));
  return all.find(isFree) ?? all[0] ?? { from: x - 5 - width, to: x - 5, y: rows[0] };
}

/** Whether a line passes through the ground of a label. */
function meets(values: Nullables, { from, to, y }: Span, frame: TimeFrame, panel: Panel): boolean {
  const first = Math.max(0, Math.floor((from - frame.left) / frame.step) - 1);
  const last = Math.min(values.length - 1, Math.ceil((to - frame.left) / frame.step));
  for (let i = first; i < last; i++) {
    const [a, b] = [values[i], values[i + 1]];
    if (a === null || b === null) continue;
    const [high, low] = [Math.min(panel.y(a), panel.y(b)), Math.max(panel.y(a), panel.y(b))];
    if (high < y + 9 && low > y - 9) return true;
  }
  return false;
}
