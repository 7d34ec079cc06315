import { describe, expect, test } from "vitest";
import type { PledgeAnswer, PledgeGroup } from "../../src/contract.ts";
import { pledgeDaysChart, pledgeDaysLabel } from "../../src/view/charts/pledge-days-chart.ts";
import { pledgeGridChart, pledgeGridLabel, pledgeGridNumbers } from "../../src/view/charts/pledge-grid-chart.ts";
import { pledgePathChart, pledgePathLabel, pledgePathNumbers } from "../../src/view/charts/pledge-path-chart.ts";
import { lookOf } from "../../src/view/look.ts";
import { closeOutTable, gridTable, pledgeGroupTable } from "../../src/view/pledge-tables.ts";
import { plainText } from "../../src/view/words/lang.ts";
import { pledgeLine, pledgeSentence, sourceWords } from "../../src/view/words/pledge.ts";

const RATES = [0.4, 0.6];
const LINES = [1.4, 1.6];

/** Shares rise with rate and line: 0.3, 0.5, 0.66, 0.67; two thirds in the last cell alone. */
function group(name: PledgeGroup["group"]): PledgeGroup {
  const touched = [0.3, 0.5, 0.66, 0.67];
  const cells = RATES.flatMap((rate, r) =>
    LINES.map((line, k) => {
      const share = touched[2 * r + k];
      return { rate, line, touched: share, touchedValue: share / 2, below: share - 0.1, belowValue: null };
    }),
  );
  return { group: name, loans: 12_000, cells, twoThirds: { touched: 0.95, below: null } };
}

const DATES = ["2024-02-05", "2024-02-06", "2024-02-07"];
const ANSWER: PledgeAnswer = {
  date: "2024-02-07",
  source: "assumed",
  synthetic: false,
  settings: {
    group: "all",
    rate: 0.4,
    warning: 1.6,
    closeOut: 1.4,
    interest: 0,
    months: 12,
    every: "month",
    pledged: 0.034,
    participation: 0.1,
    cure: 5,
  },
  starts: { first: "2023-03-01", last: "2024-02-01" },
  rates: RATES,
  lines: LINES,
  groups: [group("all"), group("micro")],
  path: {
    dates: DATES,
    microcap: [200_000, null, 155_600],
    groups: [
      {
        group: "all",
        loans: [12_000, 12_000, 12_000],
        touched: [0.1, 0.2, 0.3],
        below: [0.1, 0.2, 0.2],
        touchedValue: [0.05, 0.1, 0.15],
        belowValue: [null, null, null],
      },
    ],
  },
  closeOuts: [
    {
      group: "all",
      companies: 1000,
      companiesBelow: 400,
      pledgedCny: 2e12,
      belowCny: 1e11,
      turnoverCny: 2e11,
      overhangDays: 0.5,
      medianDays: 89,
      longDays: 196,
      boundByRule: 1,
      impactSquareRoot: 0.02,
      impactSaturating: 0.013,
      paces: [5, 20, 63].map((days) => ({ days, share: days / 100, soldCny: 1e9 * days })),
    },
  ],
  book: null,
  notes: [],
};

const texts = (drawing: { option: unknown }) =>
  (drawing.option as { graphic: { elements: { style: { text?: string; fontWeight?: number } }[] } }).graphic.elements
    .map(({ style }) => style)
    .filter(({ text }) => text !== undefined);

