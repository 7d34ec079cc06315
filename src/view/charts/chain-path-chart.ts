import type { ChainRunDay } from "../../contract.ts";
import { lots, lotsNumber, plain, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks } from "./end-labels.ts";
import { titleMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import type { PanelPlace, Part } from "./part.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const PRICES: PanelPlace = { title: 8, top: 30, bottom: 250 };
const BASIS: PanelPlace = { title: 276, top: 296, bottom: 416 };
const INTEREST: PanelPlace = { title: 442, top: 462, bottom: 532 };

/** A run as far as it has come: the days of its axis, and those that are told. */
export interface ChainPath {
  readonly dates: readonly string[];
  readonly days: readonly ChainRunDay[];
}

/** Micro caps and the CSI1000 against the record (dashed), under them the basis of IM and its open interest. */
export function chainPathChart(path: ChainPath, width: number, look: Look, cursor: string | null): Drawing {
  const frame = timeFrame(path.dates, width, look);
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? null : index;
  const parts = [pricePart(path, frame, look), basisPart(path, frame, look), interestPart(path, frame, look)];
  const today = Math.max(0, path.days.length - 1);
  const marks = [
    ...parts.flatMap((part) => part.marks),
    ...timeAxisMarks(frame, INTEREST.bottom, look),
    ...parts.flatMap(({ labelled }) => endLabelMarks(labelled, frame, today, at, look)),
    ...(at === null ? [] : cursorMarks(frame, at, PRICES.top, INTEREST.bottom, look)),
  ];
  return timeDrawing(
    frame,
    INTEREST.bottom + 24,
    parts.flatMap(({ series }) => series),
    marks,
  );
}

type Nullables = readonly (number | null)[];

interface PathLine {
  readonly name: string;
  readonly values: Nullables;
  readonly colour: string;
  readonly dashed: boolean;
}

function values({ dates, days }: ChainPath, of: (day: ChainRunDay) => number | null): (number | null)[] {
  return dates.map((_, t) => (days[t] ? of(days[t]) : null));
}

function percents(path: ChainPath, of: (day: ChainRunDay) => number | null): (number | null)[] {
  return values(path, (day) => {
    const value = of(day);
    return value === null ? null : value * 100;
  });
}

function pricePart(path: ChainPath, frame: TimeFrame, look: Look): Part {
  const { palette, lang } = look;
  const recorded = say(lang, "实际", "recorded");
  const lines: PathLine[] = [
    line(say(lang, "1000 ", "1000 ") + recorded, percents(path, recordOf("1000")), palette.im, true),
    line(say(lang, "微盘 ", "Micro ") + recorded, percents(path, recordOf("micro")), palette.ink1, true),
    line(say(lang, "1000 模拟", "1000 model"), percents(path, modelOf("1000")), palette.im, false),
    line(say(lang, "微盘 模拟", "Micro model"), percents(path, modelOf("micro")), palette.ink1, false),
  ];
  const note = say(lang, "自起始日，%；虚线为实际", "since the start, %; dashed: the record");
  return partOf(
    lines,
    PRICES,
    [-50, 5],
    5,
    [say(lang, "微盘股与中证1000", "Micro caps and CSI1000"), note],
    frame,
    look,
  );
}

function basisPart(path: ChainPath, frame: TimeFrame, look: Look): Part {
  const { palette, lang } = look;
  const lines = [
    line(
      say(lang, "实际", "recorded"),
      percents(path, ({ futures }) => futures.IM.recordBasis),
      palette.im,
      true,
    ),
    line(
      say(lang, "模拟", "model"),
      percents(path, ({ futures }) => futures.IM.basis),
      palette.im,
      false,
    ),
  ];
  const note = say(lang, "年化，按持仓加权，%", "a year, weighted by open interest, %");
  return partOf(lines, BASIS, [-50, 5], 5, [say(lang, "IM 基差", "IM basis"), note], frame, look);
}

function interestPart(path: ChainPath, frame: TimeFrame, look: Look): Part {
  const { palette, lang } = look;
  const unit = lang === "zh" ? 1e4 : 1e3;
  const inUnits = (of: (day: ChainRunDay) => number | null) =>
    values(path, (day) => {
      const value = of(day);
      return value === null ? null : value / unit;
    });
  const lines = [
    line(
      say(lang, "实际", "recorded"),
      inUnits(({ futures }) => futures.IM.recordOpenInterest),
      palette.im,
      true,
    ),
    line(
      say(lang, "模拟", "model"),
      inUnits(({ futures }) => futures.IM.openInterest),
      palette.im,
      false,
    ),
  ];
  const range: [number, number] = lang === "zh" ? [22, 34] : [220, 340];
  const title = [say(lang, "IM 持仓", "IM open interest"), say(lang, "万手", "thousand lots")] as const;
  return partOf(lines, INTEREST, range, range[0] / 11, title, frame, look, 3, (value) =>
    plain(value, lang === "zh" ? 1 : 0),
  );
}

function line(name: string, values: Nullables, colour: string, dashed: boolean): PathLine {
  return { name, values, colour, dashed };
}

function recordOf(name: "1000" | "micro") {
  return ({ buckets }: ChainRunDay) => buckets[name].record;
}

function modelOf(name: "1000" | "micro") {
  return ({ buckets }: ChainRunDay) => buckets[name].model;
}

function partOf(
  lines: readonly PathLine[],
  place: PanelPlace,
  base: readonly [number, number],
  step: number,
  [title, note]: readonly [string, string],
  frame: TimeFrame,
  look: Look,
  ticks = 5,
  print: (value: number) => string = (value) => `${signed(value)}%`,
): Part {
  const range = growing(
    base,
    lines.flatMap((one) => one.values),
    step,
  );
  const where = panel(place.top, place.bottom, range);
  return {
    series: lines.map(({ values, colour, dashed }) =>
      lineSeries(where, values, { colour, width: dashed ? 1.4 : 2.2, dashed }),
    ),
    labelled: lines.map(({ name, values, colour }) => ({ name, values, colour, panel: where, print })),
    marks: [
      titleMark(
        title,
        look.phone
          ? note
              .split(/[，,;；]/)
              .at(-1)!
              .trim()
          : note,
        [0, place.title],
        look,
      ),
      ...gridMarks(
        where,
        frame,
        { at: roundTicks(where.min, where.max, ticks), label: (value) => plain(value, 0), base: 0 },
        look,
      ),
    ],
  };
}

/** The picture as a sentence: the last day of model and record. */
export function chainPathLabel({ days }: ChainPath, lang: Lang): string {
  const last = days[days.length - 1];
  if (last === undefined) return say(lang, "模拟尚未开始", "The simulation has not begun");
  const { micro } = last.buckets;
  const { IM } = last.futures;
  return say(
    lang,
    `截至 ${last.date}：微盘股模拟 ${signedPercent(micro.model)}，实际 ${signedPercent(micro.record)}；IM 基差模拟 ${signedPercent(IM.basis)}，实际 ${signedPercent(IM.recordBasis)}；IM 持仓模拟 ${lots(IM.openInterest, lang)}`,
    `To ${last.date}: micro caps ${signedPercent(micro.model)} simulated, ${signedPercent(micro.record)} recorded; IM basis ${signedPercent(IM.basis)} and ${signedPercent(IM.recordBasis)}; IM open interest ${lots(IM.openInterest, lang)} simulated`,
  );
}

/** Every day of the run beside the record, newest first. */
export function chainPathNumbers({ days }: ChainPath, lang: Lang): NumberTable {
  const both = (model: number, record: number | null) => `${signedPercent(model)} / ${signedPercent(record)}`;
  return {
    title: say(lang, "模拟与实际逐日数据", "Model and record by day"),
    head: say(
      lang,
      "日期|500|1000|2000|微盘|IC 基差|IM 基差|IM 持仓（万手）",
      "Date|500|1000|2000|Micro|IC basis|IM basis|IM lots, thousands",
    ).split("|"),
    rows: days
      .map(({ date, buckets, futures: { IC, IM } }) => [
        date,
        ...(["500", "1000", "2000", "micro"] as const).map((name) => both(buckets[name].model, buckets[name].record)),
        both(IC.basis, IC.recordBasis),
        both(IM.basis, IM.recordBasis),
        `${lotsNumber(IM.openInterest, lang)} / ${lotsNumber(IM.recordOpenInterest, lang)}`,
      ])
      .reverse(),
  };
}
