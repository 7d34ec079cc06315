import { percent, plain } from "../format.ts";
import type { Look } from "../look.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { type Drawing, markDrawing } from "./drawing.ts";
import { LAYER, lineMark, type Mark, polygonMark, textMark, textWidth } from "./marks.ts";
import { axesMarks, type CurvePlot, curveMark, curvePlot } from "./snowball-curves.ts";

/** Delta of one note by price of the index over its initial price, in both states, some months before its end. */
export interface DeltaCurves {
  readonly monthsLeft: number;
  /** Knock-in as a share of the initial price; alive is not drawn below it. */
  readonly knockIn: number;
  readonly ratios: readonly number[];
  readonly alive: readonly number[];
  readonly knockedIn: readonly number[];
}

const TOP = 34;
const LEFT = 28;
const GAP = 22;

/** Delta before and after a knock-in, a panel for each time left, all on one scale, an arrow for what is sold. */
export function snowballDeltaChart(
  curves: readonly DeltaCurves[],
  product: string,
  cap: number | null,
  width: number,
  look: Look,
): Drawing {
  const bottom = look.phone ? 190 : 226;
  if (curves.length === 0) return markDrawing(width, bottom + 24, []);
  const highest = Math.max(1, cap ?? 0, ...curves.flatMap(({ alive, knockedIn }) => [...alive, ...knockedIn]));
  const lowest = Math.min(0, ...curves.flatMap(({ alive, knockedIn }) => [...alive, ...knockedIn]));
  const colour = product === "IC" ? look.palette.ic : look.palette.im;
  const gap = look.phone ? 12 : GAP;
  const each = (width - LEFT - gap * (curves.length - 1)) / curves.length;
  const marks = curves.flatMap((curve, i) => {
    const left = LEFT + i * (each + gap);
    const box = { left, right: left + each, top: TOP, bottom };
    const xRange: [number, number] = [curve.ratios[0], curve.ratios[curve.ratios.length - 1]];
    const plot = curvePlot(box, xRange, [lowest < -0.05 ? lowest * 1.1 : -0.05 * highest, highest * 1.05]);
    return panelMarks(curve, plot, { colour, cap, isFirst: i === 0, isLast: i === curves.length - 1 }, look);
  });
  return markDrawing(width, bottom + 24, marks);
}