describe("words of pledges", () => {
  test("count the cells in which two thirds hold, by number or by value, in the length of a verdict", () => {
    expect(pledgeSentence(ANSWER, "all", "zh")).toBe("「三分之二已触线」在 4 格中 1 格成立。");
    expect(pledgeSentence(ANSWER, "micro", "en")).toBe('Micro-cap: "two thirds touched" holds in 1 of 4 cells.');
    expect(pledgeSentence(ANSWER, "all", "en", "value")).toContain("by value, holds in 0 of 4");
    for (const name of ["all", "micro"] as const) {
      expect(pledgeSentence(ANSWER, name, "zh").match(/[一-鿿]/g)?.length).toBeLessThanOrEqual(28);
      expect(pledgeSentence(ANSWER, name, "en").split(" ").length).toBeLessThanOrEqual(14);
    }
  });

  test("say what the rate and line asked give, and what the claim takes", () => {
    const line = plainText(pledgeLine(ANSWER, "all", "en"));
    expect(line).toContain("40% × 140%: 30.0% have touched, 20.0% are below");
    expect(line).toContain("a product above 0.950: at a rate of 50%, a line above 190%");
    expect(sourceWords(ANSWER, "en")).toContain("assumed");
    expect(sourceWords({ ...ANSWER, source: "loaded" }, "en")).not.toContain("assumed");
  });

  test("of a group without pledges say that there are none", () => {
    expect(pledgeSentence(ANSWER, "300", "en")).toBe("No pledge is open on that day.");
    expect(pledgeLine(ANSWER, "300", "en")).toEqual([]);
  });
});

describe("tables of pledges", () => {
  test("mark two thirds, and show what is unknown as such", () => {
    expect(gridTable(ANSWER, "all", "touched", "en").rows).toEqual([
      ["40%", "30.0%", "50.0%"],
      ["60%", "66.0%", "● 67.0%"],
    ]);
    expect(gridTable(ANSWER, "all", "belowValue", "en").rows[0]).toEqual(["40%", "–", "–"]);
  });

  test("have a row a group, by number, by value or both", () => {
    expect(pledgeGroupTable(ANSWER, "en").columns).toHaveLength(7);
    expect(pledgeGroupTable(ANSWER, "en", "number").rows[0]).toEqual(["All", "12,000", "30.0%", "20.0%", "0.950"]);
    expect(closeOutTable(ANSWER, "en").rows[0].slice(3, 9)).toEqual(["0.50", "89", "196", "5%", "20%", "63%"]);
  });
});

describe("pictures of pledges", () => {
  const look = lookOf("en", "light", true);

  test("set the cells of two thirds bold, draw both maps, and stand them upon each other where it is narrow", () => {
    const wide = pledgeGridChart(ANSWER, "all", "number", 800, look);
    const bold = texts(wide).filter(({ text, fontWeight }) => fontWeight === 700 && /%$/.test(text ?? ""));
    expect(bold.map(({ text }) => text)).toEqual(["67.0%"]);
    expect(texts(wide).map(({ text }) => text)).toEqual(expect.arrayContaining(["30.0%", "20.0%", "140%", "60%"]));
    expect(pledgeGridChart(ANSWER, "all", "number", 340, look).height).toBeGreaterThan(wide.height);
    expect(pledgeGridLabel(ANSWER, "all", "number", "en")).toContain("1 of 4 cells, 60%×160%");
    expect(pledgeGridNumbers(ANSWER, "all", "en").rows[3].slice(0, 3)).toEqual(["60%", "160%", "0.96"]);
  });

  test("draw the path over the index, of what is known, with the claim as a line", () => {
    const drawing = pledgePathChart(ANSWER, "all", "number", 700, look, null);
    expect((drawing.option as { series: unknown[] }).series).toHaveLength(3);
    expect(texts(drawing).map(({ text }) => text)).toEqual(expect.arrayContaining(["two thirds", "30.0%", "155.6k"]));
    const bare = { ...ANSWER, path: { ...ANSWER.path, microcap: [null, null, null] } };
    expect(
      (pledgePathChart(bare, "all", "number", 700, look, DATES[1]).option as { series: unknown[] }).series,
    ).toHaveLength(2);
    expect(pledgePathLabel(ANSWER, "all", "value", "en")).toContain("15.0% and –");
    expect(pledgePathNumbers(ANSWER, "all", "en").rows[0].slice(0, 3)).toEqual(["2024-02-07", "12,000", "30.0%"]);
  });

  test("tell the days of the median company at the end of its row", () => {
    expect(texts(pledgeDaysChart(ANSWER, 480, look)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["All", "89"]),
    );
    expect(pledgeDaysLabel(ANSWER, "zh")).toContain("全部 89");
  });
});
