import { describe, expect, test } from "vitest";
import type { Drawing } from "../../../src/view/charts/drawing.ts";
import type { Mark } from "../../../src/view/charts/marks.ts";
import { snowballDeltaChart, snowballDeltaLabel } from "../../../src/view/charts/snowball-delta-chart.ts";
import {
  snowballFlowChart,
  snowballFlowLabel,
  snowballFlowNumbers,
  summedFlow,
} from "../../../src/view/charts/snowball-flow-chart.ts";
import {
  snowballLadderChart,
  snowballLadderLabel,
  snowballLadderNumbers,
} from "../../../src/view/charts/snowball-ladder-chart.ts";
import { type NoteMeasure, noteNumbers, snowballNoteChart } from "../../../src/view/charts/snowball-note-charts.ts";
import { lookOf } from "../../../src/view/look.ts";
import { indexBook, indexCloses, knockedInBy } from "../../../src/view/snowball-book.ts";
import { readNote, usualNote } from "../../../src/view/snowball-form.ts";
import { deltaByMonthsLeft, noteCurves } from "../../../src/view/snowball-pricing.ts";
import { madeUpBasis, madeUpMarket } from "../../support/snowball-market.ts";
import { svgOf, textsOf } from "./rendered.ts";

const looks = (["zh", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).map((theme) => lookOf(lang, theme, true)),
);
const [zh] = looks;
const market = madeUpMarket();
const books = market.inputs.map(({ index }) => indexBook(market, index)!);
const [im] = books;
const history = indexCloses(madeUpBasis(), im.index);
const terms = readNote(usualNote({ spot: 5300, volatility: 0.2, rate: 0.02, carry: 0.06 }), "alive", "zh").terms!;
const curves = noteCurves(terms);
const deltas = deltaByMonthsLeft(terms);
const came = [{ product: "IM", date: "2024-01-22", move: -0.0577, cappedCny: -5e9 }];

const marksOf = (drawing: Drawing) =>
  (drawing.option as unknown as { graphic: { elements: readonly Mark[] } }).graphic.elements;

