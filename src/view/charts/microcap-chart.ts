import { bigLevel, longDate, plain, shortDate, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { MicrocapWeek } from "../microcap-weeks.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { candleSeries, type Drawing, lineSeries, type PanelSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks, type Labelled } from "./end-labels.ts";
import { type Mark, textMark, textWidth, titleMark } from "./marks.ts";
import { gridMarks, logPanel, type Panel, panel } from "./panel.ts";
import { roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const PRICE = { title: 8, top: 38, bottom: 346 };
const PHONE_PRICE = { title: 8, top: 38, bottom: 246 };
const DRAWDOWN_BELOW = { title: 34, top: 52, bottom: 130 };
const RELATIVE_BELOW = { title: 158, top: 178, bottom: 286 };

/** Weekly candles on a log scale, the drawdown from the highest price before, and the level against CSI300. */
export function microcapChart(
  weeks: readonly MicrocapWeek[],
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const price = look.phone ? PHONE_PRICE : PRICE;
  const below = (place: typeof DRAWDOWN_BELOW) => ({
    title: price.bottom + place.title,
    top: price.bottom + place.top,
    bottom: price.bottom + place.bottom,
  });
  const frame = timeFrame(
    weeks.map(({ date }) => date),
    width,
    look,
  );
  const parts = [
    pricePart(weeks, price, frame, look),
    drawdownPart(weeks, below(DRAWDOWN_BELOW), frame, look),
    relativePart(weeks, below(RELATIVE_BELOW), frame, look),
  ];
  const foot = below(RELATIVE_BELOW).bottom;
  const found = cursor === null ? -1 : frame.dates.findIndex((date) => date >= cursor);
  const at = found < 0 ? null : found;
  const marks = [
    ...parts.flatMap((part) => part.marks),
    ...timeAxisMarks(frame, foot, look),
    ...parts.flatMap((part) => endLabelMarks([part.labelled], frame, weeks.length - 1, at, look)),
    ...(at === null ? [] : cursorMarks(frame, at, price.top, foot, look)),
  ];
  return timeDrawing(
    frame,
    foot + 24,
    parts.flatMap((part) => part.series),
    marks,
  );
}

interface Part {
  readonly series: PanelSeries[];
  readonly labelled: Labelled;
  readonly marks: Mark[];
}

interface Place {
  readonly title: number;
  readonly top: number;
  readonly bottom: number;
}

function pricePart(weeks: readonly MicrocapWeek[], place: Place, frame: TimeFrame, look: Look): Part {
  const { lang, palette } = look;
  const low = Math.min(...weeks.map((week) => week.low));
  const high = Math.max(...weeks.map((week) => week.high));
  const where = logPanel(place.top, place.bottom, [low * 0.97, high * 1.06]);
  const closes = weeks.map(({ close }) => close);
  const unit = say(lang, "万点", "thousand points");
  const size = lang === "zh" ? 10_000 : 1000;
  const note = say(
    lang,
    `周线  ${unit}，对数刻度  空心 = 涨，实心 = 跌`,
    `weekly, ${unit}, log scale; hollow = up, solid = down`,
  );
  const name = say(lang, "万得微盘股指数", "Wind micro-cap index");
  return {
    series: [candleSeries(where, weeks, look, frame.step)],
    labelled: {
      name: say(lang, "收盘", "close"),
      values: closes,
      panel: where,
      colour: palette.ink1,
      print: (value) => bigLevel(value, lang),
    },
    marks: [
      titleMark(name, look.phone ? unit : note, [0, place.title], look),
      ...gridMarks(where, frame, { at: logTicks(where), label: (value) => plain(value / size, 0) }, look),
      ...extremeMarks(weeks, where, frame, look),
    ],
  };
}

/** Round levels for a log axis: 10, 15, 20, 30, 50 and 70 times a power of ten. */
function logTicks({ min, max }: Panel): number[] {
  const power = 10 ** Math.floor(Math.log10(min) - 1);
  return [1, 10]
    .flatMap((tens) => [10, 15, 20, 30, 50, 70].map((step) => step * tens * power))
    .filter((tick) => tick >= min && tick <= max);
}

/** The highest price, and the deepest trough before it. */
function extremeMarks(weeks: readonly MicrocapWeek[], { y }: Panel, frame: TimeFrame, look: Look): Mark[] {
  if (weeks.length === 0) return [];
  const { lang, palette } = look;
  const peak = weeks.reduce((best, week, i) => (week.high > weeks[best].high ? i : best), 0);
  const trough = weeks
    .slice(0, peak)
    .reduce((deepest, week, i) => (week.drawdown < weeks[deepest].drawdown ? i : deepest), 0);
  const label = (i: number, text: string, height: number) => {
    const half = textWidth(text, 11) / 2;
    const x = Math.max(frame.left + half, Math.min(frame.right - half, frame.x(i)));
    return textMark(text, [x, height], { colour: palette.ink2, align: "center" });
  };
  const top = weeks[peak];
  const marks = [
    label(peak, say(lang, `高点 ${bigLevel(top.high, lang)}`, `peak ${bigLevel(top.high, lang)}`), y(top.high) - 10),
  ];
  if (weeks[trough].drawdown < -0.1) {
    const month = weeks[trough].date.slice(0, 7);
    marks.push(label(trough, say(lang, `${month} 低点`, `low of ${month}`), y(weeks[trough].low) + 12));
  }
  return marks;
}

function drawdownPart(weeks: readonly MicrocapWeek[], place: Place, frame: TimeFrame, look: Look): Part {
  const { lang, palette } = look;
  const values = weeks.map(({ drawdown }) => drawdown * 100);
  const low = Math.min(-20, ...values);
  const where = panel(place.top, place.bottom, [low, 0]);
  const name = say(lang, "回撤", "Drawdown");
  return {
    series: [lineSeries(where, values, { colour: palette.ink1, width: 1.4, areaFrom: 0, areaColour: palette.band })],
    labelled: {
      name: lang === "zh" ? name : "drawdown",
      values,
      panel: where,
      colour: palette.ink1,
      print: (value) => `${signed(value)}%`,
    },
    marks: [
      titleMark(name, say(lang, "%  距此前最高价", "%, from the highest price before"), [0, place.title], look),
      ...gridMarks(where, frame, { at: roundTicks(low, 0, 4), label: (value) => plain(value, 0), base: 0 }, look),
    ],
  };
}

function relativePart(weeks: readonly MicrocapWeek[], place: Place, frame: TimeFrame, look: Look): Part {
  const { lang, palette } = look;
  const values = weeks.map(({ relative }) => relative);
  const known = values.filter((value) => value !== null);
  const low = Math.min(90, ...known);
  const high = Math.max(110, ...known);
  const where = panel(place.top, place.bottom, [low, high]);
  const first = weeks.find(({ relative }) => relative !== null)?.date;
  const note = first ? `${longDate(first, lang)} = 100` : say(lang, "没有沪深300 收盘", "no CSI 300 closes");
  return {
    series: [lineSeries(where, values, { colour: palette.ink1, width: 1.6 })],
    labelled: {
      name: say(lang, "相对", "relative"),
      values,
      panel: where,
      colour: palette.ink1,
      print: (value) => plain(value, 0),
    },
    marks: [
      titleMark(say(lang, "相对沪深300", "Relative to CSI 300"), note, [0, place.title], look),
      ...gridMarks(where, frame, { at: relativeTicks(low, high), label: (value) => plain(value, 0), base: 100 }, look),
    ],
  };
}

/** 100, and round levels around it. */
function relativeTicks(low: number, high: number): number[] {
  const step = high - low > 250 ? 200 : high - low > 90 ? 50 : 20;
  const first = 100 - Math.floor((100 - low) / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
}

/** The picture as a sentence. */
export function microcapLabel(weeks: readonly MicrocapWeek[], lang: Lang): string {
  const last = weeks.at(-1);
  if (!last) return say(lang, "没有微盘股周线", "no weekly micro-cap bars");
  return say(
    lang,
    `万得微盘股指数周线，${weeks[0].date} 至 ${last.date}：收于 ${bigLevel(last.close, lang)}，距最高价 ${signedPercent(last.drawdown)}`,
    `Weekly Wind micro-cap index, ${longDate(weeks[0].date, lang)} to ${longDate(last.date, lang)}: close ${bigLevel(last.close, lang)}, ${signedPercent(last.drawdown)} from the highest price`,
  );
}

/** The picture's numbers, newest week first. */
export function microcapNumbers(weeks: readonly MicrocapWeek[], lang: Lang): NumberTable {
  const head = say(lang, "周|开|高|低|收|回撤|相对沪深300", "Week to|Open|High|Low|Close|Drawdown|vs CSI 300").split(
    "|",
  );
  const rows = weeks.map(({ date, open, high, low, close, drawdown, relative, closesOnly }) => [
    date,
    ...(closesOnly ? ["–", "–", "–"] : [plain(open, 0), plain(high, 0), plain(low, 0)]),
    plain(close, 0),
    signedPercent(drawdown),
    plain(relative),
  ]);
  return { title: say(lang, "微盘股周线的数据", "Numbers of the weekly chart"), head, rows: rows.reverse() };
}

/** Note under the picture on weeks that are cut short or known by their closes only. */
export function weeksNote(weeks: readonly MicrocapWeek[], lastDays: number, lang: Lang): string {
  const closes = weeks.filter(({ closesOnly }) => closesOnly).length;
  const partial =
    lastDays > 0 && lastDays < 5
      ? say(
          lang,
          `末周仅 ${lastDays} 个交易日。`,
          `Last week has ${lastDays} trading ${lastDays === 1 ? "day" : "days"} so far. `,
        )
      : "";
  if (closes === 0) return partial;
  const until = weeks.findLast(({ closesOnly }) => closesOnly)?.date ?? "";
  const span =
    closes === weeks.length ? "" : say(lang, `${shortDate(until, lang)} 之前`, ` before ${longDate(until, lang)}`);
  return (
    partial +
    say(
      lang,
      `${span}只有周收盘：实体为上周收盘至本周收盘，无影线。`,
      `Weekly closes only${span}: bodies run from close to close, without wicks.`,
    )
  );
}
