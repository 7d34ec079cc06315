import type { NeutralPnl } from "../../contract.ts";
import { longDate, percent, plain, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { BookPath } from "../neutral-books.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { PNL_WORDS, SHORT_PNL_WORDS } from "../words/neutral.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { titleMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { type StackLayer, stacked, stackLabels, stackMarks } from "./stack.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";

type Part = keyof NeutralPnl;

const PLACE = { title: 8, top: 30, bottom: 300 };
const LABEL_ROW = 30;

/** Parts from zero outwards: what the basket earned, then the market, then what the hedge and trading cost. */
const ORDER: readonly Part[] = ["style", "selection", "beta", "cash", "carry", "costs", "basis"];

/** Where the result came from, summed since the start and stacked on both sides of zero; the ink line is their sum. */
export function neutralStackChart(path: BookPath, width: number, look: Look, cursor: string | null): Drawing {
  const { palette, lang } = look;
  const frame = timeFrame(path.dates, width, look);
  const layers = layersOf(path, look);
  const edges = stacked(layers);
  const reach = edges.flatMap(({ far }) => far);
  const total = path.gain.map((value) => value * 100);
  const where = panel(PLACE.top, PLACE.bottom, growing([-2, 2], [...reach, ...total], 2));
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? path.days.length - 1 : index;
  const note = say(lang, "占本金 %，累计；线为合计", "% of capital, summed; the line is their total");
  const labels = { at, row: LABEL_ROW, print: (value: number) => `${signed(value)}%` };
  const marks = [
    titleMark(say(lang, "收益从何而来", "Where the result came from"), look.phone ? "%" : note, [0, PLACE.title], look),
    ...stackMarks(layers, edges, where, frame),
    ...gridMarks(
      where,
      frame,
      { at: roundTicks(where.min, where.max, 6), label: (value) => plain(value, 0), base: 0 },
      look,
    ),
    ...stackLabels(layers, edges, labels, where, frame, look),
    ...timeAxisMarks(frame, PLACE.bottom, look),
    ...(index < 0 ? [] : cursorMarks(frame, index, PLACE.top, PLACE.bottom, look)),
  ];
  const rim = lineSeries(where, total, { colour: palette.page, width: 4.5 });
  return timeDrawing(
    frame,
    PLACE.bottom + 24,
    [rim, lineSeries(where, total, { colour: palette.ink1, width: 2, dashed: path.synthetic })],
    marks,
  );
}

function layersOf({ parts }: BookPath, { palette, lang }: Look): StackLayer[] {
  const { im, ic, ink2, ink3, reference, hairline, band } = palette;
  const looks: Readonly<Record<Part, readonly [fill: string, text: string]>> = {
    style: [im, im],
    selection: [ic, ic],
    carry: [ink2, ink2],
    costs: [reference, ink3],
    basis: [hairline, ink3],
    beta: [band, ink3],
    cash: [hairline, ink3],
  };
  return ORDER.map((part) => ({
    name: SHORT_PNL_WORDS[part][lang],
    values: parts[part].map((value) => value * 100),
    fill: looks[part][0],
    textColour: looks[part][1],
  }));
}

/** The picture as a sentence: what each part brought. */
export function neutralStackLabel({ dates, parts, gain }: BookPath, lang: Lang): string {
  const told = ORDER.map((part) => `${PNL_WORDS[part][lang]} ${signedPercent(parts[part].at(-1))}`);
  const [first, last] = [dates[0], dates[dates.length - 1]];
  return say(
    lang,
    `收益来源，${first} 至 ${last}：${told.join("，")}；合计 ${signedPercent(gain.at(-1))}`,
    `Where the result came from, ${longDate(first, lang)} to ${longDate(last, lang)}: ${told.join(", ")}; together ${signedPercent(gain.at(-1))}`,
  );
}

/** The picture's sums in per cent of the capital, with equity and the day's turnover, newest first. */
export function neutralStackNumbers({ days, parts, gain }: BookPath, lang: Lang): NumberTable {
  const names = Object.keys(PNL_WORDS) as Part[];
  return {
    title: say(lang, "收益来源的数据，累计占本金", "Where the result came from, summed, of capital"),
    head: [
      say(lang, "日期", "Date"),
      say(lang, "合计", "Together"),
      ...names.map((part) => PNL_WORDS[part][lang]),
      say(lang, "权益（万元）", "Equity, CNY thousand"),
      say(lang, "当日换手", "Turnover"),
    ],
    rows: days
      .map(({ date, equity, turnover }, i) => [
        date,
        signedPercent(gain[i], 2),
        ...names.map((part) => signedPercent(parts[part][i], 2)),
        lang === "zh" ? plain(equity / 10_000, 1) : plain(equity / 1000, 0),
        percent(turnover),
      ])
      .reverse(),
  };
}
