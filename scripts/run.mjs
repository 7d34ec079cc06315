// Runs the program in a checkout: builds what is older than its sources, then hands over to dist/app/cli/main.js.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildStale } from "./build.mjs";
import { root } from "./tools.mjs";

const line = process.argv.slice(2);
const status = buildStale({ needsWeb: line[0] === "start" || line[0] === "serve" });
if (status !== 0) process.exit(status);

const child = spawn(process.execPath, [join(root, "dist/app/cli/main.js"), ...line], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`bianque could not be started: ${error.message}`);
  process.exit(1);
});
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
