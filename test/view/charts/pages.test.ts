import { describe, expect, test } from "vitest";
import type { BasisDay, BasisProduct, LadderRung, MicrocapAnswer } from "../../../src/contract.ts";
import { measuredBy } from "../../../src/view/basis-measure.ts";
import { basisHistoryChart, basisHistoryLabel } from "../../../src/view/charts/basis-history-chart.ts";
import { basisYearsChart, yearsFrame } from "../../../src/view/charts/basis-years-chart.ts";
import { ladderChart, ladderRows } from "../../../src/view/charts/ladder-chart.ts";
import { limitDownChart } from "../../../src/view/charts/limit-down-chart.ts";
import { microcapChart, weeksNote } from "../../../src/view/charts/microcap-chart.ts";
import { termStructureChart } from "../../../src/view/charts/term-structure-chart.ts";
import { tradableChart } from "../../../src/view/charts/tradable-chart.ts";
import { lookOf } from "../../../src/view/look.ts";
import { fallFromPeak, microcapWeeks } from "../../../src/view/microcap-weeks.ts";
import { basisLine, basisSentence, movedNorm } from "../../../src/view/words/basis-verdict.ts";
import { plainText } from "../../../src/view/words/lang.ts";
import { microcapLine, microcapSentence } from "../../../src/view/words/microcap-verdict.ts";
import { seriesData, svgOf, textsOf } from "./rendered.ts";

const looks = (["zh", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).map((theme) => lookOf(lang, theme, true)),
);
const [zh] = looks;
const NOTHING = { raw: null, adjusted: null };

function contract(symbol: string, calendarDays: number, basisPoints: number, annualised: number, openInterest: number) {
  const spot = 4797.86;
  return {
    symbol,
    expiry: "2024-03-15",
    calendarDays,
    tradingDays: calendarDays,
    close: spot + basisPoints,
    basisPoints,
    basisRatio: basisPoints / spot,
    annualised,
    annualisedTradingDays: annualised,
    dividendPoints: null,
    annualisedAdjusted: null,
    annualisedExPost: null,
    carryToExpiry: -annualised,
    openInterest,
  };
}

function day(date: string, oiWeighted: number | null, contracts: BasisDay["contracts"] = []): BasisDay {
  return {
    date,
    spot: 4797.86,
    contracts,
    oiWeighted,
    oiWeightedAdjusted: null,
    oiWeightedExPost: null,
    oiWeightedTradingDays: null,
    near: NOTHING,
    next: NOTHING,
    quarter: NOTHING,
    constantMaturity: { days30: NOTHING, days60: NOTHING, days90: NOTHING },
    rolls: [],
    openInterest: 284_483,
    percentile: 0.93,
    percentiles: { oneYear: 0.93, twoYears: null, fourYears: null },
    band: { low: -0.15, high: 0.011 },
    percentileAdjusted: null,
    bandAdjusted: null,
    recorded: false,
  };
}

const contracts = [
  contract("IM2402", 12, 27.14, 0.172, 42_000),
  contract("IM2403", 37, -4.86, -0.01, 130_000),
  contract("IM2409", 226, -161.06, -0.054, 36_000),
];
const year = (which: number, shift: number) => ({
  year: which,
  days: 240,
  low: -0.3 + shift,
  lowDate: `${which}-02-05`,
  p5: -0.15 + shift,
  p25: -0.08 + shift,
  median: -0.05 + shift,
  p75: -0.03 + shift,
  p95: 0.01 + shift,
  high: 0.05 + shift,
  highDate: `${which}-09-27`,
});
const im: BasisProduct = {
  product: "IM",
  index: "000852.SH",
  days: [day("2024-02-05", -0.466, contracts), day("2024-02-06", -0.0307), day("2024-02-07", 0.00155, contracts)],
  hedgeCost: [{ rule: "near", oneMonth: 0.0206, threeMonths: 0.0308, oneYear: null, oneYearNetOfDividends: null }],
  years: [year(2022, -0.12), year(2023, 0), year(2024, 0)],
};

