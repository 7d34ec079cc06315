import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { pledgeStudy } from "../../src/app/studies/pledge.ts";
import type { PledgeAnswer } from "../../src/contract.ts";
import { PAGES, pageKey } from "../../web/state/view-state.ts";
import { CROWD_MICRO, crowdStore } from "../support/crowd-store.ts";
import { chartTexts, dashboardForTests, labelsBeyond, type Open, settled } from "./dashboard.ts";

const open = dashboardForTests();
const query = (lang = "zh", theme = "light", more = "") =>
  `page=pledge&date=2024-02-07&lang=${lang}&theme=${theme}&up=red${more}`;

let madeUp: PledgeAnswer;
beforeAll(async () => {
  const store = await crowdStore(220);
  madeUp = await pledgeStudy.run(
    store,
    pledgeStudy.params.parse({ size: CROWD_MICRO, rate: "0.6", warning: "1.8", closeOut: "1.6" }),
  );
  await store.close();
});

/** Puts an answer in place of the server's, whose figures its own tests check; `asked` takes the questions. */
const answering = (asked: string[]) => (page: Page) =>
  page.route("**/api/pledge*", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "application/json", body: JSON.stringify(madeUp) });
  });

async function openMadeUp(lang = "zh", theme = "light", options: Parameters<Open>[1] = {}, more = "") {
  const asked: string[] = [];
  const opened = await open(query(lang, theme, more), { prepare: answering(asked), ...options });
  await opened.page.waitForSelector(".pledge-groups");
  await settled(opened.page);
  return { ...opened, asked };
}

describe("the pledge page", () => {
  test.each([
    ["zh", "light"],
    ["zh", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ])("in %s and %s shows a sentence, the grid, its path and the days, marked as an assumption", async (lang, theme) => {
    const { page, faults, requests, close } = await openMadeUp(lang, theme);
    expect(faults).toEqual([]);
    expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
    expect(await page.textContent("h1")).toMatch(lang === "zh" ? /16 格中 \d+ 格成立/ : /holds in \d+ of 16 cells/);
    if (lang === "en") expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
    expect(await page.getAttribute("html", "data-theme")).toBe(theme);
    const marks = await page.$$eval(".chart svg", (charts) =>
      charts.map((chart) => chart.querySelectorAll("path, text").length),
    );
    expect(marks).toHaveLength(3);
    for (const count of marks) expect(count).toBeGreaterThan(20);
    expect(await page.$$eval(".badge.assumption", (badges) => badges.length)).toBe(5);
    expect((await chartTexts(page)).filter((text) => /^\d+\.\d%$/.test(text)).length).toBeGreaterThanOrEqual(32);
    await close();
  });

  test.each([360, 375, 719, 720, 1180, 1440])(
    "has no sideways scroll at %i px, and no label beyond its picture",
    async (width) => {
      const { page, close } = await openMadeUp("en", "light", { width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(await labelsBeyond(page)).toEqual([]);
      await close();
    },
  );

  test("changes group and weight without asking again, and asks anew for another rate or line", async () => {
    const { page, asked, close } = await openMadeUp("en");
    expect(asked).toHaveLength(1);
    const before = await chartTexts(page);
    await page.click('fieldset[aria-label="Size"] button:has-text("micro")');
    await page.click('fieldset[aria-label="Weight"] button:has-text("by value")');
    await settled(page);
    expect(await page.textContent("h1")).toMatch(/^Micro-cap: "two thirds touched", by value, holds/);
    expect(await chartTexts(page)).not.toEqual(before);
    expect(asked).toHaveLength(1);
    await page.click('fieldset[aria-label="Close-out line"] button:has-text("130%")');
    await settled(page);
    expect(asked.at(-1)).toMatch(/rate=0\.4&closeOut=1\.3&warning=1\.5/);
    const link = new URL(page.url());
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      pledgeGroup: "micro",
      pledgeWeight: "value",
      pledgeCloseOut: "1.3",
    });
    await close();
  });

  test("moves a cursor through the path, and has a sentence for each picture", async () => {
    const { page, close } = await openMadeUp("en");
    const labels = await page.$$eval(".chart", (charts) => charts.map((one) => one.getAttribute("aria-label") ?? ""));
    for (const label of labels) expect(label.length).toBeGreaterThan(15);
    const before = await chartTexts(page);
    await page.focus(".chart[tabindex]");
    for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowLeft");
    expect(await chartTexts(page)).not.toEqual(before);
    await page.keyboard.press("Escape");
    expect(await chartTexts(page)).toEqual(before);
    await close();
  });

  test("turns with the key of its place in the bar", async () => {
    const { page, close } = await openMadeUp();
    await page.keyboard.press("1");
    await page.waitForSelector(".evidence");
    await page.keyboard.press(pageKey(PAGES.indexOf("pledge")));
    await page.waitForSelector(".pledge-groups");
    expect(await page.textContent(".pages a[aria-current]")).toBe("质押");
    await close();
  });
});

test("where no stocks are loaded the page says what to import", async () => {
  const { page, faults, close } = await open(query("en"), { bare: true });
  await page.waitForSelector(".nothing");
  await settled(page);
  // The browser tells the refused question; nothing else may go wrong.
  expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([]);
  expect(await page.textContent("main")).toMatch(/no daily closes of single stocks are loaded/i);
  await close();
});
