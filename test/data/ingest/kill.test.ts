import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { openDuckdbStore } from "../../../src/data/stores/duckdb.ts";
import { buildStale, CHECKOUT } from "../../support/build.ts";
import { desk } from "../../support/import-files.ts";

const FILES = 4;
const ROWS_PER_FILE = 30_000;
const KILLS = Number(process.env.BIANQUE_KILLS ?? 6);

beforeAll(buildStale);

function stockFile(file: number): string {
  const rows = Array.from(
    { length: ROWS_PER_FILE },
    (_, i) => `2024-02-0${5 + file},${String(i).padStart(6, "0")},9.1,1,1,1`,
  );
  return ["date,code,close,volume,amount,turnover_pct", ...rows].join("\n");
}

function start(db: string, folder: string) {
  return spawn(process.execPath, [`${CHECKOUT}/dist/app/cli/main.js`, "import", folder, "--db", db], {
    stdio: "ignore",
  });
}

/** Rows of each day held; an absent store holds none. */
async function rowsByDay(db: string): Promise<number[]> {
  if (!existsSync(db)) return [];
  const store = await openDuckdbStore(db, { access: "read" });
  const days = (await store.scan("stock_daily", { columns: ["date"] })).dates("date");
  await store.close();
  const counts = new Map<number, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts.values()];
}

test(`killed at any of ${KILLS} moments, the store is as before or after a whole file, and the next import completes it`, async () => {
  const at = desk();
  for (let file = 0; file < FILES; file++) at.write(`${file}.csv`, stockFile(file));
  const folder = `${at.folder}/files`;
  const began = performance.now();
  const [code] = await once(start(at.db, folder), "exit");
  const whole = performance.now() - began;
  expect(code).toBe(0);

  const filesHeld = new Set<number>();
  for (let kill = 0; kill < KILLS; kill++) {
    rmSync(at.db);
    rmSync(`${at.db}.wal`, { force: true });
    const child = start(at.db, folder);
    const exited = once(child, "exit");
    await wait(whole * ((kill + 0.5) / KILLS));
    child.kill("SIGKILL");
    await exited;
    const held = await rowsByDay(at.db);
    expect(held).toEqual(held.map(() => ROWS_PER_FILE));
    filesHeld.add(held.length);
    await at.import();
    expect(await rowsByDay(at.db)).toEqual(Array.from({ length: FILES }, () => ROWS_PER_FILE));
  }
  expect(filesHeld.size).toBeGreaterThan(1);
});
