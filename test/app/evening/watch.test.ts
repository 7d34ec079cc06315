import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { EveningSetting } from "../../../src/app/evening/run-evening.ts";
import { parseTimeOfDay } from "../../../src/app/evening/schedule.ts";
import type { Step } from "../../../src/app/evening/step.ts";
import { asOnlyRunner, runNow, runOne, watch } from "../../../src/app/evening/watch.ts";
import { journalFile, readRuns } from "../../../src/data/evening-journal.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import { InputError } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { falseClock } from "../../support/false-clock.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const AT = parseTimeOfDay("17:30");
const done = { state: "ok" as const, message: { zh: "好", en: "fine" } };
const ok = (name: Step["name"], act: (day: number) => void = () => {}): Step => ({
  name,
  run: async ({ day }) => {
    act(day);
    return done;
  },
});

function settingOf(steps: readonly Step[], clock = falseClock("2024-02-07T10:00:00Z"), stop = new AbortController()) {
  const setting: EveningSetting = {
    db: join(temporaryFolder(), "s.duckdb"),
    open: async () => emptyStore(),
    studies: [],
    steps,
    clock,
    signal: stop.signal,
    onStep: () => {},
  };
  return { setting, clock, stop };
}

test("the steps run in their order, and what became of each is on the disk before the next begins", async () => {
  const seen: string[][] = [];
  const { setting } = settingOf([
    ok("fetch"),
    ok("stage", () => seen.push(readRuns(setting.db)[0].steps.map(({ step }) => step))),
    ok("alerts", () => seen.push(readRuns(setting.db)[0].steps.map(({ step }) => step))),
  ]);
  const [run] = await runNow(setting, parseDay("2024-02-07"));
  expect(seen).toEqual([["fetch"], ["fetch", "stage"]]);
  expect(readRuns(setting.db)).toEqual([run]);
  expect(run).toMatchObject({ date: "2024-02-07", endedAt: "2024-02-07T10:00:00.000Z" });
});

test("a step that throws has failed in one line and takes no other down", async () => {
  const fails: Step = {
    name: "quality",
    run: async () => {
      throw new Error("the disk\n  is full");
    },
  };
  const { setting } = settingOf([fails, ok("stage")]);
  const [run] = await runNow(setting, parseDay("2024-02-07"));
  expect(run.steps.map(({ step, state, message }) => [step, state, message.en])).toEqual([
    ["quality", "failed", "the disk is full"],
    ["stage", "ok", "fine"],
  ]);
  expect(run.endedAt).not.toBeNull();
});

test("a store that another process writes to is waited for up to a minute", async () => {
  let tries = 0;
  const busy = () => new InputError("store s.duckdb is in use by process 7 (node); end that process or wait for it");
  const reads: Step = { name: "stage", run: async ({ readStore }) => readStore(async () => done) };
  const { setting, clock } = settingOf([reads]);
  const open = async () => {
    tries++;
    if (tries <= 3) throw busy();
    return emptyStore();
  };
  const [run] = await runNow({ ...setting, open }, parseDay("2024-02-07"));
  expect(run.steps[0].state).toBe("ok");
  expect(clock.at - Date.parse("2024-02-07T10:00:00Z")).toBe(6000);
  tries = -1000;
  const [after] = await runNow({ ...setting, open }, parseDay("2024-02-07"));
  expect(after.steps[0]).toMatchObject({
    state: "failed",
    message: { en: expect.stringContaining("in use by process 7") },
  });
});

test("an abort between steps ends the run, which is then not done and is run again", async () => {
  const stop = new AbortController();
  const days: string[] = [];
  const { setting } = settingOf(
    [ok("fetch", (day) => days.push(formatDay(day))), ok("stage", () => stop.abort()), ok("report")],
    undefined,
    stop,
  );
  const [run] = await runNow(setting, parseDay("2024-02-07"));
  expect(run.steps.map(({ step }) => step)).toEqual(["fetch", "stage"]);
  expect(run.endedAt).toBeNull();
  await runNow({ ...setting, signal: new AbortController().signal }, parseDay("2024-02-08"));
  expect(days).toEqual(["2024-02-07", "2024-02-07", "2024-02-08"]);
});

