import { expect, test } from "vitest";
import { fetchIntoFile } from "../../../src/data/fetch/fetch-into-file.ts";
import { cffexSource } from "../../../src/data/sources/cffex/cffex-source.ts";
import { parseDay } from "../../../src/domain/calendar/index.ts";
import { DAY_FILE, monthArchive, PARAMETERS_FILE } from "../../support/cffex-files.ts";
import { gb18030 } from "../../support/gb18030.ts";
import { desk, readRows } from "../../support/import-files.ts";
import { patientWorld } from "../../support/patient-world.ts";
import { inTurn, type Reply, replayServer } from "../../support/replay-server.ts";

const FEBRUARY = ["01", "02", "05", "06", "07", "08"].map((day) => `202402${day}`);
const archive = (): Reply => ({ type: "application/zip", body: monthArchive(FEBRUARY) });
const file = (text: string): Reply => ({ type: "text/csv", body: gb18030(text) });

const days = { from: parseDay("2024-02-01"), to: parseDay("2024-02-08") };
const daily = (url: string, db: string, world = patientWorld(), more = {}) =>
  fetchIntoFile({ db, source: cffexSource(url), what: ["daily"], ...days, world, ...more });

test("a month comes as one archive, each day is stored, and nothing is asked twice", async () => {
  const server = await replayServer(({ path }) => (path.endsWith("202402.zip") ? archive() : undefined));
  const { db } = desk();
  const first = await daily(server.url, db);
  expect(first.datasets[0]).toMatchObject({ answered: 6, empty: 0, left: 0, added: 30, error: null });
  expect(await readRows(db, "futures_settlement", ["date", "symbol", "settle"])).toContain("2024-02-05 IC2406 5010.2");
  const again = await daily(server.url, db);
  expect(again.datasets[0]).toMatchObject({ held: 6, answered: 0, rows: 0 });
  expect(server.asked).toHaveLength(1);
});

test("a connection that is reset is tried again after growing waits, and then everything is there", async () => {
  const turn = inTurn("reset", "reset", archive());
  const server = await replayServer((_, nth) => turn(nth));
  const world = patientWorld();
  const done = await daily(server.url, desk().db, world);
  expect(done.datasets[0]).toMatchObject({ answered: 6, error: null });
  // Three quarters of a second by the failure, the rest of two seconds by the limit.
  expect(world.slept.slice(0, 2)).toEqual([750, 1250]);
});

test("a ban is waited out for minutes; one that does not end stops the fetch and keeps what there is", async () => {
  const banned: Reply = { status: 403, type: "text/html", body: "<html>" };
  const turn = inTurn(banned, banned, archive());
  const world = patientWorld();
  const server = await replayServer((_, nth) => turn(nth));
  expect((await daily(server.url, desk().db, world)).datasets[0]).toMatchObject({ answered: 6, error: null });
  expect(world.slept.slice(0, 2)).toEqual([22_500, 45_000]);

  const shut = await replayServer(() => banned);
  const { datasets } = await daily(shut.url, desk().db);
  expect(datasets[0].error).toEqual({
    kind: "banned",
    message: "CFFEX refuses month archive for now (HTTP 403); try again later",
  });
  expect(shut.asked).toHaveLength(6);
});

test("a cut archive is fetched again; one that stays cut is told, and the other months come", async () => {
  const cut: Reply = { type: "application/zip", body: monthArchive(FEBRUARY), cut: 200 };
  const turn = inTurn(cut, archive());
  const server = await replayServer((_, nth) => turn(nth));
  expect((await daily(server.url, desk().db)).datasets[0]).toMatchObject({ answered: 6, error: null });

  const broken = await replayServer(({ path }) => (path.includes("202402") ? cut : archive()));
  const both = await daily(broken.url, desk().db, patientWorld(), { from: parseDay("2024-01-02") });
  expect(both.datasets[0].error?.message).toMatch(/202402.zip of CFFEX is no whole zip archive/);
  expect(both.datasets[0]).toMatchObject({ answered: 22, left: 6 });
});

test("where there is no archive yet the day files are asked for; a day without one is empty, and remembered", async () => {
  const server = await replayServer(({ path }) => (path.includes("20240205_1.csv") ? file(DAY_FILE) : undefined));
  const { db } = desk();
  const first = await daily(server.url, db);
  expect(first.datasets[0]).toMatchObject({ answered: 6, empty: 5, added: 5 });
  expect(server.asked).toHaveLength(7);
  await daily(server.url, db);
  expect(server.asked).toHaveLength(7);
});

test("a day that answers empty on its own evening is asked for again later", async () => {
  let out = false;
  const server = await replayServer(() => (out ? file(DAY_FILE) : undefined));
  const { db } = desk();
  const evening = (time: string) =>
    daily(server.url, db, patientWorld(time), { from: parseDay("2024-02-08"), to: parseDay("2024-02-08") });
  expect((await evening("2024-02-08T09:30:00Z")).datasets[0]).toMatchObject({ answered: 1, empty: 1 });
  out = true;
  expect((await evening("2024-02-08T09:40:00Z")).datasets[0]).toMatchObject({ held: 1, answered: 0 });
  expect((await evening("2024-02-08T13:10:00Z")).datasets[0]).toMatchObject({ answered: 1, empty: 0, added: 5 });
});

test("today is asked for only once its files are expected, and no day of the future ever", async () => {
  const server = await replayServer(() => file(DAY_FILE));
  const range = { from: parseDay("2024-02-07"), to: parseDay("2024-02-29") };
  const noon = await daily(server.url, desk().db, patientWorld("2024-02-08T04:00:00Z"), range);
  expect(noon.datasets[0]).toMatchObject({ answered: 1, left: 0 });
});

test("the parameters of each contract are stored from the day they are told", async () => {
  const server = await replayServer(({ path }) =>
    path === "/sj/jycs/202402/05/20240205_1.csv" ? file(PARAMETERS_FILE) : undefined,
  );
  const { db } = desk();
  const done = await fetchIntoFile({
    db,
    source: cffexSource(server.url),
    what: ["parameters"],
    from: parseDay("2024-02-05"),
    to: parseDay("2024-02-05"),
    world: patientWorld(),
  });
  expect(done.datasets[0]).toMatchObject({ added: 2, error: null });
  expect(await readRows(db, "futures_terms", ["date", "symbol", "position_limit"])).toEqual([
    "2024-02-05 IM2402 1200",
    "2024-02-05 IM2403 1200",
  ]);
});
