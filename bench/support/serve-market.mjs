import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const MARKET = fileURLToPath(new URL("./replayed-market.mjs", import.meta.url));

/** Starts the made-up market in a process of its own; `end` stops it. */
export async function serveMarket(...args) {
  const child = spawn(process.execPath, [MARKET, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(child.stdout, "data");
  return { url: `http://127.0.0.1:${String(port).trim()}`, end: () => child.kill() };
}
