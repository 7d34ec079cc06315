import { expect, test } from "vitest";
import { printAnswer } from "../../../src/app/cli/print/index.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import type { MicrocapAnswer, QualityAnswer } from "../../../src/contract.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();
const english = { lang: "en", width: 100, colour: false } as const;
const chinese = { ...english, lang: "zh" } as const;

async function answerOf(name: string, given: Record<string, string> = {}): Promise<unknown> {
  const study = await registry.find((entry) => entry.name === name)!.load();
  return study.run(store(), readParams(study.params, given));
}

test("the basis of the crash is told with its recorded figures and a true minus", async () => {
  const text = await printAnswer("basis", await answerOf("basis", { from: "2024-02-05", to: "2024-02-06" }), english);
  expect(text).toContain("IM  000852.SH");
  expect(text).toMatch(/2024-02-05 +4,293\.1 +−46\.62%/);
  expect(text).toMatch(/2024-02-06 +4,592\.4 +−3\.07%/);
});

test("bold marks the stage on a terminal and nothing on a pipe", async () => {
  const overview = await answerOf("overview", { date: "2024-02-05" });
  const plain = await printAnswer("overview", overview, english);
  const bold = await printAnswer("overview", overview, { ...english, colour: true });
  expect(plain).not.toContain("\u001b");
  expect(bold).toContain("\u001b[1m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal styles begin with the escape character
  expect(bold.replace(/\u001b\[\d+m/g, "")).toBe(plain);
});

test("a long run shows its last 30 days and says how many came before", async () => {
  const text = await printAnswer("stage", await answerOf("stage"), english);
  expect(text.match(/^2024-04-\d\d /gm)!.length).toBeGreaterThan(15);
  expect(text).toMatch(/… \d+ earlier days; --json gives them all/);
});

test("the micro-cap index shows both versions, and says when stocks are synthetic", async () => {
  const answer: MicrocapAnswer = {
    size: 400,
    days: [
      { date: "2024-02-05", return: -0.137, tradableReturn: -0.1312, level: 612.34, tradableLevel: 540, members: 400 },
    ],
    synthetic: true,
    gap: { total: 0.0321, annualised: 0.12 },
    published: {
      code: "8841431.WI",
      weekly: [{ date: "2024-02-08", open: null, high: null, low: null, close: 221000, days: 0 }],
      daily: [],
    },
    ladder: [{ rung: "micro", code: null, day: -0.137, fiveDays: null, yearToDate: -0.4 }],
    buckets: [],
    limitDown: [{ date: "2024-02-05", share: 0.263, stocks: 3000 }],
    notes: [],
  };
  const text = await printAnswer("microcap", answer, english);
  expect(text).toContain("Smallest 400, equal weight (synthetic stocks)");
  expect(text).toMatch(/2024-02-05 +−13\.70% +−13\.12% +612\.3 +540\.0 +400 +26\.3%/);
  expect(text).toContain("fell behind by 3.21%.");
  expect(await printAnswer("microcap", answer, chinese)).toContain("合成数据");
});

test("quality counts each check and says how many findings are not listed", async () => {
  const answer = {
    counts: {
      "missing-days": 0,
      "stale-close": 1,
      "jump-beyond-limit": 0,
      "duplicate-key": 0,
      "traded-after-expiry": 0,
    },
    findings: [
      {
        check: "stale-close",
        table: "index_daily",
        code: "000300.SH",
        date: "2024-02-05",
        detail: { zh: "收盘相同", en: "same close" },
      },
    ],
    more: 3,
  } as unknown as QualityAnswer;
  const text = await printAnswer("quality", answer, english);
  expect(text).toMatch(/stale close +1/);
  expect(text).toContain("… and 3 more");
});
