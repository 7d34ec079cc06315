// A process that makes the input of a number, tries it, and says what became of it.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { choices, mutatedCsv, mutatedJson, mutatedSettings } from "./mutate.mjs";

const root = new URL("../../", import.meta.url);
const load = (path) => import(new URL(`dist/${path}`, root));
const { DataGap, InputError, NoConvergence } = await load("errors.js");
const { openDuckdbStore } = await load("data/stores/duckdb.js");
const { copyStore } = await load("data/stores/duckdb-copy.js");
const { importInto, importPaths } = await load("data/ingest.js");
const { readHoldings } = await load("data/holdings-file.js");
const { readNavText } = await load("domain/drift/index.js");
const { readYamlSettings } = await load("data/yaml-settings.js");
const { BacktestSettings, BACKTEST_TEMPLATE } = await load("app/studies/backtest-settings.js");
const { DmaFile, DmaParams, dmaTerms } = await load("app/studies/dma-settings.js");
const { DMA_TEMPLATE } = await load("app/studies/dma-template.js");
const { CheckPolicy, POLICY_TEMPLATE } = await load("app/studies/check-policy.js");
const { paramShapes, readParams } = await load("app/studies/read-params.js");
const { registry } = await load("app/studies/registry.js");
const { runCommandLine } = await load("app/cli/run.js");
const { answerHere } = await load("app/server/answer-here.js");
const { createApp } = await load("app/server/app.js");
const { heldStore } = await load("app/server/store-lease.js");
const { openEpisodeStore } = await load("data/episode.js");

const seed = Number(process.argv[2]);
const NOW = new Date("2024-03-01T10:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "bianque-bad-inputs-"));
process.on("disconnect", () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});

const episodes = readdirSync(new URL("episodes", root)).filter((name) => name.endsWith(".csv"));
const BOOK = `id,index,notional,issue_date,initial_price,tenor_months,lock_months,knock_out_ratio,knock_out_step,knock_in_ratio,coupon,participation,strike,status
A1,000905.SH,200000000,2023-10-13,5600,24,3,1.03,0,0.85,0.12,1,1,
A2,000852.SH,150000000,2023-11-03,6050,24,3,1.03,-0.005,0.8,0.14,1,1,`;
const STOCKS = `date,code,close,volume,amount,turnover\n2024-02-05,000001,9.5,1000000,9500000,0.01\n2024-02-06,000001,9.6,1000000,9600000,0.01\n2024-02-06,600519,1700,100000,170000000,0.001`;
const HOLDINGS = "code,weight\n600519,0.5\n000001,0.3\n300750.SZ,0.2";
const NAV = `date,nav\n${["02-01,1.02", "02-02,1.01", "02-05,0.99", "02-06,1.0", "02-07,1.01"].map((row) => `2024-${row}`).join("\n")}`;
const SCHEDULE = JSON.parse(
  /```json\n(\{"initialPrice[\s\S]*?)```/.exec(readFileSync(new URL("docs/snowball.md", root), "utf8"))[1],
);

const store = await openDuckdbStore(":memory:", { access: "write" });
const episode = await openEpisodeStore(NOW);
const small = join(folder, "small.duckdb");
await importPaths({
  db: small,
  paths: [fileURLToPath(new URL(`episodes/${episodes[0]}`, root))],
  skipBadRows: false,
  now: NOW,
});
const smallBytes = readFileSync(small);
const errors = [];
const log = { info: () => {}, error: (facts) => errors.push(facts.err) };
const here = answerHere(registry, heldStore(episode));
/** Studies that work for minutes on a good question: of these only the reading of the question is tried. */
const LONG = ["chain-calibrate", "chain-ensemble", "chain-cut"];
const NOTHING = new TextEncoder().encode("{}");
const app = createApp({
  studies: registry,
  answerer: {
    ...here,
    answer: async (question, task) => (LONG.includes(question.study) ? NOTHING : here.answer(question, task)),
  },
  storeVersion: () => "held",
  webRoot: "/nowhere",
  version: "0",
  log,
  host: "127.0.0.1",
  uploads: true,
});

/** A refusal in more than one line is a defect; so is any error that is none of the program's own. */
class Defect extends Error {}

function sentence(text) {
  if (typeof text !== "string" || text.trim() === "") throw new Defect(`an empty refusal: ${text}`);
  if (/[\n\r]/.test(text.trim())) throw new Defect(`a refusal of several lines: ${JSON.stringify(text.slice(0, 300))}`);
  return text;
}

