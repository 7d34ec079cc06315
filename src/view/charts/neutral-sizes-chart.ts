import { SIZE_GROUPS, type SizeGroup } from "../../domain/market/size-groups.ts";
import { percent } from "../format.ts";
import type { Look } from "../look.ts";
import { type BookPath, sunkenShare } from "../neutral-books.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { SHORT_SIZE_WORDS, SIZE_WORDS } from "../words/neutral.ts";
import { barSeries, type Drawing, timeDrawing } from "./drawing.ts";
import { titleMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { type StackLayer, stacked, stackLabels, stackMarks } from "./stack.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";

const PLACE = { title: 8, top: 28, bottom: 218 };

/** Share of the stocks by rank of market value, the smallest at the foot: a book that sinks grows dark from below. */
export function neutralSizesChart(path: BookPath, width: number, look: Look, cursor: string | null): Drawing {
  const { lang, palette } = look;
  const frame = timeFrame(path.dates, width, look);
  const layers = layersOf(path, look);
  const edges = stacked(layers);
  const where = panel(PLACE.top, PLACE.bottom, [0, 1]);
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const labels = { at: index < 0 ? path.days.length - 1 : index, row: 30, print: (value: number) => percent(value, 0) };
  const note = look.phone ? "%" : say(lang, "占股票 %，按市值排名", "% of the stocks, by rank of market value");
  const marks = [
    titleMark(say(lang, "持股市值分布", "Sizes held"), note, [0, PLACE.title], look),
    ...stackMarks(layers, edges, where, frame),
    ...gridMarks(where, frame, { at: [0, 0.5, 1], label: (value) => percent(value, 0), base: 0 }, look),
    ...stackLabels(layers, edges, labels, where, frame, look),
    ...timeAxisMarks(frame, PLACE.bottom, look),
    ...(index < 0 ? [] : cursorMarks(frame, index, PLACE.top, PLACE.bottom, look)),
  ];
  // The layers are marks; a series without a height gives the panel its axes.
  const nothing = barSeries(
    where,
    path.days.map(() => null),
    palette.ink1,
    1,
  );
  return timeDrawing(frame, PLACE.bottom + 24, [nothing], marks);
}

function layersOf({ days }: BookPath, { palette, lang, phone }: Look): StackLayer[] {
  const { ink1, ink2, ink3, reference, im, ic, hairline } = palette;
  const looks: Readonly<Record<SizeGroup, readonly [fill: string, text: string]>> = {
    micro: [ink1, ink1],
    rest: [ink2, ink2],
    "2000": [reference, ink3],
    "1000": [im, im],
    "500": [ic, ic],
    "300": [hairline, ink3],
  };
  return SIZE_GROUPS.map((group) => ({
    name: (phone ? SHORT_SIZE_WORDS : SIZE_WORDS)[group][lang],
    values: days.map(({ sizes }) => sizes[group] ?? 0),
    fill: looks[group][0],
    textColour: looks[group][1],
  }));
}

/** The picture as a sentence: the last day, and how far below rank 1800 the book ever stood. */
export function neutralSizesLabel({ days }: BookPath, lang: Lang): string {
  const last = days[days.length - 1];
  const told = SIZE_GROUPS.map((group) => `${SIZE_WORDS[group][lang]} ${percent(last.sizes[group] ?? 0, 0)}`);
  const most = Math.max(...days.map(sunkenShare));
  return say(
    lang,
    `持股按市值排名的占比，${last.date}：${told.join("，")}；排名 1800 之后最高 ${percent(most, 0)}`,
    `Stocks by rank of market value on ${last.date}: ${told.join(", ")}; at most ${percent(most, 0)} below rank 1800`,
  );
}

/** Every day's shares, newest first. */
export function neutralSizesNumbers({ days }: BookPath, lang: Lang): NumberTable {
  return {
    title: say(lang, "市值分布的数据", "Numbers of the sizes held"),
    head: [say(lang, "日期", "Date"), ...SIZE_GROUPS.map((group) => SIZE_WORDS[group][lang])],
    rows: days.map(({ date, sizes }) => [date, ...SIZE_GROUPS.map((group) => percent(sizes[group] ?? 0))]).reverse(),
  };
}
