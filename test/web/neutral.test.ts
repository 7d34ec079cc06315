import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { DmaAnswer } from "../../src/contract.ts";
import { DMA_REPLAYS } from "../../src/domain/dma/replays.ts";
import { PAGES, pageKey } from "../../web/state/view-state.ts";
import { MADE_UP_SURVIVABLE, madeUpAccount } from "../support/dma-answers.ts";
import { madeUpBook } from "../support/neutral-answers.ts";
import { chartTexts, dashboardForTests, type Open, rowsOfNumbers, settled } from "./dashboard.ts";

const open = dashboardForTests();

const LOOKS = [
  ["zh", "light"],
  ["zh", "dark"],
  ["en", "light"],
  ["en", "dark"],
] as const;

/** The books as if stocks were loaded: the recorded episode has none. */
const withBooks = (page: Page) =>
  page.route("**/api/backtest*", (route) => {
    const isBounded = decodeURIComponent(route.request().url()).includes('"1000"');
    return route.fulfill({ json: madeUpBook({ fall: isBounded ? 0.2 : 1 }) });
  });

async function openPage(page: string, lang = "zh", theme = "light", options: Parameters<Open>[1] = {}) {
  const opened = await open(`page=${page}&date=2024-04-30&lang=${lang}&theme=${theme}&up=red`, {
    bare: true,
    ...options,
  });
  await opened.page.waitForSelector(".chart svg text", { state: "attached" });
  await settled(opened.page);
  return opened;
}

/** Every book has arrived: no dash is left in their table. */
const allBooks = (page: Page) =>
  page.waitForFunction(() => {
    const table = document.querySelector(".books tbody");
    return table !== null && !table.textContent?.includes("–");
  });

const marksOf = (page: Page) =>
  page.$$eval(".chart svg", (charts) => charts.map((chart) => chart.querySelectorAll("path, text").length));

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  for (const width of [360, 390, 719, 720, 1180, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(50);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(`${width} px: ${Math.max(0, beyond)} beyond`).toBe(`${width} px: 0 beyond`);
  }
}

