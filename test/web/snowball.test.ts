import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { PAGES, pageKey } from "../../web/state/view-state.ts";
import { CHECKOUT } from "../support/build.ts";
import { madeUpMarket } from "../support/snowball-market.ts";
import { chartTexts, dashboardForTests, type Open, rowsOfNumbers, settled } from "./dashboard.ts";

const open = dashboardForTests();
const query = (lang = "zh", theme = "light") => `page=snowball&date=2024-01-22&lang=${lang}&theme=${theme}&up=red`;

/** Puts the made-up answer in place of the server's, whose figures its own tests check. */
const answering = (change: (date: string | null) => unknown) => (page: Page) =>
  page.route("**/api/snowball-market*", (route) => {
    const answer = change(new URL(route.request().url()).searchParams.get("date"));
    return route.fulfill({ contentType: "application/json", body: JSON.stringify(answer) });
  });
const madeUp = answering(() => madeUpMarket());

async function openMadeUp(lang = "zh", theme = "light", options: Parameters<Open>[1] = {}) {
  const opened = await open(query(lang, theme), { prepare: madeUp, ...options });
  await opened.page.waitForSelector(".note-results");
  await settled(opened.page);
  return opened;
}

describe("the snowballs page on the recorded episode", () => {
  test("tells the eve of the mass knock-in with its pictures, without an error", async () => {
    const { page, faults, requests, close } = await open("page=snowball&date=2024-01-19&lang=zh");
    await page.waitForSelector(".note-results");
    await settled(page);
    expect(await page.textContent("h1")).toMatch(/^再跌 5%，约 \d+ 亿元敲入，交易商净卖出 /);
    expect(await page.textContent(".verdict .badge")).toBe("假设");
    expect(await chartTexts(page)).toEqual(expect.arrayContaining(["−5%  5,042", "−10%  4,776", "−15%  4,511"]));
    expect(await page.$$eval(".clusters tbody tr", (rows) => rows.length)).toBeGreaterThan(5);
    expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test("in a replay marks what the next day brought, and only then", async () => {
    const { page, close } = await open("page=snowball&date=2024-01-19&lang=zh");
    await page.waitForSelector(".note-results");
    await settled(page);
    const rings = async () => (await chartTexts(page)).filter((text) => text.startsWith("01-22 实际"));
    expect(await rings()).toEqual([]);
    await page.keyboard.press("r");
    await page.waitForSelector("text=圆圈为次日实际");
    expect((await rings()).sort()).toEqual([expect.stringContaining("−4.7%"), expect.stringContaining("−5.8%")]);
    await close();
  });
});

describe("the snowballs page", () => {
  test.each([
    ["zh", "light"],
    ["zh", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ])("in %s and %s shows a sentence, the badge and six drawn pictures", async (lang, theme) => {
    const { page, faults, close } = await openMadeUp(lang, theme);
    expect(faults).toEqual([]);
    const sentence = await page.textContent("h1");
    expect(sentence).toMatch(lang === "zh" ? /敲入/ : /knocks in/);
    if (lang === "en") expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
    const marks = await page.$$eval(".chart svg", (charts) =>
      charts.map((chart) => chart.querySelectorAll("path, text").length),
    );
    expect(marks).toHaveLength(6);
    for (const count of marks) expect(count).toBeGreaterThan(10);
    expect(await page.$$eval(".badge.assumption", (badges) => badges.length)).toBeGreaterThanOrEqual(4);
    await close();
  });

  test.each([360, 390, 719, 720, 1180])("has no sideways scroll at %i px", async (width) => {
    const { page, close } = await openMadeUp("en", "light", { width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await close();
  });

  test("has for each picture a sentence, and the numbers behind one word", async () => {
    const { page, close } = await openMadeUp();
    const labels = await page.$$eval(".chart", (charts) => charts.map((one) => one.getAttribute("aria-label") ?? ""));
    for (const label of labels) expect(label.length).toBeGreaterThan(15);
    const rows = await rowsOfNumbers(page, 4);
    expect(rows).toHaveLength(4);
    for (const count of rows) expect(count).toBeGreaterThan(10);
    await close();
  });

  test("turns with its number key, shows the other index at a press, and the address follows", async () => {
    const { page, close } = await openMadeUp();
    await page.keyboard.press(pageKey(PAGES.indexOf("data")));
    await page.waitForSelector(".inventory");
    await page.keyboard.press(pageKey(PAGES.indexOf("snowball")));
    await page.waitForSelector(".note-results");
    expect(await page.textContent(".pages a[aria-current]")).toBe("雪球");
    expect(await page.textContent(".verdict-line")).toContain("中证1000");
    await page.click(".section-head .switch");
    expect(await page.textContent(".verdict-line")).toContain("中证500");
    expect(page.url()).toContain("product=IC");
    await close();
  });

  test("moves its cursor over the index with the arrow keys", async () => {
    const { page, close } = await openMadeUp();
    await page.focus(".chart");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    expect(await page.$$eval(".chart svg", ([ladder]) => ladder.textContent)).toMatch(/2024-01-\d\d|01-\d\d/);
    await page.keyboard.press("Escape");
    await close();
  });
});

describe("the pricer", () => {
  test("prices as the reader types, and says under the field what cannot be read", async () => {
    const { page, faults, close } = await openMadeUp("en");
    const value = () => page.textContent(".note-results dd b");
    const first = await value();
    expect(first).toMatch(/^\d\d\.\d\d%$/);
    await page.fill("#note-coupon", "25");
    expect(Number.parseFloat((await value()) ?? "")).toBeGreaterThan(Number.parseFloat(first ?? ""));
    await page.fill("#note-knockIn", "130");
    expect(await page.textContent("#note-knockIn-problem")).toBe("Expected 1 to 100 %.");
    expect(await page.getAttribute("#note-knockIn", "aria-invalid")).toBe("true");
    expect(await page.getAttribute("#note-knockIn", "aria-describedby")).toContain("note-knockIn-problem");
    await page.fill("#note-knockIn", "80");
    expect(await page.$(".problem")).toBeNull();
    await page.click("text=Put the first values back");
    expect(await value()).toBe(first);
    expect(faults).toEqual([]);
    await close();
  });

  test("values a knocked-in note at no more than one that is alive, and its fair coupon follows a pause", async () => {
    const { page, close } = await openMadeUp("en");
    const value = async () => Number.parseFloat((await page.textContent(".note-results dd b")) ?? "");
    const alive = await value();
    await page.selectOption("#note-state", "knocked-in");
    expect(await value()).toBeLessThan(alive);
    await page.waitForFunction(() => /%/.test(document.querySelectorAll(".note-results dd b")[1]?.textContent ?? ""));
    await close();
  });

  test("keeps what was typed when the day changes", async () => {
    const { page, close } = await openMadeUp();
    await page.fill("#note-coupon", "22");
    await page.click(".date .step");
    await settled(page);
    expect(await page.inputValue("#note-coupon")).toBe("22");
    await close();
  });

  test("arrives apart from the first script, which does not hold its engine", async () => {
    const { requests, close } = await openMadeUp();
    const scripts = requests.filter((url) => url.endsWith(".js")).map((url) => new URL(url).pathname.split("/").at(-1));
    expect(scripts.some((name) => name?.startsWith("snowball-pricing"))).toBe(true);
    const folder = join(CHECKOUT, "dist/web/assets");
    const engine = readdirSync(folder).find((name) => /^snowball-pricing.*\.js$/.test(name));
    expect(statSync(join(folder, engine!)).size).toBeGreaterThan(10_000);
    await close();
  });
});

describe("states", () => {
  test("without index closes the page says what is missing, and the pricer still prices", async () => {
    const missing = (page: Page) =>
      page.route("**/api/snowball-market*", (route) =>
        route.fulfill({
          status: 422,
          contentType: "application/json",
          body: JSON.stringify({ error: "no closes of 000852.SH are loaded" }),
        }),
      );
    const { page, close } = await open(query("en"), { prepare: missing, bare: true });
    await page.waitForSelector(".note-results");
    expect(await page.textContent(".nothing-what")).toContain("no closes of 000852.SH are loaded");
    expect(await page.inputValue("#note-spot")).toBe("100.0");
    expect(await page.textContent("main")).toContain("starts from round numbers");
    await close();
  });

  test("a server that breaks is told in a sentence with the badge of an error", async () => {
    const broken = (page: Page) =>
      page.route("**/api/snowball-market*", (route) =>
        route.fulfill({ status: 500, contentType: "application/json", body: JSON.stringify({ error: "it broke" }) }),
      );
    const { page, close } = await open(query(), { prepare: broken, bare: true });
    await page.waitForSelector(".badge.error");
    expect(await page.textContent(".nothing-what")).toContain("it broke");
    await close();
  });

  test("a book whose notes have all knocked in has a sentence and outlines, not broken tables", async () => {
    const bare = () => {
      const market = madeUpMarket();
      const totals = market.totals.map((row) => ({ ...row, aliveCny: 0 }));
      const nearest = market.nearest.map((row) => ({ ...row, cluster: null }));
      return { ...market, totals, nearest, clusters: [], knockOutDates: [], lastDay: [] };
    };
    const { page, faults, close } = await openMadeUp("zh", "light", { prepare: answering(bare) });
    expect(await page.textContent("h1")).toBe("存续雪球均已敲入，下方不再有敲入线。");
    expect(await page.$$eval(".outlined", (boxes) => boxes.length)).toBe(2);
    expect(await page.textContent("main")).not.toMatch(/NaN|undefined|Infinity/);
    expect(faults).toEqual([]);
    await close();
  });

  test("on paper the form is gone and the pictures are in light ink", async () => {
    const { page, close } = await openMadeUp("zh", "dark");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(await page.$eval(".note-form", (form) => getComputedStyle(form).display)).toBe("none");
    const fills = await page.$$eval(".chart text", (texts) => texts.map((text) => text.getAttribute("fill")));
    expect(fills).toContain("#15191E");
    expect(fills).not.toContain("#E7EBEE");
    await close();
  });
});
