import type { CrowdingAnswer } from "../../contract.ts";
import { plain } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { rank } from "../words/crowding-verdict.ts";
import { type Lang, say } from "../words/lang.ts";
import { compactLabels } from "./crowding-lines.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";

const TOP = 10;
const BOTTOM = 218;

/** Comomentum of the smallest decile through time; its rank needs 120 days of it and is told in the numbers. */
export function comomentumChart({ days }: CrowdingAnswer, width: number, look: Look, cursor: string | null): Drawing {
  const { palette, lang } = look;
  const frame = timeFrame(
    days.map(({ date }) => date),
    width,
    look,
  );
  const values = days.map(({ comomentum }) => comomentum);
  const range = growing([0, 0.2], values, 0.1);
  const where = panel(TOP, BOTTOM, range);
  const found = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = found < 0 ? null : found;
  const line = {
    name: say(lang, "共动", "together"),
    values,
    colour: palette.ink1,
    textColour: palette.ink1,
    print: (value: number) => plain(value, 2),
  };
  const ticks = { at: roundTicks(range[0], range[1], 4), label: (value: number) => plain(value, 2), base: 0 };
  const marks = [
    ...gridMarks(where, frame, ticks, look),
    ...compactLabels([line], where, frame, at, look),
    ...timeAxisMarks(frame, BOTTOM, look),
    ...(at === null ? [] : cursorMarks(frame, at, TOP, BOTTOM, look)),
  ];
  return timeDrawing(frame, BOTTOM + 24, [lineSeries(where, values, { colour: palette.ink1, width: 1.8 })], marks);
}

/** Whether comomentum is known on any of the days. */
export function hasComomentum({ days }: CrowdingAnswer): boolean {
  return days.some(({ comomentum }) => comomentum !== null);
}

/** The line as a sentence. */
export function comomentumLabel({ days }: CrowdingAnswer, lang: Lang): string {
  const last = days.findLast(({ comomentum }) => comomentum !== null);
  return say(
    lang,
    `最小十分之一股票的共动，${last?.date ?? "–"} 为 ${plain(last?.comomentum, 2)}`,
    `Comomentum of the smallest decile, ${plain(last?.comomentum, 2)} on ${last?.date ?? "–"}`,
  );
}

/** The values as a table, newest first. */
export function comomentumNumbers({ days }: CrowdingAnswer, lang: Lang): NumberTable {
  return {
    title: say(lang, "共动的数据", "Numbers of comomentum"),
    head: say(lang, "日期|共动|分位", "Date|Comomentum|Rank").split("|"),
    rows: days
      .filter(({ comomentum }) => comomentum !== null)
      .map(({ date, comomentum, comomentumPercentile }) => [date, plain(comomentum, 3), rank(comomentumPercentile)])
      .reverse(),
  };
}
