import { describe, expect, test } from "vitest";
import { flowAt, indexBook, type SnowballIndexBook } from "../../../src/view/snowball-book.ts";
import {
  assumptionTable,
  checkTable,
  clusterTable,
  knockOutTable,
  lastDayTable,
} from "../../../src/view/snowball-tables.ts";
import { plainText } from "../../../src/view/words/lang.ts";
import { roundLots, roundMoney } from "../../../src/view/words/snowball-names.ts";
import { ladderSource } from "../../../src/view/words/snowball-sources.ts";
import { snowballLine, snowballSentence } from "../../../src/view/words/snowball-verdict.ts";
import { madeUpMarket } from "../../support/snowball-market.ts";

const market = madeUpMarket();
const im = indexBook(market, "000852.SH")!;

/** The same book with another answer to a fall of 5%. */
function falling(lots: number, knockedInCny: number): SnowballIndexBook {
  const flow = im.flow.map((point) => (point.move === -0.05 ? { ...point, cappedLots: lots, knockedInCny } : point));
  return { ...im, flow };
}

describe("the sentence", () => {
  test("says what a 5% fall knocks in and what dealers must then trade", () => {
    expect(snowballSentence(falling(-19_400, 29.3e9), "zh")).toBe("再跌 5%，约 293 亿元敲入，交易商净卖出 1.9 万手。");
    expect(snowballSentence(falling(-19_400, 29.3e9), "en")).toBe(
      "A further 5% fall knocks in CNY 29.3bn; dealers sell 19.4k lots.",
    );
    expect(snowballSentence(falling(6_379, 14.3e9), "zh")).toBe("再跌 5%，约 143 亿元敲入，交易商仍净买入 6400 手。");
    expect(snowballSentence(falling(6_379, 0), "en")).toBe(
      "A further 5% fall reaches no knock-in; dealers buy 6.4k lots.",
    );
  });

  test("names a book without notes, without anything alive, and without a flow", () => {
    expect(snowballSentence(null, "zh")).toBe("没有存续的雪球。");
    expect(snowballSentence({ ...im, contracts: 0 }, "en")).toBe("No snowballs are living.");
    expect(snowballSentence({ ...im, aliveCny: 0 }, "zh")).toContain("均已敲入");
    expect(snowballSentence({ ...im, flow: [] }, "zh")).toBe("距最近的敲入密集区 0.7%。");
    expect(snowballSentence({ ...im, flow: [], nearest: null }, "en")).toContain("No cluster");
  });

  test("never grows beyond 28 Chinese letters or 14 English words, whatever the figures", () => {
    for (const lots of [-123_456, -9_950, -12, 0, 540, 98_000]) {
      for (const money of [0, 4e7, 29.3e9, 215.6e9]) {
        const book = falling(lots, money);
        expect(snowballSentence(book, "zh").replaceAll(" ", "").length).toBeLessThanOrEqual(28);
        expect(snowballSentence(book, "en").split(" ").length).toBeLessThanOrEqual(14);
      }
    }
  });
});

test("the line under it gives spot, nearest cluster, both states, the flow without a cap and the chances", () => {
  expect(plainText(snowballLine(im, "zh"))).toMatch(
    /^中证1000 5,\d{3}，最近密集区 5,\d{3}（−0\.7%，\d+ 亿元），未敲入 \d+ 亿元，已敲入 \d+ 亿元。Delta 不设上限则卖出 1\.9 万手。未敲入部分 5 \/ 20 \/ 60 日内敲入的期望比例 3% \/ 12% \/ 36%。$/,
  );
  expect(plainText(snowballLine({ ...im, nearest: null, chances: [], flow: [] }, "en"))).toMatch(
    /^CSI 1000 5,\d{3}, CNY [\d.]+bn alive, CNY [\d.]+bn knocked in\. $/,
  );
  expect(snowballLine(null, "zh")).toEqual([]);
});

test("figures are rounded to what can be known, and a missing one is a dash", () => {
  expect([roundMoney(29.34e9, "zh"), roundMoney(29.34e9, "en"), roundMoney(null, "zh")]).toEqual([
    "293 亿元",
    "CNY 29.3bn",
    "–",
  ]);
  expect([820, -6379, 9_960, 19_400].map((lots) => roundLots(lots, "zh"))).toEqual([
    "820 手",
    "6400 手",
    "1.0 万手",
    "1.9 万手",
  ]);
});

test("the flow of a move is that of the nearest point, and none beyond half a per cent", () => {
  expect(flowAt(im.flow, -0.048)?.move).toBe(-0.05);
  expect(flowAt(im.flow, -0.2)).toBeNull();
  expect(flowAt([], 0)).toBeNull();
});

test("an assumed book says so in its source line, a given one does not", () => {
  expect(ladderSource(market, "zh")).toContain("名义本金为假设");
  expect(ladderSource({ ...market, origin: "file" }, "en")).not.toContain("assumption");
});

test.each(["zh", "en"] as const)("every table in %s has a cell a column, and no broken number", (lang) => {
  const tables = [
    clusterTable(market, lang),
    knockOutTable(im, 4, lang),
    lastDayTable(market.lastDay, lang),
    assumptionTable(market, lang),
    checkTable(market, lang),
  ];
  for (const { columns, rows } of tables) {
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows.flat().join()).not.toMatch(/NaN|undefined|null/);
  }
  expect(assumptionTable(market, lang).rows[1]).toEqual([
    lang === "zh" ? "年化票息" : "Annual coupon",
    "0.15",
    lang === "zh" ? "假设" : "assumed",
  ]);
});
