import type { DriftAnswer } from "../../contract.ts";
import { STYLE_CODES, type StyleCode } from "../../domain/drift/style-market.ts";
import { percent, plain, shortDate } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { STYLE_NAMES } from "../words/drift.ts";
import { type Lang, say } from "../words/lang.ts";
import { barSeries, type Drawing, timeDrawing } from "./drawing.ts";
import { spread } from "./end-labels.ts";
import { LAYER, lineMark, type Mark, polygonMark, textMark } from "./marks.ts";
import { gridMarks, type Panel, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const TOP = 22;
const BOTTOM = 250;
const ROW = 30;

/** Colour of each index: 1000 and 500 as their futures have it, the smallest in ink. */
export function styleColour(code: StyleCode, { palette }: Look): string {
  const colours: Readonly<Record<StyleCode, string>> = {
    "000300.SH": palette.hairline,
    "000905.SH": palette.ic,
    "000852.SH": palette.im,
    "932000.CSI": palette.reference,
    micro: palette.ink1,
  };
  return colours[code];
}

/** Weights of the stocks on the indices, the smallest at the foot, stacked to the stock leg; changes of style as marks. */
export function driftStackChart(answer: DriftAnswer, width: number, look: Look, cursor: string | null): Drawing {
  const { days, alarms } = answer;
  const frame = timeFrame(
    days.map(({ date }) => date),
    width,
    look,
  );
  const codes = STYLE_CODES.filter((code) => days.some(({ weights }) => weights[code] !== null)).reverse();
  const tops = stacked(answer, codes);
  const where = panel(TOP, BOTTOM, [0, growing([0, 1], tops[tops.length - 1], 0.1)[1]]);
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? days.length - 1 : index;
  const marks = [
    ...codes.map((code, k) => layerMark(tops[k - 1] ?? null, tops[k], where, frame, styleColour(code, look))),
    ...gridMarks(where, frame, { at: roundTicks(0, where.max, 5), label: (v) => percent(v, 0), base: 0 }, look),
    ...alarmMarks(alarms, frame, [TOP - 12, BOTTOM], look),
    ...layerNames(answer, codes, tops, at, where, frame, look),
    ...timeAxisMarks(frame, BOTTOM, look),
    ...(index < 0 ? [] : cursorMarks(frame, index, TOP, BOTTOM, look)),
  ];
  // The layers are marks; a series without a height gives the panel its axes.
  const nothing = barSeries(
    where,
    days.map(() => null),
    look.palette.ink1,
    1,
  );
  return timeDrawing(frame, BOTTOM + 24, [nothing], marks);
}

/** Upper edge of each layer by day. */
function stacked({ days }: DriftAnswer, codes: readonly StyleCode[]): number[][] {
  const below = days.map(() => 0);
  return codes.map((code) =>
    days.map(({ weights }, i) => {
      below[i] += weights[code] ?? 0;
      return below[i];
    }),
  );
}

function layerMark(below: number[] | null, above: number[], { y }: Panel, frame: TimeFrame, fill: string): Mark {
  const edge = (values: readonly number[]) => values.map((value, i): [number, number] => [frame.x(i), y(value)]);
  const foot = edge(below ?? above.map(() => 0)).reverse();
  return polygonMark([...edge(above), ...foot], fill, LAYER.band, 0.85);
}

/** A dashed line where a style began, its date above; a dotted one where that could be known. */
export function alarmMarks(
  alarms: DriftAnswer["alarms"],
  frame: TimeFrame,
  [top, bottom]: readonly [number, number],
  { lang, palette }: Look,
): Mark[] {
  let end = Number.NEGATIVE_INFINITY;
  return alarms.flatMap(({ date, detected }) => {
    const place = (day: string) => frame.dates.findIndex((one) => one >= day);
    const [began, known] = [place(date), place(detected)];
    if (began < 0) return [];
    const x = frame.x(began);
    const marks = [lineMark([x, top], [x, bottom], { colour: palette.ink2, width: 1.2, dash: [5, 3], z: LAYER.dot })];
    if (known >= 0) {
      const later = frame.x(known);
      marks.push(
        lineMark([later, top + 10], [later, bottom], { colour: palette.ink3, dash: [1.5, 2.5], z: LAYER.dot }),
      );
    }
    if (x - 4 > end) {
      marks.push(textMark(shortDate(date, lang), [x + 4, top], { colour: palette.ink2 }));
      end = x + 50;
    }
    return marks;
  });
}

/** Name and weight of each layer at the right edge, at the cursor's day or the last. */
function layerNames(
  { days }: DriftAnswer,
  codes: readonly StyleCode[],
  tops: readonly number[][],
  at: number,
  { y }: Panel,
  frame: TimeFrame,
  look: Look,
): Mark[] {
  const middles = codes.map((_, k) => y(((tops[k - 1]?.[at] ?? 0) + tops[k][at]) / 2));
  const heights = spread(middles, ROW, 10, BOTTOM - 6);
  return codes.flatMap((code, k) => {
    const faint = code === "000300.SH" || code === "932000.CSI";
    const colour = faint ? look.palette.ink3 : styleColour(code, look);
    const x = frame.right + 8;
    return [
      textMark(STYLE_NAMES[code][look.lang], [x, heights[k] - 7], { colour, size: 12 }),
      textMark(percent(days[at].weights[code], 0), [x, heights[k] + 7], { colour, size: 12, bold: true }),
    ];
  });
}

/** The picture as a sentence: the last day's weights. */
export function driftStackLabel({ days, alarms }: DriftAnswer, lang: Lang): string {
  const last = days[days.length - 1];
  const parts = STYLE_CODES.map((code) => `${STYLE_NAMES[code][lang]} ${percent(last.weights[code], 0)}`).join(", ");
  const dates = alarms.map(({ date }) => date).join(", ");
  return say(
    lang,
    `各指数权重（${days[0].date} 至 ${last.date}），最后一日：${parts}；风格改变：${dates || "无"}`,
    `Weights on the indices, ${days[0].date} to ${last.date}; last day: ${parts}; changes of style: ${dates || "none"}`,
  );
}

/** Every day's weights with their bands. */
export function driftNumbers({ days }: DriftAnswer, lang: Lang): NumberTable {
  const head = [
    say(lang, "日期", "Date"),
    ...STYLE_CODES.map((code) => STYLE_NAMES[code][lang]),
    ...say(lang, "对冲|基差敏感度|R²|收益数", "Hedge|Basis beta|R²|Returns").split("|"),
  ];
  const rows = days.map(({ date, weights, low, high, hedge, basisBeta, r2, observations }) => [
    date,
    ...STYLE_CODES.map((code) => `${percent(weights[code])} (${percent(low[code])}–${percent(high[code])})`),
    percent(hedge),
    plain(basisBeta, 2),
    percent(r2),
    String(observations),
  ]);
  return { title: say(lang, "风格权重的数据", "Numbers of the style weights"), head, rows: rows.reverse() };
}
