// A year of evenings fetched at once from a source played on loopback: HTTP, units, checks, one transaction a day and data
// set, as `bianque fetch` runs it. 5,000 stocks by prices, shares and limits; 16 contracts; five indices.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bianque, processOf, report } from "./support/measure.mjs";
import { serveMarket } from "./support/serve-market.mjs";

const WHAT = "daily,daily_basic,stk_limit,fut_daily,fut_settle,index_daily";
const folder = mkdtempSync(join(tmpdir(), "bianque-bench-"));
const market = await serveMarket();
const env = { TUSHARE_TOKEN: "made-up", BIANQUE_TUSHARE_URL: market.url };
const line = ["fetch", "--source", "tushare", "--what", WHAT, "--per-minute", "1000000", "--json"];

try {
  const year = ["--from", "2023-01-01", "--to", "2023-12-31", "--db", join(folder, "year.duckdb")];
  report({
    name: "bianque fetch, a year of 242 days and 3.6 million rows from a replayed source",
    ...processOf([bianque, ...line, ...year], { runs: 1, env }),
    budgetSeconds: 60,
    budgetMb: 500,
  });
  report({
    name: "bianque fetch, the same again: nothing to ask",
    ...processOf([bianque, ...line, ...year], { runs: 1, env }),
    budgetSeconds: 5,
    budgetMb: 500,
  });
} finally {
  market.end();
  rmSync(folder, { recursive: true });
}
