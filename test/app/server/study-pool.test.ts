import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, expect, test } from "vitest";
import { Overloaded, RunLost, TooSlow } from "../../../src/app/server/failure.ts";
import { StudyPool } from "../../../src/app/server/study-pool.ts";
import type { Task } from "../../../src/app/studies/study.ts";
import { DataGap } from "../../../src/errors.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";

const SETTINGS = {
  module: pathToFileURL(`${CHECKOUT}/test/support/fake-study-process.mjs`),
  args: [],
  env: { PATH: process.env.PATH },
  memoryMb: 64,
  limitMs: 60_000,
  processes: 1,
  waiting: 2,
};

let pools: StudyPool[] = [];

beforeAll(buildStale);
afterEach(async () => {
  for (const pool of pools) await pool.close();
  pools = [];
});

function poolOf(more: Partial<typeof SETTINGS> = {}) {
  const pool = new StudyPool({ ...SETTINGS, ...more });
  pools.push(pool);
  return (study: string, task: Partial<Task> = {}) =>
    pool
      .answer({ study, given: {} }, { tell: () => {}, signal: new AbortController().signal, ...task })
      .then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
}

test("questions are answered one after the other in the same process, with their parts in order", async () => {
  const ask = poolOf();
  const told: unknown[] = [];
  const [first, answer, second] = await Promise.all([
    ask("pid"),
    ask("parts", { tell: (part) => void told.push(part) }),
    ask("pid"),
  ]);
  expect(first).not.toBe(process.pid);
  expect(second).toBe(first);
  expect(answer).toBe("done");
  expect(told).toEqual([{ part: 1 }, { part: 2 }, { part: 3 }]);
});

test("errors keep their kind and sentence, and the process lives on", async () => {
  const ask = poolOf();
  const before = await ask("pid");
  await expect(ask("gap")).rejects.toThrow(new DataGap("nothing on that day"));
  await expect(ask("defect")).rejects.toThrow("no such property");
  expect(await ask("pid")).toBe(before);
});

test("an answer that takes too long is ended, and the next question is answered by another process", async () => {
  const ask = poolOf({ limitMs: 300 });
  const before = await ask("pid");
  await expect(ask("spin")).rejects.toThrow(TooSlow);
  expect(await ask("pid")).not.toBe(before);
});

test("a computation beyond its memory ends alone", async () => {
  const ask = poolOf();
  await expect(ask("heap")).rejects.toThrow(RunLost);
  expect(await ask("pid")).toBeTypeOf("number");
});

test("a run that nobody waits for is ended: by itself where it can, by force where it loops", async () => {
  const ask = poolOf();
  for (const [study, error] of [
    ["polite", "given up"],
    ["spin", "the reason of the one who left"],
  ]) {
    const control = new AbortController();
    const asked = ask(study, { signal: control.signal });
    setTimeout(() => control.abort(new Error("the reason of the one who left")), 50);
    await expect(asked).rejects.toThrow(error);
  }
  expect(await ask("pid")).toBeTypeOf("number");
});

test("a question that still waits is taken back, and one too many is refused", async () => {
  const ask = poolOf();
  const running = new AbortController();
  const waiting = new AbortController();
  const long = ask("polite", { signal: running.signal });
  const second = ask("pid", { signal: waiting.signal });
  const third = ask("pid");
  expect(() => ask("pid")).toThrow(Overloaded);
  waiting.abort();
  await expect(second).rejects.toThrow(/abort/);
  running.abort();
  await expect(long).rejects.toThrow("given up");
  expect(await third).toBeTypeOf("number");
});

test("processes see the environment that they are given, and no other", async () => {
  const names: string[] = await poolOf({ env: { PATH: process.env.PATH, LANG: "C" } as typeof SETTINGS.env })(
    "environment",
  );
  expect(names).toContain("LANG");
  expect(names).not.toContain("HOME");
});
