import { describe, expect, test } from "vitest";
import { overviewChart } from "../../../src/view/charts/overview-chart.ts";
import { overviewTimeline } from "../../../src/view/charts/overview-timeline.ts";
import { overviewChartLabel, overviewNumbers } from "../../../src/view/charts/overview-words.ts";
import { lookOf } from "../../../src/view/look.ts";
import { staleDays } from "../../../src/view/stale.ts";
import { eveningOfUnwinding, laterEvening } from "../samples.ts";
import { seriesData, svgOf, textsOf } from "./rendered.ts";

const desk = lookOf("zh", "light", true);
const phone = lookOf("zh", "light", true, true);
const plainState = { cursor: null, later: null };
const evening = eveningOfUnwinding();

describe("the overview chart", () => {
  const drawing = overviewChart(evening, 876, desk, plainState);

  test("draws the answer's own numbers, basis in per cent and indices over their first level", () => {
    const data = seriesData(drawing);
    expect(data[0]).toEqual(evening.series.IM.basis.map((value) => (value as number) * 100));
    expect(data.at(-1)?.[0]).toBe(100);
    expect(data.at(-1)?.at(-1)).toBeCloseTo((155_633 / 222_000) * 100, 9);
  });

  test("names and values every line at its end, in words that are numbers of the evening", () => {
    const texts = textsOf(drawing);
    for (const wanted of ["IM", "+0.2%", "IC", "+2.6%", "28.4", "平仓", "02-07", "02-06 汇金增持"])
      expect(texts).toContain(wanted);
  });

  test("the cursor replaces the values at the ends, and the ribbon's stage, by those of its day", () => {
    const texts = textsOf(overviewChart(evening, 876, desk, { cursor: 3, later: null }));
    for (const wanted of ["−46.6%", "−31.6%", "踩踏", "02-05"]) expect(texts).toContain(wanted);
    expect(texts).not.toContain("+2.6%");
  });

  test("a phone has no open interest and no events", () => {
    const texts = textsOf(overviewChart(evening, 362, phone, plainState));
    expect(texts.join()).not.toMatch(/持仓|汇金/);
  });

  test("a series that stops early keeps its last value and says until when it is known", () => {
    const { series } = evening;
    const late = {
      ...evening,
      series: { ...series, IC: { ...series.IC, basis: [...series.IC.basis.slice(0, 5), null] } },
    };
    expect(staleDays(late.series.IC.basis)).toBe(1);
    const texts = textsOf(overviewChart(late, 876, desk, plainState));
    expect(texts).toContain("截至 02-06");
    expect(texts).toContain("−0.5%");
  });
});

describe("replay", () => {
  test("nothing after the evening enters any value of the evening", () => {
    const joined = overviewTimeline(evening, laterEvening());
    const alone = overviewTimeline(evening, null);
    expect(joined.today).toBe(alone.today);
    for (const name of ["micro", "csi300"] as const) expect(joined[name].slice(0, 6)).toEqual(alone[name]);
    expect(joined.IM.basis.slice(0, 6)).toEqual(alone.IM.basis);
    const shown = textsOf(overviewChart(evening, 876, desk, { cursor: null, later: laterEvening() }));
    expect(shown).toContain("+0.2%");
    expect(shown).toContain("其后走势：当晚未知");
  });

  test("without it the picture ends on the evening, and no word of a veil stands in it", () => {
    const drawing = overviewChart(evening, 876, desk, plainState);
    expect(drawing.axis?.dates.at(-1)).toBe("2024-02-07");
    expect(textsOf(drawing).join()).not.toContain("当晚未知");
  });

  test("the window starts on the first day on which a stage was told", () => {
    const ribbon = [{ ...evening.ribbon[0], from: "2024-02-02" }, evening.ribbon[1]];
    expect(overviewTimeline({ ...evening, ribbon }, null).dates[0]).toBe("2024-02-02");
  });
});

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  test.each(["light", "dark"] as const)(
    "it renders to SVG without a browser, in %s, with no broken number",
    (theme) => {
      const svg = svgOf(overviewChart(evening, 876, lookOf(lang, theme, true), { cursor: 2, later: laterEvening() }));
      expect(svg.length).toBeGreaterThan(5000);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  test("it has a sentence and its numbers as a table, newest first", () => {
    expect(overviewChartLabel(evening, lang)).toContain("+0.2%");
    const { head, rows } = overviewNumbers(evening, lang);
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => head.length));
    expect(rows[0].slice(0, 3)).toEqual(["2024-02-07", lang === "zh" ? "平仓" : "Unwinding", "+0.2%"]);
  });
});
