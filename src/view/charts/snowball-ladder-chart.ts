import { level, shortDate, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type IndexCloses, knockedInBy, type SnowballIndexBook, type SnowballRung } from "../snowball-book.ts";
import { type Lang, say } from "../words/lang.ts";
import { moneyNumber, roundMoney, snowballIndexName } from "../words/snowball-names.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { LAYER, lineMark, type Mark, rectMark, textMark, textWidth, titleMark } from "./marks.ts";
import { gridMarks, lastKnown, type Panel, panel } from "./panel.ts";
import { linear, roundTicks, type Scale } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks } from "./time-frame.ts";

const DESK = { title: 8, top: 26, bottom: 372, left: 40, gap: 26, right: 176 };
const PHONE = { title: 8, top: 40, bottom: 300, left: 38, gap: 8, right: 78 };
/** Falls of the index at which the ladder tells what has knocked in by then. */
const FALLS = [-0.05, -0.1, -0.15];

interface Layout {
  readonly title: number;
  readonly top: number;
  readonly bottom: number;
  readonly frame: TimeFrame;
  /** Where the bars begin, and where they end at the latest. */
  readonly bars: { readonly left: number; readonly right: number };
}

/** The index beside the notes by knock-in level, on one axis: solid bars are alive, hollow ones have knocked in. */
export function snowballLadderChart(
  book: SnowballIndexBook,
  history: IndexCloses,
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const at = layout(history, width, look);
  const { frame, bars, top, bottom } = at;
  const range = levelRange(book, history);
  const where = panel(top, bottom, range);
  const shown = rungsShown(book);
  const ticks = { at: roundTicks(range[0], range[1], look.phone ? 6 : 8), label: (value: number) => level(value) };
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const marks = [
    ...titles(book, at, look),
    ...gridMarks(where, { left: frame.left, right: bars.right }, ticks, look),
    ...timeAxisMarks(frame, bottom, look),
    ...rungMarks(shown, where, bars, look, book.product),
    ...levelLines(book, where, at, width, look),
    ...(index < 0 ? [] : cursorMarks(frame, index, top, bottom, look)),
    ...(index < 0 ? [] : cursorClose(history, index, where, frame, look)),
  ];
  const series = [lineSeries(where, history.closes, { colour: look.palette.ink1, width: 1.6 })];
  return { ...timeDrawing(frame, bottom + 24, series, marks), width };
}

function layout({ dates }: IndexCloses, width: number, look: Look): Layout {
  const { title, top, bottom, left, gap, right } = look.phone ? PHONE : DESK;
  const inner = Math.max(80, width - left - right);
  const middle = left + inner * (look.phone ? 0.46 : 0.52);
  const step = (middle - left) / Math.max(1, dates.length);
  const frame = { dates, width, left, right: middle, step, x: (i: number) => left + (i + 0.5) * step };
  return { title, top, bottom, frame, bars: { left: middle + gap, right: left + inner } };
}

/** Rungs further below the index than this share of it are left to the table. */
const LOWEST_SHOWN = 0.78;

function rungsShown({ ladder, spot }: SnowballIndexBook): SnowballRung[] {
  return ladder.filter(({ low }) => low >= spot * LOWEST_SHOWN);
}

/** Room for every close, every rung shown and the falls told of. */
function levelRange(book: SnowballIndexBook, { closes }: IndexCloses): [number, number] {
  const known = closes.filter((close) => close !== null);
  const rungs = rungsShown(book);
  const low = Math.min(book.spot * 0.83, ...known, ...rungs.map((rung) => rung.low));
  const high = Math.max(book.spot * 1.05, ...known, ...rungs.map((rung) => rung.high));
  return [low - (high - low) * 0.015, high + (high - low) * 0.02];
}

