import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the checkout. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs an installed tool with its output on stderr; answers its exit code. */
export function runTool(tool, args) {
  const path = join(root, "node_modules/.bin", tool);
  if (!existsSync(path)) {
    console.error(`${tool} is not installed; run npm ci first`);
    return 1;
  }
  const { status, signal, error } = spawnSync(path, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (error || signal) console.error(`${tool} ended early: ${error?.message ?? signal}`);
  return status ?? 1;
}

/** Latest change of a file, or of anything in a folder, in milliseconds; 0 where it is absent. */
export function lastChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, lastChange(join(path, name))), stat.mtimeMs);
}
