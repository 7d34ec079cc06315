import { spawnSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { buildStale, CHECKOUT } from "../../support/build.ts";

beforeAll(buildStale);

/** The whole of it: node stress/kills.mjs --kills 200. */
test("fetch and import killed at random moments leave whole days, and the next run completes them", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["stress/kills.mjs", "--kills", "3", "--seed", "7"], {
    cwd: CHECKOUT,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kills: 3, fetch: { kills: 2 }, import: { kills: 1 } });
}, 300_000);
