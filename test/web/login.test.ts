import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerHere } from "../../src/app/server/answer-here.ts";
import { createApp } from "../../src/app/server/app.ts";
import { type Listening, listen } from "../../src/app/server/listen.ts";
import { heldStore } from "../../src/app/server/store-lease.ts";
import { registry } from "../../src/app/studies/registry.ts";
import { buildStale, CHECKOUT } from "../support/build.ts";
import { episodeStoreForTests } from "../support/episode-store.ts";

const TOKEN = "planted-token-0123456789";
const store = episodeStoreForTests();
let server: Listening;
let browser: Browser;

beforeAll(async () => {
  buildStale();
  const parts = { answerer: answerHere(registry, heldStore(store())), storeVersion: () => "held", token: TOKEN };
  const log = { info: () => {}, error: (facts: object) => console.error(facts) };
  const webRoot = join(CHECKOUT, "dist/web");
  server = await listen(
    createApp({ ...parts, studies: registry, webRoot, version: "0", log, host: "127.0.0.1" }),
    "127.0.0.1",
    0,
  );
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ["--no-sandbox", "--disable-gpu"],
    headless: true,
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("with a token the dashboard opens through the form, and its answers with it", async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !/ 401 /.test(message.text())) faults.push(message.text());
  });
  await page.goto(server.url);
  expect(new URL(page.url()).pathname).toBe("/login");
  await page.fill("#token", "a wrong one");
  await page.click("button");
  await page.waitForSelector("strong");
  await page.fill("#token", TOKEN);
  await Promise.all([
    page.waitForResponse((response) => response.url().includes("/api/overview")),
    page.click("button"),
  ]);
  await page.waitForSelector("main");
  expect(new URL(page.url()).pathname).toBe("/");
  expect(await page.evaluate(() => document.cookie)).toBe("");
  expect(await page.evaluate(async () => (await fetch("api/overview")).status)).toBe(200);
  expect(faults).toEqual([]);
  await page.close();
});
