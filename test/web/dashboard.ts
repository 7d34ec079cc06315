import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { answerHere } from "../../src/app/server/answer-here.ts";
import { createApp } from "../../src/app/server/app.ts";
import { type Listening, listen } from "../../src/app/server/listen.ts";
import { heldStore } from "../../src/app/server/store-lease.ts";
import { registry } from "../../src/app/studies/registry.ts";
import { buildStale, CHECKOUT } from "../support/build.ts";
import { episodeStoreForTests } from "../support/episode-store.ts";

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly touch?: boolean;
  readonly locale?: string;
  readonly colorScheme?: "light" | "dark";
  /** Called before the first request, to change what the server answers. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Do not wait for a first picture. */
  readonly bare?: boolean;
}

/** A page of the running dashboard, with what went wrong on it. */
export interface Opened {
  readonly page: Page;
  /** Console errors, uncaught exceptions and refused policies. */
  readonly faults: string[];
  /** Every address that the page asked for. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Opens the dashboard at a query. */
export type Open = (query: string, options?: OpenOptions) => Promise<Opened>;

/** The built dashboard served from the recorded episode, and one browser, for all claims about it. */
export function dashboardForTests(): Open {
  const store = episodeStoreForTests();
  let server: Listening | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    buildStale();
    const log = { info: () => {}, error: (facts: object) => console.error(facts) };
    const webRoot = join(CHECKOUT, "dist/web");
    const answerer = answerHere(registry, heldStore(store()));
    const parts = { studies: registry, answerer, storeVersion: () => "held", webRoot, version: "0", log };
    server = await listen(createApp({ ...parts, host: "127.0.0.1" }), "127.0.0.1", 0);
    // The package's own arguments include --single-process, under which a second page kills the browser.
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
      headless: true,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return (query, options) => openPage(browser!, server!.url, query, options);
}

async function openPage(browser: Browser, url: string, query: string, options: OpenOptions = {}): Promise<Opened> {
  const { width = 1440, height = 900, touch = false, locale = "zh-CN", colorScheme = "light", prepare, bare } = options;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    locale,
    colorScheme,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => requests.push(request.url()));
  await prepare?.(page);
  await page.goto(`${url}?${query}`);
  if (!bare) await page.waitForSelector(".chart svg text, .inventory td", { state: "attached" });
  return { page, faults, requests, close: () => context.close() };
}

/** Waits until the page is at rest: nothing loading, every chart drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("[aria-busy='true']") === null);
  await page.waitForTimeout(50);
}

/** Texts inside the page's charts. */
export function chartTexts(page: Page): Promise<string[]> {
  return page.$$eval(".chart svg text", (nodes) => nodes.map((node) => node.textContent ?? ""));
}

/** Opens the numbers behind every picture and counts the rows of each table, once all `count` of them are there. */
export async function rowsOfNumbers(page: Page, count: number): Promise<number[]> {
  for (const summary of await page.$$(".numbers summary")) await summary.click();
  await page.waitForFunction((all) => document.querySelectorAll(".numbers-box table").length === all, count);
  return page.$$eval(".numbers-box table", (tables) => tables.map((table) => table.querySelectorAll("tr").length));
}

/** Labels of the pictures that reach beyond their picture to a side. */
export function labelsBeyond(page: Page): Promise<(string | null)[]> {
  return page.$$eval(".chart svg", (charts) =>
    charts.flatMap((chart) => {
      const frame = chart.getBoundingClientRect();
      return [...chart.querySelectorAll("text")]
        .filter((text) => {
          const box = text.getBoundingClientRect();
          return box.right > frame.right + 1 || box.left < frame.left - 1;
        })
        .map((text) => text.textContent);
    }),
  );
}
