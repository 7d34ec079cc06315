import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alertsOf } from "../../../src/app/alerts/evening-alerts.ts";
import { AlertRules } from "../../../src/app/alerts/rules.ts";
import { RULES_TEMPLATE } from "../../../src/app/alerts/template.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import type { Store } from "../../../src/data/store.ts";
import { readYamlSettings } from "../../../src/data/yaml-settings.ts";
import { parseDay, tradingDays } from "../../../src/domain/calendar/index.ts";
import { GAUGES } from "../../../src/view/alert-gauges.ts";
import { alertText, plainAlert } from "../../../src/view/words/alerts.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { recordedStore } from "../../support/filled-stores.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";

const rules = readYamlSettings(RULES_TEMPLATE, "alerts.yaml", AlertRules);
const store = episodeStoreForTests();
const replay = (of: Store, from: string, to: string, file = rules) =>
  alertsOf({
    store: of,
    studies: registry,
    rules: file,
    days: [...tradingDays(parseDay(from), parseDay(to))],
    raised: new Map(),
  });

test("over the recorded unwind the template's rules speak up fourteen times, at most five times a month", async () => {
  const { alerts, untold } = await replay(store(), "2023-11-01", "2024-03-29");
  expect(alerts.map(({ date, rule, headline }) => `${date} ${rule}: ${headline.en}`)).toEqual([
    "2023-11-16 strained: the stage turned from calm to strained",
    "2023-12-19 cleared: the stage turned from healing to clear",
    "2024-01-08 strained: the stage turned from calm to strained",
    "2024-01-08 im-discount: IM annualised basis −20.1%, below −20.0%",
    "2024-01-22 alarm: the stage turned from strained to cascade",
    "2024-01-22 micro-falls: Micro-cap, day −6.9%, below −5.0%",
    "2024-01-31 alarm: the stage turned from strained to cascade",
    "2024-02-05 im-discount-deep: IM annualised basis −46.6%, below −35.0%",
    "2024-02-06 alarm: the stage turned from cascade to unwinding",
    "2024-02-07 micro-falls: Micro-cap, day −9.2%, below −5.0%",
    "2024-02-08 strained: the stage turned from unwinding to strained",
    "2024-03-05 alarm: the stage turned from strained to cascade",
    "2024-03-05 im-discount: IM annualised basis −24.7%, below −20.0%",
    "2024-03-21 cleared: the stage turned from healing to clear",
  ]);
  const months = alerts.map(({ date }) => date.slice(0, 7));
  expect(Math.max(...months.map((month) => months.filter((other) => other === month).length))).toBeLessThanOrEqual(5);
  // The episode ships neither single stocks nor a book of snowballs: those rules say so instead of keeping silent.
  expect(new Set(untold.map(({ rule }) => rule))).toEqual(new Set(["crowding", "knock-ins"]));
});

test("a message carries the evidence, what changed since the evening before, and a link, in both languages", async () => {
  const { alerts } = await replay(store(), "2024-02-05", "2024-02-05");
  const deep = alerts.find(({ rule }) => rule === "im-discount-deep")!;
  expect(plainAlert(alertText(deep, "zh"), "zh").split("\n")).toEqual([
    "【警报】2024-02-05 IM 年化基差 −46.6%，低于 −35.0%",
    "· 前一日 −22.3%",
    "· 位于此前 250 日的 0% 分位",
    "· IM 年化基差 −46.6%，正常区间 −7.7 至 +1.2，极端",
    "较前一日：",
    expect.stringMatching(/^· ↓ IM 贴水加深约一倍 −22\.3% → −46\.6%$/),
    expect.stringMatching(/^· ↓ 微盘股回撤加深/),
    expect.stringMatching(/^· ↓ 微盘股跌幅扩大/),
    expect.stringMatching(/^· ↑ IM 持仓增加/),
    expect.stringMatching(/^· = 阶段不变：踩踏第 4 日/),
    "http://127.0.0.1:8710/?page=overview&date=2024-02-05&lang=zh",
  ]);
  expect(alertText(deep, "en").title).toBe("[Alarm] 2024-02-05 IM annualised basis −46.6%, below −35.0%");
});