const rung = (name: LadderRung["rung"], yearToDate: number): LadderRung => ({
  rung: name,
  code: "x",
  day: 0.01,
  fiveDays: -0.1,
  yearToDate,
});
const closes = [110_000, 120_000, 150_000, 293_800, 210_000, 155_633];
const fridays = ["2023-12-29", "2024-01-05", "2024-01-12", "2024-01-19", "2024-02-02", "2024-02-07"];
const micro: MicrocapAnswer = {
  size: 400,
  days: fridays.map((date, i) => ({
    date,
    return: 0,
    tradableReturn: 0,
    level: 1000 + i,
    tradableLevel: 1000 - i,
    members: 400,
  })),
  synthetic: true,
  gap: { total: 0.01, annualised: 0.1 },
  published: {
    code: "8841431.WI",
    weekly: fridays.map((date, i) => ({
      date,
      open: null,
      high: null,
      low: null,
      close: closes[i],
      days: i === 5 ? 3 : 5,
    })),
    daily: fridays.map((date, i) => ({ date, close: closes[i], csi300: i < 2 ? null : 3300 })),
  },
  ladder: [rung("300", -0.025), rung("500", -0.06), rung("micro", -0.458)],
  buckets: [],
  limitDown: fridays.map((date, i) => ({ date, share: i === 4 ? 0.365 : 0.01, stocks: 3612 })),
  notes: [],
};

