import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

/** Recorded market data that tests read where it stands beside the checkout; it is no part of the project. */
export const SHARED = resolve(import.meta.dirname, "../../../shared");

/** For `describe.skipIf(...)`: true where the recorded data is absent, with the reason on stderr. */
export const sharedDataAbsent = !existsSync(`${SHARED}/data`);
if (sharedDataAbsent) console.error(`skipping tests on recorded market data: ${SHARED}/data is absent`);

/** Rows of a recorded CSV as records of text, by column name; the path is relative to the recorded data. */
export function readShared(path: string): Record<string, string>[] {
  const bytes = readFileSync(`${SHARED}/${path}`);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trim();
  const [header, ...lines] = text.split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  });
}
