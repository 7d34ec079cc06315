import { spawnSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { buildStale, CHECKOUT } from "../../support/build.ts";

beforeAll(buildStale);

test("two hundred bad inputs are taken or refused in a sentence each, by a process that goes on", () => {
  const line = ["stress/bad-inputs.mjs", "--count", "200", "--seed", "7"];
  const { status, stdout } = spawnSync(process.execPath, line, { cwd: CHECKOUT, encoding: "utf8" });
  expect(stdout.split("\n").filter((text) => text.startsWith("no "))).toEqual([]);
  expect(stdout.match(/^yes /gm)).toHaveLength(3);
  expect(status).toBe(0);
});
