// Kills `bianque fetch` and `bianque import` at random moments: node stress/kills.mjs --kills 200 [--seed 1]
// After each kill the store opens, no day is held in part, the quality study finds nothing, what was held is held still,
// and the next run completes it. Ends with 1 at the first thing that is otherwise. Needs a build: npm run build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { bianque } from "../bench/support/measure.mjs";
import { serveMarket } from "../bench/support/serve-market.mjs";
import { qualityStudy } from "../dist/app/studies/quality.js";
import { openDuckdbStore } from "../dist/data/stores/duckdb.js";
import { formatDay, parseDay, tradingDays } from "../dist/domain/calendar/index.js";
import { xoshiro } from "../dist/numerics/xoshiro.js";

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const KILLS = option("kills", 200);
const random = xoshiro(option("seed", 1));
const STOCKS = 400;
const FILES = 6;
const ROWS_PER_FILE = 20_000;

const folder = mkdtempSync(join(tmpdir(), "bianque-kills-"));
const market = await serveMarket("--stocks", String(STOCKS));
const days = tradingDays(parseDay("2024-01-02"), parseDay("2024-01-31"));
const WHAT = "daily,daily_basic,stk_limit,fut_daily";

/** A command, and for each table that it fills the rows of a whole day and the number of days. */
const jobs = [
  {
    name: "fetch",
    args: (db) =>
      [
        "fetch",
        "--source",
        "tushare",
        "--what",
        WHAT,
        "--from",
        formatDay(days[0]),
        "--to",
        formatDay(days.at(-1)),
      ].concat(["--per-minute", "1000000", "--base-url", market.url, "--db", db]),
    whole: [
      ["stock_price", STOCKS, days.length],
      ["stock_shares", STOCKS, days.length],
      ["stock_limit", STOCKS, days.length],
      ["futures_daily", 16, days.length],
      ["futures_settlement", 16, days.length],
    ],
  },
  {
    name: "import",
    args: (db) => ["import", join(folder, "files"), "--db", db],
    whole: [["stock_daily", ROWS_PER_FILE, FILES]],
  },
];

function start(job, db) {
  const env = { ...process.env, TUSHARE_TOKEN: "made-up" };
  return spawn(process.execPath, [bianque, ...job.args(db)], { env, stdio: ["ignore", "ignore", "pipe"] });
}

async function finish(job, db) {
  const child = start(job, db);
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${job.name} ended with ${code}: ${said.split("\n").slice(-3).join(" ")}`);
}

/** Days held of each table; throws where one is held in part, or quality finds anything. */
async function held(job, db) {
  if (!existsSync(db)) return job.whole.map(() => 0);
  const store = await openDuckdbStore(db, { access: "read" });
  try {
    const found = [];
    for (const [table, rowsADay] of job.whole) {
      const counts = new Map();
      for (const day of (await store.scan(table, { columns: ["date"] })).dates("date"))
        counts.set(day, (counts.get(day) ?? 0) + 1);
      const part = [...counts].find(([, rows]) => rows !== rowsADay);
      if (part) throw new Error(`${table} holds ${part[1]} of ${rowsADay} rows on ${formatDay(part[0])}`);
      found.push(counts.size);
    }
    const { findings } = await qualityStudy.run(store, { from: undefined, to: undefined, limit: 10 });
    const doubts = findings.filter(({ check }) => check === "missing-days" || check === "duplicate-key");
    if (doubts.length > 0)
      throw new Error(`quality finds ${doubts[0].check} in ${doubts[0].table}: ${doubts[0].detail.en}`);
    return found;
  } finally {
    await store.close();
  }
}

function remove(db) {
  for (const file of [db, `${db}.wal`]) rmSync(file, { force: true });
}

function writeFiles() {
  mkdirSync(join(folder, "files"));
  for (let file = 0; file < FILES; file++) {
    const day = formatDay(days[file]);
    const rows = Array.from({ length: ROWS_PER_FILE }, (_, i) => `${day},${String(600_000 + i)},9.1,1,1,1`);
    writeFileSync(
      join(folder, "files", `${file}.csv`),
      ["date,code,close,volume,amount,turnover_pct", ...rows].join("\n"),
    );
  }
}

const seconds = (since) => (performance.now() - since) / 1000;

try {
  writeFiles();
  const began = performance.now();
  const whole = new Map();
  for (const job of jobs) {
    const db = join(folder, "whole.duckdb");
    const from = performance.now();
    await finish(job, db);
    whole.set(job, performance.now() - from);
    remove(db);
  }
  const moments = new Map();
  for (let kill = 0; kill < KILLS; kill++) {
    const job = jobs[kill % jobs.length];
    const db = join(folder, `${kill}.duckdb`);
    const child = start(job, db);
    child.stderr.resume();
    const exited = once(child, "exit");
    await wait(whole.get(job) * random.uniform());
    child.kill("SIGKILL");
    await exited;
    const before = await held(job, db);
    await finish(job, db);
    const after = await held(job, db);
    const lost = after.findIndex((count, i) => count !== job.whole[i][2] || count < before[i]);
    if (lost >= 0)
      throw new Error(`${job.whole[lost][0]} holds ${after[lost]} days after the next run, ${before[lost]} before it`);
    const share = before[0] / job.whole[0][2];
    const told = moments.get(job.name) ?? { kills: 0, empty: 0, part: 0, whole: 0 };
    told.kills++;
    told[share === 0 ? "empty" : share === 1 ? "whole" : "part"]++;
    moments.set(job.name, told);
    remove(db);
  }
  console.log(JSON.stringify({ kills: KILLS, seconds: Math.round(seconds(began)), ...Object.fromEntries(moments) }));
} catch (error) {
  console.error(`kills: ${error.message}`);
  process.exitCode = 1;
} finally {
  market.end();
  rmSync(folder, { recursive: true, force: true });
}
