import { describe, expect, test } from "vitest";
import { type Evidence, IndicatorCode, type InventoryRow } from "../../../src/contract.ts";
import { TABLES } from "../../../src/data/schema.ts";
import { changeLines } from "../../../src/view/words/changes.ts";
import { clearDots, conditionsMet } from "../../../src/view/words/clear-needs.ts";
import { evidenceGroups, evidenceNote } from "../../../src/view/words/evidence.ts";
import { evidenceSentence, indicatorName, indicatorRange, indicatorValue } from "../../../src/view/words/indicators.ts";
import { inventorySentence, statusWords, TABLE_WORDS } from "../../../src/view/words/inventory.ts";
import { marked, plainText } from "../../../src/view/words/lang.ts";
import { eveningOfUnwinding } from "../samples.ts";

describe("what changed", () => {
  const lines = changeLines(eveningOfUnwinding(), "zh");

  test("says what each move means against its range, and from where to where", () => {
    expect(lines.map(({ mark, text, figures }) => `${mark} ${text} ${figures}`)).toEqual([
      "↑ IC 基差由区间内升破上沿 −0.5% → +2.6%",
      "↓ IM 持仓减少 30.6 → 28.4 万手",
      "↓ 微盘股跌幅扩大 −4.0% → −9.2%",
      "↓ 微盘股回撤加深 −41.3% → −46.7%",
      "┄ 收盘跌停占比：无数据 ",
      "= 阶段不变：平仓第 2 日 冻结区间内 IC 0 日 · IM 2 日",
    ]);
  });

  test("has a line a change in English too", () => {
    const english = changeLines(eveningOfUnwinding(), "en");
    expect(english[0].text).toBe("IC basis rose above its range");
    expect(english[5].text).toBe("Stage unchanged: unwinding, day 2");
    expect(english).toHaveLength(lines.length);
  });

  test("points a day's return where the price went", () => {
    const evening = eveningOfUnwinding();
    const smaller = {
      ...evening,
      changes: [{ indicator: "microReturn", from: 0.032, to: 0.019, direction: "down" } as const],
    };
    expect(changeLines(smaller, "en")[0]).toEqual({
      mark: "↑",
      text: "Micro-cap rose again",
      figures: "+3.2% → +1.9%",
    });
  });
});

describe("what clear still needs", () => {
  test("is filled and open dots, one for each day asked", () => {
    expect(clearDots({ condition: "imInFrozenBand", done: 2, need: 5 })).toBe("●●○○○");
    expect(clearDots({ condition: "limitDownRare", done: null, need: 5 })).toBe("");
  });

  test("never counts an absent condition as met", () => {
    const needs = eveningOfUnwinding().clearNeeds.map((need) => ({
      ...need,
      done: need.done === null ? null : need.need,
    }));
    expect(conditionsMet(needs)).toEqual({ met: 4, all: 5 });
  });
});

describe("evidence", () => {
  const { evidence } = eveningOfUnwinding().day;
  const row = (code: string) => evidence.find(({ indicator }) => indicator === code) as Evidence;

  test("prints each indicator in its own unit, with its range in the same one", () => {
    expect(indicatorValue("imBasisChange2d", 0.4677, "zh")).toBe("+46.8 点");
    expect(indicatorRange(row("imBasis"), "zh")).toBe("−7.7 至 +1.2");
    expect(indicatorRange(row("microDrawdown"), "en")).toBe("−4.2 to 0.0");
    expect(indicatorValue("limitDownShare", 0.365, "en")).toBe("36.5%");
  });

  test("has a text for those who do not see the stripe", () => {
    expect(evidenceSentence(row("imBasis"), "zh")).toBe("IM 年化基差 +0.2%，正常区间 −7.7 至 +1.2，正常");
    expect(evidenceSentence(row("crowding"), "en")).toBe("Size-factor crowding: absent");
  });

  test("keeps what has no data in a group of its own, and loses no row", () => {
    const groups = evidenceGroups(evidence);
    expect(groups.map(({ name, rows }) => [name.zh, rows.length])).toEqual([
      ["对冲端", 4],
      ["小盘端", 2],
      ["尚无数据", 2],
    ]);
  });

  test("says from when its norms are frozen", () => {
    expect(evidenceNote(eveningOfUnwinding(), "zh")).toContain("01-05 后冻结");
    expect(evidenceNote(eveningOfUnwinding(), "en")).toContain("absent indicator never counts as good news");
  });

  test("names every indicator of the contract in both languages, at both lengths", () => {
    for (const code of IndicatorCode.options) {
      for (const lang of ["zh", "en"] as const) {
        expect(indicatorName(code, lang).length).toBeGreaterThan(2);
        expect(indicatorName(code, lang, "short").length).toBeLessThanOrEqual(indicatorName(code, lang).length);
      }
    }
  });
});

describe("inventory", () => {
  const row = (more: Partial<InventoryRow>): InventoryRow => ({
    table: "index_daily",
    series: "000300.SH",
    rows: 138,
    first: "2023-10-09",
    last: "2024-02-06",
    missingDays: 0,
    staleDays: 0,
    sources: ["closes.csv"],
    importedAt: null,
    synthetic: false,
    ...more,
  });

  test("has words for every table of the store", () => {
    expect(Object.keys(TABLE_WORDS).sort()).toEqual(Object.keys(TABLES).sort());
  });

  test("counts series by state in one sentence", () => {
    const absent = row({ table: "stock_ohlc", rows: 0 });
    const inventory = { date: "2024-02-07", rows: [row({}), row({}), row({ staleDays: 1 }), absent], replaced: 0 };
    expect(inventorySentence(inventory, "zh")).toBe("两项最新，一项过期，一项缺失。");
    expect(inventorySentence(inventory, "en")).toBe("2 series up to date, 1 stale, 1 absent.");
    expect(inventorySentence({ ...inventory, rows: [absent] }, "zh")).toBe("尚未载入任何数据。");
  });

  test("says by how much a series is stale and what an absent one leaves unanswered", () => {
    expect(statusWords(row({ staleDays: 2 }), "zh")).toBe("过期 2 日");
    expect(statusWords(row({ table: "stock_ohlc", rows: 0 }), "zh")).toBe("缺：没有收盘跌停占比");
  });
});

test("marks are stars around the figures, and nothing of them is left in the text", () => {
  const segments = marked("IM *−46.6%* to *+0.2%*.");
  expect(segments.filter(({ strong }) => strong)).toHaveLength(2);
  expect(plainText(segments)).toBe("IM −46.6% to +0.2%.");
});