function titles({ index }: SnowballIndexBook, { title, bars }: Layout, look: Look): Mark[] {
  const { lang, phone } = look;
  const name = snowballIndexName(index, lang);
  const ladder = say(lang, "敲入阶梯", "Knock-in ladder");
  if (phone) {
    const x = bars.left;
    return [
      titleMark(name, say(lang, "收盘", "close"), [0, title], look),
      titleMark(ladder, say(lang, "亿元", "CNY bn"), [x, title], look),
      ...stateKey([x, title + 17], look),
    ];
  }
  const note = say(lang, "亿元名义本金，与左图同一纵轴", "CNY bn of notional, on the axis of the index");
  const keyLeft = bars.left + textWidth(ladder, 12) + textWidth(note, 12) + 26;
  return [
    titleMark(name, say(lang, "收盘", "close"), [0, title], look),
    titleMark(ladder, note, [bars.left, title], look),
    ...stateKey([keyLeft, title], look),
  ];
}

/** The one key of the page: solid is alive, hollow has knocked in. */
function stateKey([x, y]: readonly [number, number], { lang, palette }: Look): Mark[] {
  const [alive, knockedIn] = [say(lang, "未敲入", "alive"), say(lang, "已敲入", "knocked in")];
  const next = x + 12 + textWidth(alive, 12) + 12;
  const box = (left: number) => ({ x: left, y: y - 4.5, width: 9, height: 9 });
  return [
    rectMark(box(x), { fill: palette.ink2 }, LAYER.text),
    textMark(alive, [x + 13, y], { colour: palette.ink2, size: 12 }),
    rectMark(box(next), { fill: palette.page, stroke: palette.ink2, lineWidth: 1 }, LAYER.text),
    textMark(knockedIn, [next + 13, y], { colour: palette.ink2, size: 12 }),
  ];
}

function rungMarks(
  rungs: readonly SnowballRung[],
  { y, bottom }: Panel,
  { left, right }: Layout["bars"],
  look: Look,
  product: string,
): Mark[] {
  const { palette, lang, phone } = look;
  const most = Math.max(1e8, ...rungs.map(({ aliveCny, knockedInCny }) => aliveCny + knockedInCny)) * 1.05;
  const x = linear(0, most, left, right);
  const colour = product === "IC" ? palette.ic : palette.im;
  const unit = lang === "zh" ? 1e8 : 1e9;
  const marks: Mark[] = [lineMark([left, bottom], [right, bottom], { colour: palette.ink3 })];
  for (const value of roundTicks(0, most / unit, phone ? 3 : 5)) {
    const label = String(value);
    marks.push(textMark(label, [x(value * unit), bottom + 13], { colour: palette.ink3, align: "center" }));
  }
  for (const rung of rungs) marks.push(...barMarks(rung, y, x, colour, look));
  return marks;
}

function barMarks({ low, high, aliveCny, knockedInCny }: SnowballRung, y: Scale, x: Scale, colour: string, look: Look) {
  const height = Math.max(2, (y(low) - y(high)) * 0.66);
  const top = y((low + high) / 2) - height / 2;
  const marks: Mark[] = [];
  if (knockedInCny > 0) {
    const box = { x: x(aliveCny), y: top + 0.5, width: x(knockedInCny) - x(0), height: height - 1 };
    marks.push(rectMark(box, { fill: look.palette.page, stroke: colour, lineWidth: 1 }, LAYER.series));
  }
  if (aliveCny > 0) {
    marks.push(rectMark({ x: x(0), y: top, width: x(aliveCny) - x(0), height }, { fill: colour }, LAYER.series));
  }
  return marks;
}

