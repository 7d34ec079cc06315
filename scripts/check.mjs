// The inner loop: types, lint and format, then architecture and unit tests. Under a minute.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, runTool } from "./tools.mjs";

const steps = [
  ["tsc", "-b"],
  ["tsc", "-p", "tsconfig.test.json"],
  ...(existsSync(join(root, "web")) ? [["tsc", "-p", "tsconfig.web.json"]] : []),
  ["biome", "check", "."],
  ["vitest", "run", "--project", "unit"],
];
for (const [tool, ...args] of steps) {
  const status = runTool(tool, args);
  if (status === 0) continue;
  console.error(`check stopped at: ${tool} ${args.join(" ")}`);
  process.exit(status);
}
