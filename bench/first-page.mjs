// From the start of the server to the last byte that the first page needs, as a browser would ask for it.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bianque, median, report, root } from "./support/measure.mjs";

if (!existsSync(join(root, "dist/web/index.html"))) {
  console.error("first-page.mjs: the dashboard is not built, nothing to measure");
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), "bianque-bench-"));
const child = spawn(
  process.execPath,
  [bianque, "start", "--json", "--port", "0", "--db", join(folder, "store.duckdb")],
  {
    stdio: ["ignore", "pipe", "ignore"],
  },
);
const ended = new Promise((resolve) => child.on("exit", resolve));

async function urlOf(server) {
  for await (const line of createInterface({ input: server.stdout })) return JSON.parse(line).url;
  throw new Error("the server ended before it listened");
}

/** Fetches a path as a browser does and answers its text and the bytes that went over the wire. */
async function get(url) {
  const response = await fetch(url, { headers: { "accept-encoding": "br, gzip" } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { text: await response.text(), bytes: Number(response.headers.get("content-length") ?? 0) };
}

async function firstPage(url) {
  const page = await get(url);
  const linked = [...page.text.matchAll(/(?:src|href)="(?:\.\/)?(assets\/[^"]+)"/g)].map(([, path]) => path);
  const assets = await Promise.all(
    [...linked, "api/overview"].map(async (path) => ({ path, ...(await get(url + path)) })),
  );
  return assets.filter(({ path }) => path.endsWith(".js")).reduce((sum, { bytes }) => sum + bytes, 0);
}

try {
  const url = await urlOf(child);
  const seconds = [];
  let scriptBytes = 0;
  for (let run = 0; run < 5; run++) {
    const started = performance.now();
    scriptBytes = await firstPage(url);
    seconds.push((performance.now() - started) / 1000);
  }
  report({ name: "first page, cold server", seconds: seconds[0], budgetSeconds: 1.5 });
  report({ name: "first page again", seconds: median(seconds.slice(1)) });
  report({ name: "script of the first page, compressed", kilobytes: scriptBytes / 1000, budgetKilobytes: 350 });
} finally {
  child.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true });
}
