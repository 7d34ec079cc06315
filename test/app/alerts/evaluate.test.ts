import fc from "fast-check";
import { expect, test } from "vitest";
import type { AlertEvening } from "../../../src/app/alerts/alert-evening.ts";
import { evaluateRules, type Finding } from "../../../src/app/alerts/evaluate.ts";
import { AlertRule } from "../../../src/app/alerts/rules.ts";
import type { CheckAnswer, StageDay } from "../../../src/contract.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";

const rule = (more: object) => AlertRule.parse({ id: "r", channels: ["desk"], ...more });
const evening = (more: Partial<AlertEvening> = {}): AlertEvening => ({
  date: "2024-02-07",
  stage: null,
  stageBefore: null,
  history: () => new Float64Array(),
  clusterDistance: () => ({ now: Number.NaN, before: Number.NaN }),
  checks: new Map(),
  lastDays: new Map(),
  ...more,
});
const holds = (of: AlertRule, on: AlertEvening, raised: [string, string][] = []): Finding["holds"] =>
  evaluateRules([of], on, new Map(raised.map(([id, date]) => [id, parseDay(date)])))[0].holds;
const staged = (stage: StageDay["stage"]): StageDay => ({
  date: "2024-02-07",
  stage,
  dayInStage: 1,
  side: null,
  evidence: [],
});

test("a change of stage is told on its day alone, of the stages asked for, and not where there is nothing before", () => {
  const any = rule({ when: "stage-changed" });
  expect(holds(any, evening({ stage: staged("cascade"), stageBefore: "strained" }))).toBe(true);
  expect(holds(any, evening({ stage: staged("cascade"), stageBefore: "cascade" }))).toBe(false);
  expect(holds(any, evening({ stage: staged("cascade") }))).toBe(false);
  expect(holds(any, evening())).toBeNull();
  const to = rule({ when: "stage-changed", to: ["clear"] });
  expect(holds(to, evening({ stage: staged("cascade"), stageBefore: "strained" }))).toBe(false);
  expect(holds(to, evening({ stage: staged("clear"), stageBefore: "healing" }))).toBe(true);
});

test("a level is passed strictly, either way, and a missing value is not told", () => {
  const on = (...values: number[]) => evening({ history: () => Float64Array.from(values) });
  const below = rule({ when: "indicator-beyond", indicator: "imBasis", below: -0.2 });
  expect([-0.21, -0.2, Number.NaN].map((value) => holds(below, on(0, value)))).toEqual([true, false, null]);
  const above = rule({ when: "indicator-beyond", indicator: "imBasis", above: 0.1 });
  expect([0.11, 0.1].map((value) => holds(above, on(0, value)))).toEqual([true, false]);
  expect(evaluateRules([below], on(-0.1, -0.3), new Map())[0]).toMatchObject({ value: -0.3, before: -0.1, rank: null });
});

test("a percentile is that of the values before alone: the share below, ties counting half, and needs 60 of them", () => {
  const above = rule({ when: "indicator-beyond", indicator: "crowding", abovePercentile: 0.9, days: 100 });
  const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 61, maxLength: 160 });
  fc.assert(
    fc.property(values, (history) => {
      const today = history[history.length - 1];
      const before = history.slice(0, -1).slice(-100);
      const share =
        before.reduce((sum, value) => sum + (value < today ? 1 : value === today ? 0.5 : 0), 0) / before.length;
      expect(holds(above, evening({ history: () => Float64Array.from(history) }))).toBe(share > 0.9);
    }),
    { seed: 7, numRuns: 200 },
  );
  expect(holds(above, evening({ history: () => new Float64Array(60).fill(1) }))).toBeNull();
});

test("a rule is silent for its cooldown in trading days, and its own evening run again does not silence it", () => {
  const cool = rule({ when: "indicator-beyond", indicator: "imBasis", below: 0, cooldown: 3 });
  const on = (date: string) => evening({ date, history: () => Float64Array.of(-1, -1) });
  expect(holds(cool, on("2024-02-07"), [["r", "2024-02-02"]])).toBe(false);
  // 2024-02-09 to 18 are closed: 2024-02-19 is the fourth trading day after 2024-02-05.
  expect(holds(cool, on("2024-02-08"), [["r", "2024-02-05"]])).toBe(false);
  expect(holds(cool, on("2024-02-19"), [["r", "2024-02-05"]])).toBe(true);
  expect(holds(cool, on("2024-02-07"), [["r", "2024-02-07"]])).toBe(true);
  expect(holds(cool, on("2024-02-07"), [["other", "2024-02-06"]])).toBe(true);
});

test("clusters are near strictly within the distance, of the book or the assumed market as asked", () => {
  const near = rule({ when: "clusters-near", within: 0.03 });
  const assumed = rule({ when: "clusters-near", within: 0.03, of: "assumed" });
  const on = evening({ clusterDistance: (of) => ({ now: of === "book" ? Number.NaN : 0.02, before: 0.05 }) });
  expect([holds(near, on), holds(assumed, on)]).toEqual([null, true]);
  expect(holds(assumed, evening({ clusterDistance: () => ({ now: 0.03, before: 0.05 }) }))).toBe(false);
});

test("the guard's verdict breaks, warns, or cannot be told", () => {
  const book = { when: "check", holdings: "h.csv", capital: 1e8, futures: "IM2403:-1" };
  const on = (verdict: string) =>
    evening({ checks: new Map([["r", { verdict, rules: [{ state: verdict }] } as CheckAnswer]]) });
  expect(["pass", "warn", "break"].map((verdict) => holds(rule(book), on(verdict)))).toEqual([false, false, true]);
  const early = rule({ ...book, verdict: "warn" });
  expect(["pass", "warn", "break"].map((verdict) => holds(early, on(verdict)))).toEqual([false, true, true]);
  expect(holds(early, evening())).toBeNull();
});

test("data are stale by the newest row of a table, counted in trading days; an empty table is as stale as can be", () => {
  const stale = rule({ when: "data-stale", days: 2, tables: ["index_daily"] });
  const on = (last: string | null) => evening({ date: "2024-02-19", lastDays: new Map([["index_daily", last]]) });
  expect(["2024-02-19", "2024-02-08", "2024-02-07", null].map((last) => holds(stale, on(last)))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
