import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askEvening } from "../../../src/app/report/evening.ts";
import { reportPage } from "../../../src/app/report/page.ts";
import { registry } from "../../../src/app/studies/registry.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";
import { browserForTests } from "./open-page.ts";

const store = episodeStoreForTests();
const open = browserForTests();
const folder = mkdtempSync(join(tmpdir(), "bianque-report-"));
const file = (lang: string) => join(folder, `${lang}.html`);
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => {
  const evening = await askEvening(store(), registry, parseDay("2024-02-07"));
  for (const lang of ["zh", "en"] as const) writeFileSync(file(lang), reportPage(evening, lang, "0.0.0"));
});

/** Boxes of the pictures that can be seen, with the words in them. */
function shownPictures(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGElement>(".chart svg")]
      .map((svg) => ({ box: svg.getBoundingClientRect(), words: svg.textContent ?? "" }))
      .filter(({ box }) => box.width > 0)
      .map(({ box, words }) => ({ left: box.left, right: box.right, width: box.width, height: box.height, words })),
  );
}

/** How far the page reaches to the right. */
const reach = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe.each(["zh", "en"] as const)("in %s", (lang) => {
  test.each([1100, 760, 720, 719, 390, 360])(
    "at %i px every picture is whole, and nothing scrolls sideways",
    async (width) => {
      const { page, requests, complaints } = await open(file(lang), width);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([`file://${file(lang)}`]);
      expect(await reach(page)).toBeLessThanOrEqual(width);
      const pictures = await shownPictures(page);
      expect(pictures).toHaveLength(12);
      for (const { left, right, height, words } of pictures) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
        expect(height).toBeGreaterThan(100);
        expect(words).not.toMatch(/NaN|undefined|null/);
      }
      expect(pictures[0].words).toContain(lang === "zh" ? "微盘股与沪深300" : "Micro-cap and CSI 300");
      await page.close();
    },
  );

  test("no text of a picture or a table is smaller than a phone can show", async () => {
    const { page } = await open(file(lang), 360);
    const sizes = await page.evaluate(() => {
      const scale = (text: SVGElement) => {
        const svg = text.ownerSVGElement as SVGSVGElement;
        return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      };
      const shown = [...document.querySelectorAll<SVGTextElement>("svg text")].filter(
        (text) => text.getBBox().width > 0,
      );
      return shown.map((text) => parseFloat(getComputedStyle(text).fontSize) * scale(text));
    });
    expect(sizes.length).toBeGreaterThan(50);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
    await page.close();
  });

  test("the numbers behind a picture open without a script", async () => {
    const { page } = await open(file(lang), 390);
    const numbers = page.locator("details.numbers").first();
    await numbers.locator("summary").click();
    expect(await numbers.locator("td").first().isVisible()).toBe(true);
    expect(await numbers.locator("tr").count()).toBeGreaterThan(50);
    expect(await reach(page)).toBeLessThanOrEqual(390);
    await page.close();
  });

  test("on paper it keeps pictures and source lines, drops what only a screen can do, and takes fifteen sheets at most", async () => {
    const { page } = await open(file(lang), 760);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".pages").isVisible()).toBe(false);
    expect(await page.locator("details.numbers").first().isVisible()).toBe(false);
    expect(await page.locator(".source").first().isVisible()).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThanOrEqual(5);
    expect(sheets.length).toBeLessThanOrEqual(15);
    await page.close();
  });
});
