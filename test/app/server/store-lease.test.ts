import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { FileLease, StoreBusy } from "../../../src/app/server/store-lease.ts";
import { DataGap, InputError } from "../../../src/errors.ts";
import { emptyStore } from "../../support/empty-store.ts";

const folder = mkdtempSync(join(tmpdir(), "bianque-lease-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file is opened once for overlapping uses and let go when unused, so that an import may write", async () => {
  const stores: ReturnType<typeof emptyStore>[] = [];
  const open = async () => {
    stores.push(emptyStore());
    return stores.at(-1)!;
  };
  const lease = new FileLease(join(folder, "absent"), open, 5);
  await Promise.all([lease.use(async () => wait(20)), lease.use(async () => 1)]);
  expect(stores).toHaveLength(1);
  expect(stores[0].closed).toBe(0);
  await wait(50);
  expect(stores[0].closed).toBe(1);
  await lease.use(async () => 2);
  expect(stores).toHaveLength(2);
  await lease.close();
  expect(stores[1].closed).toBe(1);
});

test("the version changes with the file", () => {
  const file = join(folder, "store");
  const lease = new FileLease(file, async () => emptyStore());
  const absent = lease.version();
  writeFileSync(file, "1");
  const first = lease.version();
  writeFileSync(file, "12");
  expect(new Set([absent, first, lease.version()]).size).toBe(3);
});

test("a file that cannot be opened now is busy, and may be opened later", async () => {
  let busy = true;
  const open = async () => {
    if (busy) throw new Error("held by an import");
    return emptyStore();
  };
  const lease = new FileLease(join(folder, "absent"), open);
  await expect(lease.use(async () => 1)).rejects.toThrow(StoreBusy);
  busy = false;
  expect(await lease.use(async () => 1)).toBe(1);
  await lease.close();
});

test("a store that is damaged is told as missing data, with its own sentence, not as busy", async () => {
  const open = async () => {
    throw new InputError("store a.duckdb is damaged; restore the last backup");
  };
  const lease = new FileLease(join(folder, "absent"), open);
  await expect(lease.use(async () => 1)).rejects.toThrow(
    new DataGap("store a.duckdb is damaged; restore the last backup"),
  );
  await lease.close();
});

test("closing waits for the use that is under way", async () => {
  const store = emptyStore();
  const lease = new FileLease(join(folder, "absent"), async () => store);
  const use = lease.use(async () => {
    await wait(20);
    return store.closed;
  });
  await lease.close();
  expect(await use).toBe(0);
  expect(store.closed).toBe(1);
});

test("while another process waits to write nobody new is let in, and a note that outlived its process is passed over", async () => {
  const file = join(folder, "noted");
  const lease = new FileLease(file, async () => emptyStore());
  const note = (pid: number) =>
    writeFileSync(`${file}.writer`, JSON.stringify({ pid, since: "2024-02-07T10:00:00.000Z" }));
  note(process.ppid);
  await expect(lease.use(async () => 1)).rejects.toThrow(
    new StoreBusy(`the store is about to be written to by process ${process.ppid}; ask again in a moment`),
  );
  note(2 ** 30);
  expect(await lease.use(async () => 1)).toBe(1);
  writeFileSync(`${file}.writer`, "half a n");
  expect(await lease.use(async () => 2)).toBe(2);
  await lease.close();
});

test("a store that was put in the place of an open one is opened afresh", async () => {
  const file = join(folder, "replaced");
  writeFileSync(file, "1");
  let opened = 0;
  const lease = new FileLease(file, async () => {
    opened++;
    return emptyStore();
  });
  await lease.use(async () => 1);
  await lease.use(async () => 1);
  expect(opened).toBe(1);
  writeFileSync(file, "12");
  await lease.use(async () => 1);
  expect(opened).toBe(2);
  await lease.close();
});
