import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const TOKEN = "planted-token-0123456789";
const SECRETS = {
  BIANQUE_TOKEN: TOKEN,
  TUSHARE_TOKEN: "planted-tushare-0123456789",
  SMTP_PASSWORD: "planted password/+ 0123",
  FEISHU_WEBHOOK: "https://hook.example/planted-hook-0123",
};
const main = join(CHECKOUT, "dist/app/cli/main.js");
const { BIANQUE_DB: _none, ...env } = process.env;
const children: ChildProcess[] = [];

beforeAll(buildStale);
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

function run(line: readonly string[], more: Record<string, string> = {}) {
  return spawnSync(process.execPath, [main, ...line], { env: { ...env, ...more }, encoding: "utf8" });
}

function storeFile(): string {
  const db = join(temporaryFolder(), "served.duckdb");
  expect(run(["import", join(CHECKOUT, "episodes"), "--db", db]).status).toBe(0);
  return db;
}

/** A server of its own; `said` is everything that it printed. */
async function served(line: readonly string[], more: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, "serve", "--port", "0", "--log", "info", ...line], {
    env: { ...env, ...more },
  });
  children.push(child);
  const said = { text: "" };
  child.stderr.on("data", (chunk) => {
    said.text += chunk;
  });
  for await (const text of createInterface({ input: child.stdout })) {
    said.text += text;
    const [url] = /http:\S+/.exec(text) ?? [];
    if (url) return { url, said, child };
  }
  throw new Error(`the server did not start: ${said.text}`);
}

test("no secret of the environment stands in a log, an answer, an error, a report or the store", async () => {
  const db = storeFile();
  const { url, said } = await served(["--db", db, "--uploads"], SECRETS);
  const texts: string[] = [];
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(new URL(path, url), { redirect: "manual", ...init });
    texts.push(JSON.stringify([...response.headers]), await response.text());
    return response.status;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  expect(await ask("api/overview", { headers: bearer(TOKEN) })).toBe(200);
  expect(await ask("api/overview")).toBe(401);
  expect(await ask("api/overview", { headers: bearer(`${TOKEN}x`) })).toBe(401);
  expect(await ask("login", { method: "POST", body: new URLSearchParams({ token: TOKEN }) })).toBe(303);
  const [password, hook] = [SECRETS.SMTP_PASSWORD, SECRETS.FEISHU_WEBHOOK].map(encodeURIComponent);
  for (const path of [`api/stage?from=${TOKEN}`, `api/${TOKEN}`, `${TOKEN}`]) await ask(path);
  // What an asker who is let in sends is told to that asker and to nobody else: this answer is not among the texts.
  await fetch(`${url}api/stage?from=${TOKEN}&to=${password}&snowballs=${hook}`, { headers: bearer(TOKEN) });
  const report = join(db, "..", "report.html");
  for (const line of [
    ["overview", "--db", db, "--json"],
    ["report", "--date", "2023-11-10", "--db", db, "--out", report],
    ["import", TOKEN, "--db", db],
    ["stage", "--from", TOKEN, "--db", db],
    ["check", SECRETS.FEISHU_WEBHOOK, "--db", db],
    ["serve", "--host", "0.0.0.0", "--db", "none.duckdb"],
    ["serve", "--host", TOKEN, "--db", db, "--port", "0"],
  ]) {
    const { stdout, stderr } = run(line, { ...SECRETS, BIANQUE_TRACE: "1" });
    texts.push(stdout, stderr);
  }
  texts.push(run(["serve", "--db", db], { BIANQUE_TOKEN: "planted-short" }).stderr);
  for (const name of readdirSync(join(db, ".."))) texts.push(readFileSync(join(db, "..", name), "latin1"));
  const everything = [said.text, ...texts].join("\n");
  expect(said.text).toContain('"status":401');
  for (const secret of [
    "planted-tushare",
    "planted password",
    "planted%20password",
    "planted-hook",
    "planted-token",
    "planted-short",
  ]) {
    expect(everything.includes(secret), secret).toBe(false);
  }
});

test("an address that others reach needs a token of sixteen characters", () => {
  const refused = run(["serve", "--host", "0.0.0.0"]);
  expect(refused).toMatchObject({ status: 2, stdout: "" });
  expect(refused.stderr).toMatch(/^bianque: --host is "0\.0\.0\.0", .*BIANQUE_TOKEN.*\n$/);
  expect(run(["serve", "--host", "0.0.0.0"], { BIANQUE_TOKEN: "short" }).status).toBe(2);
});

test("an import goes in between the questions of a busy server, and both say what they must", async () => {
  const db = storeFile();
  const { url } = await served(["--db", db]);
  let isOver = false;
  const statuses = new Set<number>();
  const asking = [1, 2].map(async (asker) => {
    for (let n = 0; !isOver; n++) {
      const response = await fetch(`${url}api/quality?limit=${1 + (n % 50)}&from=2024-01-0${asker + 1}`);
      statuses.add(response.status);
      if (response.status === 503) expect(response.headers.get("retry-after")).toBe("5");
      await response.text();
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const nav = join(temporaryFolder(), "more.csv");
  copyFileSync(join(CHECKOUT, "episodes/microcap-weekly-2021_2024.csv"), nav);
  const child = spawn(process.execPath, [main, "import", nav, "--db", db], { env, stdio: "ignore" });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  isOver = true;
  await Promise.all(asking);
  expect(code).toBe(0);
  expect(statuses).toContain(200);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
});

test("a stopped server leaves no process behind, and a killed one neither", async () => {
  const db = storeFile();
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    const { url, child } = await served(["--db", db]);
    await (await fetch(`${url}api/overview`)).text();
    const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(child.pid)], { encoding: "utf8" });
    const workers = stdout.trim().split(/\s+/).map(Number);
    expect(workers.length).toBeGreaterThan(0);
    child.kill(signal);
    await expect.poll(() => workers.some(isRunning), { timeout: 10_000 }).toBe(false);
  }
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
