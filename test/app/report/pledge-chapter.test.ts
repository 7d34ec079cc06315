import { beforeAll, describe, expect, test } from "vitest";
import { pledgeChapter } from "../../../src/app/report/chapters/pledge.ts";
import { pledgeStudy } from "../../../src/app/studies/pledge.ts";
import type { PledgeAnswer } from "../../../src/contract.ts";
import { CROWD_MICRO, crowdStore } from "../../support/crowd-store.ts";

let answer: PledgeAnswer;
beforeAll(async () => {
  const store = await crowdStore(200);
  answer = await pledgeStudy.run(store, pledgeStudy.params.parse({ size: CROWD_MICRO }));
  await store.close();
});

const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  test("the chapter draws the grid, tells every size, and marks what is assumed", () => {
    const { markup } = pledgeChapter(answer, answer.date, lang);
    expect(markup.match(/<div class="chart" role="img" aria-label="[^"]{15,}"/g)).toHaveLength(1);
    expect(markup.match(/<span class="badge">/g)).toHaveLength(4);
    expect(words(markup)).toContain(lang === "zh" ? "16 格中" : "of 16 cells");
    expect(words(markup)).not.toMatch(/NaN|undefined|Infinity|false|null/);
  });

  test("without stocks it says what is missing and what would fill it", () => {
    for (const little of [null, { ...answer, groups: [] }]) {
      const text = words(pledgeChapter(little, "2024-02-07", lang).markup);
      expect(text).toContain(lang === "zh" ? "没有个股日线" : "No daily closes of single stocks");
    }
  });
});

test("data that stop before the evening carry a badge", () => {
  expect(words(pledgeChapter(answer, "2024-02-07", "en").markup)).toMatch(/◐ stale/);
});
