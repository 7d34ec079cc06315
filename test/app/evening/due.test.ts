import { expect, test } from "vitest";
import { eveningsDue, MOST_TRIES, mayTryAt } from "../../../src/app/evening/due.ts";
import type { EveningRun, EveningStep } from "../../../src/contract.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";

const run = (date: string, stage: EveningStep["state"] = "ok", isEnded = true): EveningRun => {
  const at = `${date}T09:30:00.000Z`;
  const message = { zh: "", en: "" };
  const step: EveningStep = { step: "stage", state: stage, startedAt: at, endedAt: at, message, counts: {} };
  return { date, startedAt: at, endedAt: isEnded ? at : null, steps: [step] };
};
const due = (runs: EveningRun[], latest: string) => eveningsDue(runs, parseDay(latest)).map(formatDay);

test("missed evenings are due oldest first, at most five before the latest", () => {
  expect(due([], "2024-02-07")).toEqual(["2024-02-07"]);
  expect(due([run("2024-02-07")], "2024-02-07")).toEqual([]);
  expect(due([run("2024-02-05")], "2024-02-07")).toEqual(["2024-02-06", "2024-02-07"]);
  // 2024-02-09 to 18 are closed.
  expect(due([run("2024-02-07")], "2024-02-19")).toEqual(["2024-02-08", "2024-02-19"]);
  expect(due([run("2023-12-01")], "2024-02-08")).toEqual([
    "2024-02-01",
    "2024-02-02",
    "2024-02-05",
    "2024-02-06",
    "2024-02-07",
    "2024-02-08",
  ]);
});

test("an evening that was stopped, or whose stage could not be told, is due again, until it was tried often enough", () => {
  expect(due([run("2024-02-06"), run("2024-02-07", "ok", false)], "2024-02-07")).toEqual(["2024-02-07"]);
  const late = run("2024-02-07", "failed");
  expect(due([run("2024-02-06"), late], "2024-02-08")).toEqual(["2024-02-07", "2024-02-08"]);
  expect(due([run("2024-02-06"), late, run("2024-02-07")], "2024-02-07")).toEqual([]);
  expect(due(Array<EveningRun>(MOST_TRIES).fill(late), "2024-02-07")).toEqual([]);
  expect(due([late], "2024-02-07")).toEqual(["2024-02-07"]);
});

test("an evening that was told settles those before it", () => {
  expect(due([run("2024-02-06", "failed"), run("2024-02-07")], "2024-02-08")).toEqual(["2024-02-08"]);
});

test("an evening may be tried again an hour after its last try", () => {
  const runs = [run("2024-02-07", "failed")];
  expect(mayTryAt(runs, parseDay("2024-02-07"))).toBe(Date.parse("2024-02-07T10:30:00Z"));
  expect(mayTryAt(runs, parseDay("2024-02-08"))).toBe(0);
  expect(mayTryAt([run("2024-02-07", "ok", false)], parseDay("2024-02-07"))).toBe(0);
});
