import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Overview, StageName, StrainSide } from "../../../src/contract.ts";
import { plainText } from "../../../src/view/words/lang.ts";
import { verdictLine } from "../../../src/view/words/verdict-line.ts";
import { verdictSentence } from "../../../src/view/words/verdict-sentence.ts";
import { eveningOfUnwinding } from "../samples.ts";

/** Letters of a Chinese sentence, spaces left out; words of an English one. */
const zhLength = (text: string) => text.replace(/\s/g, "").length;
const enLength = (text: string) => text.split(/\s+/).length;

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const ratio = fc.double({ min: -0.7, max: 0.7, noNaN: true });
const date = fc.constantFrom("2022-07-22", "2024-01-25", "2024-02-06", "2024-02-07");

const anyFacts: fc.Arbitrary<Overview["facts"]> = fc.record({
  imBasis: maybe(ratio),
  imBasis2dAgo: maybe(ratio),
  icBasis: maybe(ratio),
  icBasis2dAgo: maybe(ratio),
  imOpenInterest: maybe(fc.integer({ min: 50_000, max: 600_000 })),
  imOpenInterestChange2d: maybe(fc.double({ min: -0.4, max: 0.6, noNaN: true })),
  microReturn: maybe(ratio),
  microReturn2d: maybe(ratio),
  csi300Return: maybe(ratio),
  csi300Return2d: maybe(ratio),
  limitDownShare: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  imBasisRank: maybe(fc.integer({ min: 1, max: 900 })),
  imBasisSince: maybe(date),
  imBasisFrom: maybe(date),
});

/** Any evening the machine could tell of. */
const anyEvening: fc.Arbitrary<Overview> = fc
  .record({
    facts: anyFacts,
    stage: fc.constantFrom(...StageName.options),
    side: maybe(fc.constantFrom(...StrainSide.options)),
    dayInStage: fc.integer({ min: 1, max: 500 }),
    verdict: fc.constantFrom("normal", "stretched", "extreme", "absent"),
    hasEpisode: fc.boolean(),
    frozenDays: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ facts, stage, side, dayInStage, verdict, hasEpisode, frozenDays }) => {
    const evening = eveningOfUnwinding();
    return {
      ...evening,
      facts,
      episode: hasEpisode ? evening.episode : null,
      clearNeeds: hasEpisode ? evening.clearNeeds.map((need) => ({ ...need, done: need.done && frozenDays })) : [],
      day: {
        ...evening.day,
        stage,
        side,
        dayInStage,
        evidence: evening.day.evidence.map((row) => ({ ...row, verdict: row.value === null ? row.verdict : verdict })),
      },
    } as Overview;
  });

describe("the sentence", () => {
  test("names bad-looking good news: the basis looks normal while shorts close out", () => {
    const evening = eveningOfUnwinding();
    expect(verdictSentence(evening, "zh")).toBe("基差看似恢复正常，实为空头平仓。");
    expect(verdictSentence(evening, "en")).toBe("Basis looks back to normal, but it is shorts closing out.");
  });

  test("never grows beyond 28 Chinese letters or 14 English words, whatever the figures", () => {
    fc.assert(
      fc.property(anyEvening, (evening) => {
        expect(zhLength(verdictSentence(evening, "zh"))).toBeLessThanOrEqual(28);
        expect(enLength(verdictSentence(evening, "en"))).toBeLessThanOrEqual(14);
      }),
      { numRuns: 2000 },
    );
  });

  test("calls a touch of the range on an overruled day no clear", () => {
    const evening = eveningOfUnwinding();
    const day = { ...evening.day, stage: "strained", side: "discount" } as const;
    expect(verdictSentence({ ...evening, date: "2024-02-06", day }, "zh")).toContain("不算解除");
  });

  test("carries the word 升水 and an arrow up when the strain is a premium", () => {
    const evening = eveningOfUnwinding();
    const day = { ...evening.day, stage: "strained", side: "premium" } as const;
    const facts = { ...evening.facts, imBasis: 0.334, icBasis: 0.341 };
    expect(verdictSentence({ ...evening, day, facts }, "zh")).toMatch(/IC 升水 ↑ 年化 \+34\.1%/);
    expect(verdictSentence({ ...evening, day, facts }, "en")).toMatch(/IC premium ↑ \+34\.1%/);
  });

  test("says deepest since listing only where the record reaches back to the listing", () => {
    const evening = eveningOfUnwinding();
    const day = { ...evening.day, stage: "cascade", side: "discount" } as const;
    const deepest = (imBasisFrom: string) => {
      const facts = { ...evening.facts, imBasisRank: 1, imBasisFrom };
      return verdictSentence({ ...evening, day, facts }, "zh");
    };
    expect(deepest("2022-07-22")).toContain("上市以来最深");
    expect(deepest("2023-10-09")).toContain("有记录以来最深");
  });
});

describe("the line of evidence", () => {
  test("of 2024-02-07 has its figures in bold", () => {
    const line = verdictLine(eveningOfUnwinding(), "zh");
    expect(plainText(line)).toBe(
      "两日内 IM 年化基差由 −46.6% 升至 +0.2%，同期 IM 持仓减少 3.7 万手，微盘股再跌 12.9%，沪深300 上涨 4.5%：空头在买回期货，同时抛售小盘股。",
    );
    expect(line.filter(({ strong }) => strong).map(({ text }) => text)).toEqual([
      "−46.6%",
      "+0.2%",
      "3.7 万手",
      "12.9%",
      "4.5%",
    ]);
  });

  test("says who traded only when open interest and small caps both fell", () => {
    const evening = eveningOfUnwinding();
    const rising = { ...evening, facts: { ...evening.facts, imOpenInterestChange2d: 0.04 } };
    expect(plainText(verdictLine(rising, "zh"))).not.toContain("空头在买回");
  });
});

test("no words ever show a missing number, a code word or an empty clause, in either language", () => {
  fc.assert(
    fc.property(anyEvening, fc.constantFrom("zh", "en"), (evening, lang) => {
      for (const text of [verdictSentence(evening, lang), plainText(verdictLine(evening, lang))]) {
        expect(text).not.toMatch(/NaN|null|undefined|Infinity|–|，，|,,|\*|^[，,]|\s$/);
      }
    }),
    { numRuns: 2000 },
  );
});

test("no words exclaim, advise or feel", () => {
  fc.assert(
    fc.property(anyEvening, (evening) => {
      const zh = verdictSentence(evening, "zh") + plainText(verdictLine(evening, "zh"));
      const en = verdictSentence(evening, "en") + plainText(verdictLine(evening, "en"));
      expect(zh).not.toMatch(/！|建议|应当|应该|可以买|恐慌|惊人|惨|务必/);
      expect(en).not.toMatch(/!|should|advise|recommend|panic|terribl|buy now|must /i);
    }),
    { numRuns: 500 },
  );
});
