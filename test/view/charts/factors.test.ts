import { describe, expect, test } from "vitest";
import { factorIcChart, factorIcLabel, factorIcNumbers } from "../../../src/view/charts/factor-ic-chart.ts";
import {
  factorQuantilesChart,
  factorQuantilesLabel,
  factorQuantilesNumbers,
} from "../../../src/view/charts/factor-quantiles-chart.ts";
import {
  factorReturnsChart,
  factorReturnsLabel,
  factorReturnsNumbers,
} from "../../../src/view/charts/factor-returns-chart.ts";
import { longShortChart, longShortLabel, longShortNumbers } from "../../../src/view/charts/long-short-chart.ts";
import { factorPaths } from "../../../src/view/factor-paths.ts";
import { factorTable, industryTable, sizeGroupTable } from "../../../src/view/factor-tables.ts";
import { type Look, lookOf } from "../../../src/view/look.ts";
import { madeUpFactors, madeUpStudy } from "../../support/factor-answers.ts";
import { seriesData, svgOf, textsOf } from "./rendered.ts";

const looks = (["zh", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).map((theme) => lookOf(lang, theme, true)),
);
const [zh] = looks;
const en = lookOf("en", "light", true);
const factors = madeUpFactors();
const study = madeUpStudy();

describe("every chart of factors", () => {
  test.each([
    ["returns", (width: number, look: Look) => factorReturnsChart(factors, "liquidity", width, look, "2024-01-22")],
    ["coefficients", (width: number, look: Look) => factorIcChart(study, width, look)],
    ["quantiles", (width: number, look: Look) => factorQuantilesChart(study, width, look)],
    ["long-short", (width: number, look: Look) => longShortChart(study, width, look, "2024-01-22")],
  ])("%s renders in both languages and themes, wide and narrow, with no broken number", (_, draw) => {
    for (const look of looks) {
      for (const width of [760, 332]) {
        const svg = svgOf(draw(width, { ...look, phone: width < 400 }));
        expect(svg.length).toBeGreaterThan(1500);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  test("makes a picture, not an error, of an answer in which nothing is known", () => {
    const nothing = madeUpStudy({ horizons: [], turnover: [], longShort: [], daily: [] });
    const unknown = madeUpStudy({
      horizons: study.horizons.map((horizon) => ({
        ...horizon,
        meanRankIc: null,
        overlapTStat: null,
        quantileReturns: horizon.quantileReturns.map(() => null),
      })),
    });
    for (const answer of [nothing, unknown]) {
      for (const drawing of [
        factorIcChart(answer, 400, zh),
        factorQuantilesChart(answer, 400, zh),
        longShortChart(answer, 400, zh, null),
      ]) {
        expect(svgOf(drawing)).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });
});

test("a factor's path is the sum of its returns, and a day without it is a gap", () => {
  const [size, liquidity, reversal] = factorPaths(factors);
  expect(size.values.at(-1)).toBeCloseTo(factors.summary[0].totalReturn * 100, 9);
  expect(liquidity.values[9]).toBeCloseTo(-1, 9);
  expect(reversal.values.slice(0, 6)).toEqual([null, null, null, null, null, expect.closeTo(0.05, 9)]);
});

test("the chosen factor, size, and the best and the worst of all are named, with R2 below", () => {
  const texts = textsOf(factorReturnsChart(factors, "reversal", 760, en, null));
  expect(texts).toEqual(expect.arrayContaining(["Reversal", "Size", "Liquidity", "R²"]));
  expect(seriesData(factorReturnsChart(factors, "size", 760, en, null))).toHaveLength(4);
});

test("the long-short curve stands on the day it was earned, and the mean of coefficients needs twenty days", () => {
  const [curve, coefficients, means] = seriesData(longShortChart(study, 760, en, null));
  expect(curve[0]).toBeNull();
  expect(curve[1]).toBeCloseTo(-0.2, 9);
  expect(coefficients.at(-1)).toBeNull();
  expect(means.slice(0, 19).every((value) => value === null)).toBe(true);
  expect(means[19]).not.toBeNull();
});

test("labels and numbers say what the pictures show", () => {
  expect(factorReturnsLabel(factors, "en")).toMatch(/^Cumulative factor returns, 1 Dec 2023 to 7 Feb 2024: Size \+/);
  expect(factorIcLabel(study, "en")).toBe("Mean rank IC of Size: 1 d −0.030, 5 d −0.067, 20 d −0.134");
  expect(factorQuantilesLabel(study, "zh")).toMatch(/^市值分组收益：1 日 最低组 \+0\.18%、最高组 −0\.18%/);
  expect(longShortLabel(study, "en")).toMatch(
    /^Highest less lowest of 10 quantiles of Size, 4 Dec|^Highest less lowest/,
  );
  for (const numbers of [
    factorReturnsNumbers(factors, "en"),
    factorIcNumbers(study, "zh"),
    factorQuantilesNumbers(study, "en"),
    longShortNumbers(study, "zh"),
  ]) {
    expect(numbers.rows.length).toBeGreaterThan(2);
    for (const row of numbers.rows) expect(row).toHaveLength(numbers.head.length);
    expect(new Set(numbers.head).size).toBe(numbers.head.length);
  }
});

test("tables have a cell for every column, and – where a figure is unknown", () => {
  for (const table of [factorTable(factors, "zh"), sizeGroupTable(study, "en"), industryTable(study, "zh")]) {
    expect(table.rows.length).toBeGreaterThan(1);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  }
  expect(factorTable(madeUpFactors({ volatility: null }), "en").rows[0].at(-1)).toBe("–");
});
