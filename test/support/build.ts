import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Folder of the checkout. */
export const CHECKOUT = resolve(import.meta.dirname, "../..");

/** Builds what of the program and the dashboard is older than its sources, for tests that run the built program. */
export function buildStale(): void {
  execFileSync(process.execPath, ["scripts/build.mjs", "--stale"], { cwd: CHECKOUT, stdio: ["ignore", 2, 2] });
}