describe("the neutral page", () => {
  test.each(LOOKS)("in %s and %s shows three books in a sentence, a table and four pictures", async (lang, theme) => {
    const { page, faults, requests, close } = await openPage("neutral", lang, theme, { prepare: withBooks });
    await allBooks(page);
    expect(await page.textContent("h1")).toMatch(
      lang === "zh" ? /^不限市值收益 .*；限定后 / : /^Free in size it made .*; bound, /,
    );
    if (lang === "en") expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
    const marks = await marksOf(page);
    expect(marks).toHaveLength(4);
    for (const count of marks) expect(count).toBeGreaterThan(10);
    for (const label of await page.$$eval(".chart", (all) => all.map((one) => one.getAttribute("aria-label") ?? ""))) {
      expect(label.length).toBeGreaterThan(15);
    }
    expect(await page.$(".badge.synthetic")).toBeNull();
    expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test("turns to another book, which the address keeps, and opens the numbers of each picture", async () => {
    const { page, close } = await openPage("neutral", "en", "light", { prepare: withBooks });
    await allBooks(page);
    await page.click("text=Best 300, size bound");
    await page.waitForFunction(() =>
      document.querySelector(".verdict-line")?.textContent?.startsWith("Best 300, size"),
    );
    expect(page.url()).toContain("book=bounded");
    expect(await page.getAttribute(".choice [aria-pressed='true']", "aria-pressed")).toBe("true");
    const rows = await rowsOfNumbers(page, 4);
    expect(rows).toHaveLength(4);
    for (const count of rows) expect(count).toBeGreaterThan(50);
    await close();
  });

  test("of a store without stocks shows simulated ones, hatched, dashed, and named with their seed", async () => {
    const { page, faults, close } = await openPage("neutral");
    await allBooks(page);
    expect(await page.textContent(".badge.synthetic")).toBe("▨ 合成数据 种子 1");
    expect(await page.textContent("main")).toMatch(/导入个股日线与股票清单/);
    expect(await page.$(".hatched .chart svg path[stroke-dasharray]")).not.toBeNull();
    expect(await page.textContent(".section-note")).not.toContain("换手");
    // The browser itself notes that the question about loaded stocks was refused.
    expect(faults.filter((fault) => !fault.includes("422"))).toEqual([]);
    await close();
  });

  test("of a book without stocks says what would fill it", async () => {
    const empty = { ...madeUpBook(), days: madeUpBook().days.slice(0, 4) };
    const { page, close } = await open("page=neutral&lang=zh&theme=light&up=red", {
      bare: true,
      prepare: (page) => page.route("**/api/backtest*", (route) => route.fulfill({ json: empty })),
    });
    await page.waitForSelector(".nothing");
    expect(await page.textContent("h1")).toBe("组合没有持股。");
    expect(await page.textContent(".nothing")).toMatch(/导入/);
    await close();
  });

  test("has no sideways scroll from 360 px up", async () => {
    const { page, close } = await openPage("neutral", "en", "light", { prepare: withBooks });
    await allBooks(page);
    await expectNoSidewaysScroll(page);
    await close();
  });
});

describe("the leverage page", () => {
  test.each(LOOKS)(
    "in %s and %s replays the recorded February in a sentence, a picture and tables",
    async (lang, theme) => {
      const { page, faults, requests, close } = await openPage("leverage", lang, theme);
      await page.waitForFunction(() => document.querySelectorAll(".leverages tbody tr").length === 5);
      expect(await page.textContent("h1")).toBe(
        lang === "zh"
          ? "4 倍杠杆 02-06 被强减，权益最低 0.20。"
          : "At 4× the broker sells on 6 Feb; equity falls to 0.20.",
      );
      await page.waitForSelector(".bounds");
      expect(await page.textContent(".bounds")).toContain("1.59");
      if (lang === "en") expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
      expect(await marksOf(page)).toHaveLength(1);
      expect(await chartTexts(page)).toEqual(expect.arrayContaining(lang === "zh" ? ["1 倍", "5 倍"] : ["1×", "5×"]));
      expect(await page.$$eval(".sales tbody tr", (rows) => rows.length)).toBe(4);
      expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
  );

  test("slides by keyboard, keeps the date, and asks for each leverage once", async () => {
    const { page, requests, close } = await openPage("leverage", "en");
    await page.waitForFunction(() => document.querySelectorAll(".leverages tbody tr").length === 5);
    await page.focus(".slider input");
    const outline = () => page.$eval(".slider input", (input) => getComputedStyle(input).outlineStyle);
    const says = (times: string) =>
      page.waitForFunction((wanted) => document.querySelector("h1")?.textContent?.startsWith(`At ${wanted} `), times);
    await page.keyboard.press("ArrowLeft");
    await says("3.5×");
    expect(await outline()).toBe("solid");
    expect(await page.textContent(".date-text")).toContain("2024-04-30");
    await page.keyboard.press("Home");
    await says("1×");
    expect(await page.textContent("h1")).toContain("never called");
    expect(await page.getAttribute(".slider input", "aria-valuetext")).toBe("1×");
    expect(page.url()).toContain("leverage=1");
    await page.keyboard.press("End");
    await says("5×");
    const asked = requests.filter((url) => url.includes("/api/dma"));
    expect(new Set(asked).size).toBe(asked.length);
    // 1 to 5, 3.5 on the way, and once with what survives.
    expect(asked).toHaveLength(7);
    await close();
  });

  test("tells every bound and the one that binds", async () => {
    const { page, close } = await openPage("leverage", "zh", "light", {
      prepare: (page) =>
        page.route("**/api/dma*", (route) => {
          const given = new URL(route.request().url()).searchParams;
          const survivable = given.get("survivable") === "on" ? MADE_UP_SURVIVABLE : null;
          return route.fulfill({ json: madeUpAccount(Number(given.get("leverage")), { survivable }) });
        }),
    });
    await page.waitForSelector(".bounds");
    expect(await page.$$eval(".bounds tbody tr", (rows) => rows.length)).toBe(4);
    expect(await page.textContent(".bounds")).toContain("两日反向涨跌停（起作用）");
    expect(await page.textContent(".verdict-line")).toContain(
      "可承受杠杆 0.92 倍，受限于两日反向涨跌停；事后看为 1.59 倍",
    );
    await close();
  });

  test("of an episode that is not loaded, or not begun on the evening, says what to do and keeps its switch", async () => {
    const { page, close } = await openPage("leverage");
    await page.click("text=2024 年秋");
    await page.waitForSelector(".nothing");
    expect(await page.textContent(".nothing")).toContain(`该段行情自 ${DMA_REPLAYS["2024-09"].from} 开始`);
    await page.click("text=2024 年 2 月");
    await page.waitForSelector(".chart svg text", { state: "attached" });
    expect(await page.$(".nothing")).toBeNull();
    await close();
  });

  test("ends on the evening that is shown: nothing later enters", async () => {
    const asked: Promise<DmaAnswer>[] = [];
    const { page, close } = await open("page=leverage&date=2024-02-05&lang=zh&theme=light&up=red", {
      bare: true,
      prepare: async (page) => {
        page.on("response", (response) => {
          if (response.url().includes("/api/dma")) asked.push(response.json());
        });
      },
    });
    await page.waitForFunction(() => document.querySelectorAll(".leverages tbody tr").length === 5);
    expect(await page.textContent("h1")).toBe("4 倍杠杆 02-05 预警，没有追保，权益最低 0.73。");
    page.removeAllListeners("response");
    const answers = await Promise.all(asked);
    expect(answers.length).toBeGreaterThanOrEqual(5);
    for (const { to } of answers) expect(to).toBe("2024-02-05");
    await close();
  });

  test("has no sideways scroll from 360 px up", async () => {
    const { page, close } = await openPage("leverage", "en");
    await expectNoSidewaysScroll(page);
    await close();
  });
});

test("the last page is turned to with the last key, and the bar scrolls where it is short of room", async () => {
  const { page, close } = await open("page=overview&date=2024-02-07&lang=en&theme=light&up=red");
  expect(PAGES.map((_, i) => pageKey(i)).join("")).toBe("1234567890-=".slice(0, PAGES.length));
  await page.keyboard.press(pageKey(PAGES.length - 1));
  await page.waitForSelector(".inventory td", { state: "attached" });
  await page.setViewportSize({ width: 1280, height: 800 });
  const shown = await page.$eval(".pages", (row) => row.scrollWidth - row.clientWidth);
  expect(shown).toBeLessThanOrEqual(0);
  await close();
});