describe("every snowball chart", () => {
  const note = (measure: NoteMeasure) => (width: number, look: typeof zh) =>
    snowballNoteChart(terms, curves, measure, width, look);
  test.each([
    ["ladder", (width: number, look: typeof zh) => snowballLadderChart(im, history, width, look, "2023-06-01")],
    ["delta", (width: number, look: typeof zh) => snowballDeltaChart(deltas, "IM", 1.5, width, look)],
    ["flow", (width: number, look: typeof zh) => snowballFlowChart(books, came, width, look)],
    ["payoff", note("payoff")],
    ["price", note("price")],
    ["delta of a note", note("delta")],
  ])("%s renders in both languages and themes, wide and narrow, with no broken number", (_, draw) => {
    for (const look of looks) {
      for (const width of [760, 332]) {
        const svg = svgOf(draw(width, { ...look, phone: width < 400 }));
        expect(svg.length).toBeGreaterThan(1500);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  test("makes a picture, not an error, where there is nothing to draw", () => {
    const bare = { ...im, ladder: [], flow: [], clusters: [], aliveCny: 0 };
    expect(svgOf(snowballLadderChart(bare, { dates: [], closes: [] }, 760, zh, null))).not.toMatch(/NaN|Infinity/);
    expect(svgOf(snowballFlowChart([bare], [], 484, zh))).not.toMatch(/NaN|Infinity/);
    expect(svgOf(snowballDeltaChart([], "IM", 1.5, 760, zh))).not.toMatch(/NaN|Infinity/);
  });
});

describe("the ladder", () => {
  const drawing = snowballLadderChart(im, history, 1392, zh, null);

  test("shares one value axis with the index: spot crosses both halves at the height of the last close", () => {
    const [axis] = drawing.option.yAxis as unknown as { min: number; max: number }[];
    const [grid] = drawing.option.grid as unknown as { top: number; height: number; left: number; width: number }[];
    const height = grid.top + ((axis.max - im.spot) / (axis.max - axis.min)) * grid.height;
    const spot = marksOf(drawing).find(
      ({ type, style, shape }) =>
        type === "line" && style.lineWidth === 1.4 && Math.abs((shape?.y1 as number) - height) < 0.01,
    );
    expect(spot?.shape).toMatchObject({ x1: grid.left, y1: spot?.shape?.y2 });
    expect(spot?.shape?.x2 as number).toBeGreaterThan(grid.left + grid.width + 300);
  });

  test("draws a solid bar for what is alive and a hollow one for what has knocked in, as long as their notional", () => {
    const rects = marksOf(drawing).filter(({ type, z }) => type === "rect" && z === 3);
    const solid = rects.filter(({ style }) => style.fill === zh.palette.im);
    const hollow = rects.filter(({ style }) => style.fill === zh.palette.page && style.stroke === zh.palette.im);
    const shown = im.ladder.filter(({ low }) => low >= im.spot * 0.78);
    const sum = (value: (rung: (typeof shown)[number]) => number) =>
      shown.reduce((total, rung) => total + value(rung), 0);
    expect(solid).toHaveLength(shown.filter(({ aliveCny }) => aliveCny > 0).length);
    expect(hollow).toHaveLength(shown.filter(({ knockedInCny }) => knockedInCny > 0).length);
    const total = (bars: Mark[]) => bars.reduce((sum, { shape }) => sum + (shape?.width as number), 0);
    expect(total(solid) / total(hollow)).toBeCloseTo(
      sum((rung) => rung.aliveCny) / sum((rung) => rung.knockedInCny),
      9,
    );
  });

  test("tells at each dashed line what has knocked in by then, never less further down", () => {
    const sums = [-0.05, -0.1, -0.15].map((fall) => knockedInBy(im, fall));
    expect([...sums].sort((a, b) => a - b)).toEqual(sums);
    for (const sum of sums) expect(textsOf(drawing)).toContain(`累计 ${Math.round(sum / 1e8)} 亿元`);
    expect(knockedInBy({ ...im, flow: [] }, -0.05)).toBeGreaterThan(0);
  });

  test("puts the close of the cursor's day beside it", () => {
    const at = textsOf(snowballLadderChart(im, history, 1392, zh, history.dates[100]));
    const close = Math.round(history.closes[100]!).toString();
    expect(at).toContain(`${close[0]},${close.slice(1)}`);
  });

  test("has its numbers as a table, highest level first, and a sentence", () => {
    const { rows } = snowballLadderNumbers(im, "zh");
    expect(rows).toHaveLength(im.ladder.length);
    expect(rows[0][0] > rows[rows.length - 1][0]).toBe(true);
    expect(snowballLadderLabel(im, history, "en")).toMatch(/^CSI 1000 at 5,\d{3} \(.*closes\); CNY .*alive/);
  });
});

describe("delta before and after a knock-in", () => {
  test("falls at the knock-in, the more the less time is left", () => {
    const drops = deltas.map(({ ratios, knockIn, alive, knockedIn }) => {
      const at = ratios.findIndex((ratio) => ratio >= knockIn);
      return alive[at] - knockedIn[at];
    });
    expect(deltas.map(({ monthsLeft }) => monthsLeft)).toEqual([24, 13, 4]);
    expect(drops[2]).toBeGreaterThan(drops[1]);
    expect(drops[1]).toBeGreaterThan(drops[0]);
    const texts = textsOf(snowballDeltaChart(deltas, "IM", 1.5, 760, zh));
    for (const drop of drops) expect(texts).toContain(`卖出 ${drop.toFixed(2)}`);
    expect(snowballDeltaLabel(deltas, "zh")).toContain("剩余 4 个月时由");
  });

  test("is not drawn alive below the knock-in", () => {
    const lines = marksOf(snowballDeltaChart(deltas.slice(0, 1), "IM", null, 760, zh)).filter(
      ({ type }) => type === "polyline",
    );
    const [after, before] = lines.map(({ shape }) => (shape!.points as [number, number][])[0][0]);
    expect(before).toBeGreaterThan(after + 50);
  });
});

describe("the hedge flow", () => {
  test("nets the indices move by move, with and without the cap", () => {
    const net = summedFlow(books);
    const at = net.find(({ move }) => move === -0.05)!;
    const own = books.map(({ flow }) => flow.find(({ move }) => move === -0.05)!);
    expect(at.cny).toBeCloseTo(own[0].cny + own[1].cny, 3);
    expect(at.cappedCny).toBeCloseTo(own[0].cappedCny + own[1].cappedCny, 3);
    expect(summedFlow([books[0], { flow: [] }])).toEqual([]);
  });

  test("marks a move that came as a ring on the height of what it made dealers trade, and only then", () => {
    const rings = (drawing: Drawing) => marksOf(drawing).filter(({ type }) => type === "circle");
    expect(rings(snowballFlowChart(books, [], 484, zh))).toHaveLength(0);
    expect(rings(snowballFlowChart(books, came, 484, zh))).toHaveLength(1);
    expect(textsOf(snowballFlowChart(books, came, 484, zh))).toContain("01-22 实际 −5.8%，−50");
    expect(rings(snowballFlowChart(books, [{ ...came[0], move: -0.3 }], 484, zh))).toHaveLength(0);
  });

  test("is told in lots, a row for each index and move", () => {
    expect(snowballFlowNumbers(books, "en").rows).toHaveLength(books[0].flow.length * 2);
    expect(snowballFlowLabel(books, "zh")).toMatch(/中证1000 −10% −[\d,]+, −5% /);
  });
});

test("the pricer's table holds both states of all three pictures", () => {
  const { head, rows } = noteNumbers(terms, curves, "en");
  for (const row of rows) expect(row).toHaveLength(head.length);
  expect(rows.length).toBeGreaterThan(15);
});
