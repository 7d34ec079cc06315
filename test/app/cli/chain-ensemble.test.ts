import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChainEnsembleAnswer } from "../../../src/contract.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";

const main = join(CHECKOUT, "dist/app/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "bianque-ensemble-"));
const { BIANQUE_DB: _none, ...env } = process.env;
const RUNS = 192;
const LINE = ["chain", "ensemble", "--runs", String(RUNS), "--to", "2024-01-19"];

beforeAll(buildStale);
afterAll(() => rmSync(folder, { recursive: true }));

const bianque = (...more: string[]) =>
  spawnSync(process.execPath, [main, ...LINE, ...more], { cwd: folder, env, encoding: "utf8" });

/** Starts a run, ends it by a signal once its journal holds so many lines, and answers how it ended. */
async function endedAt(lines: number, file: string, signal: NodeJS.Signals) {
  const child = spawn(process.execPath, [main, ...LINE, "--out", file, "--workers", "2"], { cwd: folder, env });
  let note = "";
  child.stderr.on("data", (chunk) => {
    note += chunk;
  });
  const ended = new Promise((resolve) => child.on("close", (code, by) => resolve(code ?? by)));
  const path = join(folder, file);
  while (child.exitCode === null && (!existsSync(path) || readFileSync(path, "utf8").split("\n").length <= lines)) {
    await pause(5);
  }
  child.kill(signal);
  return { ended: await ended, note: () => note };
}

let whole = "";
let told = "";

test("one worker or two: the same journal and the same answer, byte for byte", () => {
  const [one, two] = ["1", "2"].map((workers) => bianque("--workers", workers, "--out", `${workers}.ndjson`, "--json"));
  expect([one.status, two.status]).toEqual([0, 0]);
  expect(one.stdout).toBe(two.stdout);
  told = one.stdout;
  whole = readFileSync(join(folder, "1.ndjson"), "utf8");
  expect(readFileSync(join(folder, "2.ndjson"), "utf8")).toBe(whole);
  expect(whole.trim().split("\n")).toHaveLength(RUNS + 1);
  const answer = ChainEnsembleAnswer.parse(JSON.parse(one.stdout));
  expect(answer.runs).toBe(RUNS);
  expect(answer.indices.fall.length).toBeGreaterThan(10);
});

test("killed half-way, torn in the middle of a line: the same line again repeats nothing and loses nothing", async () => {
  const { ended } = await endedAt(64, "killed.ndjson", "SIGKILL");
  expect(ended).toBe("SIGKILL");
  const path = join(folder, "killed.ndjson");
  const kept = readFileSync(path, "utf8");
  expect(whole.startsWith(kept.slice(0, kept.lastIndexOf("\n") + 1))).toBe(true);
  expect(kept.length).toBeLessThan(whole.length);
  appendFileSync(path, '[0.1,0.2,"to');
  const again = bianque("--out", "killed.ndjson", "--json");
  expect(readFileSync(path, "utf8")).toBe(whole);
  expect(again.stdout).toBe(told);
});

test("Ctrl-C ends in order: exit 130, one line that says what stands, and a journal to go on from", async () => {
  const { ended, note } = await endedAt(32, "stopped.ndjson", "SIGINT");
  expect(ended).toBe(130);
  const [, said] = /bianque: stopped after (\d+) of 192 runs, kept in stopped\.ndjson/.exec(note())!;
  const kept = readFileSync(join(folder, "stopped.ndjson"), "utf8");
  expect(kept.trim().split("\n")).toHaveLength(Number(said) + 1);
  expect(whole.startsWith(kept)).toBe(true);
});

test("a shorter run of the same seed is a beginning of a longer one", () => {
  writeFileSync(join(folder, "short.ndjson"), whole);
  const short = spawnSync(
    process.execPath,
    [main, "chain", "ensemble", "--runs", "64", "--to", "2024-01-19", "--out", "short.ndjson", "--json"],
    { cwd: folder, env, encoding: "utf8" },
  );
  expect(JSON.parse(short.stdout).runs).toBe(64);
  expect(readFileSync(join(folder, "short.ndjson"), "utf8")).toBe(whole);
});

test("a journal of another ensemble, a file that is none, and bad workers are refused in one sentence", () => {
  const refused = (...more: string[]) => {
    const { status, stderr } = bianque(...more);
    expect(status).toBe(2);
    return stderr.trim().split("\n").at(-1);
  };
  expect(refused("--seed", "2", "--out", "1.ndjson")).toMatch(/another ensemble \(seed is 1 there and 2 here\)/);
  writeFileSync(join(folder, "notes.txt"), "bought milk\n");
  expect(refused("--out", "notes.txt")).toMatch(/notes\.txt is no journal/);
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("bought milk\n");
  writeFileSync(join(folder, "bad.ndjson"), `${whole.split("\n")[0]}\n[1,2]\n`);
  expect(refused("--out", "bad.ndjson")).toMatch(/bad\.ndjson, line 2: expected 10 numbers/);
  expect(refused("--workers", "0")).toMatch(/workers is 0; expected a whole number from 1 to/);
  expect(refused("--out", "nowhere/x.ndjson")).toMatch(/cannot be written \(ENOENT\)/);
});
