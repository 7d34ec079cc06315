import type { DmaAnswer, DmaAnswerDay } from "../../contract.ts";
import { longDate, percent, plain } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { DMA_EVENTS_WORDS, leverageSentence, timesWord } from "../words/dma.ts";
import { type Lang, say } from "../words/lang.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks } from "./end-labels.ts";
import { eventLane, eventMarks } from "./event-marks.ts";
import { dotMark, LAYER, lineMark, type Mark, ringMark, textMark, textWidth, titleMark } from "./marks.ts";
import { gridMarks, type Panel, panel } from "./panel.ts";
import type { PanelPlace, Part } from "./part.ts";
import { aboveLane, growing, roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const EQUITY: PanelPlace = { title: 8, top: 30, bottom: 280 };
const RATIO: PanelPlace = { title: 308, top: 328, bottom: 448 };

/** Equity of the chosen leverage in ink with its events, the others in grey; under it the margin ratio with its lines. */
export function leverageChart(
  chosen: DmaAnswer,
  others: readonly DmaAnswer[],
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const frame = timeFrame(
    chosen.days.map(({ date }) => date),
    width,
    look,
  );
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? null : index;
  const faint = others.filter(({ leverage }) => leverage !== chosen.leverage);
  const parts = [equityPart(chosen, faint, frame, look), ratioPart(chosen, frame, look)];
  const marks = [
    ...parts.flatMap((part) => part.marks),
    ...timeAxisMarks(frame, RATIO.bottom, look),
    ...parts.flatMap(({ labelled }) => endLabelMarks(labelled, frame, frame.dates.length - 1, at, look)),
    ...(at === null ? [] : cursorMarks(frame, at, EQUITY.top, RATIO.bottom, look)),
  ];
  return timeDrawing(
    frame,
    RATIO.bottom + 24,
    parts.flatMap(({ series }) => series),
    marks,
  );
}

function equityPart(chosen: DmaAnswer, faint: readonly DmaAnswer[], frame: TimeFrame, look: Look): Part {
  const { palette, lang } = look;
  const lane = eventLane(firstEvents(chosen.days), frame, look);
  const lines = [...faint, chosen].map(({ days, leverage }) => {
    const own = leverage === chosen.leverage;
    return {
      name: timesWord(leverage, lang),
      values: days.map(({ equity }) => equity),
      colour: own ? palette.ink1 : palette.reference,
      textColour: own ? palette.ink1 : palette.ink3,
      width: own ? 2.2 : 1,
    };
  });
  const values = lines.flatMap((line) => line.values);
  const height = EQUITY.bottom - EQUITY.top;
  const range = aboveLane(growing([0, 1.2], values, 0.2), values, lane.height / height);
  const where = panel(EQUITY.top, EQUITY.bottom, range);
  const title = say(lang, "权益", "Equity");
  const note = say(lang, "建仓 = 1；灰线为其他整数杠杆", "entry = 1; grey: the other whole leverages");
  return {
    series: lines.map(({ values, colour, width }) => lineSeries(where, values, { colour, width })),
    labelled: lines.map((line) => ({ ...line, panel: where, print: (value: number) => plain(value, 2) })),
    marks: [
      titleMark(title, look.phone ? say(lang, "建仓 = 1", "entry = 1") : note, [0, EQUITY.title], look),
      ...gridMarks(
        where,
        frame,
        { at: roundTicks(...range, 6), label: (value) => plain(value, 1), base: range[0] < 0 ? 0 : 1 },
        look,
      ),
      ...eventMarks(lane, EQUITY.top, EQUITY.bottom, look),
      ...eventDots(chosen.days, where, frame, look),
    ],
  };
}

/** The first day of each kind of event. */
export function firstEvents(days: readonly DmaAnswerDay[]): { date: string; zh: string; en: string }[] {
  const told = new Set<DmaAnswerDay["event"]>(["none", "closing", "closed"]);
  return days.flatMap(({ date, event }) => {
    if (told.has(event)) return [];
    told.add(event);
    return [{ date, ...DMA_EVENTS_WORDS[event] }];
  });
}

/** A ring on a day of warning, a dot on one that is graver. */
function eventDots(days: readonly DmaAnswerDay[], { y }: Panel, frame: TimeFrame, { palette }: Look): Mark[] {
  return days.flatMap(({ event, equity }, i) => {
    if (event === "none" || event === "closing" || event === "closed") return [];
    const point: [number, number] = [frame.x(i), y(equity)];
    return [event === "warning" ? ringMark(point, palette.ink1, palette, 3) : dotMark(point, palette.ink1, palette)];
  });
}

function ratioPart({ days, ratios }: DmaAnswer, frame: TimeFrame, look: Look): Part {
  const { palette, lang } = look;
  const values = days.map(({ marginRatio }) => (marginRatio === null ? null : marginRatio * 100));
  const range = growing([0, 20], [...values, ratios.entry * 100], 10);
  const where = panel(RATIO.top, RATIO.bottom, range);
  const name = say(lang, "保证金比例", "Margin ratio");
  const note = say(
    lang,
    "权益占建仓市值 %，当日卖出之前",
    "equity over the notional of entry, %, before the day's sales",
  );
  return {
    series: [lineSeries(where, values, { colour: palette.ink1, width: 1.8 })],
    labelled: [
      {
        name: say(lang, "比例", "Ratio"),
        values,
        colour: palette.ink1,
        panel: where,
        print: (value) => `${plain(value, 1)}%`,
      },
    ],
    marks: [
      titleMark(name, look.phone ? "%" : note, [0, RATIO.title], look),
      ...gridMarks(where, frame, { at: roundTicks(...range, 4), label: (value) => plain(value, 0), base: 0 }, look),
      ...ratioLines(ratios, where, frame, look),
    ],
  };
}

/** The lines below which things happen, each named beside the one before, so that near ones can be told apart. */
function ratioLines(
  ratios: DmaAnswer["ratios"],
  { y }: Panel,
  frame: TimeFrame,
  { palette, lang, phone }: Look,
): Mark[] {
  const lines: [number, string][] = [
    [ratios.warning, say(lang, "预警", "warning")],
    [ratios.call, say(lang, "追保", "call")],
    [ratios.forced, phone ? say(lang, "强减", "sale") : say(lang, "强减", "forced sale")],
  ];
  let x = frame.left + 2;
  return lines.flatMap(([ratio, name]) => {
    const height = y(ratio * 100);
    const label = phone ? name : `${name} ${percent(ratio)}`;
    const place: [number, number] = [x, height];
    x += textWidth(label, 11) + 10;
    const line = { colour: palette.ink2, dash: [4, 3] as const, z: LAYER.grid + 0.5 };
    return [
      lineMark([frame.left, height], [frame.right, height], line),
      textMark(label, place, { colour: palette.ink2, ground: palette.page, z: LAYER.grid + 0.7 }),
    ];
  });
}

/** The picture as a sentence. */
export function leverageLabel(chosen: DmaAnswer, others: readonly DmaAnswer[], lang: Lang): string {
  const lows = others.map(({ leverage, lowest }) => `${timesWord(leverage, lang)} ${plain(lowest.equity, 2)}`);
  return say(
    lang,
    `${leverageSentence(chosen, lang)}${chosen.from} 至 ${chosen.to}，各杠杆最低权益：${lows.join("，")}`,
    `${leverageSentence(chosen, lang)} ${longDate(chosen.from, lang)} to ${longDate(chosen.to, lang)}, lowest equity by leverage: ${lows.join(", ")}`,
  );
}

/** Every day of the chosen account, newest first. */
export function leverageNumbers({ days, leverage }: DmaAnswer, lang: Lang): NumberTable {
  return {
    title: say(lang, `${timesWord(leverage, lang)}账户每日数据`, `The ${timesWord(leverage, lang)} account day by day`),
    head: say(
      lang,
      "日期|事件|权益|保证金比例|股票|期货空头|借款|股票收益|空头标的收益",
      "Date|Event|Equity|Margin ratio|Stocks|Short|Borrowed|Stock return|Return of the short's contract",
    ).split("|"),
    rows: days
      .map(({ date, event, equity, marginRatio, stocks, short, borrowed, stockReturn, shortReturn }) => [
        date,
        DMA_EVENTS_WORDS[event][lang],
        plain(equity, 3),
        percent(marginRatio),
        plain(stocks, 3),
        plain(short, 3),
        plain(borrowed, 3),
        percent(stockReturn, 2),
        percent(shortReturn, 2),
      ])
      .reverse(),
  };
}
