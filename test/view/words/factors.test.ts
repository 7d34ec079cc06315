import { expect, test } from "vitest";
import { absentNotes, factorsLine, factorsSentence, untradableWords } from "../../../src/view/words/factors-verdict.ts";
import { plainText } from "../../../src/view/words/lang.ts";
import { factorName, STUDIED_FACTORS } from "../../../src/view/words/studied-factor-names.ts";
import { madeUpFactors, madeUpStudy } from "../../support/factor-answers.ts";

const factors = madeUpFactors();
const fell = madeUpFactors({ summary: factors.summary.map((one) => ({ ...one, totalReturn: -0.07 })) });

test("the sentence says who led and by how much, in at most 28 Chinese characters and 14 words", () => {
  expect(factorsSentence(fell, "zh")).toBe(`${fell.days.length} 日来小市值跑赢，市值因子累计 −7.0%。`);
  expect(factorsSentence(factors, "en")).toMatch(/^Big stocks led over \d+ days: the size factor returned \+/);
  for (const answer of [factors, fell, madeUpFactors({ days: [], summary: [] })]) {
    expect(factorsSentence(answer, "zh").match(/[一-鿿]/g)?.length).toBeLessThanOrEqual(28);
    expect(factorsSentence(answer, "en").split(" ").length).toBeLessThanOrEqual(14);
  }
});

test("the line has the day's size with its t, R2, and the chosen factor over a month", () => {
  const text = plainText(factorsLine(factors, madeUpStudy({ factor: "liquidity" }), "en"));
  expect(text).toMatch(
    /^Size on 7 Feb 2024 \+2\.\d+% \(t \+\d+\.0\), R² \d+%\. Liquidity: 20-day rank IC −0\.134 \(corrected t −2\.5, /,
  );
  expect(factorsLine(madeUpFactors({ days: [] }), null, "zh")).toEqual([]);
});

test("absent factors with one reason share one sentence; one that came later is not absent", () => {
  expect(absentNotes(factors)).toEqual([
    { zh: "成长、杠杆：没有财务数据", en: "Growth, Leverage: no accounts to make it from" },
  ]);
});

test("what could not be traded is told with what the figures are without it", () => {
  expect(untradableWords(madeUpStudy(), "zh")).toBe(
    "日均涨停 40 只、跌停 102 只、停牌 20 只（74% 以最高最低价判断）；剔除它们后 1 日秩 IC 为 −0.029。",
  );
});

test("every factor that can be studied has a name in both languages", () => {
  for (const name of STUDIED_FACTORS) {
    expect(factorName(name, "zh")).toMatch(/[一-鿿]/);
    expect(factorName(name, "en")).not.toBe(name);
  }
});
