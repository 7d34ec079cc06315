import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Inventory, MicrocapAnswer, Overview } from "../../src/contract.ts";
import { PAGES } from "../../web/state/view-state.ts";
import { type Open, settled } from "./dashboard.ts";

const query = (page: string, more = "") => `page=${page}&date=2024-02-07&lang=zh&theme=light&up=red${more}`;

/** Answers a question with a status and a body of the test's own. */
const answering = (question: string, status: number, body: string) => (page: Page) =>
  page.route(`**/api/${question}*`, (route) => route.fulfill({ status, contentType: "application/json", body }));

/** Lets the server answer, then changes the answer. */
const changing =
  <Answer>(question: string, change: (answer: Answer) => unknown) =>
  (page: Page) =>
    page.route(`**/api/${question}*`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: change((await response.json()) as Answer) });
    });

/** Claims about missing, broken, late, simulated, slow and printed pages. */
export function stateClaims(open: Open): void {
  describe("missing data", () => {
    test("show a hatched space with what is missing and what would fill it", async () => {
      const body = JSON.stringify({ error: "no basis of IC or IM is loaded" });
      const { page, close } = await open(query("overview"), { bare: true, prepare: answering("overview", 422, body) });
      await page.waitForSelector(".nothing.hatched");
      expect(await page.textContent(".nothing")).toMatch(/no basis of IC or IM is loaded.*导入/);
      expect(await page.$(".badge.error")).toBeNull();
      expect(await page.$$(".pages a")).toHaveLength(PAGES.length);
      await close();
    });

    test("of single stocks leave a dashed outline that says what to import", async () => {
      const { page, close } = await open(query("microcap"));
      await settled(page);
      const outlined = await page.$$eval(".outlined", (boxes) => boxes.map((box) => box.textContent));
      expect(outlined).toHaveLength(2);
      expect(outlined.join()).toMatch(/导入.*个股日线/);
      await close();
    });

    test("of a whole page of figures show sentences, not blanks", async () => {
      const empty = (answer: MicrocapAnswer) => ({ ...answer, published: null, ladder: [], limitDown: [], days: [] });
      const { page, faults, close } = await open(query("microcap"), {
        bare: true,
        prepare: changing("microcap", empty),
      });
      await page.waitForSelector(".nothing");
      expect(await page.textContent("h1")).toBe("没有已发布的微盘股指数。");
      expect(await page.$$(".nothing")).toHaveLength(2);
      expect(faults).toEqual([]);
      await close();
    });
  });

  describe("broken data", () => {
    test("show the server's sentence under the word error, and the other pages go on", async () => {
      const body = JSON.stringify({ error: "the store could not be read" });
      const { page, close } = await open(query("basis"), { bare: true, prepare: answering("basis", 500, body) });
      await page.waitForSelector(".badge.error");
      expect(await page.textContent(".nothing")).toContain("the store could not be read");
      await page.keyboard.press("1");
      await page.waitForSelector(".chart svg text");
      expect(await page.textContent("h1")).toContain("实为空头平仓");
      await close();
    });

    test("that are no JSON at all show a sentence", async () => {
      const { page, close } = await open(query("overview"), {
        bare: true,
        prepare: answering("overview", 200, "<html>"),
      });
      await page.waitForSelector(".badge.error");
      expect(await page.textContent(".nothing-what")).toMatch(/not JSON/);
      await close();
    });

    test("of another shape show a sentence where they stand, and the rest of the page stays", async () => {
      const broken = ({ changes: _changes, ...answer }: Overview) => answer;
      const { page, close } = await open(query("overview"), { bare: true, prepare: changing("overview", broken) });
      await page.waitForSelector(".nothing");
      expect(await page.textContent(".nothing")).toContain("答案与预期不符");
      await close();
    });

    test("that never come say that there is no connection", async () => {
      const { page, close } = await open(query("overview"), {
        bare: true,
        prepare: (page) => page.route("**/api/overview*", (route) => route.abort()),
      });
      await page.waitForSelector(".nothing");
      expect(await page.textContent(".nothing-what")).toContain("no connection to 127.0.0.1");
      await close();
    });
  });

  describe("late and simulated data", () => {
    test("a series that stops early carries a badge, and its label says until when", async () => {
      const late = (answer: Overview) => {
        const cut = (values: (number | null)[]) => [...values.slice(0, -1), null];
        const { series } = answer;
        return { ...answer, series: { ...series, micro: cut(series.micro) } };
      };
      const { page, close } = await open(query("overview"), { prepare: changing("overview", late) });
      await settled(page);
      expect(await page.textContent(".badge.stale")).toBe("◐ 微盘股 过期 1 日");
      const texts = await page.$$eval(".chart text", (nodes) => nodes.map((node) => node.textContent));
      expect(texts).toContain("截至 02-06");
      await close();
    });

    test("simulated stocks are asked for, dashed, hatched and named with their seed", async () => {
      const { page, faults, close } = await open(query("microcap"));
      await settled(page);
      await page.click("text=先看合成个股的演示");
      await page.waitForSelector(".badge.synthetic");
      expect(await page.textContent(".badge.synthetic")).toBe("▨ 合成数据 种子 1");
      await page.waitForSelector(".hatched .chart svg path[stroke-dasharray]", { state: "attached" });
      expect(page.url()).toContain("synthetic=1");
      expect(faults).toEqual([]);
      await close();
    });

    test("inventory tells fresh, stale, simulated and absent apart by word and shape", async () => {
      const mixed = (answer: Inventory) => ({
        ...answer,
        rows: answer.rows.map((row, i) =>
          i === 0 ? { ...row, staleDays: 2 } : i === 1 ? { ...row, synthetic: true } : row,
        ),
      });
      const { page, close } = await open(query("data"), { prepare: changing("inventory", mixed) });
      await settled(page);
      const table = await page.textContent(".inventory");
      for (const word of ["过期 2 日", "合成数据", "最新", "缺："]) expect(table).toContain(word);
      await close();
    });
  });

  test("while an answer is slow the picture before stays at half strength, and after a second a word says so", async () => {
    const { page, close } = await open(query("overview"));
    await settled(page);
    await page.route("**/api/overview*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1600));
      await route.continue();
    });
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector(".loading .chart svg text");
    expect(await page.$eval(".loading", (element) => getComputedStyle(element).opacity)).toBe("0.5");
    await page.waitForSelector("text=读取中");
    await settled(page);
    expect(await page.$("text=读取中")).toBeNull();
    await close();
  });

  test("on paper the theme is light, switches are gone, and pictures fill the sheet", async () => {
    const { page, close } = await open("page=overview&date=2024-02-07&lang=zh&theme=dark");
    await settled(page);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const paper = await page.evaluate(() => ({
      ground: getComputedStyle(document.documentElement).backgroundColor,
      settings: getComputedStyle(document.querySelector(".settings") as Element).display,
      ink: [...document.querySelectorAll(".chart text")]
        .find((node) => node.textContent === "59.9")
        ?.getAttribute("fill"),
      fills:
        (document.querySelector(".chart svg") as Element).clientWidth /
        (document.querySelector(".section") as Element).clientWidth,
    }));
    expect(paper).toEqual({ ground: "rgb(251, 251, 250)", settings: "none", ink: "#15191E", fills: 1 });
    await close();
  });
}
