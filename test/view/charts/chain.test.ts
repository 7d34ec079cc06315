import { describe, expect, test } from "vitest";
import { eventsTable } from "../../../src/view/chain-tables.ts";
import { chainFlowsChart, chainFlowsLabel, chainFlowsNumbers } from "../../../src/view/charts/chain-flows-chart.ts";
import { chainPathChart, chainPathLabel, chainPathNumbers } from "../../../src/view/charts/chain-path-chart.ts";
import {
  chainSalesChart,
  chainSalesLabel,
  chainSalesNumbers,
  salesOn,
} from "../../../src/view/charts/chain-sales-chart.ts";
import { lookOf } from "../../../src/view/look.ts";
import { distanceSentence, distanceTable, distanceWords } from "../../../src/view/words/chain-distance.ts";
import { CHAIN_DATES, madeUpChainDays, madeUpDistance } from "../../support/chain-answers.ts";
import { seriesData, svgOf, textsOf } from "./rendered.ts";

const days = madeUpChainDays();
const looks = (["zh", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).flatMap((theme) => [false, true].map((phone) => lookOf(lang, theme, true, phone))),
);
const english = lookOf("en", "light", true);

describe("pictures of the chain", () => {
  test("are drawn in each language, theme and width, half-way and whole, without a figure that is none", () => {
    for (const look of looks) {
      const width = look.phone ? 332 : 760;
      for (const told of [[], days.slice(0, 4), days, madeUpChainDays(false)]) {
        const path = { dates: CHAIN_DATES, days: told };
        for (const draw of [chainPathChart, chainFlowsChart]) {
          expect(svgOf(draw(path, width, look, "2024-01-09"))).not.toMatch(/NaN|undefined|Infinity/);
        }
        expect(svgOf(chainSalesChart(salesOn(told), width, look))).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });

  test("a run under way stops at its last day on the axis of the whole window", () => {
    const data = seriesData(chainPathChart({ dates: CHAIN_DATES, days: days.slice(0, 4) }, 760, english, null));
    for (const values of data) {
      expect(values).toHaveLength(CHAIN_DATES.length);
      expect(values.filter((value) => value !== null)).toHaveLength(4);
    }
  });

  test("sales add up to what was sold, and name sellers at the left", () => {
    const sales = salesOn([days[8]]);
    const of = (market: string) =>
      sales.filter((sale) => sale.market === market).reduce((sum, { cny }) => sum + cny, 0);
    expect(of("stocks")).toBeCloseTo(38e9, -1);
    expect(of("futures")).toBeCloseTo(32e9, -1);
    expect(textsOf(chainSalesChart(sales, 760, english))).toContain("Neutral funds 32.0bn");
    expect(chainSalesNumbers(sales, "en").rows).toHaveLength(sales.length);
    expect(chainSalesLabel([], "en")).toContain("none");
  });

  test("are told in sentences and tables of numbers, newest first", () => {
    const path = { dates: CHAIN_DATES, days };
    expect(chainPathLabel(path, "en")).toContain("micro caps −18.0% simulated, −21.6% recorded");
    expect(chainFlowsLabel(path, "en")).toMatch(/Neutral funds −144/);
    expect(chainPathNumbers(path, "zh").rows[0][0]).toBe("2024-01-12");
    expect(chainFlowsNumbers(path, "zh").rows).toHaveLength(CHAIN_DATES.length);
    expect(eventsTable({ days }, "en").rows.map(([date]) => date)).toEqual(["9 Jan", "10 Jan", "12 Jan"]);
  });
});

describe("the distance in words", () => {
  test("tells the shocks that tip, that none is needed, and what is out of reach", () => {
    const near = madeUpDistance();
    expect(distanceSentence(near, "en")).toBe(
      "19 Jan 2024: micro caps fall 20% beyond the market if the market falls on the next day by 8.3%, or neutral books are redeemed by 57.0%.",
    );
    const far = { ...near, distances: near.distances.slice(2) };
    expect(distanceSentence(far, "en")).toBe("19 Jan 2024: no shock tried tips the small caps by 20%.");
    expect(distanceSentence({ ...near, unshocked: 0.34 }, "zh")).toBe("2024-01-19：无需冲击，模型中微盘股已多跌 34%。");
    const cells = distanceTable(madeUpDistance(), "en").rows.map((row) => row.slice(1, 6));
    expect(distanceWords(0, 0.3, "en")).toBe("none needed");
    expect(cells).toEqual([
      ["8.3%", "21%", "3.0%", "8.0%", "> 30%"],
      ["57.0%", "21%", "3.0%", "8.0%", "> 100%"],
      ["> 15%", "4%", "3.0%", "8.0%", "> 15%"],
    ]);
  });
});
