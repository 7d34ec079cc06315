import { describe, expect, test } from "vitest";
import type { CrowdingAnswer, CrowdingBucket } from "../../../src/contract.ts";
import {
  comomentumChart,
  comomentumLabel,
  comomentumNumbers,
  hasComomentum,
} from "../../../src/view/charts/comomentum-chart.ts";
import { crowdingChart, crowdingLabel, crowdingNumbers, rungsShown } from "../../../src/view/charts/crowding-chart.ts";
import { measureChart, measureLabel, measureNumbers } from "../../../src/view/charts/crowding-measure-chart.ts";
import { crowdTable, ladderTable, middleCell, peakTable } from "../../../src/view/crowding-tables.ts";
import { lookOf } from "../../../src/view/look.ts";
import { crowdingLevel, crowdingLine, crowdingSentence } from "../../../src/view/words/crowding-verdict.ts";
import { plainText } from "../../../src/view/words/lang.ts";

const MEASURED = {
  amountRatio: 2,
  turnoverRatio: 1.1,
  relativeStrength: 0.2,
  volatilityRatio: 1.5,
  pairwiseCorrelation: 0.1,
  reversal: 0.3,
  valuationSpread: null,
};

function bucket(percentile: number | null): CrowdingBucket {
  const percentiles = { ...MEASURED, amountRatio: percentile };
  return { members: 400, amountShare: 0.02, capShare: 0.01, ...MEASURED, percentiles, percentile };
}

function answerOf(composites: readonly (number | null)[]): CrowdingAnswer {
  const days = composites.map((composite, i) => ({
    date: `2024-01-${String(i + 2).padStart(2, "0")}`,
    composite,
    comomentum: null,
    comomentumPercentile: null,
    buckets: {
      "300": bucket(0.4),
      "500": bucket(0.6),
      "1000": bucket(0.75),
      "2000": bucket(composite),
      micro: bucket(composite),
      bse50: { ...bucket(null), members: 0, amountRatio: null, relativeStrength: null },
    },
  }));
  return {
    days,
    peaks: [
      { rung: "500", measure: "amountRatio", date: "2023-05-05", value: 1.32, now: 1.18, rising: false },
      { rung: "micro", measure: "amountRatio", date: "2024-01-05", value: 2.5, now: 2.5, rising: true },
    ],
    crowd: null,
    factor: null,
    weights: { ...MEASURED, valuationSpread: 0.2 },
    thresholds: { over: 0.7, alert: 0.8, crowded: 0.9, extreme: 0.97 },
    absent: [],
    notes: [],
  };
}

const answer = answerOf([null, 0.65, 0.85, 0.93]);
const light = lookOf("en", "light", true);
const rects = (drawing: ReturnType<typeof crowdingChart>) =>
  ((drawing.option.graphic as { elements: { type: string; style: Record<string, unknown> }[] }).elements ?? []).filter(
    ({ type }) => type === "rect",
  );

describe("the words of crowding", () => {
  test.each([
    [null, "none"],
    [0.69, "over"],
    [0.7, "between"],
    [0.8, "alert"],
    [0.9, "crowded"],
    [0.97, "extreme"],
  ] as const)("a composite of %s is read as %s", (value, level) => {
    expect(crowdingLevel(value, answer.thresholds)).toBe(level);
  });

  test("the sentence tells the last composite, and its day where that is not the last", () => {
    expect(crowdingSentence(answer, "en")).toBe("Small-cap crowding stands at 93 of 100: crowded.");
    expect(crowdingSentence(answerOf([0.72, null]), "en")).toBe(
      "Small-cap crowding on 2 Jan stands at 72 of 100: raised.",
    );
    expect(crowdingSentence(answerOf([null]), "zh")).toBe("数据不足，无法判断小盘拥挤度。");
    expect(crowdingSentence(answer, "zh")).toBe("小盘拥挤度 93（满分 100）：拥挤。");
  });

  test("the line gives shares and the order of peaks; a rung at its highest has not peaked", () => {
    expect(plainText(crowdingLine(answer, "en"))).toBe(
      "Micro-caps are 2.0% of trading and 1.0% of capital. Trading share peaked in this order: CSI 500 5 May, Micro-cap still rising.",
    );
  });
});

