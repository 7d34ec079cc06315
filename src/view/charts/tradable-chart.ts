import type { MicrocapAnswer } from "../../contract.ts";
import { plain, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import { type Lang, say } from "../words/lang.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks } from "./end-labels.ts";
import { rebased } from "./overview-timeline.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";

const TOP = 12;
const BOTTOM = 150;

/** The micro-cap index that can be traded against the frictionless one; dashed where the stocks are simulated. */
export function tradableChart(
  { days, synthetic }: MicrocapAnswer,
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const { palette, lang } = look;
  const frame = timeFrame(
    days.map(({ date }) => date),
    width,
    look,
  );
  const frictionless = rebased(days.map(({ level }) => level));
  const tradable = rebased(days.map(({ tradableLevel }) => tradableLevel));
  const range = growing([95, 105], [...frictionless, ...tradable], 5);
  const where = panel(TOP, BOTTOM, range);
  const index = cursor === null ? -1 : days.findIndex(({ date }) => date === cursor);
  const at = index < 0 ? null : index;
  const print = (value: number) => plain(value, 1);
  const lines = [
    {
      name: say(lang, "无摩擦", "frictionless"),
      values: frictionless,
      panel: where,
      colour: palette.reference,
      textColour: palette.ink3,
      print,
    },
    { name: say(lang, "可交易", "tradable"), values: tradable, panel: where, colour: palette.ink1, print },
  ];
  const marks = [
    ...gridMarks(
      where,
      frame,
      { at: roundTicks(range[0], range[1], 4), label: (value) => plain(value, 0), base: 100 },
      look,
    ),
    ...timeAxisMarks(frame, BOTTOM, look),
    ...endLabelMarks(lines, frame, days.length - 1, at, look),
    ...(at === null ? [] : cursorMarks(frame, at, TOP, BOTTOM, look)),
  ];
  const series = [
    lineSeries(where, frictionless, { colour: palette.reference, width: 1.4, dashed: synthetic }),
    lineSeries(where, tradable, { colour: palette.ink1, width: 1.8, dashed: synthetic }),
  ];
  return timeDrawing(frame, BOTTOM + 24, series, marks);
}

/** The two lines and the gap as a sentence. */
export function tradableLabel({ days, gap }: MicrocapAnswer, lang: Lang): string {
  const fell = gap.total === null ? "–" : signedPercent(-gap.total);
  return say(
    lang,
    `可交易版本与无摩擦版本，${days[0]?.date} 至 ${days.at(-1)?.date}，相差 ${fell}`,
    `Tradable against frictionless version, ${days[0]?.date} to ${days.at(-1)?.date}, difference ${fell}`,
  );
}
