// The inner loop: types, lint and format, then unit and architecture tests. Under a minute.
import { runTool } from "./build.mjs";

const steps = [
  ["tsc", ["-b"]],
  ["tsc", ["-p", "tsconfig.test.json"]],
  ["tsc", ["-p", "tsconfig.web.json"]],
  ["biome", ["check", "."]],
  ["vitest", ["run", "--project", "unit"]],
];
for (const [tool, args] of steps) {
  const status = runTool(tool, args);
  if (status !== 0) process.exit(status);
}
