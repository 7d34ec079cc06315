import { appendFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { EveningStep } from "../../src/contract.ts";
import { beginRun, journalFile, readRuns } from "../../src/data/evening-journal.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const AT = "2024-02-07T09:30:00.000Z";
const step = (name: EveningStep["step"], words = "done"): EveningStep => ({
  step: name,
  state: "ok",
  startedAt: AT,
  endedAt: AT,
  message: { zh: words, en: words },
  counts: { rows: 1 },
});

test("what was written down is read back, runs in the order in which they began", () => {
  const db = join(temporaryFolder(), "s.duckdb");
  expect(readRuns(db)).toEqual([]);
  const first = beginRun(db, "2024-02-07", AT);
  first.step(step("fetch"));
  first.step(step("stage"));
  first.end("2024-02-07T09:31:00.000Z");
  beginRun(db, "2024-02-08", "2024-02-08T09:30:00.000Z").step(step("fetch"));
  expect(readRuns(db)).toEqual([
    { date: "2024-02-07", startedAt: AT, endedAt: "2024-02-07T09:31:00.000Z", steps: [step("fetch"), step("stage")] },
    { date: "2024-02-08", startedAt: "2024-02-08T09:30:00.000Z", endedAt: null, steps: [step("fetch")] },
  ]);
});

test("half a line that a killed process left loses nothing before or after it", () => {
  const db = join(temporaryFolder(), "s.duckdb");
  beginRun(db, "2024-02-07", AT).step(step("fetch"));
  appendFileSync(journalFile(db), '{"run":"2024-02-07T09:30:0');
  const next = beginRun(db, "2024-02-08", "2024-02-08T09:30:00.000Z");
  next.step(step("stage"));
  next.end("2024-02-08T09:31:00.000Z");
  const runs = readRuns(db);
  expect(runs.map(({ date, steps }) => [date, steps.length])).toEqual([
    ["2024-02-07", 1],
    ["2024-02-08", 1],
  ]);
  expect(runs[1].endedAt).toBe("2024-02-08T09:31:00.000Z");
});

test("a journal of two megabytes forgets its oldest runs and keeps the latest", () => {
  const db = join(temporaryFolder(), "s.duckdb");
  beginRun(db, "2020-01-02", "2020-01-02T09:30:00.000Z");
  const lines = Array.from({ length: 2200 }, (_, i) => {
    const began = new Date(Date.parse("2021-01-01T09:30:00Z") + i * 86_400_000).toISOString();
    return `${JSON.stringify({ began, date: began.slice(0, 10) })}\n${JSON.stringify({ run: began, step: step("quality", "x".repeat(900)) })}\n`;
  });
  writeFileSync(journalFile(db), lines.join(""));
  beginRun(db, "2030-01-02", "2030-01-02T09:30:00.000Z");
  const runs = readRuns(db);
  expect(runs.length).toBe(501);
  expect(runs[runs.length - 1].date).toBe("2030-01-02");
  expect(statSync(journalFile(db)).size).toBeLessThan(1_100_000);
});
