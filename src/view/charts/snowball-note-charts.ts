import { percent, plain, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type NoteTerms, profitAtMaturity } from "../snowball-note.ts";
import type { NoteCurves } from "../snowball-pricing.ts";
import { type Lang, say } from "../words/lang.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { spread } from "./end-labels.ts";
import { type Mark, ringMark, textMark, textWidth } from "./marks.ts";
import { axesMarks, curveMark, curvePlot, rangeWithZero, verticalMarks } from "./snowball-curves.ts";

const TOP = 26;
const BOTTOM = 216;
const LEFT = 42;

/** What is drawn of a note: the payoff at maturity, its value now, or its delta now. */
export type NoteMeasure = "payoff" | "price" | "delta";

interface Pair {
  readonly alive: readonly number[];
  readonly knockedIn: readonly number[];
}

/** Both states of a note by price of the index over the initial price; a ring marks where the note stands. */
export function snowballNoteChart(
  terms: NoteTerms,
  curves: NoteCurves,
  measure: NoteMeasure,
  width: number,
  look: Look,
): Drawing {
  const { palette, lang } = look;
  const { ratios } = curves;
  const pair = measured(terms, curves, measure);
  const names = stateNames(lang);
  const right = width - Math.max(textWidth(names.alive, 12), textWidth(names.knockedIn, 12)) - 14;
  const yRange = measure === "price" ? priceRange(pair) : rangeWithZero([...pair.alive, ...pair.knockedIn]);
  const plot = curvePlot(
    { left: LEFT, right, top: TOP, bottom: BOTTOM },
    [ratios[0], ratios[ratios.length - 1]],
    yRange,
  );
  const axes = {
    xTicks: [0.6, 0.8, 1, 1.2].filter((tick) => tick >= ratios[0] && tick <= ratios[ratios.length - 1]),
    xLabel: (value: number) => percent(value, 0),
    yLabel: (value: number) => axisLabel(value, measure, yRange),
  };
  const isAlive = terms.state === "alive";
  const shown = isAlive ? pair.alive : pair.knockedIn;
  const strong = { x: ratios, y: shown, colour: palette.ink1, width: 2 };
  const other = {
    x: ratios,
    y: isAlive ? pair.knockedIn : pair.alive,
    colour: palette.ink3,
    width: 1.4,
    dash: [4, 3] as const,
  };
  const marks: Mark[] = [
    ...axesMarks(plot, axes, look),
    ...verticalMarks(plot, terms.knockIn, say(lang, "敲入", "in"), look),
    ...verticalMarks(plot, terms.knockOut, say(lang, "敲出", "out"), look),
    curveMark(plot, other),
    curveMark(plot, strong),
    ...endNames(pair, plot.right, plot.where.y, isAlive, look),
    ringMark(
      [plot.x(terms.spot / terms.initialPrice), plot.where.y(valueAtSpot(terms, curves, shown, measure))],
      palette.ink1,
      palette,
    ),
  ];
  return markDrawing(width, BOTTOM + 24, marks);
}

function measured(terms: NoteTerms, { ratios, price, delta }: NoteCurves, measure: NoteMeasure): Pair {
  if (measure === "price") return price;
  if (measure === "delta") return delta;
  return {
    alive: ratios.map((ratio) => profitAtMaturity(terms, ratio, "alive")),
    knockedIn: ratios.map((ratio) => profitAtMaturity(terms, ratio, "knocked-in")),
  };
}

function valueAtSpot(terms: NoteTerms, { ratios }: NoteCurves, shown: readonly number[], measure: NoteMeasure): number {
  const ratio = terms.spot / terms.initialPrice;
  if (measure === "payoff") return profitAtMaturity(terms, ratio, terms.state);
  const next = Math.max(
    1,
    ratios.findIndex((one) => one >= ratio),
  );
  const share = (ratio - ratios[next - 1]) / (ratios[next] - ratios[next - 1]);
  return shown[next - 1] + share * (shown[next] - shown[next - 1]);
}

function priceRange({ alive, knockedIn }: Pair): [number, number] {
  const low = Math.min(...alive, ...knockedIn);
  const high = Math.max(...alive, ...knockedIn);
  const room = (high - low || 0.1) * 0.06;
  return [low - room, high + room];
}

