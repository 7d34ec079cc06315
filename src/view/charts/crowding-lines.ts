import type { CrowdingRungName } from "../../contract.ts";
import type { Look } from "../look.ts";
import { say } from "../words/lang.ts";
import { spread } from "./end-labels.ts";
import { dotMark, LAYER, type Mark, textMark } from "./marks.ts";
import { lastKnown, type Panel } from "./panel.ts";
import type { TimeFrame } from "./time-frame.ts";

/** How a rung's line looks: its future's colour where it has one, and where none is left, a dash. */
export interface RungLook {
  readonly colour: string;
  readonly textColour: string;
  readonly dashed: boolean;
  readonly width: number;
}

export function rungLook(rung: CrowdingRungName, { palette }: Look): RungLook {
  const line = (colour: string, dashed = false, width = 1.4, textColour = colour) => ({
    colour,
    dashed,
    width,
    textColour,
  });
  switch (rung) {
    case "300":
      return line(palette.reference, false, 1.4, palette.ink3);
    case "500":
      return line(palette.ic);
    case "1000":
      return line(palette.im);
    case "2000":
      return line(palette.ink2, true);
    case "bse50":
      return line(palette.ink3, true);
    default:
      return line(palette.ink1, false, 2);
  }
}

/** A rung's name where there is room for a few letters only. */
export function shortRung(rung: CrowdingRungName, { lang }: Look): string {
  if (rung === "micro") return say(lang, "微盘", "micro");
  return rung === "bse50" ? say(lang, "北证", "BSE") : rung;
}

/** A line that is named and valued at its end, or at the cursor, in one row of small text. */
export interface CompactLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: string;
  readonly textColour: string;
  readonly print: (value: number) => string;
}

const ROW = 14;

/** Name and value of each line of one panel in the right margin, moved apart: room for as many lines as a ladder has. */
export function compactLabels(
  lines: readonly CompactLine[],
  where: Panel,
  frame: TimeFrame,
  cursor: number | null,
  look: Look,
): Mark[] {
  const shown = lines.flatMap((line) => {
    const at = cursor ?? lastKnown(line.values);
    const value = line.values[at] ?? null;
    return value === null ? [] : [{ line, at, value }];
  });
  const heights = spread(
    shown.map(({ value }) => where.y(value)),
    ROW,
    where.top + 4,
    where.bottom - 2,
  );
  const z = cursor === null ? LAYER.dot : LAYER.cursor;
  return shown.flatMap(({ line, at, value }, i) => [
    dotMark([frame.x(at), where.y(value)], line.colour, look.palette, z),
    textMark(`${line.name} ${line.print(value)}`, [frame.right + 8, heights[i]], {
      colour: line.textColour,
      bold: true,
    }),
  ]);
}
