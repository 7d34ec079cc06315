import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
let isBuilt = false;

/** The program's main file, built from the sources as they stand. */
export function builtProgram(): string {
  if (!isBuilt) execFileSync(process.execPath, [resolve(ROOT, "node_modules/typescript/bin/tsc"), "-b"], { cwd: ROOT });
  isBuilt = true;
  return resolve(ROOT, "dist/app/cli/main.js");
}
