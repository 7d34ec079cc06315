import { describe, expect, test } from "vitest";
import { chartTexts, type Open, settled } from "./dashboard.ts";

const PAGES = ["overview", "basis", "microcap", "data"];
const EVENING = "date=2024-02-07";

/** Claims about what the pages show. */
export function pageClaims(open: Open): void {
  describe.each(PAGES)("the %s page", (name) => {
    test.each([
      ["zh", "light"],
      ["zh", "dark"],
      ["en", "light"],
      ["en", "dark"],
    ])(
      "in %s and %s shows a sentence and drawn pictures without an error, and asks no one but its server",
      async (lang, theme) => {
        const { page, faults, requests, close } = await open(
          `page=${name}&${EVENING}&lang=${lang}&theme=${theme}&up=red`,
        );
        await settled(page);
        expect(faults).toEqual([]);
        expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
        const sentence = await page.textContent("h1");
        expect(sentence?.length).toBeGreaterThan(5);
        if (lang === "en") expect(sentence).not.toMatch(/[一-鿿]/);
        expect(await page.getAttribute("html", "data-theme")).toBe(theme);
        const marks = await page.$$eval(".chart svg", (charts) =>
          charts.map((chart) => chart.querySelectorAll("path, text").length),
        );
        for (const count of marks) expect(count).toBeGreaterThan(10);
        expect(marks.length).toBe({ overview: 1, basis: 4, microcap: 2, data: 0 }[name]);
        await close();
      },
    );

    test("has no sideways scroll from 360 px up", async () => {
      const { page, close } = await open(`page=${name}&${EVENING}&lang=en`, { width: 360, height: 800 });
      await settled(page);
      for (const width of [360, 390, 719, 720, 900, 1180, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(50);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(`${width} px: ${Math.max(0, beyond)} beyond`).toBe(`${width} px: 0 beyond`);
      }
      await close();
    });

    test("has for each picture a sentence and its numbers as a table", async () => {
      const { page, close } = await open(`page=${name}&${EVENING}&lang=zh`);
      await settled(page);
      const labels = await page.$$eval(".chart", (charts) =>
        charts.map((chart) => chart.getAttribute("aria-label") ?? ""),
      );
      for (const label of labels) expect(label.length).toBeGreaterThan(15);
      for (const summary of await page.$$(".numbers summary")) {
        await summary.click();
      }
      const rows = await page.$$eval(".numbers-box table", (tables) =>
        tables.map((table) => table.querySelectorAll("tr").length),
      );
      for (const count of rows) expect(count).toBeGreaterThan(2);
      await close();
    });
  });

  describe("the overview", () => {
    test("fits stage, sentence, ribbon, both basis panels and evidence above 800 px at 1440", async () => {
      const { page, close } = await open(`page=overview&${EVENING}&lang=zh`);
      await settled(page);
      const bottoms = await page.evaluate(() => {
        const bottomOf = (element: Element | null | undefined) => element?.getBoundingClientRect().bottom ?? 1e9;
        const texts = [...document.querySelectorAll(".chart text")];
        const openInterest = texts.find((node) => node.textContent === "IM 持仓");
        return [
          bottomOf(document.querySelector(".verdict")),
          bottomOf(openInterest),
          bottomOf(document.querySelector(".evidence")),
        ];
      });
      for (const bottom of bottoms) expect(bottom).toBeLessThan(800);
      await close();
    });

    test("tells the recorded unwinding in one sentence, with its evidence beside it", async () => {
      const { page, close } = await open(`page=overview&${EVENING}&lang=zh`);
      await settled(page);
      expect(await page.textContent("h1")).toBe("基差看似恢复正常，实为空头平仓。");
      expect(await page.textContent(".verdict-word")).toBe("平仓");
      const row = await page.textContent(".evidence tbody tr:has-text('微盘股当日')");
      expect(row).toMatch(/−9\.2%.*极端/);
      expect(await chartTexts(page)).toEqual(expect.arrayContaining(["IM", "+0.2%", "IC", "+2.6%"]));
      expect(await page.$$eval(".overruled tbody tr", (rows) => rows.length)).toBe(4);
      await close();
    });

    test("shows only the chosen colours of rise and fall, with a sign or an arrow beside each", async () => {
      const { page, close } = await open(`page=overview&${EVENING}&lang=zh&theme=light&up=red`);
      const colour = () => page.$eval(".overruled .fall", (cell) => getComputedStyle(cell).color);
      const red = await colour();
      await page.click("text=红涨");
      expect(await page.getAttribute("html", "data-up")).toBe("green");
      expect(await colour()).not.toBe(red);
      for (const text of await page.$$eval(".rise, .fall", (nodes) => nodes.map((node) => node.textContent ?? ""))) {
        expect(text).toMatch(/[+−▲▼]/);
      }
      await close();
    });

    test("draws its first picture within the size and time that were promised", async () => {
      const { page, close } = await open(`page=overview&${EVENING}&lang=zh`);
      const script = await page.evaluate(() => {
        const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
        return entries
          .filter(({ name }) => name.endsWith(".js"))
          .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      });
      expect(script).toBeGreaterThan(50_000);
      expect(script).toBeLessThanOrEqual(350 * 1024);
      await close();
    });
  });
}
