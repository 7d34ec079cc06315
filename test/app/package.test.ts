import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Overview } from "../../src/contract.ts";
import { buildStale, CHECKOUT } from "../support/build.ts";

/*
 * The packed tarball, unpacked in an empty folder far from the checkout. Its dependencies are links to the checkout's,
 * one for each name that package.json declares and no others: that needs no network and no second copy of the engine, and
 * an import of anything undeclared still fails here as it would for a user.
 */
const folder = mkdtempSync(join(tmpdir(), "bianque-package-"));
const installed = join(folder, "node_modules/bianque");
const manifest = JSON.parse(readFileSync(join(CHECKOUT, "package.json"), "utf8"));
let packed: string[] = [];

beforeAll(() => {
  buildStale();
  const options = ["--ignore-scripts", "--json", "--pack-destination", folder];
  const [tarball] = JSON.parse(execFileSync("npm", ["pack", ...options], { cwd: CHECKOUT, encoding: "utf8" }));
  packed = tarball.files.map(({ path }: { path: string }) => path);
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, tarball.filename), "-C", installed, "--strip-components=1"]);
  for (const name of Object.keys(manifest.dependencies)) link(join(CHECKOUT, "node_modules", name), name);
  mkdirSync(join(folder, "node_modules/.bin"));
  symlinkSync(join(installed, manifest.bin.bianque), join(folder, "node_modules/.bin/bianque"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function link(target: string, name: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(join(path, ".."), { recursive: true });
  symlinkSync(target, path);
}

const { BIANQUE_DB: _none, ...env } = process.env;
const bin = join(folder, "node_modules/.bin/bianque");

function bianque(...line: string[]) {
  const { status, stdout, stderr } = spawnSync(bin, line, { cwd: folder, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("the tarball holds program, dashboard, episode and papers, and neither sources nor tests", () => {
  for (const path of ["dist/app/cli/main.js", "dist/index.js", "dist/index.d.ts", "package.json"]) {
    expect(packed).toContain(path);
  }
  for (const path of ["LICENSE", "README.md", "CHANGELOG.md"]) expect(packed).toContain(path);
  if (existsSync(join(CHECKOUT, "web/index.html"))) expect(packed).toContain("dist/web/index.html");
  expect(packed.some((path) => /^episodes\/.+\.csv$/.test(path))).toBe(true);
  expect(packed.filter((path) => /^(src|test|web|bench|scripts|docs\/.+)\//.test(path))).toEqual([]);
  expect(packed).toContain("docs/glossary.md");
  expect(packed.filter((path) => /(?<!\.d)\.ts$|tsbuildinfo|\.stamp$|\.duckdb/.test(path))).toEqual([]);
});

test("--help and --version run from the installed command", () => {
  expect(bianque("--help")).toMatchObject({ status: 0, stderr: "" });
  expect(bianque("--version").stdout).toBe(`${manifest.version}\n`);
});

test("summary --json answers from the shipped episode with one document on stdout", () => {
  const { status, stdout, stderr } = bianque("summary", "--json");
  expect(stderr).toContain("recorded episode");
  expect(status).toBe(0);
  expect(Overview.parse(JSON.parse(stdout)).lastDate).toBe("2024-04-30");
});

test("the library is imported by its name", () => {
  const program = `import { formatDay, lastTradingDay, parseContract } from "bianque";
    console.log(formatDay(lastTradingDay(parseContract("IM2402").month)));`;
  writeFileSync(join(folder, "program.mjs"), program);
  expect(execFileSync(process.execPath, ["program.mjs"], { cwd: folder, encoding: "utf8" })).toBe("2024-02-19\n");
});

test("start fills an empty store, prints the summary, serves, and ends with 0 on Ctrl-C", async () => {
  const child = spawn(bin, ["start", "--port", "0", "--db", "fresh.duckdb", "--lang", "en"], { cwd: folder, env });
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(code ?? signal)));
  const lines: string[] = [];
  let url = "";
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0] ?? "";
    if (url) break;
  }
  try {
    expect(lines.join("\n")).toContain("2024-04-30");
    const page = await fetch(url);
    expect(page.status).toBe(existsSync(join(CHECKOUT, "web/index.html")) ? 200 : 404);
    const stage = await (await fetch(`${url}api/stage?from=2024-02-05&to=2024-02-05`)).json();
    expect(stage.days.map(({ date }: { date: string }) => date)).toEqual(["2024-02-05"]);
  } finally {
    child.kill("SIGINT");
  }
  expect(await ended).toBe(0);
  expect(existsSync(join(folder, "fresh.duckdb"))).toBe(true);
});
