import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { SHARED } from "./shared-data.ts";

/** Closes of 2024 by code on each of some dates, straight from the recorded file: no store, no panel, whatever the volume. */
export function sharedCloses(...dates: readonly string[]): Map<string, number>[] {
  const text = gunzipSync(readFileSync(`${SHARED}/data/stock-daily-2024H1.csv.gz`)).toString("latin1");
  const found = dates.map(() => new Map<string, number>());
  for (const line of text.split("\n")) {
    const at = dates.indexOf(line.slice(0, 10));
    if (at < 0) continue;
    const [, code, close] = line.split(",");
    found[at].set(code, Number(close));
  }
  return found;
}
