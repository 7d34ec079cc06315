import { describe, expect, test } from "vitest";
import { leverageChapter } from "../../../src/app/report/chapters/leverage.ts";
import { neutralChapter } from "../../../src/app/report/chapters/neutral.ts";
import { MADE_UP_SURVIVABLE, madeUpAccount } from "../../support/dma-answers.ts";
import { madeUpBook } from "../../support/neutral-answers.ts";

const books = { market: madeUpBook(), bounded: madeUpBook({ fall: 0.2 }) };
const accounts = [1, 2, 3, 4, 5].map((leverage) =>
  madeUpAccount(leverage, leverage === 4 ? { survivable: MADE_UP_SURVIVABLE } : {}),
);
const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  test("the neutral chapter has three pictures, both books and no figure that is none", () => {
    const { markup } = neutralChapter(books, "2024-03-29", lang);
    expect(markup.match(/<div class="chart" role="img" aria-label="[^"]{15,}"/g)).toHaveLength(3);
    const text = words(markup);
    expect(text).toContain(lang === "zh" ? "限定市值优选300" : "Best 300, size bound");
    expect(text).not.toContain(lang === "zh" ? "合成个股" : "simulated");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    if (lang === "en") expect(text).not.toMatch(/[一-鿿]/);
  });

  test("the leverage chapter has a row a leverage, the binding bound and what was sold", () => {
    const { markup } = leverageChapter(accounts, lang);
    const text = words(markup);
    for (const leverage of [1, 2, 3, 4, 5]) expect(text).toContain(lang === "zh" ? `${leverage} 倍` : `${leverage}×`);
    expect(text).toContain(lang === "zh" ? "两日反向涨跌停（起作用）" : "Two days at opposite price limits (binds)");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    if (lang === "en") expect(text).not.toMatch(/[一-鿿]/);
  });
});

test("books that stop before the evening say by how many days", () => {
  expect(words(neutralChapter(books, "2024-04-02", "en").markup)).toContain("stale by 2 days");
  expect(words(neutralChapter(books, "2024-03-29", "en").markup)).not.toContain("stale");
});

test("without stocks, or without the episode, the chapters say what to import", () => {
  expect(words(neutralChapter({ market: null, bounded: null }, "2024-03-29", "en").markup)).toMatch(
    /Import over 60 trading days/,
  );
  expect(words(leverageChapter([], "zh").markup)).toMatch(/导入 2023-12-29 起/);
});
