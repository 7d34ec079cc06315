import { describe, expect, test } from "vitest";
import { factorsChapter } from "../../../src/app/report/chapters/factors.ts";
import { factorsSentence } from "../../../src/view/words/factors-verdict.ts";
import { madeUpFactors, madeUpStudy } from "../../support/factor-answers.ts";

const factors = madeUpFactors();
const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  const { markup } = factorsChapter(factors, madeUpStudy(), "2024-02-07", lang);

  test("the chapter opens with the page's sentence and has four pictures, each told in words", () => {
    expect(markup).toContain(`<h2>${factorsSentence(factors, lang)}</h2>`);
    expect(markup.match(/<div class="chart" role="img" aria-label="[^"]{15,}"/g)).toHaveLength(4);
    expect(words(markup)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("it has every factor's figures, size groups, and what could not be traded", () => {
    const text = words(markup);
    expect(text).toContain("13.9%");
    expect(text).toContain(lang === "zh" ? "微盘股 −0.010" : "Micro-cap −0.010");
    expect(text).toContain(lang === "zh" ? "跌停 102 只" : "102 limit-down");
  });
});

test("without the study of one factor the returns are still told", () => {
  const { markup } = factorsChapter(factors, null, "2024-02-07", "en");
  expect(markup.match(/<div class="chart"/g)).toHaveLength(1);
});

test("a chapter that ends before the evening says so", () => {
  const { markup } = factorsChapter(factors, null, "2024-02-20", "zh");
  expect(markup).toContain("过期");
});

test("without single stocks the chapter says what is missing and what would fill it", () => {
  for (const nothing of [null, madeUpFactors({ days: [], summary: [] })]) {
    const text = words(factorsChapter(nothing, null, "2024-02-07", "zh").markup);
    expect(text).toContain("没有个股日线与股票清单");
    expect(text).toContain("重新生成");
  }
});
