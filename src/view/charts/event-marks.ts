import type { Overview } from "../../contract.ts";
import { shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { LAYER, lineMark, type Mark, textMark, textWidth } from "./marks.ts";
import type { TimeFrame } from "./time-frame.ts";

const MOST_EVENTS = 5;
const ROW = 16;
const MOST_ROWS = 3;

/** A label's ground: from x to x, in a row counted from the foot. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

interface Label {
  readonly text: string;
  readonly place: Span;
  /** Middle of the event's day. */
  readonly x: number;
  /** How much the label hides or leaves out. */
  readonly cost: number;
}

/** Events with their labels staggered over as few rows as will hold them. */
export interface EventLane {
  readonly labels: readonly Label[];
  /** Height at the foot of the last panel that the labels need for themselves. */
  readonly height: number;
}

/** Places the labels of the latest five events of the window; a phone shows none. */
export function eventLane(events: Overview["events"], frame: TimeFrame, look: Look): EventLane {
  const shown = look.phone ? [] : events.filter(({ date }) => frame.dates.includes(date)).slice(-MOST_EVENTS);
  if (shown.length === 0) return { labels: [], height: 0 };
  const tries = Array.from({ length: MOST_ROWS }, (_, i) => {
    const labels = placeLabels(shown, i + 1, frame, look);
    return { labels, height: (i + 1) * ROW + 4, cost: labels.reduce((sum, label) => sum + label.cost, 8 * i) };
  });
  return tries.reduce((best, one) => (one.cost < best.cost ? one : best));
}

/** Dotted verticals of the events from `top` to `foot`, and their labels at the foot. */
export function eventMarks({ labels }: EventLane, top: number, foot: number, { palette }: Look): Mark[] {
  return labels.flatMap(({ text, place, x }) => {
    const isLeft = place.to <= x;
    const label = {
      colour: palette.ink2,
      align: isLeft ? ("right" as const) : ("left" as const),
      ground: palette.page,
    };
    return [
      lineMark([x, top], [x, foot], { colour: palette.ink3, dash: [1.5, 2.5], z: LAYER.grid + 0.5 }),
      textMark(text, [isLeft ? place.to : place.from, foot - 11 - place.row * ROW], {
        ...label,
        z: LAYER.series - 0.5,
      }),
    ];
  });
}

function placeLabels(events: Overview["events"], rows: number, frame: TimeFrame, { lang }: Look): Label[] {
  const lines = events.map(({ date }) => frame.x(frame.dates.indexOf(date)));
  const labels: Label[] = [];
  for (const [i, event] of events.entries()) {
    const x = lines[i];
    const date = shortDate(event.date, lang);
    const options = [`${date} ${event[lang]}`, date].flatMap((text, k) =>
      spansBeside(x, textWidth(text, 11), rows, frame).map((place) => {
        const cost = hidden(place, x, lines, labels) + (k === 0 ? 0 : 35);
        return { text, place, x, cost };
      }),
    );
    labels.push(options.reduce((best, option) => (option.cost < best.cost ? option : best)));
  }
  return labels;
}

/** Other labels must not be covered, other events' lines seldom; low rows and the left side come first. */
function hidden(place: Span, x: number, lines: readonly number[], labels: readonly Label[]): number {
  const covered = labels.filter(
    ({ place: other }) => other.row === place.row && other.from < place.to + 8 && other.to > place.from - 8,
  );
  const crossed = lines.filter((line) => line !== x && line > place.from && line < place.to);
  return 100 * covered.length + 10 * crossed.length + place.row + (place.from > x ? 0.5 : 0);
}

/** Places left and right of a line inside the plot; a label too wide for either side stands at the left. */
function spansBeside(x: number, width: number, rows: number, frame: TimeFrame): Span[] {
  const left = { from: x - 5 - width, to: x - 5 };
  const right = { from: x + 5, to: x + 5 + width };
  const inside = [left, right].filter(({ from, to }) => from > frame.left && to < frame.right);
  const sides = inside.length > 0 ? inside : [left];
  return sides.flatMap((side) => Array.from({ length: rows }, (_, row) => ({ ...side, row })));
}
