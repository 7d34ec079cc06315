import type { MicrocapAnswer } from "../../contract.ts";
import { percent, plain, shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import { type Lang, say } from "../words/lang.ts";
import { barSeries, type Drawing, timeDrawing } from "./drawing.ts";
import { endLabelMarks } from "./end-labels.ts";
import { type Mark, textMark, textWidth } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";

const SHOWN_DAYS = 60;
const TOP = 12;
const BOTTOM = 100;

/** Share of stocks that closed locked limit-down, a bar a day. */
export function limitDownChart(
  limitDown: MicrocapAnswer["limitDown"],
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const days = limitDown.slice(-SHOWN_DAYS);
  const frame = timeFrame(
    days.map(({ date }) => date),
    width,
    look,
  );
  const values = days.map(({ share }) => share * 100);
  const [, high] = growing([0, 2], values, Math.max(...values) > 8 ? 10 : 2);
  const where = panel(TOP, BOTTOM, [0, high]);
  const label = {
    name: say(look.lang, "占比", "share"),
    values,
    panel: where,
    colour: look.palette.ink1,
    print: (value: number) => `${plain(value)}%`,
  };
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? null : index;
  const marks = [
    ...gridMarks(where, frame, { at: roundTicks(0, high, 3), label: (value) => plain(value, 0), base: 0 }, look),
    ...timeAxisMarks(frame, BOTTOM, look),
    ...endLabelMarks([label], frame, values.length - 1, at, look).filter(({ type }) => type === "text"),
    ...(at === null ? [] : cursorMarks(frame, at, TOP, BOTTOM, look)),
    ...highestMark(values, frame.dates, where.y, frame.x, look),
  ];
  return timeDrawing(frame, BOTTOM + 24, [barSeries(where, values, look.fall, Math.max(1.5, frame.step * 0.6))], marks);
}

function highestMark(
  values: readonly number[],
  dates: readonly string[],
  y: (value: number) => number,
  x: (index: number) => number,
  { lang, palette }: Look,
): Mark[] {
  const at = values.reduce((best, value, i) => (value > values[best] ? i : best), 0);
  if (!(values[at] > 0) || at === values.length - 1) return [];
  const text = `${shortDate(dates[at], lang)}  ${plain(values[at])}%`;
  const fitsLeft = x(at) - 6 - textWidth(text, 11) > 40;
  return [
    textMark(text, [x(at) + (fitsLeft ? -6 : 6), y(values[at]) + 6], {
      colour: palette.ink2,
      align: fitsLeft ? "right" : "left",
    }),
  ];
}

/** The bars as a sentence. */
export function limitDownLabel(limitDown: MicrocapAnswer["limitDown"], lang: Lang): string {
  const last = limitDown.at(-1);
  if (!last) return "";
  const worst = limitDown.reduce((most, day) => (day.share > most.share ? day : most));
  return say(
    lang,
    `收盘跌停占比：${last.date} 为 ${percent(last.share)}，最高 ${worst.date} ${percent(worst.share)}`,
    `Closed limit-down: ${percent(last.share)} on ${last.date}, most ${percent(worst.share)} on ${worst.date}`,
  );
}
