import type { SnowballFlowPoint } from "../../contract.ts";
import { plain, shortDate, signed, signedPercent } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { flowAt, type SnowballIndexBook } from "../snowball-book.ts";
import { type Lang, say } from "../words/lang.ts";
import { snowballIndexName } from "../words/snowball-names.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { spread } from "./end-labels.ts";
import { type Mark, ringMark, textMark, textWidth } from "./marks.ts";
import { stepTicks } from "./scale.ts";
import { axesMarks, type CurvePlot, curveMark, curvePlot, rangeWithZero, verticalMarks } from "./snowball-curves.ts";

const TOP = 14;
const BOTTOM = 226;
const LEFT = 44;

/** The move that an index made on the next day, and what it made dealers trade. */
export interface MoveThatCame {
  readonly product: string;
  readonly date: string;
  readonly move: number;
  readonly cappedCny: number;
}

interface FlowLine {
  readonly name: string;
  readonly moves: readonly number[];
  readonly cny: readonly number[];
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly [number, number];
}

/** What dealers must trade by the index's move over a day: each index, their sum, and the sum without a cap on delta. */
export function snowballFlowChart(
  books: readonly SnowballIndexBook[],
  came: readonly MoveThatCame[],
  width: number,
  look: Look,
): Drawing {
  const { lang, phone } = look;
  const lines = flowLines(books, look);
  const unit = lang === "zh" ? 1e8 : 1e9;
  const values = lines.flatMap(({ cny }) => cny.map((value) => value / unit));
  const moves = lines.flatMap((line) => line.moves);
  if (moves.length === 0) return markDrawing(width, BOTTOM + 24, []);
  const labelRoom = Math.max(...lines.map(({ name }) => textWidth(name, 12))) + 14;
  const right = width - labelRoom;
  const range: [number, number] = [Math.min(...moves), Math.max(...moves)];
  const plot = curvePlot({ left: LEFT, right, top: TOP, bottom: BOTTOM }, range, rangeWithZero(values));
  const small = Math.max(...values.map(Math.abs)) < 5;
  const axes = {
    xTicks: stepTicks(range, phone ? 0.1 : 0.05).filter((tick) => tick >= range[0]),
    xLabel: (value: number) => signedPercent(value, 0),
    yLabel: (value: number) => signed(value, small ? 1 : 0),
  };
  return markDrawing(width, BOTTOM + 24, [
    ...axesMarks(plot, axes, look),
    ...verticalMarks(plot, 0, "", look),
    ...lines.map((line) => curveMark(plot, { ...line, x: line.moves, y: line.cny.map((value) => value / unit) })),
    ...lineNames(lines, plot, unit, look),
    ...cameMarks(came, plot, unit, look),
  ]);
}

/** The lines in drawing order: the sum last, over the others. */
function flowLines(books: readonly SnowballIndexBook[], { lang, palette }: Look): FlowLine[] {
  const shown = books.filter(({ flow }) => flow.length > 0);
  const own = shown.map((book): FlowLine => {
    const colour = book.product === "IC" ? palette.ic : palette.im;
    const name = snowballIndexName(book.index, lang);
    return { name, ...lineOf(book.flow, ({ cappedCny }) => cappedCny), colour, width: 1.6 };
  });
  const total = summedFlow(shown);
  if (total.length === 0) return own;
  const isSum = shown.length > 1;
  const uncapped: FlowLine = {
    name: say(lang, "不设上限", "no cap"),
    ...lineOf(total, ({ cny }) => cny),
    colour: palette.ink3,
    width: 1.4,
    dash: [4, 3],
  };
  const net: FlowLine = {
    name: say(lang, "净流量", "net"),
    ...lineOf(total, ({ cappedCny }) => cappedCny),
    colour: palette.ink1,
    width: 2.4,
  };
  return [uncapped, ...own, ...(isSum ? [net] : [])];
}

function lineOf(points: readonly Traded[], value: (point: Traded) => number) {
  return { moves: points.map(({ move }) => move), cny: points.map(value) };
}

type Traded = Pick<SnowballFlowPoint, "move" | "cny" | "cappedCny">;

