import { shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { dotMark, LAYER, type Mark, textMark } from "./marks.ts";
import { lastKnown, type Panel } from "./panel.ts";
import type { TimeFrame } from "./time-frame.ts";

/** Labels closer than this are moved apart. */
const LABEL_HEIGHT = 36;

/** Heights as near to the wanted ones as an order from top to bottom and a distance of `gap` allow. */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const placed = order.map((i) => wanted[i]);
  for (let round = 0; round < 60; round++) {
    for (let k = 1; k < placed.length; k++) {
      const overlap = gap - (placed[k] - placed[k - 1]);
      if (overlap <= 1e-6) continue;
      placed[k - 1] -= overlap / 2;
      placed[k] += overlap / 2;
    }
    for (let k = 0; k < placed.length; k++) placed[k] = Math.max(top, Math.min(bottom, placed[k]));
  }
  const result: number[] = [];
  for (const [k, i] of order.entries()) result[i] = placed[k];
  return result;
}

/** A line that is named and valued at its end, or at the cursor. */
export interface Labelled {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly panel: Panel;
  /** Colour of the line and of its figure. */
  readonly colour: string;
  /** Colour of the words where the line's own is too faint for text. */
  readonly textColour?: string;
  readonly print: (value: number) => string;
}

/**
 * Dots on the lines and, in the right margin, name and value of each: at the cursor, or else at the last day that `today`
 * allows. A line that stops earlier says so with its date and keeps its last value.
 */
export function endLabelMarks(
  lines: readonly Labelled[],
  frame: TimeFrame,
  today: number,
  cursor: number | null,
  look: Look,
): Mark[] {
  const shown = lines.flatMap((line) => {
    const upTo = line.values.slice(0, (cursor ?? today) + 1);
    const index = cursor === null ? lastKnown(upTo) : cursor;
    const value = upTo[index] ?? null;
    return value === null ? [] : [{ line, index, value, y: line.panel.y(value) }];
  });
  const bottom = Math.max(...lines.map((line) => line.panel.bottom));
  const heights = spread(
    shown.map(({ y }) => y),
    LABEL_HEIGHT,
    14,
    bottom,
  );
  return shown.flatMap(({ line, index, value, y }, i) => {
    const isStale = cursor === null && index < today;
    const until = say(look.lang, "截至", "to");
    const name = isStale ? `${until} ${shortDate(frame.dates[index], look.lang)}` : line.name;
    const colour = line.textColour ?? line.colour;
    const x = frame.right + (look.phone ? 7 : 8);
    const z = cursor === null ? LAYER.dot : LAYER.cursor;
    return [
      dotMark([frame.x(index), y], line.colour, look.palette, z),
      textMark(name, [x, heights[i] - 8], { colour, size: 12 }),
      textMark(line.print(value), [x, heights[i] + 8], { colour, size: 14, bold: true }),
    ];
  });
}
