import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { registry } from "../../../src/app/studies/registry.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const main = join(CHECKOUT, "dist/app/cli/main.js");
const { BIANQUE_DB: _none, ...env } = process.env;

beforeAll(buildStale);

/** Runs the built program in a folder where no store stands: it answers from the recorded episode. */
function bianque(folder: string, ...line: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...line], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** An evening so early in the episode that neither notes nor the chain can be told: its report is quickly made. */
const EARLY = "2023-11-10";

const isWhole = (text: string) => text.startsWith("<!doctype html>") && text.endsWith("</html>\n");

test("the report of the last evening stands in the current folder under its date, and --json says where", () => {
  const folder = temporaryFolder();
  const { status, stdout, stderr } = bianque(folder, "report", "--json", "--lang", "zh");
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^bianque: no store .*\n$/) });
  expect(stdout.trim().split("\n")).toHaveLength(1);
  const written = JSON.parse(stdout);
  const bytes = readFileSync(join(folder, written.file));
  expect(written).toEqual({ file: "bianque-2024-04-30.html", date: "2024-04-30", bytes: bytes.length });
  expect(isWhole(bytes.toString("utf8"))).toBe(true);
  expect(readdirSync(folder)).toEqual(["bianque-2024-04-30.html"]);
});

test("two processes write the same bytes; an older report of the name is replaced", () => {
  const folder = temporaryFolder();
  const line = ["report", "--date", EARLY, "--lang", "en", "--out"];
  expect(bianque(folder, ...line, "a.html")).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^a\.html {2}2023-11-10 {2}\d+ kB\n$/),
  });
  expect(bianque(folder, "report", "--date", "2023-11-13", "--lang", "zh", "--out", "b.html").status).toBe(0);
  expect(bianque(folder, ...line, "b.html").status).toBe(0);
  expect(readFileSync(join(folder, "b.html")).equals(readFileSync(join(folder, "a.html")))).toBe(true);
  expect(readdirSync(folder)).toEqual(["a.html", "b.html"]);
});

test("a day that cannot be told is told of the last evening before it, and a line on stderr says so", () => {
  const folder = temporaryFolder();
  const { status, stdout, stderr } = bianque(folder, "report", "--date", "2023-11-12", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout).date).toBe(EARLY);
  expect(stderr).toContain(`bianque: 2023-11-12 cannot be told; the report is of ${EARLY}, the last evening before it`);
});

test("bad input exits with 2 and one line that says what would be right; nothing is written", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "notes.html"), "<p>my notes</p>");
  mkdirSync(join(folder, "reports"));
  const refusal = (...line: string[]) => {
    const { status, stdout, stderr } = bianque(folder, "report", ...line);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    return stderr.replace(/^bianque: no store .*\n/, "");
  };
  expect(refusal("--date", "2024-02-30")).toBe(
    'bianque: date is "2024-02-30"; expected a calendar day such as 2024-02-05\n',
  );
  expect(refusal("--date", "2010-01-04")).toMatch(
    /^bianque: no stage can be told for 2010-01-04; the data loaded support .*\n$/,
  );
  expect(refusal("--out", "notes.html")).toMatch(
    /^bianque: --out is "notes\.html", which is there and is no bianque report; .*\n$/,
  );
  expect(refusal("--out", "reports")).toBe('bianque: --out is "reports", a folder; expected the name of a file\n');
  expect(refusal("--out", "none/a.html")).toMatch(
    /its folder "none" does not exist; expected a file in a folder of yours\n$/,
  );
  expect(refusal("--out", "notes.html/a.html")).toMatch(/^bianque: --out is "notes\.html\/a\.html", .*\n$/);
  expect(refusal("--db", "absent.duckdb")).toMatch(/^bianque: --db is "absent\.duckdb", which does not exist; .*\n$/);
  expect(refusal("--lang", "fr")).toMatch(/Allowed choices are zh, en/);
  expect(readdirSync(folder).sort()).toEqual(["notes.html", "reports"]);
  expect(readFileSync(join(folder, "notes.html"), "utf8")).toBe("<p>my notes</p>");
});

test("killed at any moment, it leaves the older report or the new one under the name, never a part", async () => {
  const folder = temporaryFolder();
  const line = ["report", "--date", EARLY, "--out", "evening.html"];
  bianque(folder, ...line, "--lang", "zh");
  const older = readFileSync(join(folder, "evening.html"), "utf8");
  for (let delay = 100; delay <= 1600; delay += 300) {
    const child = spawn(process.execPath, [main, ...line, "--lang", "en"], { cwd: folder, env, stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    await Promise.race([setTimeout(delay), ended]);
    child.kill("SIGKILL");
    await ended;
    const found = readFileSync(join(folder, "evening.html"), "utf8");
    expect(found === older || isWhole(found)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith(".html"))).toEqual(["evening.html"]);
  }
});

test("its help names its options and loads neither store nor charts", async () => {
  const { code, out } = await runCli("report --help", registry);
  expect(code).toBe(0);
  for (const option of ["--date <date>", "--out <file>", "--db <file>", "--lang <lang>", "--json"]) {
    expect(out).toContain(option);
  }
  expect((await runCli("--help", registry)).out).toMatch(/^ {2}report .*evening report/m);
});

test("bad dates are told before a store is opened", async () => {
  const openFile = () => Promise.reject(new Error("opened"));
  const stores = { openFile, openEpisode: openFile, fillIfEmpty: async () => false };
  const { code, note } = await runCli("report --date yesterday", registry, { stores });
  expect({ code, note }).toEqual({
    code: 2,
    note: 'bianque: date is "yesterday"; expected a calendar day such as 2024-02-05\n',
  });
});
