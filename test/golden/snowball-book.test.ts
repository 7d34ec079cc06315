import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { registry } from "../../src/app/studies/registry.ts";
import { SnowballBook } from "../../src/contract.ts";
import { episodeStoreForTests } from "../support/episode-store.ts";
import { lentStores } from "../support/lent-store.ts";
import { runCli } from "../support/run-cli.ts";
import { SMALL_BOOK } from "../support/small-snowball-book.ts";

const folder = mkdtempSync(join(tmpdir(), "bianque-golden-"));
const store = episodeStoreForTests();
afterAll(() => rmSync(folder, { recursive: true }));

/** Differences of two documents: numbers may differ by a millionth of their size, or by 1e-9. */
function differences(actual: unknown, golden: unknown, path = ""): string[] {
  if (typeof actual === "number" && typeof golden === "number") {
    const room = 1e-9 + 1e-6 * Math.abs(golden);
    return Math.abs(actual - golden) <= room ? [] : [`${path}: ${actual}, golden ${golden}`];
  }
  if (typeof actual !== "object" || typeof golden !== "object" || actual === null || golden === null) {
    return actual === golden ? [] : [`${path}: ${String(actual)}, golden ${String(golden)}`];
  }
  const keys = [...new Set([...Object.keys(actual), ...Object.keys(golden)])];
  return keys.flatMap((key) =>
    differences((actual as Record<string, unknown>)[key], (golden as Record<string, unknown>)[key], `${path}.${key}`),
  );
}

test("snowball book FILE --json of a small book is the document kept beside this test", async () => {
  const file = join(folder, "book.csv");
  writeFileSync(file, SMALL_BOOK);
  const line = `snowball book ${file} --date 2024-01-19 --volatility 0.2 --carry 0.06 --json`;
  const { code, out } = await runCli(line, registry, { stores: lentStores(store()) });
  expect(code).toBe(0);
  const answer = SnowballBook.strict().parse(JSON.parse(out));
  const golden = join(import.meta.dirname, "snowball-book.json");
  // BIANQUE_GOLDEN=write keeps a new document; read its difference before it is committed.
  if (process.env.BIANQUE_GOLDEN === "write") writeFileSync(golden, `${JSON.stringify(answer, null, 1)}\n`);
  expect(differences(answer, JSON.parse(readFileSync(golden, "utf8")))).toEqual([]);
});
