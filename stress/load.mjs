// Load: the server under many connections, quiet and beside slow studies, with verdicts.
//   node stress/load.mjs [--db FILE] [--seconds 60] [--connections 50] [--route /api/... ...]
// Builds nothing: run `npm run build` first. Without --db the recorded episode is served. Exit code 1 where a verdict is "no".
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import autocannon from "autocannon";

const { values } = parseArgs({
  options: {
    db: { type: "string" },
    seconds: { type: "string", default: "60" },
    connections: { type: "string", default: "50" },
    route: { type: "string", multiple: true },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);

/** What the dashboard asks on its first page, the basis over nineteen months as it does. */
const ROUTES = values.route ?? ["/api/overview", "/api/basis?products=IM,IC&from=2022-08-09&to=2024-03-08"];
/** Studies that take seconds, by a number that makes each question another, so that no answer is kept. */
const SLOW = [
  (n) => `/api/snowball-market?cap=${1 + n / 100}`,
  (n) => `/api/backtest?config=${encodeURIComponent(`{capital: ${100_000_000 + n}, synthetic: ${!values.db}}`)}`,
];
const QUIET_P99_MS = 100;
const BESIDE_P99_MS = 250;
const MEMORY_GROWTH = 1.25;

const main = fileURLToPath(new URL("../dist/app/cli/main.js", import.meta.url));
const args = ["serve", "--port", "0", ...(values.db ? ["--db", values.db] : [])];
const server = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "inherit"] });
const url = await addressOf(server);
let failed = 0;
try {
  for (const route of ROUTES) await answered(route);
  const quiet = await load(seconds);
  verdict(`quiet: no error in ${quiet.requests} requests`, quiet.errors === 0);
  verdict(`quiet: p99 ${quiet.p99} ms under ${QUIET_P99_MS} ms`, quiet.p99 < QUIET_P99_MS);
  const grown = quiet.memory.end / quiet.memory.early;
  const megabytes = ({ early, end }) => `${early.toFixed(0)} MB early, ${end.toFixed(0)} MB at the end`;
  verdict(`quiet: memory flat, ${megabytes(quiet.memory)}`, grown < MEMORY_GROWTH);
  const slow = slowStudies();
  const beside = await load(seconds);
  const took = await slow.stop();
  const longest = Math.round(Math.max(...took.map(({ ms }) => ms)));
  console.log(
    `beside: ${took.length} slow answers, the longest took ${longest} ms, statuses ${[...new Set(took.map(({ status }) => status))]}`,
  );
  verdict(`beside: no error in ${beside.requests} requests`, beside.errors === 0);
  verdict(`beside: p99 ${beside.p99} ms under ${BESIDE_P99_MS} ms`, beside.p99 < BESIDE_P99_MS);
} finally {
  server.kill("SIGTERM");
}
process.exitCode = failed === 0 ? 0 : 1;

function verdict(claim, holds) {
  if (!holds) failed++;
  console.log(`${holds ? "yes" : "no "}  ${claim}`);
}

/** Asks the routes in turn on every connection, as a browser would, and follows the server's memory. */
async function load(duration) {
  const early = { after: Math.min(10, duration / 3) };
  const memory = { early: 0, end: 0 };
  const timer = setTimeout(() => {
    memory.early = residentMb(server.pid);
  }, early.after * 1000);
  const [cpuBefore, ownBefore] = [cpuMs(server.pid), cpuMs(process.pid)];
  const result = await autocannon({
    url,
    connections,
    duration,
    // The asker would decode every compressed body into a string that nobody reads, at three times the server's own cost.
    setupClient: (client) => {
      client.pipelinedRequests.addBody = () => {};
    },
    requests: ROUTES.map((path) => ({ method: "GET", path, headers: { "accept-encoding": "gzip, br" } })),
  });
  clearTimeout(timer);
  memory.end = residentMb(server.pid);
  const { latency, requests } = result;
  console.log(
    `${requests.total} requests, ${requests.average}/s, p50 ${latency.p50}, p97.5 ${latency.p97_5}, p99 ${latency.p99}, longest ${latency.max} ms`,
  );
  const each = (ms) => (ms / requests.total).toFixed(2);
  console.log(
    `processor time a request: ${each(cpuMs(server.pid) - cpuBefore)} ms of the server, ${each(cpuMs(process.pid) - ownBefore)} ms of the asker; load of the machine ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`,
  );
  return {
    requests: requests.total,
    p99: latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
    memory,
  };
}

/** Asks slow studies one after the other, until stopped. */
function slowStudies() {
  const took = [];
  let isOver = false;
  const asking = (async () => {
    for (let n = 1; !isOver; n++) {
      const started = performance.now();
      const response = await fetch(url + SLOW[n % SLOW.length](n));
      await response.arrayBuffer();
      took.push({ ms: performance.now() - started, status: response.status });
    }
  })();
  return {
    async stop() {
      isOver = true;
      await asking;
      return took;
    },
  };
}

async function answered(path) {
  const response = await fetch(url + path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  console.log(`${path}: ${(await response.arrayBuffer()).byteLength} bytes`);
}

/** Processor time that a process took so far; Linux only, elsewhere 0. */
function cpuMs(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
    return (Number(user) + Number(system)) * 10;
  } catch {
    return 0;
  }
}

/** Memory of the process that answers; Linux only, elsewhere 0. */
function residentMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
  } catch {
    return 0;
  }
}

async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const [found] = /http:\/\/[^ ]+(?=\/)/.exec(line) ?? [];
    if (found) return found;
  }
  throw new Error("the server did not start");
}
