import { expect, test } from "vitest";
import { fetchFrom } from "../../../src/app/evening/fetch-sources.ts";
import { aktoolsSource } from "../../../src/data/sources/aktools/aktools-source.ts";
import { cffexSource } from "../../../src/data/sources/cffex/cffex-source.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DAY_FILE, monthArchive, PARAMETERS_FILE } from "../../support/cffex-files.ts";
import { falseClock } from "../../support/false-clock.ts";
import { gb18030 } from "../../support/gb18030.ts";
import { desk, readRows } from "../../support/import-files.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { type Reply, replayServer } from "../../support/replay-server.ts";

const START = "2024-02-08T15:00:00Z";
const never = new AbortController().signal;
const csv = (text: string): Reply => ({ type: "text/csv", body: gb18030(text) });

/** The exchange: every month the same days of February, every day the same files. */
function exchange() {
  return replayServer(({ path }) => {
    if (path.endsWith(".zip")) return { type: "application/zip", body: monthArchive(["20240207", "20240208"]) };
    return csv(path.includes("csv") && path.includes("_1") ? DAY_FILE : PARAMETERS_FILE);
  });
}

test("what the store lacks is fetched into a new store, and running the evening again asks for nothing twice", async () => {
  const { url, asked } = await exchange();
  const { db } = desk();
  const world = patientWorld(START);
  const fetch = fetchFrom({ db, sources: [cffexSource(url)], world, clock: falseClock(START) });
  const first = await fetch(parseDay("2024-02-08"), never);
  expect(first.counts?.rows).toBeGreaterThan(0);
  expect(first.message.en).toMatch(/^cffex: \d+ rows/);
  expect(await readRows(db, "futures_settlement", ["date", "symbol", "settle"])).toContain("2024-02-08 IM2403 5020");
  const before = asked.filter(({ path }) => path.endsWith("202402.zip")).length;
  await fetch(parseDay("2024-02-08"), never);
  expect(asked.filter(({ path }) => path.endsWith("202402.zip")).length).toBe(before);
});

test("a source that refuses is told by its own words, and the next one is asked all the same", async () => {
  const shut = await replayServer(() => ({ status: 500, type: "text/plain", body: "Internal Server Error" }));
  const { url, asked } = await exchange();
  const sources = [aktoolsSource(shut.url), cffexSource(url)];
  const { db } = desk();
  const fetch = fetchFrom({ db, sources, world: patientWorld(START), clock: falseClock(START) });
  const { state, message } = await fetch(parseDay("2024-02-08"), never);
  expect(state).toBe("failed");
  expect(message.en).toMatch(/^aktools, cffex: \d+ rows; aktools /);
  expect(asked.length).toBeGreaterThan(0);
  expect(message.en).not.toContain("\n");
});

test("a stop asks no source any more, and is told", async () => {
  const { url, asked } = await exchange();
  const { db } = desk();
  const fetch = fetchFrom({ db, sources: [cffexSource(url)], world: patientWorld(START), clock: falseClock(START) });
  const stop = new AbortController();
  stop.abort();
  expect(await fetch(parseDay("2024-02-08"), stop.signal)).toMatchObject({
    state: "failed",
    message: { en: expect.stringContaining("stopped before the end") },
  });
  expect(asked).toEqual([]);
});
