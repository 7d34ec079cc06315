// Runs the program in a checkout: builds what is older than its sources, then hands over to dist/app/cli/main.js.
import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildProgram, buildWeb } from "./build.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const arguments_ = process.argv.slice(2);
const sources = newest(`${root}/src`);
if (sources > modified(`${root}/dist/.node.tsbuildinfo`) && buildProgram() !== 0) process.exit(1);

const needsWeb = arguments_.some((argument) => argument === "start" || argument === "serve");
const webSources = Math.max(newest(`${root}/web`), newest(`${root}/src/view`));
if (needsWeb && webSources > modified(`${root}/dist/web/index.html`) && buildWeb() !== 0) process.exit(1);

const child = spawn(process.execPath, [`${root}/dist/app/cli/main.js`, ...arguments_], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  if (signal) process.kill(process.pid, signal);
  process.exit(code ?? 1);
});