describe("every chart of the other pages", () => {
  const weeks = microcapWeeks(micro.published!);
  const frozen = { start: "2024-02-05", band: { IC: null, IM: { low: -0.0769, high: 0.0116 } } };
  test.each([
    ["basis history", (width: number, look: typeof zh) => basisHistoryChart([im], frozen, width, look, "2024-02-06")],
    [
      "term structure",
      (width: number, look: typeof zh) =>
        termStructureChart(
          [
            { role: "today", day: im.days[2] },
            { role: "deepest", day: im.days[0] },
          ],
          "IM",
          width,
          look,
        ),
    ],
    ["years", (width: number, look: typeof zh) => basisYearsChart(im, yearsFrame([im]), width, look)],
    ["weekly candles", (width: number, look: typeof zh) => microcapChart(weeks, width, look, "2024-01-12")],
    ["ladder", (width: number, look: typeof zh) => ladderChart(micro.ladder, width, look)],
    ["limit-down", (width: number, look: typeof zh) => limitDownChart(micro.limitDown, width, look, null)],
    ["tradable", (width: number, look: typeof zh) => tradableChart(micro, width, look, null)],
  ])("%s renders in both languages and themes, wide and narrow, with no broken number", (_, draw) => {
    for (const look of looks) {
      for (const width of [484, 332]) {
        const svg = svgOf(draw(width, { ...look, phone: width < 400 }));
        expect(svg.length).toBeGreaterThan(1500);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  test("charts without any data still make a picture, not an error", () => {
    expect(svgOf(basisHistoryChart([], null, 484, zh, null))).not.toMatch(/NaN|Infinity/);
    expect(svgOf(termStructureChart([], "IM", 484, zh))).not.toMatch(/NaN|Infinity/);
  });
});

describe("the term structure", () => {
  const drawing = termStructureChart([{ role: "today", day: im.days[2] }], "IM", 484, zh);

  test("prints points beside an annualised figure with fewer than 20 days left, and only there", () => {
    const texts = textsOf(drawing).join("|");
    expect(texts).toContain("IM2402  +17.2% (+27.1 点)");
    expect(texts).not.toContain("IM2403");
  });
});

describe("candles", () => {
  const weeks = microcapWeeks(micro.published!);

  test("of weeks known by their close alone run from close to close, without wicks, and the note says so", () => {
    expect(weeks[1]).toMatchObject({ open: 110_000, close: 120_000, high: 120_000, low: 110_000, closesOnly: true });
    expect(weeksNote(weeks, 3, "zh")).toBe("末周仅 3 个交易日。只有周收盘：实体为上周收盘至本周收盘，无影线。");
  });

  test("are hollow for a rise and solid for a fall under either choice of colours", () => {
    for (const redUp of [true, false]) {
      const look = lookOf("zh", "light", redUp);
      const { itemStyle } = (
        microcapChart(weeks, 600, look, null).option.series as { itemStyle: Record<string, string> }[]
      )[0];
      expect(itemStyle).toMatchObject({
        color: look.palette.page,
        borderColor: look.rise,
        color0: look.fall,
        borderColor0: look.fall,
      });
    }
  });

  test("drawdown counts from the highest price before, and the level against CSI300 starts at 100 where both are known", () => {
    expect(weeks[5].drawdown).toBeCloseTo(155_633 / 293_800 - 1, 12);
    expect(weeks.map(({ relative }) => relative === null)).toEqual([true, true, false, false, false, false]);
    expect(weeks[2].relative).toBe(100);
    expect(fallFromPeak(micro.published!)).toMatchObject({ peakDate: "2024-01-19", days: 2, sinceLow: 0 });
  });
});

describe("the adjusted measure", () => {
  const day0 = {
    ...im.days[0],
    oiWeightedAdjusted: -0.46,
    percentileAdjusted: 0.004,
    bandAdjusted: { low: -0.16, high: 0.017 },
  };
  const adjusted = measuredBy({ ...im, days: [day0] }, "adjusted");

  test("takes weighted basis, rank, band and contracts together, and leaves spread by year and cost raw", () => {
    expect(adjusted.days[0]).toMatchObject({ oiWeighted: -0.46, percentile: 0.004, band: { low: -0.16, high: 0.017 } });
    expect(adjusted.days[0].contracts.map(({ annualised }) => annualised)).toEqual([null, null, null]);
    expect([adjusted.years, adjusted.hedgeCost]).toEqual([im.years, im.hedgeCost]);
    expect(measuredBy(im, "raw")).toBe(im);
  });
});

describe("the pages' sentences", () => {
  test("say what the basis did and how its curve stands", () => {
    expect(basisSentence(im, "zh")).toBe("IM 贴水两日抹平：近月升水，远月仍贴水 5.4%。");
    expect(plainText(basisLine(im, "unwinding", "zh"))).toContain("三个月实际付出 3.1%");
    expect(plainText(basisLine(im, "unwinding", "zh"))).toContain("便宜来自空头离场");
    expect(plainText(basisLine(im, "calm", "zh"))).not.toContain("空头离场");
  });

  test("name a year whose median another year would call extreme, only where there is one", () => {
    expect(movedNorm(im, "zh")).toBe("固定阈值会误判：IM 2022 年的中位数，低于 2023 年的 5% 分位。");
    expect(movedNorm({ ...im, years: im.years.slice(1) }, "zh")).toBeNull();
  });

  test("say how far and how fast the micro caps fell, and that the smaller fell more only where each rung did", () => {
    expect(microcapSentence(micro, "zh")).toBe("2 个交易日跌去 47%，市值越小跌得越深。");
    const uneven = { ...micro, ladder: [...micro.ladder].reverse() };
    expect(microcapSentence(uneven, "zh")).toBe("2 个交易日跌去 47%。");
    expect(microcapSentence({ ...micro, published: null }, "en")).toBe("No published micro-cap index is loaded.");
    expect(plainText(microcapLine(micro, "zh"))).toBe("微盘股指数 155,633，年初至今 −45.8%；同期沪深300 −2.5%。");
  });

  test("give each rung its cells", () => {
    expect(ladderRows(micro.ladder, zh)[2]).toEqual(["微盘股", "+1.0%", "−10.0%", "−45.8%"]);
    expect(basisHistoryLabel([im], zh)).toBe("IM 年化基差 +0.2%（−46.6% 至 +0.2%）");
  });
});

test("the history draws the answer's weighted basis in per cent, with gaps kept", () => {
  const gap = { ...im, days: [im.days[0], day("2024-02-06", null), im.days[2]] };
  expect(seriesData(basisHistoryChart([gap], null, 484, zh, null))[0].map((value) => value?.toFixed(2))).toEqual([
    "-46.60",
    undefined,
    "0.15",
  ]);
});