describe("the pictures of crowding", () => {
  test("a row of the map for each rung with a composite, days of one shade in one piece", () => {
    expect(rungsShown(answer)).toEqual(["300", "500", "1000", "2000", "micro"]);
    // Three rungs stay in one shade, the two small ones pass through three; the first day is not known.
    expect(rects(crowdingChart(answer, 900, light, null))).toHaveLength(3 + 2 * 3);
  });

  test("from 80 up a day has the colour of the stage crowded, below it ink", () => {
    const fills = rects(crowdingChart(answer, 900, light, null)).map(({ style }) => style.fill);
    expect(fills.filter((fill) => fill === light.palette.stages.crowded)).toHaveLength(4);
    expect(fills.filter((fill) => fill === light.palette.ink1)).toHaveLength(5);
  });

  test("each picture has a sentence and numbers, newest day first", () => {
    expect(crowdingLabel(answer, "en")).toMatch(/on 2024-01-05 the small-cap bet at 93, CSI 300 40/);
    const numbers = crowdingNumbers(answer, "en");
    expect(numbers.rows[0]).toEqual(["2024-01-05", "93", "40", "60", "75", "93", "93"]);
    expect(numbers.rows.at(-1)?.[1]).toBe("–");
    expect(measureLabel(answer, "relativeStrength", "en")).toMatch(
      /^Relative strength, 60 days, 2024-01-05: .*Micro-cap 20%/,
    );
    expect(measureNumbers(answer, "amountRatio", "zh").rows[0]).toEqual([
      "2024-01-05",
      "2.000",
      "2.000",
      "2.000",
      "2.000",
      "2.000",
      "93",
    ]);
  });

  test("a measure is drawn for the rungs that have it, at any width, with and without a cursor", () => {
    for (const width of [330, 900]) {
      for (const cursor of [null, "2024-01-03"]) {
        const { option, axis } = measureChart(answer, "amountRatio", width, light, cursor);
        expect(option.series).toHaveLength(5 + 2);
        expect(axis!.dates).toHaveLength(4);
      }
    }
    expect(measureChart(answer, "valuationSpread", 900, light, null).option.series).toHaveLength(2);
  });
});

describe("the picture of comomentum", () => {
  const known = { ...answer, days: answer.days.map((day, i) => ({ ...day, comomentum: i < 2 ? null : 0.3 + i / 10 })) };

  test("is there only where it is known, with its sentence and its numbers", () => {
    expect([hasComomentum(answer), hasComomentum(known)]).toEqual([false, true]);
    const { option, axis } = comomentumChart(known, 400, light, "2024-01-05");
    expect(option.series).toHaveLength(1);
    expect(axis!.dates).toHaveLength(4);
    expect(comomentumLabel(known, "en")).toBe("Comomentum of the smallest decile, 0.60 on 2024-01-05");
    expect(comomentumNumbers(known, "zh").rows).toEqual([
      ["2024-01-05", "0.600", "–"],
      ["2024-01-04", "0.500", "–"],
    ]);
  });
});

describe("the tables of crowding", () => {
  test("rungs without stocks or an index are left out", () => {
    expect(ladderTable(answer, "en").rows.map(([rung]) => rung)).toEqual([
      "CSI 300",
      "CSI 500",
      "CSI 1000",
      "CSI 2000",
      "Micro-cap",
    ]);
  });

  test("peaks stand in their order; ranks as 0 to 100, ratios with two decimals", () => {
    expect(peakTable(answer, "en").rows).toEqual([
      ["CSI 500", "Trading share / capital share", "5 May 2023", "1.32", "1.18"],
      ["Micro-cap", "Trading share / capital share", "still rising", "2.50", "2.50"],
    ]);
  });

  test("the grid has a row a cell, and its middle is the one told by rung", () => {
    const cell = (turnoverShare: number) => ({
      capitalCny: 1.5e12,
      turnoverShare,
      holdingDays: 20,
      soldCny: 1.5e11,
      daysOfTurnover: 0.2,
      daysToLiquidate: 2,
      shareOfTurnover: 0.04,
      impactSquareRoot: 0.011,
      impactLinear: null,
      groups: [],
    });
    const grid = [cell(0.1), cell(0.2), cell(0.3)];
    expect(middleCell(grid)?.turnoverShare).toBe(0.2);
    expect(middleCell([])).toBeUndefined();
    const { rows } = crowdTable({ date: "2024-01-05", turnoverCny: 7e11, market: [], assumptions: [], grid }, "en");
    expect(rows[0]).toEqual(["CNY 1500.0bn", "10%", "CNY 150.0bn", "2.0", "4.0%", "1.1%", "–", "20.0", "0.20"]);
  });
});