/** The flow of all indices where each moves by the same; only moves that every index has. */
export function summedFlow(books: readonly Pick<SnowballIndexBook, "flow">[]): Traded[] {
  const [first, ...others] = books;
  return (first?.flow ?? []).flatMap((point) => {
    const same = others.map(({ flow }) => flow.find(({ move }) => Math.abs(move - point.move) < 1e-9));
    if (same.some((one) => one === undefined)) return [];
    const sum = (value: (one: Traded) => number) =>
      same.reduce((total, one) => total + value(one as Traded), value(point));
    return [{ move: point.move, cny: sum(({ cny }) => cny), cappedCny: sum(({ cappedCny }) => cappedCny) }];
  });
}

function lineNames(lines: readonly FlowLine[], { right, where }: CurvePlot, unit: number, { palette }: Look): Mark[] {
  const ends = lines.map(({ cny }) => where.y(cny[cny.length - 1] / unit));
  const heights = spread(ends, 16, TOP, BOTTOM - 4);
  return lines.map(({ name, colour, width }, i) =>
    textMark(name, [right + 8, heights[i]], { colour, size: 12, bold: colour === palette.ink1 && width > 2 }),
  );
}

const ROW = 15;

/** Rings where the moves that came met the flow computed before, and what they were in the free corner at the foot. */
function cameMarks(came: readonly MoveThatCame[], plot: CurvePlot, unit: number, look: Look): Mark[] {
  const { palette, lang } = look;
  const inside = came.filter(({ move }) => plot.x(move) >= plot.left && plot.x(move) <= plot.right);
  return inside.flatMap(({ product, date, move, cappedCny }, i) => {
    const colour = product === "IC" ? palette.ic : palette.im;
    const at: [number, number] = [plot.x(move), plot.where.y(cappedCny / unit)];
    const day = shortDate(date, lang);
    const text = say(
      lang,
      `${day} 实际 ${signedPercent(move)}，${signed(cappedCny / unit, 0)}`,
      `${day} came ${signedPercent(move)}, ${signed(cappedCny / unit, 1)}`,
    );
    const place: [number, number] = [plot.right - 4, BOTTOM - 12 - (inside.length - 1 - i) * ROW];
    return [ringMark(at, colour, palette, 4), textMark(text, place, { colour, align: "right", ground: palette.page })];
  });
}

const TOLD = [-0.1, -0.05, -0.02, 0.05];

/** The picture as a sentence: lots of each index at a few moves. */
export function snowballFlowLabel(books: readonly SnowballIndexBook[], lang: Lang): string {
  const parts = books.map(({ index, flow }) => {
    const told = TOLD.flatMap((move) => {
      const point = flowAt(flow, move);
      return point ? [`${signedPercent(move, 0)} ${signed(point.cappedLots, 0)}`] : [];
    });
    return `${snowballIndexName(index, lang)} ${told.join(", ")}`;
  });
  return say(
    lang,
    `指数一日变动后交易商的期货买卖（手，正为买入，Delta 有上限）：${parts.join("；")}`,
    `Futures that dealers trade by the index's move over a day (lots, positive is a purchase, delta capped): ${parts.join("; ")}`,
  );
}

/** Every point of every index. */
export function snowballFlowNumbers(books: readonly SnowballIndexBook[], lang: Lang): NumberTable {
  const head = say(
    lang,
    "指数、变动|手（有上限）|手（无上限）|占持仓|新敲入 亿元",
    "Index, move|Lots, capped|Lots|Of open interest|Knocked in, CNY bn",
  ).split("|");
  const unit = lang === "zh" ? 1e8 : 1e9;
  const rows = books.flatMap(({ index, flow }) =>
    flow.map((point) => [
      `${snowballIndexName(index, lang)} ${signedPercent(point.move)}`,
      signed(point.cappedLots, 0),
      signed(point.lots, 0),
      signedPercent(point.cappedOfOpenInterest),
      plain(point.knockedInCny / unit, 1),
    ]),
  );
  return { title: say(lang, "对冲流量的数据", "Numbers of the hedge flow"), head, rows };
}
