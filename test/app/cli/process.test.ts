import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildStale, CHECKOUT } from "../../support/build.ts";

const main = join(CHECKOUT, "dist/app/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "bianque-process-"));
const { BIANQUE_DB: _none, ...env } = process.env;

beforeAll(buildStale);
afterAll(() => rmSync(folder, { recursive: true }));

function bianque(line: string, more: Record<string, string> = {}) {
  return spawnSync(process.execPath, [main, ...line.split(" ")], {
    cwd: folder,
    env: { ...env, ...more },
    encoding: "utf8",
  });
}

/** Modules that a command line loads, as URLs: the engine's own coverage report lists every script. */
function modulesLoadedBy(line: string): string[] {
  const reports = mkdtempSync(join(folder, "coverage-"));
  bianque(line, { NODE_V8_COVERAGE: reports });
  return readdirSync(reports).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(reports, name), "utf8"));
    return result.map(({ url }: { url: string }) => url);
  });
}

test("--help and bad commands load no store engine, no schemas, no server and no charts", () => {
  for (const line of ["--help", "--version", "start --help", "no-such-command"]) {
    const loaded = modulesLoadedBy(line);
    expect(loaded.some((url) => url.includes("/commander/"))).toBe(true);
    expect(
      loaded.filter((url) => /node_modules\/(@duckdb|zod|hono|@hono|pino|echarts|cli-progress)\//.test(url)),
    ).toEqual([]);
  }
});

test("a study's --help loads its own parameters but no store engine", () => {
  const loaded = modulesLoadedBy("stage --help");
  expect(loaded.filter((url) => /@duckdb|hono|echarts/.test(url))).toEqual([]);
});

test("a reader that goes away ends the program quietly", async () => {
  const child = spawn(process.execPath, [main, "basis", "--json"], { cwd: folder, env });
  const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve(code ?? signal)));
  let note = "";
  child.stderr.on("data", (chunk) => {
    note += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  expect(await ended).toBe(0);
  expect(note.trim().split("\n")).toHaveLength(1);
});

test("exit codes and one line on stderr hold for the built program", () => {
  expect(bianque("stage --from 2024-13-01")).toMatchObject({ status: 2, stdout: "" });
  const absent = bianque("summary --db absent.duckdb");
  expect(absent).toMatchObject({ status: 2, stdout: "" });
  expect(absent.stderr).toMatch(/^bianque: --db is "absent\.duckdb", which does not exist; expected .*\n$/);
  expect(bianque("summary --db .")).toMatchObject({ status: 2, stdout: "" });
  expect(bianque("--help")).toMatchObject({ status: 0, stderr: "" });
});

test("the checkout's runner passes options, exit codes and signals on", async () => {
  const runner = [join(CHECKOUT, "scripts/run.mjs")];
  expect(spawnSync(process.execPath, [...runner, "nonsense"], { cwd: folder, env, encoding: "utf8" }).status).toBe(2);
  const child = spawn(process.execPath, [...runner, "serve", "--port", "0", "--json"], { cwd: folder, env });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, store } = JSON.parse(line);
    expect(store).toBeNull();
    expect((await fetch(`${url}api/overview?date=2024-02-05`)).status).toBe(200);
    break;
  }
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test("start serves a store whose data tell no stage, says why, and leaves it as it is", async () => {
  const csv = join(folder, "closes.csv");
  writeFileSync(csv, "date,code,close\n2024-02-05,000300.SH,3200.42\n");
  expect(bianque("import closes.csv --db thin.duckdb").status).toBe(0);
  const child = spawn(process.execPath, [main, "start", "--db", "thin.duckdb", "--port", "0", "--json"], {
    cwd: folder,
    env,
  });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  let note = "";
  child.stderr.on("data", (chunk) => {
    note += chunk;
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, summary } = JSON.parse(line);
    expect(summary).toBeNull();
    const { rows } = await (await fetch(`${url}api/inventory`)).json();
    expect(rows.filter((row: { rows: number }) => row.rows > 0)).toHaveLength(1);
    expect((await fetch(`${url}api/overview`)).status).toBe(422);
    break;
  }
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(note).toMatch(/^bianque: no summary: .+\n$/);
});

test("an import may write while the server runs, and the next question sees it", async () => {
  writeFileSync(join(folder, "first.csv"), "date,code,close\n2024-02-05,000300.SH,3200.42\n");
  writeFileSync(join(folder, "second.csv"), "date,code,close\n2024-02-06,000300.SH,3311.69\n");
  expect(bianque("import first.csv --db shared.duckdb").status).toBe(0);
  const child = spawn(process.execPath, [main, "serve", "--db", "shared.duckdb", "--port", "0", "--json"], {
    cwd: folder,
    env,
  });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line);
    const lastLoaded = async () => (await (await fetch(`${url}api/inventory`)).json()).date;
    expect(await lastLoaded()).toBe("2024-02-05");
    await expect.poll(() => bianque("import second.csv --db shared.duckdb").status, { timeout: 20_000 }).toBe(0);
    expect(await lastLoaded()).toBe("2024-02-06");
    break;
  }
  child.kill("SIGINT");
  expect(await ended).toBe(0);
});