function axisLabel(value: number, measure: NoteMeasure, [low, high]: readonly [number, number]): string {
  if (measure === "payoff") return signedPercent(value, 0);
  if (measure === "price") return percent(value, high - low < 0.1 ? 1 : 0);
  return plain(value, high - low < 1.5 ? 1 : high - low < 4 ? 1 : 0);
}

function stateNames(lang: Lang) {
  return { alive: say(lang, "未敲入", "alive"), knockedIn: say(lang, "已敲入", "knocked in") };
}

function endNames(
  { alive, knockedIn }: Pair,
  right: number,
  y: (value: number) => number,
  isAlive: boolean,
  look: Look,
) {
  const { palette, lang } = look;
  const names = stateNames(lang);
  const ends = [alive[alive.length - 1], knockedIn[knockedIn.length - 1]].map(y);
  // Where both end alike the order of the names says nothing, so the chosen state stands first.
  const wanted = Math.abs(ends[0] - ends[1]) < 1 ? (isAlive ? [ends[0] - 1, ends[1]] : [ends[0], ends[1] - 1]) : ends;
  const heights = spread(wanted, 16, TOP, BOTTOM - 4);
  return [names.alive, names.knockedIn].map((name, i) => {
    const isChosen = (i === 0) === isAlive;
    return textMark(name, [right + 8, heights[i]], {
      colour: isChosen ? palette.ink1 : palette.ink3,
      size: 12,
      bold: isChosen,
    });
  });
}

/** Name of a picture, and its unit and method. */
export function noteChartTitle(measure: NoteMeasure, lang: Lang): { title: string; note: string } {
  if (measure === "payoff") {
    return {
      title: say(lang, "到期损益", "Payoff at maturity"),
      note: say(lang, "占期初价 %，按到期日收盘", "% of the initial price, by the last close"),
    };
  }
  if (measure === "price") {
    return {
      title: say(lang, "现值", "Value now"),
      note: say(lang, "占期初价 %，含本金", "% of the initial price, principal included"),
    };
  }
  return { title: "Delta", note: say(lang, "每份合约对应的指数份数", "units of the index per note") };
}

/** The picture as a sentence: both states at the knock-in and at the initial price. */
export function noteChartLabel(terms: NoteTerms, curves: NoteCurves, measure: NoteMeasure, lang: Lang): string {
  const pair = measured(terms, curves, measure);
  const told = [terms.knockIn, 1].map((ratio) => {
    const i = Math.max(
      0,
      curves.ratios.findIndex((one) => one > ratio),
    );
    const [alive, knockedIn] = [cell(pair.alive[i], measure), cell(pair.knockedIn[i], measure)];
    return say(
      lang,
      `指数在期初价的 ${percent(ratio, 0)} 时未敲入 ${alive}，已敲入 ${knockedIn}`,
      `with the index at ${percent(ratio, 0)} of the initial price ${alive} alive, ${knockedIn} knocked in`,
    );
  });
  return `${noteChartTitle(measure, lang).title}: ${told.join("; ")}`;
}

function cell(value: number, measure: NoteMeasure): string {
  if (measure === "delta") return plain(value, 3);
  return measure === "price" ? percent(value, 2) : signedPercent(value, 1);
}

/** All three measures of both states at a handful of ratios. */
export function noteNumbers(terms: NoteTerms, curves: NoteCurves, lang: Lang): NumberTable {
  const head = say(
    lang,
    "指数 / 期初|现值 未敲入|现值 已敲入|Delta 未敲入|Delta 已敲入|到期 未敲入|到期 已敲入",
    "Index / initial|Value, alive|Value, knocked in|Delta, alive|Delta, knocked in|Payoff, alive|Payoff, knocked in",
  ).split("|");
  const pairs = (["price", "delta", "payoff"] as const).map((measure) => ({
    measure,
    ...measured(terms, curves, measure),
  }));
  const rows = curves.ratios.flatMap((ratio, i) => {
    if (i % 6 !== 0) return [];
    const cells = pairs.flatMap(({ measure, alive, knockedIn }) => [
      cell(alive[i], measure),
      cell(knockedIn[i], measure),
    ]);
    return [[percent(ratio), ...cells]];
  });
  return { title: say(lang, "定价器的数据", "Numbers of the pricer"), head, rows };
}