test("a watch runs every trading day at its time in Shanghai, over a holiday, and what was missed first", async () => {
  const ran: [string, string][] = [];
  const stop = new AbortController();
  const clock = falseClock("2024-02-07T10:00:00Z");
  const { setting } = settingOf(
    [
      ok("stage", (day) => {
        ran.push([formatDay(day), new Date(clock.now()).toISOString()]);
        if (ran.length === 6) stop.abort();
      }),
    ],
    clock,
    stop,
  );
  await runOne(setting, parseDay("2024-02-02"));
  await watch(setting, AT, async () => null);
  expect(ran).toEqual([
    ["2024-02-02", "2024-02-07T10:00:00.000Z"],
    ["2024-02-05", "2024-02-07T10:00:00.000Z"],
    ["2024-02-06", "2024-02-07T10:00:00.000Z"],
    ["2024-02-07", "2024-02-07T10:00:00.000Z"],
    ["2024-02-08", "2024-02-08T09:30:00.000Z"],
    ["2024-02-19", "2024-02-19T09:30:00.000Z"],
  ]);
});

test("a machine that slept through evenings catches them up when it wakes", async () => {
  const ran: string[] = [];
  const stop = new AbortController();
  const clock = falseClock("2024-03-04T10:00:00Z");
  const sleep = clock.sleep;
  clock.sleep = async (ms, signal) => {
    await sleep(ms, signal);
    if (clock.at < Date.parse("2024-03-06T00:00:00Z")) clock.at = Date.parse("2024-03-07T12:00:00Z");
  };
  const { setting } = settingOf(
    [
      ok("stage", (day) => {
        ran.push(formatDay(day));
        if (ran.length === 4) stop.abort();
      }),
    ],
    clock,
    stop,
  );
  await watch(setting, AT, async () => null);
  expect(ran).toEqual(["2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"]);
});

test("an evening whose stage cannot be told is tried again each hour, four times, and then left", async () => {
  const tried: string[] = [];
  const stop = new AbortController();
  const clock = falseClock("2024-02-07T09:30:00Z");
  const late: Step = {
    name: "stage",
    run: async ({ day }) => {
      tried.push(`${formatDay(day)} at ${new Date(clock.now()).toISOString().slice(5, 16)}`);
      if (tried.length === 7) stop.abort();
      return { ...done, state: "failed" as const };
    },
  };
  const { setting } = settingOf([late], clock, stop);
  await watch(setting, AT, async () => clock.now() + 30 * 60_000);
  expect(tried).toEqual([
    "2024-02-07 at 02-07T09:30",
    "2024-02-07 at 02-07T10:30",
    "2024-02-07 at 02-07T11:30",
    "2024-02-07 at 02-07T12:30",
    "2024-02-08 at 02-08T09:30",
    "2024-02-08 at 02-08T10:30",
    "2024-02-08 at 02-08T11:30",
  ]);
});

test("between evenings the watch wakes when waiting work is due", async () => {
  const woke: string[] = [];
  const stop = new AbortController();
  const clock = falseClock("2024-02-07T10:00:00Z");
  const { setting } = settingOf([ok("stage")], clock, stop);
  await watch(setting, AT, async () => {
    woke.push(new Date(clock.now()).toISOString());
    if (woke.length === 3) stop.abort();
    return clock.now() + 60_000;
  });
  expect(woke).toEqual(["2024-02-07T10:00:00.000Z", "2024-02-07T10:01:00.000Z", "2024-02-07T10:02:00.000Z"]);
});

test("a second runner gets one sentence; the lock of a dead one is taken over and told", async () => {
  const db = join(temporaryFolder(), "s.duckdb");
  const told: number[] = [];
  const alone = (work: () => Promise<unknown>) => asOnlyRunner(db, 0, ({ pid }) => told.push(pid), work);
  await alone(async () => {
    await expect(alone(async () => {})).rejects.toThrow(
      new InputError(
        `process ${process.pid} has been running evenings of ${db} since 1970-01-01T00:00:00.000Z; end it first, or let it do its work`,
      ),
    );
  });
  writeFileSync(
    `${db}.evening/lock`,
    JSON.stringify({ pid: 2 ** 22 + 1, since: "2024-02-06T09:30:00.000Z", started: "9" }),
  );
  await alone(async () => {});
  expect(told).toEqual([2 ** 22 + 1]);
});

test("the journal stands beside the store", () => {
  expect(journalFile("/data/desk.duckdb")).toBe("/data/desk.duckdb.evening/runs.jsonl");
});

test("work that is due but cannot be done now does not keep the watch spinning", async () => {
  let asked = 0;
  const stop = new AbortController();
  const clock = falseClock("2024-02-07T10:00:00Z");
  const { setting } = settingOf([ok("stage")], clock, stop);
  await watch(setting, AT, async () => {
    if (++asked === 5) stop.abort();
    return clock.now() - 60_000;
  });
  expect(clock.at - Date.parse("2024-02-07T10:00:00Z")).toBe(4000);
});