interface PanelRole {
  readonly colour: string;
  readonly cap: number | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function panelMarks(
  curve: DeltaCurves,
  plot: CurvePlot,
  { colour, cap, isFirst, isLast }: PanelRole,
  look: Look,
): Mark[] {
  const { palette, lang } = look;
  const { ratios, alive, knockedIn, knockIn, monthsLeft } = curve;
  const from = ratios.findIndex((ratio) => ratio >= knockIn);
  const before = { x: ratios.slice(from), y: alive.slice(from), colour, width: 1.8 };
  const after = { x: ratios, y: knockedIn, colour: palette.ink3, width: 1.4, dash: [4, 3] as const };
  const title = say(lang, `剩余 ${monthsLeft} 个月`, look.phone ? `${monthsLeft} months` : `${monthsLeft} months left`);
  const axes = {
    xTicks: [knockIn, 1],
    xLabel: (value: number) => plain(value, 2),
    yLabel: (value: number) => (isFirst ? plain(value, value % 1 === 0 ? 0 : 1) : ""),
  };
  return [
    textMark(title, [plot.left, 8], { colour: palette.ink1, size: 12, bold: true }),
    ...axesMarks(plot, axes, look),
    ...(cap === null ? [] : capMarks(plot, cap, isFirst, look)),
    curveMark(plot, after),
    curveMark(plot, before),
    ...dropMarks(curve, from, plot, look),
    ...(isLast ? nameMarks(curve, from, colour, plot, look) : []),
  ];
}

function capMarks({ left, right, where }: CurvePlot, cap: number, isFirst: boolean, { palette, lang }: Look): Mark[] {
  const y = where.y(cap);
  const name = say(lang, `上限 ${plain(cap, 1)}`, `cap ${plain(cap, 1)}`);
  return [
    lineMark([left, y], [right, y], { colour: palette.caution, dash: [2, 3], z: LAYER.grid + 0.5 }),
    ...(isFirst
      ? [textMark(name, [right, y - 9], { colour: palette.caution, align: "right", ground: palette.page })]
      : []),
  ];
}

/** What is sold as the index crosses the knock-in: an arrow from alive to knocked in. */
function dropMarks({ ratios, alive, knockedIn }: DeltaCurves, from: number, plot: CurvePlot, look: Look): Mark[] {
  const drop = alive[from] - knockedIn[from];
  if (!(Math.abs(drop) > 0.005)) return [];
  const { palette, lang } = look;
  const colour = palette.stages.cascade ?? palette.ink1;
  const x = plot.x(ratios[from]);
  const [start, end] = [plot.where.y(alive[from]), plot.where.y(knockedIn[from])];
  const tip = Math.sign(end - start);
  const head = Math.min(6, Math.abs(end - start));
  const size = plain(Math.abs(drop), 2);
  const text = drop > 0 ? say(lang, `卖出 ${size}`, `sells ${size}`) : say(lang, `买入 ${size}`, `buys ${size}`);
  const label = { colour, size: 12 as const, bold: true, ground: palette.page };
  return [
    lineMark([x, start], [x, end - tip * head], { colour, width: 1.6, z: LAYER.dot }),
    polygonMark(
      [
        [x - 3.5, end - tip * head],
        [x + 3.5, end - tip * head],
        [x, end],
      ],
      colour,
      LAYER.dot,
    ),
    textMark(text, [plot.left, look.phone ? 23 : Math.max(TOP + 2, start - 14)], label),
  ];
}

/** Names beside the steep part of the one curve and over the top of the other. */
function nameMarks(curve: DeltaCurves, from: number, colour: string, plot: CurvePlot, look: Look): Mark[] {
  const { ratios, alive, knockedIn } = curve;
  const { palette, lang } = look;
  const beside = Math.min(ratios.length - 1, from + Math.round((ratios.length - from) * 0.28));
  const top = knockedIn.indexOf(Math.max(...knockedIn));
  const after = say(lang, "敲入后", "after");
  const half = textWidth(after, 12) / 2;
  const x = Math.min(plot.right - half, plot.x(ratios[top]));
  return [
    textMark(say(lang, "敲入前", "before"), [plot.x(ratios[beside]) + 8, plot.where.y(alive[beside]) - 4], {
      colour,
      size: 12,
    }),
    textMark(after, [x, plot.where.y(knockedIn[top]) - 11], { colour: palette.ink3, size: 12, align: "center" }),
  ];
}

/** The picture as a sentence: what is sold at the knock-in, by time left. */
export function snowballDeltaLabel(curves: readonly DeltaCurves[], lang: Lang): string {
  const parts = curves.map(({ monthsLeft, knockIn, ratios, alive, knockedIn }) => {
    const at = ratios.findIndex((ratio) => ratio >= knockIn);
    const [before, after] = [plain(alive[at], 2), plain(knockedIn[at], 2)];
    return say(
      lang,
      `剩余 ${monthsLeft} 个月时由 ${before} 降至 ${after}`,
      `from ${before} to ${after} with ${monthsLeft} months left`,
    );
  });
  return say(lang, `敲入线处的 Delta：${parts.join("；")}`, `Delta at the knock-in: ${parts.join("; ")}`);
}

/** Both deltas of every panel at round ratios. */
export function snowballDeltaNumbers(curves: readonly DeltaCurves[], lang: Lang): NumberTable {
  const head = say(lang, "剩余月 / 指数|敲入前|敲入后", "Months left, index|Alive|Knocked in").split("|");
  const rows = curves.flatMap(({ monthsLeft, knockIn, ratios, alive, knockedIn }) =>
    ratios.flatMap((ratio, i) =>
      i % 6 === 0 || i === ratios.length - 1
        ? [
            [
              `${monthsLeft} / ${percent(ratio)}`,
              ratio >= knockIn ? plain(alive[i], 3) : plain(null),
              plain(knockedIn[i], 3),
            ],
          ]
        : [],
    ),
  );
  return { title: say(lang, "Delta 的数据", "Numbers of delta"), head, rows };
}
