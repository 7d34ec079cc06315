import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PEAK_MEMORY = new URL("./peak-memory.mjs", import.meta.url).href;

/** Folder of the checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
/** The built command. */
export const bianque = join(root, "dist/app/cli/main.js");

/** Prints one result as a line of JSON; bench/README.md names the fields. */
export function report(result) {
  console.log(JSON.stringify(result));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median seconds of a synchronous or asynchronous piece of work, after one run that does not count. */
export async function secondsOf(work, runs = 5) {
  await work();
  const seconds = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    seconds.push((performance.now() - started) / 1000);
  }
  return median(seconds);
}

/** Runs node with these arguments `runs` times; answers the median seconds and the largest peak memory. */
export function processOf(args, { runs = 5, env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "bianque-bench-"));
  const memory = join(folder, "memory");
  const seconds = [];
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["--import", PEAK_MEMORY, ...args], {
      env: { ...process.env, ...env, BENCH_MEMORY: memory },
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    seconds.push((performance.now() - started) / 1000);
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
    bytes = Math.max(bytes, Number(readFileSync(memory, "utf8")));
  }
  rmSync(folder, { recursive: true });
  return { seconds: median(seconds), memoryMb: Math.round(bytes / 1e6) };
}
