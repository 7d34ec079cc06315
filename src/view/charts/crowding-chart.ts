import type { CrowdingAnswer, CrowdingRungName } from "../../contract.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { CROWDING_RUNG_NAMES } from "../words/crowding-names.ts";
import { LEVEL_NAMES, lastCrowdingDay, rank } from "../words/crowding-verdict.ts";
import { type Lang, say } from "../words/lang.ts";
import { compactLabels, rungLook, shortRung } from "./crowding-lines.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { LAYER, lineMark, type Mark, rectMark, textMark, titleMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const HEAD = 26;
const ROW = 24;
const GAP = 34;
const COMPOSITE = 150;

type Days = CrowdingAnswer["days"];

/** Rungs that have a composite on any of the days, largest first. */
export function rungsShown({ days }: Pick<CrowdingAnswer, "days">): CrowdingRungName[] {
  const rungs = Object.keys(CROWDING_RUNG_NAMES) as CrowdingRungName[];
  const known = rungs.filter((rung) => days.some(({ buckets }) => buckets[rung].percentile !== null));
  const order: CrowdingRungName[] = ["300", "500", "1000", "2000", "micro", "bse50"];
  return order.filter((rung) => known.includes(rung));
}

/** The ladder as a heat map, a row a rung and a column a day, over the composite of the small-cap bet. */
export function crowdingChart(answer: CrowdingAnswer, width: number, look: Look, cursor: string | null): Drawing {
  const { days } = answer;
  const { palette, lang } = look;
  const rungs = rungsShown(answer);
  const frame = timeFrame(
    days.map(({ date }) => date),
    width,
    look,
  );
  const top = HEAD + rungs.length * ROW + GAP;
  const where = panel(top, top + COMPOSITE, [0, 100]);
  const found = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = found < 0 ? null : found;
  const values = days.map(({ composite }) => (composite === null ? null : 100 * composite));
  const composite = {
    name: say(lang, "综合", "bet"),
    values,
    colour: palette.ink1,
    textColour: palette.ink1,
    print: (value: number) => rank(value / 100),
  };
  const marks = [
    titleMark(say(lang, "各级综合分位", "Composite by rung"), heatNote(look), [0, 10], look),
    ...rungs.flatMap((rung, row) => heatRow(days, rung, row, frame, at, look)),
    ...beginningMarks(days, frame, rungs.length, look),
    titleMark(
      say(lang, "小盘综合", "Small-cap bet"),
      say(lang, "2000 与微盘之均值，0–100", "mean of 2000 and micro, 0–100"),
      [0, top - 14],
      look,
    ),
    ...gridMarks(where, frame, { at: [0, 50, 100], label: String }, look),
    ...thresholdMarks(answer, where.y, frame, look),
    ...compactLabels([composite], where, frame, at, look),
    ...timeAxisMarks(frame, where.bottom, look),
    ...(at === null ? [] : cursorMarks(frame, at, HEAD, where.bottom, look)),
  ];
  const series = [lineSeries(where, values, { colour: palette.ink1, width: 1.8 })];
  return timeDrawing(frame, where.bottom + 24, series, marks);
}

function heatNote({ lang, phone }: Look): string {
  if (phone) return say(lang, "越浓越高，黄为 80 以上", "stronger is higher, yellow from 80");
  return say(
    lang,
    "0–100，越浓越高；黄色为 80 以上，实黄 90 以上",
    "0–100, stronger is higher; yellow from 80, full from 90",
  );
}

/** Days before the first composite from which the empty space is explained. */
const WIDE_GAP = 40;

/** Why the map is empty at its left: too few days were loaded for a rank. */
function beginningMarks(days: Days, frame: TimeFrame, rows: number, { lang, palette, phone }: Look): Mark[] {
  const first = days.findIndex(({ composite }) => composite !== null);
  if (first < WIDE_GAP || phone) return [];
  const words = say(
    lang,
    `${days[first].date} 起才有足够日子可比`,
    `enough days to compare with from ${days[first].date}`,
  );
  return [textMark(words, [frame.left + 6, HEAD + (rows * ROW) / 2], { colour: palette.ink3 })];
}

