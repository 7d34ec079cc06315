import { describe, expect, test } from "vitest";
import { contractStarts, hedgeCostChart, hedgeCostNumbers } from "../../../src/view/charts/hedge-cost-chart.ts";
import {
  neutralEquityChart,
  neutralEquityLabel,
  neutralEquityNumbers,
} from "../../../src/view/charts/neutral-equity-chart.ts";
import { neutralSizesChart, neutralSizesNumbers } from "../../../src/view/charts/neutral-sizes-chart.ts";
import { neutralStackChart, neutralStackNumbers } from "../../../src/view/charts/neutral-stack-chart.ts";
import { stacked } from "../../../src/view/charts/stack.ts";
import { lookOf } from "../../../src/view/look.ts";
import { bookPaths } from "../../../src/view/neutral-books.ts";
import { booksTable } from "../../../src/view/neutral-tables.ts";
import { madeUpBook } from "../../support/neutral-answers.ts";
import { seriesData, svgOf, textsOf } from "./rendered.ts";

const paths = bookPaths({ market: madeUpBook(), bounded: madeUpBook({ fall: 0.2 }) }, false);
const path = paths.market!;
const looks = (["zh", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).flatMap((theme) => [false, true].map((phone) => lookOf(lang, theme, true, phone))),
);
const equity = (_: typeof path, ...rest: [number, (typeof looks)[number], string | null]) =>
  neutralEquityChart(paths, "market", ...rest);

describe.each([
  ["equity", equity],
  ["stack of the result", neutralStackChart],
  ["sizes", neutralSizesChart],
  ["cost of the hedge", hedgeCostChart],
] as const)("the %s", (_, chart) => {
  test("is drawn in each language, theme and width without a figure that is none", () => {
    for (const look of looks) {
      const svg = svgOf(chart(path, look.phone ? 332 : 760, look, null));
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg.length).toBeGreaterThan(2000);
    }
  });

  test("shows the cursor's day in place of the last", () => {
    expect(textsOf(chart(path, 760, looks[0], path.dates[20]))).not.toEqual(textsOf(chart(path, 760, looks[0], null)));
  });
});

test("layers pile up on their side of zero and sum to the total", () => {
  const values = [
    [1, -1],
    [2, -3],
    [-4, 5],
  ];
  const edges = stacked(values.map((layer) => ({ values: layer })));
  expect(edges.map(({ near }) => near)).toEqual([
    [0, 0],
    [1, -1],
    [0, 0],
  ]);
  expect(edges.map(({ far }) => far)).toEqual([
    [1, -1],
    [3, -4],
    [-4, 5],
  ]);
});

test("the ink line over the stack is the book's gain", () => {
  const [rim, total] = seriesData(neutralStackChart(path, 760, looks[0], null));
  expect(total).toEqual(path.gain.map((value) => value * 100));
  expect(rim).toEqual(total);
});

test("the cost of the hedge is accrual and revaluation, and each contract is named on its first day", () => {
  const [carry, basis, both] = seriesData(hedgeCostChart(path, 760, looks[0], null));
  for (const [i, sum] of both.entries()) expect(sum).toBeCloseTo((carry[i] ?? 0) + (basis[i] ?? 0), 12);
  expect(contractStarts(path).map(({ contract }) => contract)).toEqual(["IM2312", "IM2403"]);
  expect(path.dates[contractStarts(path)[1].index]).toBe("2023-12-15");
  expect(textsOf(hedgeCostChart(path, 760, looks[0], null))).toEqual(expect.arrayContaining(["IM2312", "IM2403"]));
});

test("of simulated stocks every line is dashed", () => {
  const made = bookPaths({ market: madeUpBook() }, true);
  const { series } = neutralEquityChart(made, "market", 760, looks[0], null).option as {
    series: { lineStyle: { type: string } }[];
  };
  expect(series.map(({ lineStyle }) => lineStyle.type)).toEqual(["dashed", "dashed"]);
});

test("the numbers have a row a day, latest first, and as many cells as heads", () => {
  for (const numbers of [
    neutralEquityNumbers(paths, "en"),
    neutralStackNumbers(path, "en"),
    neutralSizesNumbers(path, "zh"),
    hedgeCostNumbers(path, "en"),
  ]) {
    expect(numbers.rows).toHaveLength(path.days.length);
    expect(numbers.rows[0][0]).toBe(path.dates.at(-1));
    for (const row of numbers.rows) expect(row).toHaveLength(numbers.head.length);
  }
});

test("the table has a row a book, with dashes for one on its way", () => {
  const { columns, rows } = booksTable(paths, "en");
  expect(rows.map(([name]) => name)).toEqual(["Best 300 of the market", "Best 300, size bound", "Smallest 400"]);
  for (const row of rows) expect(row).toHaveLength(columns.length);
  expect(new Set(rows[2].slice(1))).toEqual(new Set(["–"]));
});

test("the label names each book with its gain and fall, in the language asked for", () => {
  expect(neutralEquityLabel(paths, "en")).toMatch(/Best 300 of the market [+−]\d.*Best 300, size bound [+−]\d/);
  expect(neutralEquityLabel(paths, "en")).not.toMatch(/[一-鿿]/);
});
