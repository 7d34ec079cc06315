import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type TakenLock, takeLock } from "../../src/data/process-lock.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const NOW = "2024-02-07T09:30:00.000Z";

/** Number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

test("a free lock is taken, names its owner, and is free again after its release", () => {
  const file = join(temporaryFolder(), "lock");
  const first = takeLock(file, NOW) as TakenLock;
  expect(first).toMatchObject({ taken: true, over: null });
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ pid: process.pid, since: NOW });
  expect(takeLock(file, NOW)).toMatchObject({ taken: false, owner: { pid: process.pid, since: NOW } });
  first.release();
  expect(takeLock(file, NOW)).toMatchObject({ taken: true, over: null });
});

test("the lock of a dead process is taken over, and the dead owner is told", () => {
  const file = join(temporaryFolder(), "lock");
  const pid = deadPid();
  writeFileSync(file, JSON.stringify({ pid, since: "2024-02-06T09:30:00.000Z", started: "1" }));
  expect(takeLock(file, NOW)).toMatchObject({ taken: true, over: { pid, since: "2024-02-06T09:30:00.000Z" } });
});

test.runIf(process.platform === "linux")("a number that now belongs to another process does not keep a lock", () => {
  const file = join(temporaryFolder(), "lock");
  writeFileSync(file, JSON.stringify({ pid: process.pid, since: NOW, started: "1" }));
  expect(takeLock(file, NOW)).toMatchObject({ taken: true, over: { pid: process.pid } });
});

test("a damaged lock is taken over: no owner can be asked", () => {
  const file = join(temporaryFolder(), "lock");
  writeFileSync(file, '{"pid": 1');
  expect(takeLock(file, NOW)).toMatchObject({ taken: true, over: null });
});

test("a release leaves the lock of another process alone", () => {
  const file = join(temporaryFolder(), "lock");
  const mine = takeLock(file, NOW) as TakenLock;
  const theirs = JSON.stringify({ pid: 1, since: NOW, started: null });
  writeFileSync(file, theirs);
  mine.release();
  expect(readFileSync(file, "utf8")).toBe(theirs);
});
