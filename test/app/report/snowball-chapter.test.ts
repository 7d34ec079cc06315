import { describe, expect, test } from "vitest";
import { snowballChapter } from "../../../src/app/report/chapters/snowball.ts";
import { indexBook } from "../../../src/view/snowball-book.ts";
import { snowballSentence } from "../../../src/view/words/snowball-verdict.ts";
import { madeUpBasis, madeUpMarket } from "../../support/snowball-market.ts";

const market = madeUpMarket();
const basis = { products: madeUpBasis(), notes: [] };
const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  const { markup } = snowballChapter(market, basis, lang);

  test("the chapter opens with the page's sentence and says beside it that the book is assumed", () => {
    expect(markup).toContain(`<h2>${snowballSentence(indexBook(market, "000852.SH"), lang)}</h2>`);
    const badge = lang === "zh" ? "假设" : "assumption";
    expect(markup.match(new RegExp(`<span class="badge">${badge}</span>`, "g"))?.length).toBeGreaterThanOrEqual(5);
  });

  test("it holds a ladder for each index, delta, flow, every cluster, assumption and check", () => {
    expect(markup.match(/<div class="chart" role="img" aria-label="[^"]{15,}"/g)).toHaveLength(4);
    const text = words(markup);
    for (const { low } of market.clusters) expect(text).toContain(`${String(low)[0]},${String(low).slice(1)}–`);
    for (const { name } of [...market.assumptions, ...market.checks]) expect(text).toContain(name[lang]);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});

test("a book that was given is not called an assumption", () => {
  const { markup } = snowballChapter({ ...market, origin: "file", assumptions: [], checks: [] }, basis, "en");
  expect(markup).not.toContain('class="badge"');
});

test("without index closes the chapter says what is missing and what would fill it", () => {
  const text = words(snowballChapter(null, null, "zh").markup);
  expect(text).toContain("没有足够的指数收盘价");
  expect(text).toContain("导入两年的指数日线后重新生成。");
});
