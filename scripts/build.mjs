// Builds dist/: the program (tsc) and, unless --no-web, the dashboard (vite). --clean removes dist/ first; --stale builds
// only what is older than its sources.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { lastChange, root, runTool } from "./tools.mjs";

const dist = join(root, "dist");
const SMALLEST_COMPRESSED = 1024;

const inRoot = (paths) => paths.map((path) => join(root, path));

/** What each half is made from, the file it cannot run without, and the stamp that says when it was last made. */
const program = {
  sources: inRoot([
    "src",
    "package.json",
    "tsconfig.json",
    "tsconfig.base.json",
    "tsconfig.core.json",
    "tsconfig.view.json",
    "tsconfig.node.json",
  ]),
  main: join(dist, "app/cli/main.js"),
  stamp: join(dist, ".program.stamp"),
};
const web = {
  sources: inRoot([
    "web",
    "src/view",
    "src/contract.ts",
    "src/errors.ts",
    "src/domain",
    "package.json",
    "vite.config.ts",
  ]),
  main: join(dist, "web/index.html"),
  stamp: join(dist, ".web.stamp"),
};

function isFresh({ sources, main, stamp }) {
  return existsSync(main) && Math.max(...sources.map(lastChange)) <= lastChange(stamp);
}

function build(half, steps) {
  const started = new Date();
  for (const step of steps) {
    const status = step();
    if (status !== 0) return status;
  }
  mkdirSync(dist, { recursive: true });
  writeFileSync(half.stamp, "");
  utimesSync(half.stamp, started, started);
  return 0;
}

/** Compiles src/ into dist/; 0 when it worked. */
export function buildProgram() {
  const makeExecutable = () => {
    chmodSync(program.main, 0o755);
    return 0;
  };
  return build(program, [() => runTool("tsc", ["-b"]), makeExecutable]);
}

/** Bundles web/ into dist/web/ with compressed twins; 0 when it worked or there is no dashboard. */
export function buildWeb() {
  if (!existsSync(join(root, "web/index.html"))) return 0;
  return build(web, [() => runTool("vite", ["build", "--logLevel", "warn"]), compressWeb]);
}

/** Builds what is older than its sources; 0 when it worked. */
export function buildStale({ needsWeb }) {
  return (isFresh(program) ? 0 : buildProgram()) || (!needsWeb || isFresh(web) ? 0 : buildWeb());
}

function compressWeb() {
  const folder = join(dist, "web");
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!/\.(html|js|css|svg|json)$/.test(name) || statSync(path).size < SMALLEST_COMPRESSED) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = (flag) => process.argv.includes(flag);
  if (asked("--clean")) rmSync(dist, { recursive: true, force: true });
  if (asked("--stale")) process.exit(buildStale({ needsWeb: !asked("--no-web") }));
  process.exit(buildProgram() || (asked("--no-web") ? 0 : buildWeb()));
}
