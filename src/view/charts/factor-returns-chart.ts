import type { FactorsAnswer } from "../../contract.ts";
import { type FactorPath, factorPaths } from "../factor-paths.ts";
import { longDate, percent, plain, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { FACTOR_NAMES } from "../words/factor-names.ts";
import { type Lang, say } from "../words/lang.ts";
import { type Drawing, lineSeries, type PanelSeries, timeDrawing } from "./drawing.ts";
import { endLabelMarks, type Labelled } from "./end-labels.ts";
import { type Mark, titleMark } from "./marks.ts";
import { gridMarks, lastKnown, type Panel, panel } from "./panel.ts";
import { growing, roundTicks } from "./scale.ts";
import { cursorMarks, type TimeFrame, timeAxisMarks, timeFrame } from "./time-frame.ts";

const RETURNS = { title: 8, top: 30, bottom: 272 };
const R2 = { title: 304, top: 324, bottom: 404 };

type Days = Pick<FactorsAnswer, "days" | "summary" | "synthetic">;

/**
 * Cumulative factor returns, the chosen factor in ink and size in blue, the best and the worst of the others named; under
 * them the share of the stocks' variance that the factors explain.
 */
export function factorReturnsChart(
  answer: Days,
  chosen: string,
  width: number,
  look: Look,
  cursor: string | null,
): Drawing {
  const frame = timeFrame(
    answer.days.map(({ date }) => date),
    width,
    look,
  );
  const index = cursor === null ? -1 : frame.dates.indexOf(cursor);
  const at = index < 0 ? null : index;
  const parts = [returnsPart(answer, chosen, frame, look), r2Part(answer, frame, look)];
  const marks = [
    ...parts.flatMap((part) => part.marks),
    ...timeAxisMarks(frame, R2.bottom, look),
    ...parts.flatMap(({ labelled }) => endLabelMarks(labelled, frame, answer.days.length - 1, at, look)),
    ...(at === null ? [] : cursorMarks(frame, at, RETURNS.top, R2.bottom, look)),
  ];
  return timeDrawing(
    frame,
    R2.bottom + 24,
    parts.flatMap(({ series }) => series),
    marks,
  );
}

interface Part {
  readonly series: PanelSeries[];
  readonly labelled: Labelled[];
  readonly marks: Mark[];
}

function returnsPart(answer: Days, chosen: string, frame: TimeFrame, look: Look): Part {
  const { lang } = look;
  const paths = factorPaths(answer);
  const values = paths.flatMap((path) => path.values);
  const range = growing([-2, 2], values, Math.max(0, ...values.map((value) => Math.abs(value ?? 0))) > 20 ? 10 : 2);
  const where = panel(RETURNS.top, RETURNS.bottom, range);
  const shown = paths.map((path) => ({ path, ...styleOf(path, chosen, look) })).sort((a, b) => a.width - b.width);
  const named = namedPaths(paths, chosen);
  const note = say(lang, "每一标准差暴露的日收益之和，%", "sum of daily returns of one standard deviation, %");
  return {
    series: shown.map(({ path, colour, width }) =>
      lineSeries(where, path.values, { colour, width, dashed: answer.synthetic }),
    ),
    labelled: shown
      .filter(({ path }) => named.has(path.factor))
      .map(({ path, colour, textColour }) => labelOf(path, where, colour, textColour, lang)),
    marks: [
      titleMark(
        say(lang, "因子累计收益", "Cumulative factor returns"),
        look.phone ? "%" : note,
        [0, RETURNS.title],
        look,
      ),
      ...gridMarks(where, frame, { at: roundTicks(...range, 5), label: (value) => plain(value, 0), base: 0 }, look),
    ],
  };
}

function styleOf({ factor }: FactorPath, chosen: string, { palette }: Look) {
  if (factor === chosen) return { colour: palette.ink1, textColour: palette.ink1, width: 2.2 };
  if (factor === "size") return { colour: palette.im, textColour: palette.im, width: 1.8 };
  return { colour: palette.reference, textColour: palette.ink3, width: 1 };
}

/** The chosen factor, size, and of all the one that gained and the one that lost most. */
function namedPaths(paths: readonly FactorPath[], chosen: string): Set<string> {
  const ends = paths.flatMap(({ factor, values }) => {
    const end = values[lastKnown(values)];
    return end === null || end === undefined ? [] : [{ factor, end }];
  });
  ends.sort((a, b) => a.end - b.end);
  return new Set([chosen, "size", ends[0]?.factor, ends.at(-1)?.factor].filter((name) => name !== undefined));
}

function labelOf(
  { factor, values }: FactorPath,
  where: Panel,
  colour: string,
  textColour: string,
  lang: Lang,
): Labelled {
  return {
    name: FACTOR_NAMES[factor][lang],
    values,
    panel: where,
    colour,
    textColour,
    print: (value) => `${signed(value)}%`,
  };
}

function r2Part({ days, synthetic }: Days, frame: TimeFrame, look: Look): Part {
  const { palette, lang } = look;
  const values = days.map(({ r2 }) => r2 * 100);
  const range = growing([0, 20], values, 10);
  const where = panel(R2.top, R2.bottom, range);
  return {
    series: [lineSeries(where, values, { colour: palette.ink1, width: 1.4, dashed: synthetic })],
    labelled: [{ name: "R²", values, panel: where, colour: palette.ink1, print: (value) => `${plain(value, 0)}%` }],
    marks: [
      titleMark(
        "R²",
        say(lang, "全部因子解释的个股方差，%", "variance of stocks that all factors explain, %"),
        [0, R2.title],
        look,
      ),
      ...gridMarks(where, frame, { at: roundTicks(...range, 3), label: (value) => plain(value, 0), base: 0 }, look),
    ],
  };
}

/** The picture as a sentence. */
export function factorReturnsLabel({ days, summary }: Days, lang: Lang): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return say(lang, "没有因子收益", "no factor returns");
  const parts = summary.map(({ factor, totalReturn }) => `${FACTOR_NAMES[factor][lang]} ${signedPercent(totalReturn)}`);
  return say(
    lang,
    `因子累计收益，${first.date} 至 ${last.date}：${parts.join("，")}；当日 R² ${percent(last.r2, 0)}`,
    `Cumulative factor returns, ${longDate(first.date, lang)} to ${longDate(last.date, lang)}: ${parts.join(", ")}; R² of the day ${percent(last.r2, 0)}`,
  );
}

/** Daily factor returns and R², newest first. */
export function factorReturnsNumbers({ days, summary }: Days, lang: Lang): NumberTable {
  const factors = summary.map(({ factor }) => factor);
  return {
    title: say(lang, "因子日收益的数据", "Numbers of the daily factor returns"),
    head: [say(lang, "日期", "Date"), ...factors.map((factor) => FACTOR_NAMES[factor][lang]), "R²"],
    rows: days
      .map(({ date, returns, r2 }) => [
        date,
        ...factors.map((factor) => signedPercent(returns[factor], 2)),
        percent(r2, 0),
      ])
      .reverse(),
  };
}
