import type { PledgeAnswer, PledgeGroupName } from "../../contract.ts";
import { bigLevel, longDate, percent, plain } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type PledgeWeight, WEIGHTED_SHARES } from "../pledge-tables.ts";
import { type Lang, say } from "../words/lang.ts";
import { PLEDGE_GROUP_NAMES } from "../words/pledge.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks, type Labelled } from "./end-labels.ts";
import { lineMark, type Mark, textMark, titleMark } from "./marks.ts";
import { gridMarks, logPanel, type Panel, panel } from "./panel.ts";
import { roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const SHARES = { title: 10, top: 26, bottom: 206 } as const;
const INDEX = { title: 232, top: 248, bottom: 358 } as const;
const CLAIM = 2 / 3;

/** The shares touched and below by day at the rate and line asked, over the micro-cap index. */
export function pledgePathChart(
  answer: PledgeAnswer,
  group: PledgeGroupName,
  weight: PledgeWeight,
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const { path } = answer;
  const { lang, palette } = look;
  const frame = timeFrame(path.dates, width, look);
  const found = cursor === null ? -1 : path.dates.indexOf(cursor);
  const at = found < 0 ? null : found;
  const own = path.groups.find((one) => one.group === group);
  const shares = panel(SHARES.top, SHARES.bottom, [0, 1]);
  const hasIndex = path.microcap.some((value) => value !== null);
  const below = hasIndex ? indexPanel(path.microcap) : null;
  const [touched, now] = WEIGHTED_SHARES[weight].map((share) => own?.[share] ?? []);
  const series = [
    lineSeries(shares, touched, { colour: palette.ink2, width: 1.6, dashed: true }),
    lineSeries(shares, now, { colour: palette.ink1, width: 2 }),
    ...(below ? [lineSeries(below, path.microcap, { colour: palette.ink1, width: 1.8 })] : []),
  ];
  const { rate, closeOut } = answer.settings;
  const asked = `%, ${PLEDGE_GROUP_NAMES[group][lang]}, ${percent(rate, 0)} × ${percent(closeOut, 0)}`;
  const bottom = below ? INDEX.bottom : SHARES.bottom;
  const marks = [
    titleMark(
      say(lang, "触线与线下份额", "Touched and below"),
      say(lang, asked.replaceAll(", ", "，"), asked),
      [0, SHARES.title],
      look,
    ),
    ...gridMarks(
      shares,
      frame,
      { at: [0, 0.25, 0.5, 0.75, 1], label: (value) => plain(100 * value, 0), base: 0 },
      look,
    ),
    ...claimMarks(shares, frame, look),
    ...(below ? indexMarks(below, frame, look) : []),
    ...endLabelMarks(lines(answer, { touched, now }, { shares, below }, look), frame, path.dates.length - 1, at, look),
    ...timeAxisMarks(frame, bottom, look),
    ...(at === null ? [] : cursorMarks(frame, at, SHARES.top, bottom, look)),
  ];
  return timeDrawing(frame, bottom + 24, series, marks);
}

function indexPanel(values: readonly (number | null)[]): Panel {
  const known = values.filter((value) => value !== null);
  return logPanel(INDEX.top, INDEX.bottom, [Math.min(...known) * 0.97, Math.max(...known) * 1.03]);
}

function indexMarks(where: Panel, frame: TimeFrame, look: Look): Mark[] {
  const { lang } = look;
  const note = say(lang, "收盘，对数坐标", "close, log scale");
  const ticks = roundTicks(where.min, where.max, 4);
  return [
    titleMark(say(lang, "万得微盘股指数", "Wind micro-cap index"), note, [0, INDEX.title], look),
    ...gridMarks(where, frame, { at: ticks, label: (value) => tickLabel(value, lang) }, look),
  ];
}

/** Ticks are round: 15万 and 150k need no decimals, 1.2万 does. */
function tickLabel(value: number, lang: Lang): string {
  const unit = lang === "zh" ? value / 10_000 : value / 1000;
  return `${plain(unit, Number.isInteger(unit) ? 0 : 1)}${say(lang, "万", "k")}`;
}

/** The share that was claimed, as a dashed line. */
function claimMarks({ y }: Panel, { left, right }: TimeFrame, { palette, lang }: Look): Mark[] {
  const height = y(CLAIM);
  return [
    lineMark([left, height], [right, height], { colour: palette.ink3, dash: [4, 3] }),
    textMark(say(lang, "三分之二", "two thirds"), [left + 4, height - 8], {
      colour: palette.ink3,
      ground: palette.page,
    }),
  ];
}

function lines(
  { path }: PledgeAnswer,
  values: { touched: readonly (number | null)[]; now: readonly (number | null)[] },
  { shares, below }: { shares: Panel; below: Panel | null },
  { lang, palette }: Look,
): Labelled[] {
  const print = (value: number) => percent(value);
  return [
    { name: say(lang, "曾触线", "touched"), values: values.touched, panel: shares, colour: palette.ink2, print },
    { name: say(lang, "线下", "below"), values: values.now, panel: shares, colour: palette.ink1, print },
    ...(below
      ? [
          {
            name: say(lang, "微盘股", "micro-caps"),
            values: path.microcap,
            panel: below,
            colour: palette.ink1,
            print: (value: number) => bigLevel(value, lang),
          },
        ]
      : []),
  ];
}

/** The picture as a sentence. */
export function pledgePathLabel(
  { path }: PledgeAnswer,
  group: PledgeGroupName,
  weight: PledgeWeight,
  lang: Lang,
): string {
  const own = path.groups.find((one) => one.group === group);
  const [touched, below] = WEIGHTED_SHARES[weight].map((share) => percent(own?.[share].at(-1)));
  const [first, last] = [path.dates[0] ?? "", path.dates.at(-1) ?? ""];
  return say(
    lang,
    `质押触线与线下份额，${first} 至 ${last}：末日曾触线 ${touched}，线下 ${below}；下为微盘股指数`,
    `Shares of pledges touched and below, ${first && longDate(first, lang)} to ${last && longDate(last, lang)}: ${touched} and ${below} on the last day; the micro-cap index beneath`,
  );
}

/** The picture's numbers, newest first. */
export function pledgePathNumbers({ path }: PledgeAnswer, group: PledgeGroupName, lang: Lang): NumberTable {
  const own = path.groups.find((one) => one.group === group);
  const head = say(
    lang,
    "日期|存续笔数|曾触线|线下|触线，按市值|线下，按市值|微盘股指数",
    "Date|Open|Touched|Below|Touched, value|Below, value|Micro-cap index",
  ).split("|");
  const rows = path.dates.map((date, t) => [
    date,
    plain(own?.loans[t], 0),
    percent(own?.touched[t]),
    percent(own?.below[t]),
    percent(own?.touchedValue[t]),
    percent(own?.belowValue[t]),
    plain(path.microcap[t], 0),
  ]);
  return { title: say(lang, "路径的数据", "Numbers of the path"), head, rows: rows.reverse() };
}
