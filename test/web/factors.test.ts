import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { madeUpFactors, madeUpStudy } from "../support/factor-answers.ts";
import { chartTexts, dashboardForTests, type Open, rowsOfNumbers, settled } from "./dashboard.ts";

const open = dashboardForTests();
const query = (lang = "zh", theme = "light") => `page=factors&date=2024-02-07&lang=${lang}&theme=${theme}&up=red`;

/** Puts the made-up answers in place of the server's, whose figures its own tests check. */
async function madeUp(page: Page): Promise<void> {
  const fulfil = (answer: unknown) => ({ contentType: "application/json", body: JSON.stringify(answer) });
  await page.route("**/api/factors?*", (route) => route.fulfill(fulfil(madeUpFactors())));
  await page.route("**/api/factor-study?*", (route) => {
    const factor = new URL(route.request().url()).searchParams.get("factor") ?? "";
    return factor === "growth"
      ? route.fulfill({ status: 422, ...fulfil({ error: "growth of no stock can be told" }) })
      : route.fulfill(fulfil(madeUpStudy({ factor })));
  });
}

async function openMadeUp(lang = "zh", theme = "light", options: Parameters<Open>[1] = {}) {
  const opened = await open(query(lang, theme), { prepare: madeUp, ...options });
  await opened.page.waitForSelector(".size-ics");
  await settled(opened.page);
  return opened;
}

describe("the factors page", () => {
  test.each([
    ["zh", "light"],
    ["zh", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ])("in %s and %s shows a sentence, four drawn pictures and the factors", async (lang, theme) => {
    const { page, faults, requests, close } = await openMadeUp(lang, theme);
    expect(faults).toEqual([]);
    expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
    expect(await page.textContent("h1")).toMatch(lang === "zh" ? /大市值跑赢/ : /^Big stocks led/);
    const marks = await page.$$eval(".chart svg", (charts) =>
      charts.map((chart) => chart.querySelectorAll("path, text").length),
    );
    expect(marks).toHaveLength(4);
    for (const count of marks) expect(count).toBeGreaterThan(10);
    expect(await page.$$eval("table.factors tbody tr", (rows) => rows.length)).toBe(3);
    expect(await page.textContent("main")).toContain(lang === "zh" ? "成长、杠杆" : "Growth, Leverage");
    await close();
  });

  test.each([360, 390, 719, 720, 1180])("has no sideways scroll at %i px", async (width) => {
    const { page, close } = await openMadeUp("en", "light", { width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await close();
  });

  test("another factor is asked for, drawn and kept in the address; one without an answer can be left again", async () => {
    const { page, requests, close } = await openMadeUp("zh");
    await page.selectOption(".factor-choice select", "liquidity");
    await page.waitForSelector("text=单因子检验：流动性");
    expect(page.url()).toContain("factor=liquidity");
    expect(
      requests.some((url) => url.includes("factor-study?factor=liquidity") && url.includes("asOf=2024-02-07")),
    ).toBe(true);
    await page.selectOption(".factor-choice select", "growth");
    await page.waitForSelector("text=growth of no stock can be told");
    await page.selectOption("p .factor-choice select", "size");
    await page.waitForSelector("text=单因子检验：市值");
    await close();
  });

  test("has for each picture a sentence and its numbers as a table", async () => {
    const { page, close } = await openMadeUp("zh");
    const labels = await page.$$eval(".chart", (charts) =>
      charts.map((chart) => chart.getAttribute("aria-label") ?? ""),
    );
    for (const label of labels) expect(label.length).toBeGreaterThan(15);
    const rows = await rowsOfNumbers(page, 4);
    expect(rows).toHaveLength(4);
    for (const count of rows) expect(count).toBeGreaterThan(3);
    await close();
  });
});

describe("the factors page without single stocks", () => {
  test("says what to import, and shows simulated stocks only when asked, labelled with their seed", async () => {
    const { page, faults, close } = await open(query("en"), { bare: true });
    await page.waitForSelector(".outlined button");
    expect(await page.textContent("h1")).toBe("No single stocks are loaded, so no factors.");
    expect(await page.textContent(".outlined")).toMatch(/Import stock closes and the list of stocks/);
    expect(await page.$$(".chart")).toHaveLength(0);
    await page.click(".outlined button");
    await page.waitForSelector(".size-ics", { timeout: 100_000 });
    await settled(page);
    expect(await page.$$eval(".badge.synthetic", (badges) => badges.map((badge) => badge.textContent))).toContain(
      "▨ synthetic, seed 1",
    );
    expect(await chartTexts(page)).toEqual(expect.arrayContaining(["Cumulative factor returns", "Size"]));
    expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
    expect(faults.filter((fault) => !fault.includes("422"))).toEqual([]);
    await close();
  });
});
