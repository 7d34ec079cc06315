import { beforeAll, describe, expect, test } from "vitest";
import { askEvening, type Evening } from "../../../src/app/report/evening.ts";
import { reportPage } from "../../../src/app/report/page.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap } from "../../../src/errors.ts";
import { signedPercent } from "../../../src/view/format.ts";
import { verdictSentence } from "../../../src/view/words/verdict-sentence.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();
let evening: Evening;
beforeAll(async () => {
  evening = await askEvening(store(), registry, parseDay("2024-02-07"));
});

const page = (lang: "zh" | "en", of: Evening = evening) => reportPage(of, lang, "0.0.0");
/** What a reader sees, without tags. */
const words = (markup: string) => markup.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, " ").replace(/\s+/g, " ");

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  test("the page says its language, date, stage and sentence, and stands alone", () => {
    const markup = page(lang);
    expect(markup).toMatch(/^<!doctype html>\n<!-- bianque report -->\n<html lang="(zh-CN|en)">/);
    expect(markup).toMatch(lang === "zh" ? /<title>扁鹊 2024-02-07 平仓</ : /<title>bianque 2024-02-07 Unwinding</);
    expect(markup).toContain(`<h1>${verdictSentence(evening.overview, lang)}</h1>`);
    expect(markup).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`.replaceAll("'", "&#39;"));
    expect(markup.trimEnd().endsWith("</html>")).toBe(true);
    expect(markup).not.toMatch(/<script|<link|<img|<iframe|<object|\bsrc=|https?:|@import|url\((?!#)|\son\w+=/i);
    expect(Buffer.byteLength(markup)).toBeLessThan(700_000);
  });

  test("every figure of the contracts, the evidence and the overruled all-clears is in the words", () => {
    const text = words(page(lang));
    const im = evening.basis?.products[0].days.at(-1);
    for (const { symbol, annualised } of im?.contracts ?? []) {
      expect(text).toContain(symbol);
      expect(text).toContain(signedPercent(annualised, 2));
    }
    expect(im?.contracts).toHaveLength(4);
    const clears = evening.overview.episode?.naiveDetail ?? [];
    expect(clears.length).toBeGreaterThan(1);
    for (const { products } of clears) {
      expect(text).toContain(products.map(({ basis }) => signedPercent(basis)).join(" / "));
    }
    for (const { value } of evening.overview.day.evidence.filter(({ indicator }) => indicator.endsWith("Basis"))) {
      expect(text).toContain(signedPercent(value));
    }
  });

  test("what is not loaded is told in a sentence where it would stand", () => {
    const text = words(page(lang));
    expect(text).toContain(lang === "zh" ? "没有个股日线，未计算。" : "No daily closes of single stocks are loaded");
    expect(text).toContain(
      lang === "zh" ? "没有个股的最高、最低与收盘价。" : "No highs, lows and closes of single stocks",
    );
    const bare = words(page(lang, { ...evening, basis: null, microcap: null }));
    expect(bare).toContain(lang === "zh" ? "没有 IM 或 IC 的收盘价，算不出基差。" : "No closes of IM or IC are loaded");
    expect(bare).toContain(
      lang === "zh" ? "没有指数收盘价，也没有个股日线。" : "Neither index closes nor closes of single",
    );
  });

  test("every source line names a source and a last date", () => {
    const lines = [...page(lang).matchAll(/<div class="source">([^<]*)/g)].map(([, line]) => line);
    const sources = lines.filter((line) => /^(来源：|Source: )/.test(line));
    expect(sources.length).toBeGreaterThan(5);
    for (const line of sources) expect(line).toMatch(/2024-02-07|7 Feb 2024/);
  });
});

test("each picture is there twice, for a desk and a phone, and no two things share an id", () => {
  const markup = page("zh");
  const pictures = markup.match(/<div class="chart" role="img" aria-label="[^"]+"/g) ?? [];
  expect(pictures).toHaveLength(12);
  expect(
    markup.match(/<svg width="\d+" height="\d+" viewBox="[^"]*"/g)?.filter((svg) => !svg.includes('"44"')),
  ).toHaveLength(24);
  const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const used = [...markup.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
  expect(used.filter((id) => !ids.includes(id))).toEqual([]);
});

test("the note of a title follows its name in one run of text", () => {
  expect(page("en")).toMatch(/>IM annualised basis<tspan style="font-size:12px;font-weight:400;" fill="#66707A"> %/);
});

test("the same evening gives the same text, however many pictures were drawn before", () => {
  expect(page("zh")).toBe(page("zh"));
});

test("what stops before the evening, and what is simulated, carry badges", () => {
  const { microcap } = evening;
  if (!microcap) throw new Error("the episode has a micro-cap answer");
  const withoutAssumptions = { ...evening, snowballs: null, leverage: [], distance: null };
  expect(page("en", withoutAssumptions)).not.toContain('<span class="badge');
  const days = ["2024-02-05", "2024-02-06"].map((date, i) => ({
    date,
    return: 0,
    tradableReturn: 0,
    level: 1000 + i,
    tradableLevel: 990 + i,
    members: 400,
  }));
  const limitDown = [{ date: "2024-02-05", share: 0.358, stocks: 3628 }];
  const old = page("en", { ...evening, microcap: { ...microcap, limitDown, days, synthetic: true } });
  expect(old).toContain(
    'Closed limit-down</h3><span class="section-note">% of stocks</span><span class="badge">◐ stale by 2 days<',
  );
  expect(old).toContain('<span class="badge synthetic">▨ synthetic</span><span class="badge">◐ stale by 1 day<');
  const { series } = evening.overview;
  const late = {
    ...series,
    IM: { ...series.IM, basis: series.IM.basis.map((v, i, all) => (i === all.length - 1 ? null : v)) },
  };
  expect(page("zh", { ...evening, overview: { ...evening.overview, series: late } })).toContain("◐ IM 过期 1 日<");
});

test("text that comes with the data cannot become markup", () => {
  const note = { zh: "<script>alert(1)</script>", en: "<img src=x onerror=alert(1)>" };
  const hostile = { ...evening, overview: { ...evening.overview, notes: [note] } };
  expect(page("zh", hostile)).toContain("&lt;script&gt;");
  expect(page("zh", hostile)).not.toContain("<script");
  expect(page("en", hostile)).not.toContain("<img");
});

test("an evening that cannot be told is a gap in the data, not an empty page", async () => {
  await expect(askEvening(emptyStore(), registry, undefined)).rejects.toThrow(DataGap);
  await expect(askEvening(store(), registry, parseDay("2010-01-04"))).rejects.toThrow(/the data loaded support/);
});
