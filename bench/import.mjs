// The store under load: recorded files in, and what studies read of them out. The alternative to a whole import is the
// engine's own CSV reader with fixed types and no check, rule, key or history.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { qualityStudy } from "../dist/app/studies/quality.js";
import { importPaths } from "../dist/data/ingest.js";
import { openDuckdbStore } from "../dist/data/stores/duckdb.js";
import { report, root, secondsOf } from "./support/measure.mjs";

const recorded = join(root, "../shared/data");
if (!existsSync(recorded)) {
  console.error("import.mjs: the recorded market data is absent, nothing to measure");
  process.exit(0);
}
const prices = ["stock-daily-2023.csv.gz", "stock-daily-2024H1.csv.gz"].map((name) => join(recorded, name));
const folder = mkdtempSync(join(tmpdir(), "bianque-bench-"));
let made = 0;
const newFile = () => join(folder, `${made++}.duckdb`);
const load = (db, paths) => importPaths({ db, paths, skipBadRows: false, now: new Date(0) });

async function unchecked(paths) {
  const instance = await DuckDBInstance.create(newFile());
  const connection = await instance.connect();
  const types =
    "{date: 'DATE', code: 'VARCHAR', close: 'DOUBLE', volume: 'DOUBLE', amount: 'DOUBLE', turnover: 'DOUBLE'}";
  const files = paths.map((path) => `'${path}'`).join(", ");
  await connection.run(
    `create table stock_daily as from read_csv([${files}], header = true, columns = ${types}) order by date, code`,
  );
  connection.closeSync();
  instance.closeSync();
}

try {
  const alternative = "read_csv with fixed types, no checks";
  report({
    name: "import 1.8 million stock rows into a new store",
    seconds: await secondsOf(() => load(newFile(), prices), 3),
    alternative,
    alternativeSeconds: await secondsOf(() => unchecked(prices), 3),
  });
  const db = newFile();
  await load(db, [recorded]);
  report({
    name: "import all recorded data again, nothing new",
    seconds: await secondsOf(() => load(db, [recorded]), 3),
  });

  const store = await openDuckdbStore(db, { access: "read" });
  const columns = ["close", "volume", "amount", "turnover"];
  const rows = () => store.scan("stock_daily", { columns: ["date", "code", ...columns] });
  report({
    name: "read 4 columns of 1.8 million rows as dense [days x stocks]",
    seconds: await secondsOf(() => store.panel("stock_daily", { columns })),
    budgetSeconds: 1,
    alternative: "the same as rows in order, text coded",
    alternativeSeconds: await secondsOf(rows),
  });
  const limit = { from: undefined, to: undefined, limit: 200 };
  report({
    name: "quality study over all recorded data",
    seconds: await secondsOf(() => qualityStudy.run(store, limit), 3),
    budgetSeconds: 2,
  });
  await store.close();
} finally {
  rmSync(folder, { recursive: true });
}
