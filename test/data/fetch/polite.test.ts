import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { backoffMs } from "../../../src/data/fetch/backoff.ts";
import { lackingKeys } from "../../../src/data/fetch/lacking-keys.ts";
import { fridayKeys, monthKeys, yearKeys } from "../../../src/data/fetch/period-keys.ts";
import { politeRequests } from "../../../src/data/fetch/polite-request.ts";
import { rateLimit } from "../../../src/data/fetch/rate-limit.ts";
import { shanghaiTime } from "../../../src/data/fetch/shanghai.ts";
import { SourceError, Stopped } from "../../../src/data/fetch/source-error.ts";
import { takeRows } from "../../../src/data/fetch/take-rows.ts";
import { formatDay, parseDay } from "../../../src/domain/calendar/index.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { replayServer } from "../../support/replay-server.ts";

test("no window of a minute ever holds more requests of one interface than allowed, whatever comes between", async () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(gaps, fc.integer({ min: 1, max: 8 }), async (between, perMinute) => {
      const world = patientWorld();
      const turn = rateLimit({ perMinute, spaced: false }, world);
      const sent: number[] = [];
      for (const gap of between) {
        await world.sleep(gap);
        await turn("daily");
        sent.push(world.now().getTime());
      }
      for (const [i, time] of sent.entries()) {
        if (i >= perMinute) expect(time - sent[i - perMinute]).toBeGreaterThanOrEqual(60_000);
      }
    }),
  );
});

test("a spaced source is asked at even distances; interfaces do not wait for each other", async () => {
  const world = patientWorld();
  const turn = rateLimit({ perMinute: 30, spaced: true }, world);
  for (const api of ["a", "a", "b", "a"]) await turn(api);
  expect(world.slept).toEqual([2000, 2000]);
});

test("waits double up to their longest, are spread over half of themselves, and never end before a source's minute", () => {
  expect([1, 2, 3, 9].map((attempt) => backoffMs("seconds", attempt, 0))).toEqual([500, 1000, 2000, 30_000]);
  expect([1, 2, 6].map((attempt) => backoffMs("minutes", attempt, 0))).toEqual([15_000, 30_000, 300_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      expect(backoffMs("a minute", attempt, random)).toBeGreaterThanOrEqual(60_000);
      expect(backoffMs("seconds", attempt, random)).toBeLessThanOrEqual(60_000);
    }),
  );
});

test("a stop ends the waiting, and a server that is gone is told after three tries without its address", async () => {
  const server = await replayServer(() => "reset");
  const controller = new AbortController();
  const world = patientWorld();
  const stopping = { ...world, sleep: async () => controller.abort() };
  const manners = { name: "Test", rate: { perMinute: 1000, spaced: false } };
  const ask = politeRequests({ ...manners, world: stopping, signal: controller.signal });
  await expect(ask({ api: "x", url: server.url }, () => 1)).rejects.toThrow(Stopped);
  expect(server.asked).toHaveLength(1);

  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const gone = politeRequests({ ...manners, world })({ api: "x", url: `http://127.0.0.1:${port}/secret` }, () => 1);
  const told = "Test cannot be reached for x (ECONNREFUSED); check that it runs and that --base-url is right";
  await expect(gone).rejects.toThrow(new SourceError("unreachable", told, "seconds", 3));
  expect(world.slept).toHaveLength(2);
});

test("days and hours are Shanghai's", () => {
  const { day, hour } = shanghaiTime(new Date("2024-02-05T16:30:00Z"));
  expect([formatDay(day), hour]).toEqual(["2024-02-06", 0.5]);
});

test("final answers are never asked for again, open ones on the next day, early empty ones after half an hour", () => {
  const day = parseDay("2024-02-05");
  const key = { key: "k", to: day, settledOn: day + 3, wholeWithRows: true };
  const asked = (rows: number, isFinal: boolean, fetchedAt: string, now: string, held = false) => {
    const fetched = new Map([["k", { dataset: "d", key: "k", version: "", fetchedAt, rows, isFinal }]]);
    return lackingKeys([key], fetched, new Set(held ? [day] : []), new Date(now)).length;
  };
  expect(asked(0, true, "2024-02-05T10:00:00Z", "2025-01-01T00:00:00Z")).toBe(0);
  expect(asked(5, false, "2024-02-05T10:00:00Z", "2024-02-05T15:59:00Z")).toBe(0);
  expect(asked(5, false, "2024-02-05T10:00:00Z", "2024-02-05T16:01:00Z")).toBe(1);
  expect(asked(0, false, "2024-02-05T10:00:00Z", "2024-02-05T10:29:00Z")).toBe(0);
  expect(asked(0, false, "2024-02-05T10:00:00Z", "2024-02-05T10:30:00Z")).toBe(1);
  expect(lackingKeys([key], new Map(), new Set([day]), new Date())).toEqual([]);
});

test("months, years and Fridays are told apart from days that have not come", () => {
  const wanted = { from: parseDay("2023-12-20"), to: parseDay("2024-02-29"), today: parseDay("2024-02-07"), hour: 20 };
  expect(monthKeys(wanted).map(({ key }) => key)).toEqual(["2023-12", "2024-01", "2024-02"]);
  expect(yearKeys(wanted).map(({ key }) => key)).toEqual(["2023", "2024"]);
  expect(fridayKeys(wanted).map(({ key }) => key)).toEqual([
    "2023-12-22",
    "2023-12-29",
    "2024-01-05",
    "2024-01-12",
    "2024-01-19",
    "2024-01-26",
    "2024-02-02",
  ]);
});

test("rows without a key, with prices of nothing, negative quantities, turned ranges or a known key are refused and told", () => {
  const date = parseDay("2024-02-05");
  const row = { date, code: "000001", high: 2, low: 1, close: 1.5, volume: 5 };
  const { batch, refused, notes } = takeRows("stock_price", [
    row,
    { ...row, code: "" },
    { ...row, code: "000002", close: 0 },
    { ...row, code: "000003", volume: -1 },
    { ...row, code: "000004", high: 1, low: 2 },
    { ...row, code: "000005", close: Number.POSITIVE_INFINITY },
    row,
  ]);
  expect([batch.columns.code, refused]).toEqual([["000001"], 6]);
  expect(notes.map((note) => note.replace("1 row of stock_price refused: ", ""))).toEqual([
    "no code",
    "close is not above zero",
    "volume is negative",
    "high is below low",
    "close is not a number",
    "a second row of one key",
  ]);
});
