import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { madeUpEvenings } from "../support/made-up-evenings.ts";
import { dashboardForTests } from "./dashboard.ts";

const open = dashboardForTests();
const query = (lang: string, theme: string) => `page=data&date=2024-02-07&lang=${lang}&theme=${theme}&up=red`;
const madeUp = (page: Page) =>
  page.route("**/api/runs?*", (route) =>
    route.fulfill({ contentType: "application/json", body: JSON.stringify(madeUpEvenings()) }),
  );

describe("the evening runs on the Data page", () => {
  test.each([
    ["zh", "light"],
    ["zh", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ])(
    "in %s and %s show each step of the last one, its state as a word with a shape, and the earlier ones",
    async (lang, theme) => {
      const { page, faults, close } = await open(query(lang, theme), { bare: true, prepare: madeUp });
      await page.waitForSelector(".evening-steps");
      expect(await page.getAttribute("html", "data-theme")).toBe(theme);
      const rows = await page.$$eval(".evening-steps tbody tr", (found) =>
        found.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent?.trim())),
      );
      expect(rows.map(([step, state]) => `${step} ${state}`)).toEqual(
        lang === "zh"
          ? ["取数 失败", "质量 完成", "阶段 完成", "研究 完成", "晚报 完成", "警报 跳过"]
          : ["Fetch failed", "Quality ok", "Stage ok", "Studies ok", "Report ok", "Alerts skipped"],
      );
      expect(rows[0][3]).toBe(
        lang === "zh" ? "tushare：每分钟最多访问 50 次" : "tushare: at most 50 requests a minute",
      );
      expect(await page.$$eval(".evening-steps .verdict-mark", (marks) => marks.length)).toBe(6);
      expect(await page.textContent(".runs-sentence")).toBe(
        lang === "zh" ? "2024-02-07 的运行中取数失败。" : "In the run of 7 Feb 2024, fetch failed.",
      );
      const earlier = await page.$$eval(".earlier-runs li", (items) => items.map((item) => item.textContent));
      expect(earlier).toEqual(
        lang === "zh"
          ? ["2024-02-06 17:30 · 全部完成", "2024-02-05 17:30 · 没有做完"]
          : ["2024-02-06 17:30 · every step done", "2024-02-05 17:30 · did not reach its end"],
      );
      expect(faults).toEqual([]);
      await close();
    },
  );

  test("where none ever ran say so, and how to begin", async () => {
    const { page, faults, close } = await open(query("en", "light"), { bare: true });
    await page.waitForSelector("text=No evening has been run by itself yet.");
    expect(await page.textContent("main")).toContain("bianque watch fetches");
    expect(faults).toEqual([]);
    await close();
  });

  test.each([360, 390, 720, 1180])("have no sideways scroll at %i px", async (width) => {
    const { page, close } = await open(query("en", "light"), { bare: true, prepare: madeUp, width, height: 800 });
    await page.waitForSelector(".evening-steps");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await close();
  });
});
