// Builds dist/: the program (tsc) and, unless --no-web, the dashboard (vite). Progress goes to stderr.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export function runTool(tool, args) {
  const path = fileURLToPath(new URL(`../node_modules/.bin/${tool}`, import.meta.url));
  const { status } = spawnSync(path, args, { cwd: root, stdio: ["ignore", 2, 2] });
  return status ?? 1;
}

export function buildProgram() {
  const status = runTool("tsc", ["-b"]);
  const main = `${root}/dist/app/cli/main.js`;
  if (status === 0 && existsSync(main)) chmodSync(main, 0o755);
  return status;
}

export function buildWeb() {
  return existsSync(`${root}/web/index.html`) ? runTool("vite", ["build", "--logLevel", "warn"]) : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const status = buildProgram() || (process.argv.includes("--no-web") ? 0 : buildWeb());
  process.exit(status);
}
