import { expect, test } from "vitest";
import { wilson } from "../../../src/app/studies/chain-ensemble-answer.ts";
import { calmOf, levelsOf, placeboStarts } from "../../../src/app/studies/chain-forecast-placebo.ts";
import { formatDay } from "../../../src/domain/calendar/index.ts";
import { episodeStoreForTests } from "../../support/episode-store.ts";

const store = episodeStoreForTests();
const row = (until: string, alarm: number, fall: number, chain = 0.2) => ({
  until,
  alarm,
  betaAlarm: 0,
  fall,
  crps: { chain, beta: 0.1, walk: 0.3 },
  coverage: { chain: 1, beta: 1 },
  width: { chain: 1, beta: 1 },
});
const STARTS = [row("2023-01-03", 0.06, 0.01, 0.05), row("2023-04-03", 0.25, 0), row("2024-01-19", 0.2, 0.43)];

test("placebo starts are first trading days whose days to come are recorded", async () => {
  const months = (await placeboStarts(store(), "months", 5)).map(formatDay);
  expect(months).toEqual(["2024-02-01", "2024-03-01", "2024-04-01"]);
  expect((await placeboStarts(store(), "quarters", 5)).map(formatDay)).toEqual(["2024-04-01"]);
  expect((await placeboStarts(store(), "months", 20)).map(formatDay)).toEqual(["2024-02-01", "2024-03-01"]);
  expect(await placeboStarts(store(), "months", 60)).toEqual([]);
});

test("levels count every start once: hits, false alarms, missed and quiet", () => {
  const levels = levelsOf(STARTS);
  for (const { hits, falseAlarms, missed, quiet } of levels) expect(hits + falseAlarms + missed + quiet).toBe(3);
  expect(levels.find(({ level }) => level === 0.2)).toEqual({
    level: 0.2,
    hits: 1,
    falseAlarms: 1,
    missed: 0,
    quiet: 1,
  });
  expect(levels.find(({ level }) => level === 0.3)).toEqual({
    level: 0.3,
    hits: 0,
    falseAlarms: 0,
    missed: 1,
    quiet: 2,
  });
});

test("calm starts are those that no cascade followed", () => {
  const { starts, better, crps } = calmOf(STARTS);
  expect({ starts, better }).toEqual({ starts: 2, better: 1 });
  expect(crps!.chain).toBeCloseTo(0.125, 12);
  expect(calmOf([]).crps).toBeNull();
});

test("Wilson's interval holds the share and stays within 0 and 1", () => {
  // Newcombe 1998, table I: 81 of 263 at 95% is 0.2553 to 0.3662; at 90% it lies within.
  const { low, high } = wilson(81, 263);
  expect(low).toBeGreaterThan(0.2553);
  expect(high).toBeLessThan(0.3662);
  expect(wilson(0, 20).low).toBe(0);
  expect(wilson(20, 20).high).toBe(1);
});
