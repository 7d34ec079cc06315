import { describe, expect, test } from "vitest";
import { driftChapter } from "../../../src/app/report/chapters/drift.ts";
import { madeUpDrift } from "../../support/made-up-drift.ts";

const answer = madeUpDrift();
const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  const { markup } = driftChapter(answer, lang);

  test("the chapter opens with the summary and holds two pictures, the changes and the notes", () => {
    expect(markup).toContain(`<h2>${answer.summary[lang]}</h2>`);
    expect(markup.match(/<div class="chart" role="img" aria-label="[^"]{15,}"/g)).toHaveLength(2);
    const text = words(markup);
    for (const { words: told } of answer.alarms) expect(text).toContain(told[lang]);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    if (lang === "en") expect(text).not.toMatch(/[一-鿿]/);
  });
});

test("without net values the chapter says how to give them", () => {
  expect(words(driftChapter(null, "en").markup)).toContain("bianque report --nav fund.csv");
});
