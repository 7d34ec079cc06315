import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import type { DriftMarket } from "../../src/contract.ts";
import { chartTexts, dashboardForTests, type Open } from "./dashboard.ts";

const open = dashboardForTests();
const folder = mkdtempSync(join(tmpdir(), "bianque-drift-page-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function openDrift(lang = "zh", theme = "light", options: Parameters<Open>[1] = {}) {
  const opened = await open(`page=drift&lang=${lang}&theme=${theme}&up=red`, { bare: true, ...options });
  await opened.page.waitForSelector(".drift-source");
  return opened;
}

async function showSample(page: Page): Promise<void> {
  await page.click(".drift-source button");
  await page.waitForSelector(".chart svg text");
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("the drift page", () => {
  test.each([
    ["zh", "light"],
    ["zh", "dark"],
    ["en", "light"],
    ["en", "dark"],
  ])(
    "in %s and %s says what to give, and on one click shows the sample in a sentence and three pictures",
    async (lang, theme) => {
      const { page, faults, requests, close } = await openDrift(lang, theme);
      expect(await page.textContent(".nothing")).toMatch(lang === "zh" ? /尚未给出净值/ : /No net values/);
      await showSample(page);
      expect(await page.textContent("h1")).toMatch(
        lang === "zh"
          ? /起，股票部分约 \d\d% 表现如微盘股。/
          : /^Since \w+ 2024 about \d\d% of the stock leg behaves like micro caps\.$/,
      );
      expect(await page.textContent(".badge.synthetic")).toMatch(lang === "zh" ? /合成/ : /synthetic/);
      if (lang === "en") expect(await page.textContent("main")).not.toMatch(/[一-鿿]/);
      const marks = await page.$$eval(".chart svg", (charts) =>
        charts.map((chart) => chart.querySelectorAll("path, text").length),
      );
      expect(marks).toHaveLength(3);
      for (const count of marks) expect(count).toBeGreaterThan(10);
      const labels = await page.$$eval(".chart", (charts) =>
        charts.map((chart) => chart.getAttribute("aria-label") ?? ""),
      );
      for (const label of labels) expect(label.length).toBeGreaterThan(15);
      expect(await page.$$eval(".drift-alarms tbody tr", (rows) => rows.length)).toBeGreaterThan(1);
      expect(requests.filter((url) => !/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(url))).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    },
  );

  test("has no sideways scroll from 360 px up, empty and filled", async () => {
    const { page, close } = await openDrift("en");
    for (const filled of [false, true]) {
      if (filled) await showSample(page);
      for (const width of [360, 390, 719, 720, 1180, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(50);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(`${width} px: ${Math.max(0, beyond)} beyond`).toBe(`${width} px: 0 beyond`);
      }
    }
    await close();
  });

  test("reads a chosen file, plain or gzipped, without sending it", async () => {
    const { page, requests, faults, close } = await openDrift("en");
    const market = (await page.evaluate(() =>
      fetch("api/drift-market").then((answer) => answer.json()),
    )) as DriftMarket;
    const rows = market.days.map((date, i) => `${date},${market.closes["000852.SH"]![i]}`);
    const text = ["date,nav", ...rows].join("\n");
    const asked = requests.length;
    for (const path of [file("index.csv", text), file("packed.csv.gz", gzipSync(text))]) {
      await page.setInputFiles("input[type=file]", path);
      await page.waitForFunction(
        (name) => document.querySelector("main")?.textContent?.includes(`regression of ${name}`),
        path.split("/").at(-1),
      );
      expect(await page.textContent("h1")).toBe("No change of style: about 100% behaves like CSI 1000.");
      expect((await chartTexts(page)).filter((mark) => mark === "100%").length).toBeGreaterThan(0);
    }
    expect(requests.slice(asked).filter((url) => url.includes("/api/"))).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test("says in one sentence what is wrong with a file, and goes on to the next", async () => {
    const { page, faults, close } = await openDrift("zh");
    await page.setInputFiles("input[type=file]", file("bad.csv", "date,nav\n2024-01-02,1\n2024-01-03,-1\n"));
    await page.waitForSelector(".badge.error");
    expect(await page.textContent(".nothing-what")).toContain('bad.csv line 3: nav is "-1"; expected a number above 0');
    await page.setInputFiles("input[type=file]", file("bytes.csv", Buffer.from([0xff, 0xfe, 0xfd, 0x00])));
    await page.waitForFunction(() =>
      document.querySelector(".nothing-what")?.textContent?.includes("bytes.csv cannot be read"),
    );
    await showSample(page);
    expect(await page.$(".badge.error")).toBeNull();
    expect(faults).toEqual([]);
    await close();
  });

  test("a hedge that is named changes what is read", async () => {
    const { page, close } = await openDrift("en");
    await showSample(page);
    expect(await page.textContent(".verdict-line")).toContain("short IC");
    await page.selectOption(".hedge select", "none");
    await page.waitForFunction(() => document.querySelector(".verdict-line")?.textContent?.includes("no hedge"));
    await close();
  });

  test("offers a template that its own reader takes", async () => {
    const { page, close } = await openDrift("en");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("a[download]")]);
    const path = join(folder, "template.csv");
    await download.saveAs(path);
    expect(download.suggestedFilename()).toBe("nav.csv");
    expect(readFileSync(path, "utf8")).toMatch(/^date,nav\n2024-01-02,/);
    await close();
  });
});
