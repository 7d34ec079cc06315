import { longDate, percent, plain, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { BookPath, BookPaths, NeutralBook } from "../neutral-books.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { BOOK_NAMES, SHORT_BOOK_NAMES, worstDrawdown } from "../words/neutral.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks } from "./end-labels.ts";
import { titleMark } from "./marks.ts";
import { gridMarks, type Panel, panel } from "./panel.ts";
import type { PanelPlace, Part } from "./part.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const GAIN: PanelPlace = { title: 8, top: 30, bottom: 230 };
const DRAWDOWN: PanelPlace = { title: 258, top: 276, bottom: 366 };

/** Gain of the chosen book in ink and of the others in grey, and under it how far each stood below its highest point. */
export function neutralEquityChart(
  paths: BookPaths,
  chosen: NeutralBook,
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const frame = timeFrame(datesOf(paths), width, look);
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? null : index;
  const parts = [gainPart(paths, chosen, frame, look), drawdownPart(paths, chosen, frame, look)];
  const marks = [
    ...parts.flatMap((part) => part.marks),
    ...timeAxisMarks(frame, DRAWDOWN.bottom, look),
    ...parts.flatMap(({ labelled }) => endLabelMarks(labelled, frame, frame.dates.length - 1, at, look)),
    ...(at === null ? [] : cursorMarks(frame, at, GAIN.top, DRAWDOWN.bottom, look)),
  ];
  return timeDrawing(
    frame,
    DRAWDOWN.bottom + 24,
    parts.flatMap(({ series }) => series),
    marks,
  );
}

function datesOf(paths: BookPaths): string[] {
  return [...new Set(Object.values(paths).flatMap(({ dates }) => dates))].sort();
}

function gainPart(paths: BookPaths, chosen: NeutralBook, frame: TimeFrame, look: Look): Part {
  const title = say(look.lang, "权益", "Equity");
  const note = look.phone ? "%" : say(look.lang, "期初以来收益，%", "gain since the start, %");
  const lines = linesOf(paths, chosen, frame, look, ({ gain }) => gain);
  const where = panel(
    GAIN.top,
    GAIN.bottom,
    growing(
      [-5, 5],
      lines.flatMap(({ values }) => values),
      5,
    ),
  );
  return partOf(lines, where, [title, note], GAIN, frame, look);
}

function drawdownPart(paths: BookPaths, chosen: NeutralBook, frame: TimeFrame, look: Look): Part {
  const title = say(look.lang, "回撤", "Drawdown");
  const note = look.phone ? "%" : say(look.lang, "低于此前最高权益，%", "below the highest equity before, %");
  const lines = linesOf(paths, chosen, frame, look, ({ drawdown }) => drawdown);
  const range = growing(
    [-10, 0],
    lines.flatMap(({ values }) => values),
    5,
  );
  return partOf(lines, panel(DRAWDOWN.top, DRAWDOWN.bottom, range), [title, note], DRAWDOWN, frame, look);
}

interface BookLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: string;
  readonly textColour: string;
  readonly width: number;
  readonly dashed: boolean;
}

/** The lines of all books in per cent, the chosen one last, so that it lies on top. */
function linesOf(
  paths: BookPaths,
  chosen: NeutralBook,
  { dates }: TimeFrame,
  { palette, lang }: Look,
  figure: (path: BookPath) => readonly number[],
): BookLine[] {
  const books = Object.keys(paths) as NeutralBook[];
  return books
    .sort((a, b) => Number(a === chosen) - Number(b === chosen))
    .flatMap((book) => {
      const path = paths[book];
      if (!path) return [];
      const byDate = new Map(path.dates.map((date, i) => [date, figure(path)[i] * 100]));
      const own = book === chosen;
      return [
        {
          name: SHORT_BOOK_NAMES[book][lang],
          values: dates.map((date) => byDate.get(date) ?? null),
          colour: own ? palette.ink1 : palette.reference,
          textColour: own ? palette.ink1 : palette.ink3,
          width: own ? 2.2 : 1.2,
          dashed: path.synthetic,
        },
      ];
    });
}

function partOf(
  lines: readonly BookLine[],
  where: Panel,
  [title, note]: readonly [string, string],
  place: PanelPlace,
  frame: TimeFrame,
  look: Look,
): Part {
  const ticks = { at: roundTicks(where.min, where.max, 5), label: (value: number) => plain(value, 0), base: 0 };
  return {
    series: lines.map(({ values, colour, width, dashed }) => lineSeries(where, values, { colour, width, dashed })),
    labelled: lines.map((line) => ({ ...line, panel: where, print: (value: number) => `${signed(value)}%` })),
    marks: [titleMark(title, note, [0, place.title], look), ...gridMarks(where, frame, ticks, look)],
  };
}

/** The picture as a sentence: gain and deepest fall of each book. */
export function neutralEquityLabel(paths: BookPaths, lang: Lang): string {
  const dates = datesOf(paths);
  const told = Object.entries(paths).map(([book, path]) => {
    const name = BOOK_NAMES[book as NeutralBook][lang];
    const [gain, worst] = [signedPercent(path.gain.at(-1)), percent(-worstDrawdown(path))];
    return say(lang, `${name} ${gain}，最多回撤 ${worst}`, `${name} ${gain}, at worst ${worst} below its highest`);
  });
  return say(
    lang,
    `组合权益，${dates[0]} 至 ${dates.at(-1)}：${told.join("；")}`,
    `Equity of the books, ${longDate(dates[0], lang)} to ${longDate(dates.at(-1) ?? dates[0], lang)}: ${told.join("; ")}`,
  );
}

/** Gain and drawdown of every book, newest first. */
export function neutralEquityNumbers(paths: BookPaths, lang: Lang): NumberTable {
  const books = Object.entries(paths) as [NeutralBook, BookPath][];
  const places = books.map(([, { dates }]) => new Map(dates.map((date, i) => [date, i])));
  const cell = (values: readonly number[], place: number | undefined) =>
    signedPercent(place === undefined ? null : values[place], 2);
  return {
    title: say(lang, "权益与回撤的数据", "Numbers of equity and drawdown"),
    head: [
      say(lang, "日期", "Date"),
      ...books.flatMap(([book]) => [
        BOOK_NAMES[book][lang],
        `${SHORT_BOOK_NAMES[book][lang]} ${say(lang, "回撤", "drawdown")}`,
      ]),
    ],
    rows: datesOf(paths)
      .map((date) => [
        date,
        ...books.flatMap(([, path], k) => {
          const place = places[k].get(date);
          return [cell(path.gain, place), cell(path.drawdown, place)];
        }),
      ])
      .reverse(),
  };
}
