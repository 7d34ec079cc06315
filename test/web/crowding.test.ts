import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { crowdingStudy } from "../../src/app/studies/crowding.ts";
import type { CrowdingAnswer } from "../../src/contract.ts";
import { PAGES, pageKey } from "../../web/state/view-state.ts";
import { CROWD_MICRO, crowdStore } from "../support/crowd-store.ts";
import { chartTexts, dashboardForTests, labelsBeyond, type Open, rowsOfNumbers, settled } from "./dashboard.ts";

const open = dashboardForTests();
const query = (lang = "zh", theme = "light") => `page=crowding&date=2024-02-07&lang=${lang}&theme=${theme}&up=red`;

let madeUp: CrowdingAnswer;
beforeAll(async () => {
  const store = await crowdStore(220);
  madeUp = await crowdingStudy.run(store, crowdingStudy.params.parse({ size: CROWD_MICRO }));
  await store.close();
});

/** Puts an answer in place of the server's, whose figures its own tests check. */
const answering = (answer: () => unknown) => (page: Page) =>
  page.route("**/api/crowding*", (route) =>
    route.fulfill({ contentType: "application/json", body: JSON.stringify(answer()) }),
  );

async function openMadeUp(lang = "zh", theme = "light", options: Parameters<Open>[1] = {}) {
  const opened = await open(query(lang, theme), { prepare: answering(() => madeUp), ...options });
  await opened.page.waitForSelector(".crowd-grid");
  await settled(opened.page);
  return opened;
}

describe("the crowding page", () => {
  test.each([
    ["zh", "light"],
    ["zh", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ])("in %s and %s shows a sentence, the ladder, a picture of each measure, and no fault", async (lang, theme) => {
    const { page, faults, requests, close } = await openMadeUp(lang, theme);
    expect(faults).toEqual([]);
    expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
    expect(await page.textContent("h1")).toMatch(lang === "zh" ? /小盘拥挤度 \d+（满分 100）/ : /stands at \d+ of 100/);
    if (lang === "en") expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
    expect(await page.getAttribute("html", "data-theme")).toBe(theme);
    const marks = await page.$$eval(".chart svg", (charts) =>
      charts.map((chart) => chart.querySelectorAll("path, text").length),
    );
    // The ladder, then trading, turnover, strength, volatility, correlation; less than a year has no long-run reversal.
    expect(marks).toHaveLength(6);
    for (const count of marks) expect(count).toBeGreaterThan(20);
    expect(await page.$$eval(".crowding-ladder tbody tr", (rows) => rows.length)).toBe(5);
    expect(await page.$$eval(".crowd-grid tbody tr", (rows) => rows.length)).toBe(9);
    expect(await page.$$eval(".badge.assumption", (badges) => badges.length)).toBe(3);
    await close();
  });

  test.each([360, 390, 719, 720, 1180, 1440])("has no sideways scroll at %i px", async (width) => {
    const { page, close } = await openMadeUp("en", "light", { width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await close();
  });

  test("names the rungs in its pictures and keeps each label inside them", async () => {
    for (const width of [390, 1440]) {
      const { page, close } = await openMadeUp("zh", "light", { width, height: 900 });
      const texts = await chartTexts(page);
      for (const name of ["300", "500", "1000", "2000", "微盘"]) expect(texts).toContain(name);
      expect(await labelsBeyond(page)).toEqual([]);
      await close();
    }
  });

  test("has for each picture a sentence, and the numbers behind one word", async () => {
    const { page, close } = await openMadeUp();
    const labels = await page.$$eval(".chart", (charts) => charts.map((one) => one.getAttribute("aria-label") ?? ""));
    for (const label of labels) expect(label.length).toBeGreaterThan(15);
    const rows = await rowsOfNumbers(page, 6);
    expect(rows).toEqual(new Array(6).fill(221));
    await close();
  });

  test("moves one cursor through all pictures with the arrow keys", async () => {
    const { page, close } = await openMadeUp();
    const before = await chartTexts(page);
    await page.focus(".chart");
    for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowLeft");
    const after = await chartTexts(page);
    expect(after.filter((text) => !before.includes(text)).length).toBeGreaterThanOrEqual(6);
    await page.keyboard.press("Escape");
    expect(await chartTexts(page)).toEqual(before);
    await close();
  });

  test("turns with the key of its place in the bar", async () => {
    const { page, close } = await openMadeUp();
    await page.keyboard.press("1");
    await page.waitForSelector(".evidence");
    await page.keyboard.press(pageKey(PAGES.indexOf("crowding")));
    await page.waitForSelector(".crowd-grid");
    expect(await page.textContent(".pages a[aria-current]")).toBe("拥挤度");
    await close();
  });
});

describe("where no stocks are loaded", () => {
  test("the page of the recorded episode says what to import, and draws the strength of the indices", async () => {
    const { page, faults, close } = await open(query("en"), { bare: true });
    await page.waitForSelector(".outlined");
    await settled(page);
    expect(faults).toEqual([]);
    expect(await page.textContent("h1")).toBe("Too little is loaded to tell how crowded small caps are.");
    expect(await page.textContent(".outlined")).toMatch(/Import stock closes/);
    expect((await chartTexts(page)).some((text) => /^micro −\d+%$/.test(text))).toBe(true);
    expect(await page.textContent("main")).toMatch(/No daily closes of single stocks with a list are loaded/);
    await close();
  });
});
