import { describe, expect, test } from "vitest";
import { firstEvents, leverageChart, leverageLabel, leverageNumbers } from "../../../src/view/charts/leverage-chart.ts";
import { boundsTable, leverageTable, salesTable } from "../../../src/view/leverage-tables.ts";
import { lookOf } from "../../../src/view/look.ts";
import { MADE_UP_SURVIVABLE, madeUpAccount } from "../../support/dma-answers.ts";
import { seriesData, svgOf, textsOf } from "./rendered.ts";

const whole = [1, 2, 3, 4, 5].map((leverage) => madeUpAccount(leverage));
const chosen = madeUpAccount(2.5);
const looks = (["zh", "en"] as const).flatMap((lang) =>
  (["light", "dark"] as const).flatMap((theme) => [false, true].map((phone) => lookOf(lang, theme, true, phone))),
);

describe("the account's picture", () => {
  test("is drawn in each language, theme and width without a figure that is none", () => {
    for (const look of looks) {
      for (const account of [chosen, ...whole, madeUpAccount(9)]) {
        const svg = svgOf(leverageChart(account, whole, look.phone ? 332 : 760, look, "2024-02-06"));
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        expect(svg.length).toBeGreaterThan(2000);
      }
    }
  });

  test("has the chosen leverage over the whole ones, once, and the margin ratio under them", () => {
    const data = seriesData(leverageChart(chosen, whole, 760, looks[0], null));
    expect(data).toHaveLength(7);
    expect(data[5]).toEqual(chosen.days.map(({ equity }) => equity));
    expect(data[6][0]).toBeCloseTo(40, 12);
    expect(seriesData(leverageChart(whole[3], whole, 760, looks[0], null))).toHaveLength(6);
  });

  test("names the lines, and the first day of each kind of event", () => {
    const texts = textsOf(leverageChart(whole[3], whole, 760, looks[4], null));
    expect(texts).toEqual(expect.arrayContaining(["warning 20.0%", "call 16.3%", "forced sale 12.5%"]));
    const events = firstEvents(whole[3].days);
    expect(events.map(({ en }) => en)).toEqual(["warning", "call", "forced sale"]);
    expect(events.map(({ date }) => date)).toEqual([
      whole[3].firstWarning,
      whole[3].firstCall,
      whole[3].firstForcedSale,
    ]);
  });

  test("shows the cursor's day in place of the last, and no label above its upper edge", () => {
    const last = textsOf(leverageChart(chosen, whole, 760, looks[0], null));
    expect(textsOf(leverageChart(chosen, whole, 760, looks[0], "2024-01-15"))).not.toEqual(last);
    const { elements } = leverageChart(chosen, whole, 760, looks[0], "2024-01-02").option.graphic as unknown as {
      elements: { type: string; style: { y: number } }[];
    };
    for (const { type, style } of elements) if (type === "text") expect(style.y).toBeGreaterThanOrEqual(6);
  });

  test("is told in a sentence with every whole leverage", () => {
    const label = leverageLabel(chosen, whole, "en");
    for (const times of ["1×", "2×", "3×", "4×", "5×"]) expect(label).toContain(`${times} `);
    expect(label).not.toMatch(/[一-鿿]/);
  });
});

test("the numbers have a row a day, latest first", () => {
  const { head, rows } = leverageNumbers(chosen, "en");
  expect(rows).toHaveLength(chosen.days.length);
  expect(rows[0][0]).toBe("2024-03-29");
  for (const row of rows) expect(row).toHaveLength(head.length);
});

describe("the tables", () => {
  test("have a row a leverage, a row a day on which something happened, a row a bound and one of hindsight", () => {
    const accounts = leverageTable(whole, "en");
    expect(accounts.rows.map(([times]) => times)).toEqual(["1×", "2×", "3×", "4×", "5×"]);
    expect(accounts.rows[0].slice(1, 5)).toEqual(["no", "no", "no", "no"]);
    const sales = salesTable(whole[4], "zh");
    expect(sales.rows.length).toBe(whole[4].days.filter(({ event }) => event !== "none").length);
    expect(salesTable(whole[0], "zh").rows).toEqual([]);
    const bounds = boundsTable(MADE_UP_SURVIVABLE, "en");
    expect(bounds.rows.map(([name, value]) => `${name} ${value}`)).toEqual([
      "The history before entry 4.17",
      "Two days at opposite price limits (binds) 0.92",
      "The impact of its own liquidation –",
      "These days, in hindsight 1.59",
    ]);
    for (const { columns, rows } of [accounts, sales, bounds]) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  test("tell hindsight alone where nothing was known at entry", () => {
    expect(boundsTable({ thisPath: 1.59, knownAtEntry: null }, "zh").rows).toEqual([
      ["本段行情，事后", "1.59", "", ""],
    ]);
  });
});
