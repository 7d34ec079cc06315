import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { readNavFile } from "../../src/data/nav-file.ts";

const folder = mkdtempSync(join(tmpdir(), "bianque-nav-"));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = "date,nav\n2024-01-02,1\n2024-01-03,1.01\n";

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test("a plain file and a gzipped one, whatever its name, hold the same net values", async () => {
  const plain = await readNavFile(file("fund.csv", GOOD));
  expect([...plain.nav.values]).toEqual([1, 1.01]);
  expect(await readNavFile(file("fund.csv.gz", gzipSync(GOOD)))).toEqual(plain);
  expect(await readNavFile(file("packed.csv", gzipSync(GOOD)))).toEqual(plain);
});

test("a bad row is told with the file and its line", async () => {
  const path = file("bad.csv", `${GOOD}2024-01-04,-3\n`);
  await expect(readNavFile(path)).rejects.toThrow(`${path} line 4: nav is "-3"; expected a number above 0`);
});

test.each([
  ["absent.csv", null, /cannot be read \(ENOENT.*expected a CSV file with the columns date,nav/],
  ["latin.csv", Buffer.from("date,nav\n2024-01-02,\xff\n", "latin1"), /cannot be read .*in UTF-8/],
  ["torn.csv.gz", gzipSync(GOOD).subarray(0, 30), /cannot be read/],
  ["huge.csv", "x".repeat(8_000_001), /is larger than 8 MB/],
  ["bomb.csv.gz", gzipSync(Buffer.alloc(9_000_000)), /is larger than 8 MB/],
])("%s is refused in one sentence", async (name, content, sentence) => {
  const path = content === null ? join(folder, name) : file(name, content);
  await expect(readNavFile(path)).rejects.toThrow(sentence);
});