const refused = (text) => ({ outcome: "refused", detail: sentence(text).slice(0, 300) });
const TAKEN = { outcome: "taken" };

const KINDS = {
  "import of a file": async (c) => {
    const text = c.whole(5) === 0 ? STOCKS : readFileSync(new URL(`episodes/${c.pick(episodes)}`, root), "utf8");
    const bytes = mutatedCsv(text, c);
    const [name, content] = c.pick([
      ["a.csv", bytes],
      ["a.csv", bytes],
      ["a.csv", bytes],
      ["a.csv.gz", gzipSync(bytes)],
      ["a.csv.gz", gzipSync(bytes).subarray(0, 60)],
      ["a.csv.gz", bytes],
      ["a.parquet", bytes],
    ]);
    const path = join(folder, name);
    writeFileSync(path, content);
    try {
      const { files } = await importInto(store, null, { paths: [path], skipBadRows: c.whole(2) === 0, now: NOW });
      const [{ error, refusals }] = files;
      for (const { reason } of refusals) sentence(reason);
      return error !== null ? refused(error) : refusals.length > 0 ? refused(refusals[0].reason) : TAKEN;
    } finally {
      rmSync(path);
    }
  },
  settings: async (c) => {
    const [template, schema] = c.pick([
      [DMA_TEMPLATE, DmaFile],
      [BACKTEST_TEMPLATE, BacktestSettings],
      [POLICY_TEMPLATE, CheckPolicy],
    ]);
    const read = readYamlSettings(mutatedSettings(template, c), "settings.yaml", schema);
    if (schema === DmaFile) {
      const given = Object.entries(read).filter(([, value]) => value !== undefined);
      dmaTerms(readParams(DmaParams, Object.fromEntries(given.map(([name, value]) => [name, String(value)]))));
    }
    return TAKEN;
  },
  "a schedule": async (c) => {
    const file = join(folder, "schedule.json");
    const text = JSON.stringify(mutatedJson(SCHEDULE, c));
    writeFileSync(file, c.whole(10) === 0 ? text.slice(0, c.whole(text.length)) : text);
    const option = (usual) => (c.whole(8) === 0 ? c.nasty() : usual);
    const engine = c.pick(["quadrature", "quadrature", "pde"]);
    return commandLine([
      "snowball",
      "price",
      "--schedule",
      file,
      "--rate",
      option("0.02"),
      "--carry",
      option("0.04"),
      "--vol",
      option("0.2"),
      "--spots",
      option("80,100"),
      "--state",
      option("alive"),
      "--engine",
      engine,
      "--json",
    ]);
  },
  "a snowball book": (c) => posted("/api/snowball-book?date=2024-01-19", mutatedCsv(BOOK, c)),
  "a portfolio": async (c) => {
    await readHoldings({ name: "holdings.csv", text: mutatedCsv(HOLDINGS, c).toString() });
    return TAKEN;
  },
  "net values": async (c) => {
    readNavText("nav.csv", mutatedCsv(NAV, c).toString());
    return TAKEN;
  },
  "an upload": (c) =>
    posted(
      c.pick(["/api/drift", "/api/exposures", "/api/check?capital=1e8&futures=IM2403:-10"]),
      mutatedCsv(c.pick([NAV, HOLDINGS]), c),
    ),
  "a request": async (c) => {
    const entry = c.pick(registry);
    const shapes = paramShapes((await entry.load()).params);
    const given = [];
    for (let n = 1 + c.whole(3); n > 0; n--) {
      const shape = c.whole(10) === 0 || shapes.length === 0 ? null : c.pick(shapes);
      const value = shape === null || c.whole(2) === 0 ? c.nasty() : String(c.pick(edgesOf(shape)));
      given.push(`${encode(shape?.name ?? c.nasty())}=${encode(value)}`);
    }
    const path = c.whole(8) === 0 ? `/api/${encode(c.nasty())}` : `/api/${entry.name}?${given.join("&")}`;
    const method = c.pick(["GET", "GET", "GET", "GET", "HEAD", "PUT", "DELETE", "PATCH", "POST"]);
    const headers =
      c.whole(6) === 0
        ? { [c.pick(["host", "origin", "accept", "accept-encoding", "range", "cookie"])]: printable(c.nasty()) }
        : {};
    return requested(path, { method, headers });
  },
  "a store file": async (c) => {
    const file = join(folder, "damaged.duckdb");
    copyFileSync(small, file);
    const bytes = Buffer.from(smallBytes);
    const damage = c.whole(4);
    if (damage === 0) writeFileSync(file, bytes.subarray(0, c.whole(bytes.length)));
    else {
      const from = damage === 1 ? 0 : c.whole(bytes.length);
      const reach = damage === 1 ? 4096 * 3 : bytes.length - from;
      for (let n = 0; n < 1 + c.whole(20); n++) bytes[from + c.whole(reach)] ^= 1 + c.whole(255);
      writeFileSync(file, bytes);
    }
    const copy = `${file}.copy`;
    try {
      await copyStore(file, copy);
      const opened = await openDuckdbStore(file, { access: "read" });
      await opened.inventory().finally(() => opened.close());
      return TAKEN;
    } finally {
      for (const name of [file, copy, `${file}.wal`]) rmSync(name, { force: true });
    }
  },
};
const WEIGHTED = Object.keys(KINDS).flatMap((kind) =>
  Array(kind === "a request" ? 3 : kind === "import of a file" ? 2 : 1).fill(kind),
);