/** Shades of a rank: ink up to 80, the colour of the stage "crowded" from there on. Lowest rank of each. */
const SHADES = [
  { from: 0.9, crowded: true, opacity: 1 },
  { from: 0.8, crowded: true, opacity: 0.55 },
  { from: 0.7, crowded: false, opacity: 0.42 },
  { from: 0.5, crowded: false, opacity: 0.24 },
  { from: 0.3, crowded: false, opacity: 0.12 },
  { from: 0, crowded: false, opacity: 0.05 },
] as const;

function shadeOf(value: number | null): number {
  return value === null ? -1 : SHADES.findIndex(({ from }) => value >= from);
}

function heatRow(
  days: Days,
  rung: CrowdingRungName,
  row: number,
  frame: TimeFrame,
  cursor: number | null,
  look: Look,
): Mark[] {
  const { palette } = look;
  const y = HEAD + row * ROW;
  const values = days.map(({ buckets }) => buckets[rung].percentile);
  const now = values[cursor ?? values.findLastIndex((value) => value !== null)] ?? null;
  const { textColour } = rungLook(rung, look);
  return [
    textMark(shortRung(rung, look), [frame.left - 6, y + ROW / 2 - 1], { colour: palette.ink1, align: "right" }),
    ...runsOf(values.map(shadeOf)).map(({ shade, start, end }) => {
      const { crowded, opacity } = SHADES[shade];
      const fill = (crowded ? palette.stages.crowded : null) ?? palette.ink1;
      const shape = { x: frame.left + start * frame.step, y, width: (end - start) * frame.step, height: ROW - 3 };
      return rectMark(shape, { fill, opacity }, LAYER.band);
    }),
    textMark(rank(now), [frame.right + 8, y + ROW / 2 - 1], { colour: textColour, size: 12, bold: true }),
  ];
}

/** Stretches [start, end) of days of the same shade; -1 is no shade. */
function runsOf(shades: readonly number[]): { shade: number; start: number; end: number }[] {
  const runs: { shade: number; start: number; end: number }[] = [];
  for (const [i, shade] of shades.entries()) {
    const open = runs.at(-1);
    if (open && open.end === i && open.shade === shade) open.end = i + 1;
    else if (shade >= 0) runs.push({ shade, start: i, end: i + 1 });
  }
  return runs;
}

function thresholdMarks(
  { thresholds }: CrowdingAnswer,
  y: (value: number) => number,
  frame: TimeFrame,
  { palette, lang }: Look,
): Mark[] {
  const names = { alert: LEVEL_NAMES.alert, crowded: LEVEL_NAMES.crowded, over: LEVEL_NAMES.over };
  return (["over", "alert", "crowded"] as const).flatMap((level) => {
    const value = 100 * thresholds[level];
    const words = level === "over" ? say(lang, "退出", "over") : names[level][lang];
    return [
      lineMark([frame.left, y(value)], [frame.right, y(value)], { colour: palette.ink3, dash: [4, 3] }),
      textMark(`${words} ${value.toFixed(0)}`, [frame.left + 4, y(value) - 7], { colour: palette.ink3 }),
    ];
  });
}

/** The picture as a sentence. */
export function crowdingLabel(answer: CrowdingAnswer, lang: Lang): string {
  const { days } = answer;
  const day = lastCrowdingDay(answer);
  const rungs = rungsShown(answer)
    .map((rung) => `${CROWDING_RUNG_NAMES[rung][lang]} ${rank(day?.buckets[rung].percentile)}`)
    .join(", ");
  return say(
    lang,
    `各级拥挤度分位，${days[0]?.date} 至 ${days.at(-1)?.date}；${day?.date} 小盘综合 ${rank(day?.composite)}，${rungs}`,
    `Crowding by rung, ${days[0]?.date} to ${days.at(-1)?.date}; on ${day?.date} the small-cap bet at ${rank(day?.composite)}, ${rungs}`,
  );
}

/** The ranks as a table, newest first. */
export function crowdingNumbers(answer: CrowdingAnswer, lang: Lang): NumberTable {
  const rungs = rungsShown(answer);
  return {
    title: say(lang, "各级综合分位的数据", "Numbers of the composites"),
    head: [
      say(lang, "日期", "Date"),
      say(lang, "小盘综合", "Small-cap bet"),
      ...rungs.map((rung) => CROWDING_RUNG_NAMES[rung][lang]),
    ],
    rows: answer.days
      .map(({ date, composite, buckets }) => [
        date,
        rank(composite),
        ...rungs.map((rung) => rank(buckets[rung].percentile)),
      ])
      .reverse(),
  };
}
