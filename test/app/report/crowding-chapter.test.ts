import { beforeAll, describe, expect, test } from "vitest";
import { crowdingChapter } from "../../../src/app/report/chapters/crowding.ts";
import { crowdingStudy } from "../../../src/app/studies/crowding.ts";
import type { CrowdingAnswer } from "../../../src/contract.ts";
import { crowdingSentence } from "../../../src/view/words/crowding-verdict.ts";
import { CROWD_MICRO, crowdStore } from "../../support/crowd-store.ts";

let answer: CrowdingAnswer;
beforeAll(async () => {
  const store = await crowdStore(200);
  answer = await crowdingStudy.run(store, crowdingStudy.params.parse({ size: CROWD_MICRO }));
  await store.close();
});

const words = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  test("the chapter opens with the page's sentence, draws the ladder, and marks the crowd as assumed", () => {
    const last = answer.days.at(-1)!.date;
    const { markup } = crowdingChapter(answer, last, lang);
    expect(markup).toContain(`<h2>${crowdingSentence(answer, lang)}</h2>`);
    expect(markup.match(/<div class="chart" role="img" aria-label="[^"]{15,}"/g)).toHaveLength(1);
    const badge = lang === "zh" ? "假设" : "assumption";
    expect(markup.match(new RegExp(`<span class="badge">${badge}</span>`, "g"))).toHaveLength(3);
    const text = words(markup);
    for (const { name } of answer.crowd!.assumptions) expect(text).toContain(name[lang]);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("without enough stocks it says what is missing and what would fill it", () => {
    for (const little of [null, { ...answer, days: answer.days.slice(0, 20) }]) {
      const text = words(crowdingChapter(little, "2024-02-07", lang).markup);
      expect(text).toContain(lang === "zh" ? "没有足够的个股日线" : "Too few daily closes of single stocks");
    }
  });
});

test("data that stop before the evening carry a badge", () => {
  const { markup } = crowdingChapter(answer, "2024-02-07", "en");
  expect(words(markup)).toMatch(/◐ stale/);
});
