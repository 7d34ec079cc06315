import { describe, expect, test } from "vitest";
import { dashboardForTests, type Open, rowsOfNumbers, settled } from "./dashboard.ts";

const open = dashboardForTests();

async function openChain(query: string, options: Parameters<Open>[1] = {}) {
  const opened = await open(`page=chain&up=red&${query}`, { bare: true, ...options });
  await opened.page.waitForFunction(() => document.querySelectorAll(".chart svg").length === 3, null, {
    timeout: 90_000,
  });
  await settled(opened.page);
  return opened;
}

describe("the chain page", () => {
  test.each([
    ["zh", "light"],
    ["zh", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ])("in %s and %s shows the run beside the record, who traded, and who sold to whom", async (lang, theme) => {
    const { page, faults, requests, close } = await openChain(
      `date=2024-02-08&lang=${lang}&theme=${theme}&chain=fitted`,
    );
    expect(faults).toEqual([]);
    expect(requests.filter((url) => new URL(url).hostname !== "127.0.0.1")).toEqual([]);
    expect(await page.textContent("h1")).toMatch(/−4[56]%/);
    if (lang === "en") expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
    const marks = await page.$$eval(".chart svg", (all) => all.map((one) => one.querySelectorAll("path, text").length));
    for (const count of marks) expect(count).toBeGreaterThan(20);
    for (const label of await page.$$eval(".chart", (all) => all.map((one) => one.getAttribute("aria-label") ?? ""))) {
      expect(label.length).toBeGreaterThan(15);
    }
    expect((await page.$$("table.signature tbody tr")).length).toBe(5);
    expect((await page.$$("table.chain-errors tbody tr")).length).toBe(7);
    const rows = await rowsOfNumbers(page, 3);
    expect(rows[0]).toBe(29);
    expect(rows[1]).toBe(29);
    await close();
  });

  test("a cut link and a slid number change the run and stand in the address", async () => {
    const { page, close } = await openChain("date=2024-02-08&lang=en&theme=light&chain=fitted");
    const before = await page.textContent("table.chain-errors");
    const pressed = page.locator(".chain-links button", { hasText: "Loss sellers" });
    await pressed.click();
    await page.waitForFunction((text) => document.querySelector("table.chain-errors")?.textContent !== text, before);
    expect(await pressed.getAttribute("aria-pressed")).toBe("false");
    expect(page.url()).toContain("-lossSellers");
    const cut = await page.textContent("table.chain-errors");
    await page.locator(".chain-sliders input").first().focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
    await page.waitForFunction((text) => document.querySelector("table.chain-errors")?.textContent !== text, cut);
    expect(decodeURIComponent(page.url())).toContain("dmaDeleverage=2");
    await page.locator(".chain-reset", { hasText: "mend all" }).click();
    await page.waitForFunction((text) => document.querySelector("table.chain-errors")?.textContent === text, before);
    await close();
  });

  test("who sold to whom follows its slider from the whole run to single days", async () => {
    const { page, close } = await openChain("date=2024-02-08&lang=en&theme=light&chain=fitted");
    const label = () => page.locator(".chart").nth(2).getAttribute("aria-label");
    const whole = await label();
    const slider = page.locator("label.slider", { hasText: "whole run" }).locator("input");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("label.slider output", { hasText: "2 Jan" }).count()).toBe(1);
    expect(await label()).not.toBe(whole);
    await close();
  });

  test("ends on the evening shown, and before its first day says so", async () => {
    const { page, close } = await openChain("date=2024-01-22&lang=en&theme=light");
    expect((await rowsOfNumbers(page, 3))[0]).toBe(16);
    await close();
    const early = await open("page=chain&date=2023-12-29&lang=en", { bare: true });
    await early.page.waitForSelector(".nothing");
    expect(await early.page.textContent(".nothing")).toContain("not before the evening shown");
    await early.close();
  });

  test("has no sideways scroll from 360 px up", async () => {
    const { page, close } = await openChain("date=2024-02-08&lang=en&theme=light&chain=fitted", {
      width: 360,
      height: 800,
    });
    for (const width of [360, 375, 719, 720, 1180, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      await page.waitForTimeout(50);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(`${width} px: ${Math.max(0, beyond)} beyond`).toBe(`${width} px: 0 beyond`);
    }
    await close();
  });
});