/** Spot across both halves; dashed, the falls with the notional that has knocked in by then. */
function levelLines(
  book: SnowballIndexBook,
  { y, min }: Panel,
  { frame, bars }: Layout,
  width: number,
  look: Look,
): Mark[] {
  const { palette, lang, phone } = look;
  const { spot } = book;
  const x = bars.right + (phone ? 5 : 8);
  const now = say(lang, "现价", "spot");
  const marks: Mark[] = [
    lineMark([frame.left, y(spot)], [bars.right, y(spot)], { colour: palette.ink2, width: 1.4, z: LAYER.dot }),
    ...lineLabel([x, y(spot)], phone ? level(spot) : `${now}  ${level(spot)}`, "", palette.ink1, look, width),
  ];
  for (const fall of FALLS) {
    const price = spot * (1 + fall);
    if (price <= min) continue;
    const dash = { colour: palette.ink3, dash: [4, 3] as const, z: LAYER.dot };
    const sum = roundMoney(knockedInBy(book, fall), lang);
    const name = phone ? signedPercent(fall, 0) : `${signedPercent(fall, 0)}  ${level(price)}`;
    const sumText = phone ? moneyNumber(knockedInBy(book, fall), lang) : say(lang, `累计 ${sum}`, sum);
    marks.push(lineMark([bars.left, y(price)], [bars.right, y(price)], dash));
    marks.push(...lineLabel([x, y(price)], name, sumText, palette.ink2, look, width));
  }
  return marks;
}

function lineLabel(
  [x, y]: readonly [number, number],
  name: string,
  sum: string,
  colour: string,
  { palette, phone }: Look,
  width: number,
): Mark[] {
  const isSpot = sum === "";
  const first = textMark(name, [x, y], { colour, size: 12, bold: isSpot });
  if (isSpot) return [first];
  const bold = { colour: palette.ink1, size: 12 as const, bold: true };
  const sumMark = phone ? textMark(sum, [x + 36, y], bold) : textMark(sum, [width, y], { ...bold, align: "right" });
  return [first, sumMark];
}

function cursorClose({ closes }: IndexCloses, i: number, { y }: Panel, frame: TimeFrame, { palette }: Look): Mark[] {
  const close = closes[i];
  if (close === null) return [];
  const onLeft = frame.x(i) - frame.left > 60;
  return [
    textMark(level(close), [frame.x(i) + (onLeft ? -6 : 6), y(close) - 12], {
      colour: palette.ink1,
      size: 12,
      bold: true,
      align: onLeft ? "right" : "left",
      ground: palette.page,
      z: LAYER.cursor,
    }),
  ];
}

/** The picture as a sentence. */
export function snowballLadderLabel(book: SnowballIndexBook, { dates, closes }: IndexCloses, lang: Lang): string {
  const name = snowballIndexName(book.index, lang);
  const sums = FALLS.map((fall) => `${signedPercent(fall, 0)} ${roundMoney(knockedInBy(book, fall), lang)}`).join(", ");
  const from =
    dates[
      Math.max(
        0,
        closes.findIndex((close) => close !== null),
      )
    ];
  const until = dates[lastKnown(closes)];
  const span = from && until ? `${shortDate(from, lang)} – ${shortDate(until, lang)}, ` : "";
  return say(
    lang,
    `${name} 现价 ${level(book.spot)}（${span}收盘）；敲入线未敲入 ${roundMoney(book.aliveCny, lang)}，已敲入 ${roundMoney(book.knockedInCny, lang)}；下跌时累计敲入 ${sums}`,
    `${name} at ${level(book.spot)} (${span}closes); ${roundMoney(book.aliveCny, lang)} of notional alive, ${roundMoney(book.knockedInCny, lang)} knocked in; knocked in by a fall of ${sums}`,
  );
}

/** The rungs, highest first. */
export function snowballLadderNumbers({ ladder, spot }: SnowballIndexBook, lang: Lang): NumberTable {
  const unit = say(lang, "亿元", "CNY bn");
  const head = say(
    lang,
    `敲入线|距现价|未敲入 ${unit}|已敲入 ${unit}`,
    `Knock-in|From spot|Alive, ${unit}|Knocked in, ${unit}`,
  ).split("|");
  const rows = [...ladder]
    .reverse()
    .map(({ low, high, aliveCny, knockedInCny }) => [
      `${level(low)}–${level(high)}`,
      signedPercent((low + high) / 2 / spot - 1),
      moneyNumber(aliveCny, lang),
      moneyNumber(knockedInCny, lang),
    ]);
  return { title: say(lang, "敲入阶梯的数据", "Numbers of the knock-in ladder"), head, rows };
}
