import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DriftAnswer, DriftMarket } from "../../../src/contract.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";

const main = join(CHECKOUT, "dist/app/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "bianque-drift-"));
const { BIANQUE_DB: _none, ...env } = process.env;

beforeAll(buildStale);
afterAll(() => rmSync(folder, { recursive: true }));

/** The built program in a process of its own, on the recorded episode. */
function bianque(...line: string[]) {
  return spawnSync(process.execPath, [main, ...line], { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 26 });
}

/** A fund without a hedge made from the recorded closes: CSI500, from 2024-01-24 on 60% of it and 40% micro caps. */
function fundFile(name: string): string {
  const market = DriftMarket.parse(JSON.parse(bianque("drift-market", "--json").stdout));
  let nav = 1;
  const rows = market.days.map((date, i) => {
    const grown = (code: "000905.SH" | "micro") =>
      i === 0 ? 0 : market.closes[code]![i]! / market.closes[code]![i - 1]! - 1;
    const micro = date >= "2024-01-24" ? 0.4 : 0;
    nav *= 1 + (1 - micro) * grown("000905.SH") + micro * grown("micro") + 0.0005 * Math.sin(i * i);
    return `${date},${nav}`;
  });
  const path = join(folder, name);
  writeFileSync(path, gzipSync(["date,nav", ...rows].join("\n")));
  return path;
}

test("a fund from outside: weights within 0.10, the change dated within 20 days, in the shape of the contract", () => {
  const { stdout, status } = bianque("drift", fundFile("fund.csv.gz"), "--json");
  expect(status).toBe(0);
  const { days, alarms, file } = DriftAnswer.strict().parse(JSON.parse(stdout));
  const { weights, hedgedWith, low, high } = days.at(-1)!;
  expect(file).toMatch(/fund\.csv\.gz$/);
  expect(hedgedWith).toBe("none");
  expect(Math.abs(weights.micro! - 0.4)).toBeLessThan(0.1);
  expect(Math.abs(weights["000905.SH"]! - 0.6)).toBeLessThan(0.1);
  expect(low.micro! <= weights.micro! && weights.micro! <= high.micro!).toBe(true);
  expect(alarms).toHaveLength(1);
  expect(alarms[0].date >= "2024-01-10" && alarms[0].date <= "2024-02-07").toBe(true);
  expect(alarms[0].what).toMatch(/micro|000905.SH/);
});

test("for a person: the sentence first, tables no wider than the terminal, changes and notes, in both languages", () => {
  const path = fundFile("again.csv.gz");
  const en = bianque("drift", path, "--lang", "en").stdout;
  expect(en).toMatch(/^Since (January|February) 2024 about \d\d% of the stock leg behaves like micro caps\.\n/);
  expect(en).toMatch(/known at the close of/);
  for (const line of en.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
  expect(bianque("drift", path, "--lang", "zh").stdout).toMatch(
    /^2024 年 [12] 月起，股票部分约 \d\d% 表现如微盘股。\n/,
  );
});

test("without a file the sample fund answers, and says that it is synthetic", () => {
  const { stdout, status } = bianque("drift", "--lang", "en");
  expect(status).toBe(0);
  expect(stdout).toContain("sample fund (synthetic)");
  expect(stdout).toMatch(/sample fund is synthetic/);
});

test.each([
  ["date,nav\n2024-01-02,1\n2024-01-02,1\n", /line 3: date is 2024-01-02, as on line 2; expected one net value a day/],
  ["date,nav\n2024-01-02,1\n2024-01-03,abc\n", /line 3: nav is "abc"; expected a number above 0/],
  ["date,nav\n2024-01-02,1\n2024-01-03,1\n", /make 1 daily returns on days with index closes; expected at least 60/],
])("a bad file ends with 2 and one sentence on stderr: %j", (content, sentence) => {
  const path = join(folder, "bad.csv");
  writeFileSync(path, content);
  const { status, stdout, stderr } = bianque("drift", path);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  const lines = stderr.trim().split("\n");
  expect(lines.at(-1)).toMatch(sentence);
});

test("an option that does not read ends with 2 and says what would", () => {
  const { status, stderr } = bianque("drift", "--hedge", "IH");
  expect(status).toBe(2);
  expect(stderr).toMatch(/500, 1000, auto, none, IC, IM, both/);
});