process.on("message", async ({ number }) => {
  const kind = WEIGHTED[number % WEIGHTED.length];
  process.send({ kind });
  const begun = performance.now();
  const said = await KINDS[kind](choices(seed, number)).catch(judged);
  process.send({ ...said, ms: performance.now() - begun });
});
// What is loaded when first needed is loaded now: only the input's own time counts.
await commandLine(["snowball", "price"]);
await requested("/api/openapi.json", {});
process.send("ready");

function judged(error) {
  if (error instanceof InputError || error instanceof DataGap || error instanceof NoConvergence) {
    try {
      return refused(error.message);
    } catch (defect) {
      return { outcome: "defect", detail: defect.message };
    }
  }
  return {
    outcome: "defect",
    detail: String(error?.stack ?? error)
      .split("\n")
      .slice(0, 4)
      .join(" | "),
  };
}

async function commandLine(argv) {
  let note = "";
  const terminal = {
    env: { BIANQUE_TRACE: "" },
    columns: 100,
    isTty: false,
    screen: null,
    out: () => {},
    note: (text) => {
      note += text;
    },
  };
  const code = await runCommandLine(argv, { studies: registry, stores: {}, terminal });
  if (code === 0) return TAKEN;
  if (code === 2) return refused(note);
  throw new Defect(`exit ${code}: ${note}`);
}

async function posted(path, body) {
  return requested(path, { method: "POST", body: new Uint8Array(body), headers: { "content-type": "text/csv" } });
}

async function requested(path, { headers = {}, ...init }) {
  process.send?.({ asked: `${init.method ?? "GET"} ${path.slice(0, 200)}` });
  errors.length = 0;
  let request;
  try {
    request = new Request(`http://localhost${path}`, { ...init, headers: { host: "localhost", ...headers } });
  } catch (error) {
    // What no client can send reaches no server.
    return refused(`no request: ${error.message}`);
  }
  const response = await app.request(request);
  const text = await response.text();
  if (response.status < 400) return TAKEN;
  if (errors.length > 0) throw errors[0];
  if (response.status === 500) throw new Defect(`500: ${text}`);
  return refused(init.method === "HEAD" ? "(none: HEAD)" : JSON.parse(text).error);
}

/** Values at the edge of what a parameter takes. */
function edgesOf({ kind, choices: words, schema: { minimum, maximum } }) {
  if (kind === "choice") return words;
  if (kind === "flag") return [false];
  const limits = [minimum, maximum].filter((limit) => Math.abs(limit) < 1e9);
  if (kind === "number") return [0, 1, 0.5, -1, 1e9, 1e-9, ...limits, ...limits.map((limit) => limit + 1)];
  return [
    "2024-02-05",
    "2004-01-02",
    "2026-12-31",
    "2024-02-10",
    "IC",
    "IM,IC",
    "600519:1",
    "IM2403:-10",
    "0.5",
    "1,5,20",
    "{}",
  ];
}

function encode(text) {
  return encodeURIComponent(text.toWellFormed());
}

/** What a header can hold. */
function printable(text) {
  return text.replaceAll(/[^ -~]/g, "?");
}
