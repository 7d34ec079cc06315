import type { CrowdingAnswer, CrowdingMeasure, CrowdingRungName } from "../../contract.ts";
import { percent, plain } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { CROWDING_RUNG_NAMES, MEASURE_NAMES } from "../words/crowding-names.ts";
import { rank } from "../words/crowding-verdict.ts";
import { type Lang, say } from "../words/lang.ts";
import { compactLabels, rungLook, shortRung } from "./crowding-lines.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { titleMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";

const TOP = 10;
const VALUES = 120;
const RANKS_TOP = 158;
const RANKS = 60;

/** Measures in the order in which they are drawn; one that is known nowhere is told as absent instead. */
export const DRAWN_MEASURES: readonly CrowdingMeasure[] = [
  "amountRatio",
  "turnoverRatio",
  "relativeStrength",
  "volatilityRatio",
  "pairwiseCorrelation",
  "reversal",
  "valuationSpread",
];

/** What a value of 1 or 0 means: the group is the market's, or moved with CSI300. */
const BASES: Readonly<Record<CrowdingMeasure, number>> = {
  amountRatio: 1,
  turnoverRatio: 1,
  volatilityRatio: 1,
  relativeStrength: 0,
  pairwiseCorrelation: 0,
  reversal: 0,
  valuationSpread: 0,
};

const isShare = (measure: CrowdingMeasure) => measure === "relativeStrength" || measure === "reversal";

/** A measure's value as people read it. */
export function measureText(measure: CrowdingMeasure, value: number | null): string {
  if (isShare(measure)) return percent(value, 0);
  return plain(value, 2);
}

/** Unit of the ticks of a measure; "" for a plain ratio. */
export function measureUnit(measure: CrowdingMeasure): string {
  return isShare(measure) ? "%" : "";
}

function tickText(measure: CrowdingMeasure, value: number): string {
  return isShare(measure) ? plain(100 * value, 0) : plain(value, 2);
}

/** Rungs for which a measure is known on any of the days. */
export function rungsMeasured({ days }: CrowdingAnswer, measure: CrowdingMeasure): CrowdingRungName[] {
  const order: CrowdingRungName[] = ["300", "500", "1000", "2000", "micro", "bse50"];
  return order.filter((rung) => days.some(({ buckets }) => buckets[rung][measure] !== null));
}

/** One measure of every rung through time, and below it the rank of the two rungs that make the small-cap bet. */
export function measureChart(
  answer: CrowdingAnswer,
  measure: CrowdingMeasure,
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const { days } = answer;
  const { lang } = look;
  const frame = timeFrame(
    days.map(({ date }) => date),
    width,
    look,
  );
  const found = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = found < 0 ? null : found;
  const lines = rungsMeasured(answer, measure).map((rung) =>
    lineOf(
      rung,
      days.map(({ buckets }) => buckets[rung][measure]),
      look,
    ),
  );
  const ranked = (["2000", "micro"] as const).map((rung) =>
    lineOf(
      rung,
      days.map(({ buckets }) => buckets[rung].percentiles[measure] ?? null),
      look,
    ),
  );
  const base = BASES[measure];
  const range = growing(
    [base, base],
    lines.flatMap(({ values }) => values),
    stepOf(lines.flatMap(({ values }) => values)),
  );
  const [where, ranks] = [panel(TOP, TOP + VALUES, range), panel(RANKS_TOP, RANKS_TOP + RANKS, [0, 1])];
  const ticks = roundTicks(range[0], range[1], 4);
  const marks = [
    ...gridMarks(where, frame, { at: ticks, label: (value) => tickText(measure, value), base }, look),
    ...compactLabels(
      lines.map((line) => ({ ...line, print: (value: number) => measureText(measure, value) })),
      where,
      frame,
      at,
      look,
    ),
    titleMark(
      say(lang, "分位", "Rank"),
      say(lang, "对此前 750 日以内", "among up to 750 days before"),
      [0, RANKS_TOP - 14],
      look,
    ),
    ...gridMarks(ranks, frame, { at: [0, 0.5, 1], label: rank }, look),
    ...compactLabels(
      ranked.map((line) => ({ ...line, print: rank })),
      ranks,
      frame,
      at,
      look,
    ),
    ...timeAxisMarks(frame, ranks.bottom, look),
    ...(at === null ? [] : cursorMarks(frame, at, TOP, ranks.bottom, look)),
  ];
  const series = [
    ...lines.map(({ values, ...line }) => lineSeries(where, values, line)),
    ...ranked.map(({ values, ...line }) => lineSeries(ranks, values, line)),
  ];
  return timeDrawing(frame, ranks.bottom + 24, series, marks);
}

function lineOf(rung: CrowdingRungName, values: (number | null)[], look: Look) {
  return { name: shortRung(rung, look), values, ...rungLook(rung, look) };
}

/** A round step of about a sixth of the values' span. */
function stepOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  const span = Math.max(...known) - Math.min(...known);
  return known.length === 0 || !(span > 0) ? 1 : 10 ** Math.floor(Math.log10(span)) / 2;
}

/** The lines as a sentence. */
export function measureLabel(answer: CrowdingAnswer, measure: CrowdingMeasure, lang: Lang): string {
  const last = answer.days.findLast(({ buckets }) => buckets.micro[measure] !== null);
  const values = rungsMeasured(answer, measure).map(
    (rung) => `${CROWDING_RUNG_NAMES[rung][lang]} ${measureText(measure, last?.buckets[rung][measure] ?? null)}`,
  );
  const name = MEASURE_NAMES[measure][lang];
  return `${name}${say(lang, "，", ", ")}${last?.date ?? "–"}${say(lang, "：", ": ")}${values.join(", ")}`;
}

/** The values as a table, newest first. */
export function measureNumbers(answer: CrowdingAnswer, measure: CrowdingMeasure, lang: Lang): NumberTable {
  const rungs = rungsMeasured(answer, measure);
  const rankOf = say(lang, "微盘分位", "Micro rank");
  return {
    title: say(lang, `${MEASURE_NAMES[measure].zh}的数据`, `Numbers: ${MEASURE_NAMES[measure].en}`),
    head: [say(lang, "日期", "Date"), ...rungs.map((rung) => CROWDING_RUNG_NAMES[rung][lang]), rankOf],
    rows: answer.days
      .map(({ date, buckets }) => [
        date,
        ...rungs.map((rung) => (isShare(measure) ? percent(buckets[rung][measure]) : plain(buckets[rung][measure], 3))),
        rank(buckets.micro.percentiles[measure]),
      ])
      .reverse(),
  };
}
