import chromium from "@sparticuz/chromium";
import { type Browser, chromium as launcher, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

/** A page in a browser, and everything that it asked for or complained of. */
export interface OpenedPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

/** Starts the browser of the npm package for the tests of a file; answers how to open a file in it. */
export function browserForTests(): (file: string, width: number) => Promise<OpenedPage> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = await chromium.executablePath();
    browser = await launcher.launch({ executablePath, args: ["--no-sandbox"], headless: true });
  });
  afterAll(() => browser?.close());
  return async (file, width) => {
    const page = await browser!.newPage({ viewport: { width, height: 900 } });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`file://${file}`);
    return { page, requests, complaints };
  };
}
