// Every test: builds, checks types and style, runs both vitest projects, and ends with the plain line "N passed, N failed".
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildProgram, buildWeb } from "./build.mjs";
import { root, runTool } from "./tools.mjs";

/** Steps before the tests; each that fails counts as one failed. */
const steps = {
  "the program builds": buildProgram,
  "the dashboard builds": buildWeb,
  "the tests' types hold": () => runTool("tsc", ["-p", "tsconfig.test.json"]),
  "the dashboard's types hold": () => (existsSync(join(root, "web")) ? runTool("tsc", ["-p", "tsconfig.web.json"]) : 0),
  "lint and format are clean": () => runTool("biome", ["check", "."]),
};

function main() {
  const broken = Object.entries(steps).filter(([, run]) => !succeeds(run));
  for (const [claim] of broken) console.error(`FAILED: ${claim}`);
  const builds = broken.every(([claim]) => !claim.endsWith("builds"));
  const { passed, failed, skipped } = builds ? runVitest() : { passed: 0, failed: 0, skipped: 0 };
  return { passed, failed: failed + broken.length, skipped };
}

function succeeds(run) {
  try {
    return run() === 0;
  } catch (error) {
    console.error(error);
    return false;
  }
}

/** Counts from vitest's own report; a run that crashed, or found a fault outside any test, counts one failed more. */
function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), "bianque-test-"));
  try {
    const file = join(folder, "results.json");
    const status = runTool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`]);
    const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    const passed = report.numPassedTests ?? 0;
    const failed = report.numFailedTests ?? 0;
    const crashed = (status !== 0 && failed === 0) || passed + failed === 0;
    return {
      passed,
      failed: failed + (crashed ? 1 : 0),
      skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let counts = { passed: 0, failed: 1, skipped: 0 };
try {
  counts = main();
} catch (error) {
  console.error(error);
}
const { passed, failed, skipped } = counts;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;
