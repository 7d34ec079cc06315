import type { FactorStudyAnswer } from "../../contract.ts";
import { plain, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { factorName } from "../words/studied-factor-names.ts";
import { barSeries, type Drawing, lineSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks } from "./end-labels.ts";
import { titleMark } from "./marks.ts";
import { gridMarks, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, timeAxisMarks, timeFrame } from "./time-frame.ts";

const CURVE = { title: 8, top: 28, bottom: 130 };
const IC = { title: 158, top: 178, bottom: 250 };

/** Days over which the daily coefficient is averaged in the picture. */
const MEAN_DAYS = 20;

/** Highest less lowest quantile, compounded, and under it the daily rank coefficient with its mean of 20 days. */
export function longShortChart(answer: FactorStudyAnswer, width: number, look: Look, cursor: string | null): Drawing {
  const { palette, lang } = look;
  const { daily, longShort, synthetic } = answer;
  const frame = timeFrame(
    daily.map(({ date }) => date),
    width,
    look,
  );
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? null : index;
  const curve = curveOn(frame.dates, longShort);
  const coefficients = daily.map(({ rankIcs }) => rankIcs[0] ?? null);
  const means = trailingMeans(coefficients);
  const curveRange = growing([-2, 2], curve, 2);
  const icRange = growing([-0.2, 0.2], coefficients, 0.2);
  const where = panel(CURVE.top, CURVE.bottom, curveRange);
  const below = panel(IC.top, IC.bottom, icRange);
  const lines = [
    {
      name: say(lang, "多空", "long-short"),
      values: curve,
      panel: where,
      colour: palette.ink1,
      print: (value: number) => `${signed(value)}%`,
    },
    {
      name: say(lang, `${MEAN_DAYS} 日均`, `${MEAN_DAYS} d mean`),
      values: means,
      panel: below,
      colour: palette.ink1,
      print: (value: number) => signed(value, 2),
    },
  ];
  const days = answer.horizons[0]?.days ?? 1;
  const marks = [
    titleMark(
      say(lang, "多空曲线", "Long-short curve"),
      say(lang, "最高组减最低组，逐日复利，%", "highest less lowest quantile, compounded daily, %"),
      [0, CURVE.title],
      look,
    ),
    titleMark(
      say(lang, "秩 IC", "Rank IC"),
      say(lang, `${days} 日，按因子日`, `${days} d, by day of the factor`),
      [0, IC.title],
      look,
    ),
    ...gridMarks(where, frame, { at: roundTicks(...curveRange, 4), label: (value) => plain(value, 0), base: 0 }, look),
    ...gridMarks(below, frame, { at: roundTicks(...icRange, 3), label: (value) => plain(value, 1), base: 0 }, look),
    ...timeAxisMarks(frame, IC.bottom, look),
    ...lines.flatMap((line) => endLabelMarks([line], frame, frame.dates.length - 1, at, look)),
    ...(at === null ? [] : cursorMarks(frame, at, CURVE.top, IC.bottom, look)),
  ];
  const series = [
    lineSeries(where, curve, { colour: palette.ink1, width: 1.8, dashed: synthetic }),
    barSeries(below, coefficients, palette.reference, Math.max(1, frame.step * 0.6)),
    lineSeries(below, means, { colour: palette.ink1, width: 1.4, dashed: synthetic }),
  ];
  return timeDrawing(frame, IC.bottom + 24, series, marks);
}

/** The compounded curve in %, on the days of the factor: a day's return stands on the day it was earned. */
function curveOn(dates: readonly string[], longShort: FactorStudyAnswer["longShort"]): (number | null)[] {
  const earned = new Map(longShort.map(({ date, cumulative }) => [date, cumulative * 100]));
  return dates.map((date) => earned.get(date) ?? null);
}

function trailingMeans(values: readonly (number | null)[]): (number | null)[] {
  return values.map((_, i) => {
    const window = values.slice(Math.max(0, i - MEAN_DAYS + 1), i + 1).filter((value) => value !== null);
    return window.length < MEAN_DAYS ? null : window.reduce((sum, value) => sum + value, 0) / window.length;
  });
}

/** The picture as a sentence. */
export function longShortLabel({ factor, longShort, quantiles }: FactorStudyAnswer, lang: Lang): string {
  const name = factorName(factor, lang);
  const last = longShort.at(-1);
  if (!last) return say(lang, `${name}没有多空收益`, `no long-short returns of ${name}`);
  const total = signedPercent(last.cumulative);
  return say(
    lang,
    `${name}最高组减最低组（共 ${quantiles} 组），${longShort[0].date} 至 ${last.date}，累计 ${total}`,
    `Highest less lowest of ${quantiles} quantiles of ${name}, ${longShort[0].date} to ${last.date}: ${total} in all`,
  );
}

/** The picture's numbers, newest first. */
export function longShortNumbers({ daily, longShort }: FactorStudyAnswer, lang: Lang): NumberTable {
  const earned = new Map(longShort.map((day) => [day.date, day]));
  return {
    title: say(lang, "多空与秩 IC 的数据", "Numbers of the long-short curve and the rank IC"),
    head: say(lang, "日期|多空|累计|秩 IC|只数", "Date|Long-short|Cumulative|Rank IC|Stocks").split("|"),
    rows: daily
      .map(({ date, rankIcs, stocks }) => [
        date,
        signedPercent(earned.get(date)?.return, 2),
        signedPercent(earned.get(date)?.cumulative, 1),
        signed(rankIcs[0], 3),
        plain(stocks, 0),
      ])
      .reverse(),
  };
}
