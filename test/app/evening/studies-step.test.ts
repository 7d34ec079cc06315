import { expect, test } from "vitest";
import { eveningParams, studiesStep } from "../../../src/app/evening/studies-step.ts";
import { readParams } from "../../../src/app/studies/read-params.ts";
import { registry, type StudyEntry } from "../../../src/app/studies/registry.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { echoStudy } from "../../support/fake-study.ts";

const DAY = parseDay("2024-02-07");
const never = new AbortController().signal;

function outcome(studies: readonly StudyEntry[], signal = never) {
  const store = emptyStore();
  return studiesStep.run({ day: DAY, studies, earlier: [], signal, readStore: (read) => read(store) });
}

test("every study of the registry reads the evening as its parameters", async () => {
  for (const { load, needsFile } of registry) {
    if (needsFile) continue;
    const study = await load();
    const given = eveningParams(study, DAY);
    for (const text of Object.values(given)) expect(text).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(() => readParams(study.params, given)).not.toThrow();
  }
  const [overview, basis] = await Promise.all(
    ["overview", "basis"].map((name) => registry.find((entry) => entry.name === name)!.load()),
  );
  expect(eveningParams(overview, DAY)).toEqual({ date: "2024-02-07" });
  expect(eveningParams(basis, DAY)).toEqual({ to: "2024-02-07", from: "2023-02-02" });
});

test("a study that lacks data is counted, one that breaks fails the step by name, and the others are answered", async () => {
  const [fine, gap, broken] = [
    echoStudy(),
    echoStudy(() => new DataGap("no rows")),
    echoStudy(() => new Error("a defect")),
  ];
  const entry = (name: string, study: typeof fine, more: Partial<StudyEntry> = {}): StudyEntry => ({
    name,
    summary: "",
    load: async () => study as never,
    ...more,
  });
  const told = await outcome([entry("broken", broken), entry("gap", gap), entry("fine", fine)]);
  expect(told).toEqual({
    state: "failed",
    message: {
      zh: "1 项已答，1 项缺数据，失败：broken (a defect)",
      en: "1 answered, 1 lack data, failed: broken (a defect)",
    },
    counts: { answered: 1, lacking: 1, failed: 1 },
  });
  expect((await outcome([entry("fine", fine), entry("gap", gap)])).state).toBe("ok");
  const before = broken.runs;
  const left = [entry("asks", broken, { needsFile: true }), entry("chain-x", broken, { group: "chain" })];
  expect((await outcome([...left, entry("fine", fine)])).state).toBe("ok");
  expect(broken.runs).toBe(before);
});

test("a stop between two studies fails the step instead of calling it done", async () => {
  const stop = new AbortController();
  stop.abort();
  const study: StudyEntry = { name: "fine", summary: "", load: async () => echoStudy() as never };
  expect(await outcome([study], stop.signal)).toMatchObject({ state: "failed", counts: { answered: 0 } });
});

test("a store that cannot be opened fails the step in one sentence, not in one a study", async () => {
  const study: StudyEntry = { name: "fine", summary: "", load: async () => echoStudy() as never };
  const absent = new InputError("store s.duckdb does not exist");
  const readStore = () => Promise.reject(absent);
  const context = { day: DAY, studies: [study, study], earlier: [], signal: never, readStore };
  await expect(studiesStep.run(context)).rejects.toThrow(absent);
});
