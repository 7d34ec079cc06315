import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { PAGES } from "../../web/state/view-state.ts";
import { chartTexts, type Open, settled } from "./dashboard.ts";

const OVERVIEW = "page=overview&date=2024-02-07&lang=zh&theme=light&up=red";

const shownDate = (page: Page) => page.$eval(".date-text", (label) => label.textContent?.trim());

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await settled(page);
  }
}

/** Claims about what a reader can do: keys, cursor, replay, choices. */
export function readerClaims(open: Open): void {
  describe("keys", () => {
    test("step the evening by a trading day and a week, to the first and the last", async () => {
      const { page, faults, close } = await open(OVERVIEW);
      const dateOn = async (key: string) => {
        await press(page, key);
        return shownDate(page);
      };
      expect(await dateOn("ArrowLeft")).toBe("2024-02-06");
      expect(await dateOn("ArrowRight")).toBe("2024-02-07");
      expect(await dateOn("ArrowRight")).toBe("2024-02-08");
      expect(await dateOn("ArrowRight")).toBe("2024-02-19");
      expect(await dateOn("Shift+ArrowLeft")).toBe("2024-02-02");
      expect(await dateOn("End")).toBe("2024-04-30");
      expect(await dateOn("ArrowRight")).toBe("2024-04-30");
      expect(await dateOn("Home")).toBe("2023-10-09");
      expect(page.url()).toContain("date=2023-10-09");
      expect(faults).toEqual([]);
      await close();
    });

    test("turn pages, language and theme, and the address follows so that a link reproduces the view", async () => {
      const { page, close } = await open(OVERVIEW);
      await press(page, "2", "t", "l");
      expect(page.url()).toMatch(/page=basis.*date=2024-02-07.*lang=en.*theme=dark.*up=red/);
      const { page: copy, close: closeCopy } = await open(new URL(page.url()).search.slice(1));
      await settled(copy);
      expect(await copy.textContent("h1")).toBe(await page.textContent("h1"));
      expect(await copy.getAttribute("html", "data-theme")).toBe("dark");
      await page.goBack();
      await settled(page);
      expect(await page.getAttribute(".pages a[aria-current]", "href")).toContain("page=overview");
      await closeCopy();
      await close();
    });

    test("open a list of themselves, which Escape closes", async () => {
      const { page, close } = await open(OVERVIEW);
      await page.keyboard.press("?");
      await page.waitForSelector(".key-help[open]");
      expect(await page.$$eval(".key-help kbd", (keys) => keys.length)).toBeGreaterThan(8);
      await page.keyboard.press("Escape");
      expect(await page.isVisible(".key-help")).toBe(false);
      await close();
    });

    test("reach everything with a visible focus", async () => {
      const { page, close } = await open(OVERVIEW);
      const seen: string[] = [];
      for (let i = 0; i < PAGES.length + 11; i++) {
        await page.keyboard.press("Tab");
        const [what, outline] = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const ringed = element.tagName === "INPUT" ? (element.parentElement as HTMLElement) : element;
          return [element.className || element.tagName, getComputedStyle(ringed).outlineStyle];
        });
        expect(`${what}: ${outline}`).toBe(`${what}: solid`);
        seen.push(what);
      }
      expect(seen).toContain("chart");
      await close();
    });
  });

  describe("the cursor", () => {
    test("moves on all panels and the ribbon, and puts its values in place of those at the ends", async () => {
      const { page, close } = await open(OVERVIEW);
      await settled(page);
      expect(await chartTexts(page)).toEqual(expect.arrayContaining(["+0.2%", "+2.6%", "59.9"]));
      const box = (await (await page.$(".chart"))?.boundingBox())!;
      await page.mouse.move(box.x + 300, box.y + 200);
      const first = await chartTexts(page);
      await page.mouse.move(box.x + 500, box.y + 500);
      const second = await chartTexts(page);
      expect(first).not.toContain("+2.6%");
      const moved = second.filter((text) => !first.includes(text));
      // IM, IC, open interest, micro caps, CSI300 and the date: one cursor for all of them.
      expect(moved.length).toBeGreaterThanOrEqual(6);
      await page.mouse.move(box.x + 300, 20);
      expect(await chartTexts(page)).toContain("+2.6%");
      await close();
    });

    test("goes to the next event with c, then steps by arrow keys on the focused chart without moving the evening", async () => {
      const { page, close } = await open(OVERVIEW);
      await press(page, "c");
      expect(await chartTexts(page)).toEqual(expect.arrayContaining(["01-22", "−32.7%", "−27.2%"]));
      await page.focus(".chart");
      await press(page, "ArrowRight");
      expect(await chartTexts(page)).toContain("01-23");
      expect(await shownDate(page)).toBe("2024-02-07");
      await press(page, "Escape");
      expect(await chartTexts(page)).not.toContain("01-23");
      await close();
    });

    test("follows a finger", async () => {
      const { page, close } = await open(OVERVIEW, { width: 390, height: 844, touch: true });
      await settled(page);
      const box = (await (await page.$(".chart"))?.boundingBox())!;
      await page.touchscreen.tap(box.x + 150, box.y + 150);
      expect(await chartTexts(page)).not.toContain("+2.6%");
      await close();
    });
  });

  describe("the replay", () => {
    test("draws what followed under a veil, and changes no figure of the evening", async () => {
      const { page, close } = await open(OVERVIEW);
      await settled(page);
      const figures = () => page.$$eval(".verdict, .evidence td", (nodes) => nodes.map((node) => node.textContent));
      const before = await figures();
      await press(page, "r");
      await page.waitForFunction(() => document.body.textContent?.includes("其后走势：当晚未知"));
      expect(await figures()).toEqual(before);
      expect(await chartTexts(page)).toEqual(expect.arrayContaining(["+0.2%", "+2.6%", "4月"]));
      expect(await page.textContent(".badge.replay")).toBe("回放");
      await close();
    });
  });

  describe("choices", () => {
    test("not in the address come from the reader's system, and are remembered", async () => {
      const { page, close } = await open("page=overview&date=2024-02-07", { locale: "en-GB", colorScheme: "dark" });
      expect(await page.getAttribute("html", "lang")).toBe("en");
      expect(await page.getAttribute("html", "data-theme")).toBe("dark");
      await press(page, "l", "t");
      await page.goto(new URL("/", page.url()).href);
      await page.waitForSelector(".chart svg text");
      expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
      expect(await page.getAttribute("html", "data-theme")).toBe("light");
      await close();
    });

    test("of a day without trading lead to the trading day before it", async () => {
      const { page, close } = await open("page=overview&date=2024-02-11&lang=zh");
      await settled(page);
      expect(await shownDate(page)).toBe("2024-02-08");
      await close();
    });
  });
}