test("an evening after the data end tells how far they are behind, and that no stage can be told", async () => {
  const { alerts, untold } = await replay(store(), "2024-05-08", "2024-05-08");
  expect(alerts.map(({ rule }) => rule)).toEqual(["stale"]);
  expect(alerts[0].evidence[0].en).toMatch(/^index_daily: last day 2024-/);
  expect(untold.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(["alarm", "strained", "cleared", "im-discount", "micro-falls"]),
  );
});

test("every indicator is read from the study that it belongs to, and one without data says so", async () => {
  const every = AlertRules.parse({
    channels: { desk: { kind: "webhook", url: "http://127.0.0.1:1/" } },
    rules: Object.keys(GAUGES).map((indicator) => ({
      id: indicator.toLowerCase(),
      when: "indicator-beyond",
      indicator,
      above: -1e9,
      channels: ["desk"],
    })),
  });
  const { alerts, untold } = await replay(store(), "2024-02-05", "2024-02-05", every);
  const said = Object.fromEntries(alerts.map(({ rule, headline }) => [rule, headline.en.split(", above")[0]]));
  expect(said).toMatchObject({
    imbasis: "IM annualised basis −46.6%",
    icbasis: "IC annualised basis −31.6%",
    microreturn: "Micro-cap, day −13.7%",
    ifbasis: expect.stringMatching(/^IF annualised basis −\d/),
    imquarterbasis: expect.stringMatching(/^IM annualised basis, quarter month −\d/),
  });
  // Without single stocks there is no trading, no limit-down share and no comomentum; without a book no knock-ins.
  expect(untold.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining([
      "limitdownshare",
      "snowballdistance",
      "comomentum",
      "amountratioofmicro",
      "crowdingof2000",
    ]),
  );
  expect(alerts.length + untold.length).toBe(Object.keys(GAUGES).length);
});

test("clusters of the assumed market are told as an assumption, with what hedgers must then trade", async () => {
  const near = AlertRules.parse({
    channels: { desk: { kind: "webhook", url: "http://127.0.0.1:1/" } },
    rules: [{ id: "near", when: "clusters-near", of: "assumed", within: 0.05, channels: ["desk"] }],
  });
  const { alerts } = await replay(store(), "2024-01-22", "2024-01-22", near);
  expect(alerts[0].headline.zh).toMatch(/^最近的雪球敲入密集区仅距 \d\.\d%（假设的存量市场，不是数据）$/);
  expect(alerts[0].evidence[1].en).toMatch(/knock-ins at \d{4}, \d+ notes; hedgers then trade about −\d+ lots/);
});

test("a book that cannot be checked is told by its own sentence, and the other rules go on", async () => {
  const book = { when: "check", holdings: "/nowhere/h.csv", capital: 1e8, futures: "IM2403:-95", channels: ["desk"] };
  const rules = AlertRules.parse({
    channels: { desk: { kind: "webhook", url: "http://127.0.0.1:1/" } },
    rules: [
      { id: "book", ...book },
      { id: "alarm", when: "stage-changed", channels: ["desk"] },
    ],
  });
  const { alerts, untold } = await replay(store(), "2024-02-06", "2024-02-06", rules);
  expect(alerts.map(({ rule }) => rule)).toEqual(["alarm"]);
  expect(untold[0].reason.en).toMatch(/^\/nowhere\/h\.csv cannot be read/);
});

describe.skipIf(sharedDataAbsent)("nothing looks into the future", () => {
  const CUT = "2024-02-05";
  let whole: Store;
  let cut: Store;
  beforeAll(async () => {
    [whole, cut] = [await recordedStore(), await recordedStore(CUT)];
  });
  afterAll(async () => {
    await whole.close();
    await cut.close();
  });

  test("the same alerts come of a store that ends that evening as of one with all that followed", async () => {
    const from = "2024-01-15";
    const late = await replay(whole, from, "2024-03-29");
    const then = await replay(cut, from, CUT);
    expect(then.alerts.length).toBeGreaterThan(2);
    expect(late.alerts.filter(({ date }) => date <= CUT)).toEqual(then.alerts);
  });
});
