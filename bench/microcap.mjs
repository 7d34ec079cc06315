// The micro-cap index from typed arrays against SQL windows over the same rows, and what stands around it. Recorded stocks
// where they are, else simulated ones.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadStocks } from "../dist/app/studies/stock-data.js";
import { importInto } from "../dist/data/ingest.js";
import { openDuckdbStore } from "../dist/data/stores/duckdb.js";
import { formatDay, parseDay, tradingDays } from "../dist/domain/calendar/index.js";
import { limitDownShare, sizeIndices, tradableIndex } from "../dist/domain/indices/index.js";
import { tradedDaysBefore } from "../dist/domain/market/traded-days.js";
import { simulateMarket } from "../dist/domain/simulate/index.js";
import { bianque, processOf, report, root, secondsOf } from "./support/measure.mjs";

const SIZE = 400;
const OPTIONS = { microSize: SIZE, rebalance: "weekly", costPerSide: 0.001 };

const recorded = join(root, "../shared/data");
const RECORDED_FILES = ["stock-daily-2023", "stock-daily-2024H1", "stock-ohlc-2023-12_2024-03", "stocks-2024-06-29"];

/**
 * The same index in SQL: rows of a day ranked by market value, each kept for the day after. `listed` holds what a stock
 * brings along: its shares, its mark, and the days that it had traded before the first row.
 */
const SQL = `
  with days as (
    select date, row_number() over (order by date) as t, n >= 0.5 * max(n) over (order by date) as whole
    from (select date, count(*) filter (volume > 0) as n from stock_daily group by date)),
  traded as (
    select t, whole, code, close, close * shares as market_value, marked,
      before + row_number() over (partition by code order by t) as traded_days
    from stock_daily join days using (date) join listed using (code) where volume > 0),
  ranked as (
    select t + 1 as t, code, close as previous, row_number() over (partition by t order by market_value, code) as place
    from traded where whole and not marked and traded_days >= 60)
  select days.t::INTEGER, avg(coalesce(traded.close / previous - 1, 0)), count(*)::INTEGER
  from ranked join days on days.t = ranked.t and days.whole
    left join traded on traded.t = ranked.t and traded.code = ranked.code
  where place <= ${SIZE} group by days.t order by days.t`;

/** A tape that wanders and crashes, long enough for the benchmark. */
function madeUpTape() {
  const days = tradingDays(parseDay("2023-01-03"), parseDay("2024-06-28"));
  const wave = (depth) => Float64Array.from(days, (_, t) => 1000 * Math.exp(0.05 * depth * Math.sin(t / 9)));
  return { days, closes: { 300: wave(1), 500: wave(1.2), 1000: wave(1.4), 2000: wave(1.6), micro: wave(2) } };
}

async function recordedMarket() {
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const paths = RECORDED_FILES.map((name) => join(recorded, `${name}.csv.gz`));
  await importInto(store, null, { paths, skipBadRows: false, now: new Date("2024-12-31T12:00:00Z") });
  const loadSeconds = await secondsOf(() => loadStocks(store), 3);
  report({ name: "load of the stock panel from the store", seconds: loadSeconds });
  return { store, ...(await loadStocks(store)) };
}

async function simulatedMarket() {
  const { panel, stocks } = simulateMarket(madeUpTape(), { seed: 1 });
  const store = await openDuckdbStore(":memory:", { access: "write" });
  const width = panel.codes.length;
  const places = [...panel.close.keys()].filter((at) => !Number.isNaN(panel.close[at]));
  const columns = {
    date: Int32Array.from(places, (at) => panel.days[Math.floor(at / width)]),
    code: places.map((at) => panel.codes[at % width]),
    close: Float64Array.from(places, (at) => panel.close[at]),
    volume: Float64Array.from(places, () => 1),
  };
  const origin = { source: "bench", sha256: "", format: "bench", importedAt: "", synthetic: true, refused: 0 };
  await store.append("stock_daily", columns, origin);
  return { store, panel, stocks };
}

/** The facts of each stock that the SQL needs, as a table. */
async function listStocks(connection, panel, stocks) {
  const before = tradedDaysBefore(panel, stocks);
  const rows = panel.codes.map(
    (code, j) => `('${code}', ${stocks.totalShares[j]}::DOUBLE, ${stocks.specialTreatment[j] === 1}, ${before[j]})`,
  );
  await connection.run(
    "create or replace temp table listed (code VARCHAR, shares DOUBLE, marked BOOLEAN, before INTEGER)",
  );
  await connection.run(`insert into listed values ${rows.join(", ")}`);
}

/** Throws where the two indices differ by more than 1e-9 on any day, or one has a day that the other has not. */
function requireSame(days, ours, theirs) {
  const found = new Map(theirs.map(([t, value, members]) => [t - 1, { value, members }]));
  ours.returns.forEach((value, t) => {
    const other = found.get(t);
    const same = Number.isNaN(value)
      ? other === undefined
      : Math.abs(value - other?.value) <= 1e-9 && ours.members[t] === other?.members;
    if (!same) throw new Error(`${formatDay(days[t])}: typed arrays say ${value}, SQL says ${JSON.stringify(other)}`);
  });
}

const isRecorded = existsSync(recorded);
const { store, panel, stocks } = isRecorded ? await recordedMarket() : await simulatedMarket();
const what = `${panel.codes.length.toLocaleString("en")} ${isRecorded ? "recorded" : "simulated"} stocks x ${panel.days.length} days`;
await store.use(async (connection) => {
  await listStocks(connection, panel, stocks);
  const bySql = async () => (await connection.runAndReadAll(SQL)).getRows();
  requireSame(panel.days, sizeIndices(panel, stocks, { microSize: SIZE }).micro, await bySql());
  report({
    name: `micro-cap index and five size groups, ${what}`,
    seconds: await secondsOf(() => sizeIndices(panel, stocks, { microSize: SIZE })),
    budgetSeconds: 1,
    alternative: "SQL windows (the micro caps alone)",
    alternativeSeconds: await secondsOf(bySql, 3),
  });
});
report({ name: "its tradable version", seconds: await secondsOf(() => tradableIndex(panel, stocks, OPTIONS)) });
report({ name: "limit-down share, every day", seconds: await secondsOf(() => limitDownShare(panel, stocks)) });
await store.close();

const tape = madeUpTape();
report({
  name: "5,000 simulated stocks x 360 days",
  seconds: await secondsOf(() => simulateMarket(tape, { seed: 1 }), 3),
});

if (isRecorded) {
  const folder = mkdtempSync(join(tmpdir(), "bianque-bench-"));
  try {
    const file = join(folder, "store.duckdb");
    processOf([bianque, "import", recorded, "--db", file], { runs: 1 });
    report({
      name: "bianque microcap, from a store of all recorded data",
      ...processOf([bianque, "microcap", "--db", file], { runs: 3 }),
      budgetMb: 1500,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
