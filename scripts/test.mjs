// Every test: builds, runs both vitest projects, and ends with the plain line "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildProgram, buildWeb, runTool } from "./build.mjs";

const folder = mkdtempSync(join(tmpdir(), "bianque-test-"));
const results = join(folder, "results.json");
let status = buildProgram() || buildWeb();
let counts = { numPassedTests: 0, numFailedTests: status === 0 ? 0 : 1, numPendingTests: 0, success: status === 0 };
if (status === 0) {
  status = runTool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`]);
  try {
    counts = JSON.parse(readFileSync(results, "utf8"));
  } catch {
    counts.numFailedTests = 1;
  }
}
rmSync(folder, { recursive: true });
const failed = Math.max(counts.numFailedTests, status === 0 ? 0 : 1);
const skipped = counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : "";
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(failed > 0 ? 1 : 0);
