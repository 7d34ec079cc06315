// Crowding: the ladder and its composite after the load, the mean correlation against every pair, and the kept series.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMPOSITE } from "../dist/app/studies/crowding-kept.js";
import { keepSeries, loadKept } from "../dist/app/studies/kept-series.js";
import { openDuckdbStore } from "../dist/data/stores/duckdb.js";
import { parseDay, tradingDays } from "../dist/domain/calendar/index.js";
import { comomentumDays, crowdingLadder, pairwiseCorrelations } from "../dist/domain/crowding/index.js";
import { xoshiro } from "../dist/numerics/xoshiro.js";
import { report, secondsOf } from "./support/measure.mjs";

const [STOCKS, DAYS] = [5000, 360];

/** Seeded stocks: a market move, one of the small, one of each; trading in proportion to the float. */
function market() {
  const random = xoshiro(1);
  const days = tradingDays(parseDay("2022-07-01"), parseDay("2025-12-31")).slice(0, DAYS);
  const codes = Array.from({ length: STOCKS }, (_, j) => String(600_000 + j));
  const field = () => new Float64Array(STOCKS * DAYS);
  const [close, volume, amount, turnover] = [field(), field(), field(), field()];
  const prices = new Float64Array(STOCKS).fill(10);
  const totalShares = Float64Array.from(codes, (_, j) => 1e8 * 1.001 ** (STOCKS - j));
  for (let t = 0; t < DAYS; t++) {
    const [all, small] = [0.01 * random.normal(), 0.01 * random.normal()];
    for (let j = 0; j < STOCKS; j++) {
      const at = t * STOCKS + j;
      prices[j] *= Math.exp(all + (j > 3500 ? small : 0) + 0.02 * random.normal());
      close[at] = prices[j];
      turnover[at] = 0.01 + 0.03 * random.uniform();
      volume[at] = turnover[at] * totalShares[j];
      amount[at] = volume[at] * close[at];
    }
  }
  const stocks = {
    boards: codes.map(() => "main"),
    specialTreatment: new Uint8Array(STOCKS),
    totalShares,
    floatShares: totalShares,
    industries: codes.map((_, j) => `industry ${j % 110}`),
    listDays: new Float64Array(STOCKS).fill(parseDay("2010-01-04")),
  };
  const panel = { days, codes, close, volume, amount, turnover, amountStandsIn: new Uint8Array(STOCKS) };
  return { panel, stocks, published: {}, microSize: 400 };
}

/** The mean correlation of one day, pair by pair. */
function everyPair(residuals, t, window = 60) {
  const rows = [];
  for (let j = 0; j < STOCKS; j++) {
    const part = residuals.subarray(j * DAYS + t - window + 1, j * DAYS + t + 1);
    const mean = part.reduce((a, b) => a + b, 0) / window;
    const centred = part.map((value) => value - mean);
    const size = Math.sqrt(centred.reduce((sum, value) => sum + value * value, 0));
    rows.push(centred.map((value) => value / size));
  }
  let sum = 0;
  for (let i = 0; i < STOCKS; i++) {
    for (let j = i + 1; j < STOCKS; j++) for (let k = 0; k < window; k++) sum += rows[i][k] * rows[j][k];
  }
  return (2 * sum) / (STOCKS * (STOCKS - 1));
}

async function measureKept(inputs) {
  const folder = mkdtempSync(join(tmpdir(), "bianque-bench-"));
  const store = await openDuckdbStore(join(folder, "crowd.duckdb"), { access: "write" });
  const { panel, stocks } = inputs;
  const origin = { source: "bench", sha256: "", format: "bench", importedAt: "", synthetic: true, refused: 0 };
  const cells = panel.close.length;
  const { close, volume, amount, turnover } = panel;
  const date = Int32Array.from({ length: cells }, (_, at) => panel.days[Math.floor(at / STOCKS)]);
  const code = Array.from({ length: cells }, (_, at) => panel.codes[at % STOCKS]);
  await store.append("stock_daily", { date, code, close, volume, amount, turnover }, origin);
  const asof = new Int32Array(STOCKS).fill(parseDay("2025-12-31"));
  const { totalShares, floatShares, industries, listDays } = stocks;
  const list = { asof, code: panel.codes, name: panel.codes, industry: industries, total_share: totalShares };
  const rest = { float_share: floatShares, list_date: Int32Array.from(listDays) };
  await store.append("stock_info", { ...list, ...rest }, origin);
  const computed = await secondsOf(() => loadKept(store, COMPOSITE), 3);
  await keepSeries(store, COMPOSITE);
  report({
    name: `composite crowding for the stage, ${STOCKS} stocks x ${DAYS} days, read as kept`,
    seconds: await secondsOf(() => loadKept(store, COMPOSITE), 9),
    budgetSeconds: 0.15,
    alternative: "loaded and computed",
    alternativeSeconds: computed,
  });
  await store.close();
  rmSync(folder, { recursive: true });
}

const inputs = market();
const ladder = crowdingLadder(inputs);
const whole = new Int8Array(STOCKS);
report({
  name: `crowding ladder, six measures, ranks and composite, ${STOCKS} stocks x ${DAYS} days, after the load`,
  seconds: await secondsOf(() => crowdingLadder(inputs), 3),
  budgetSeconds: 1.5,
});
report({
  name: `comomentum of the smallest decile, ${STOCKS} stocks x ${DAYS} days`,
  seconds: await secondsOf(() => comomentumDays(ladder, inputs.panel, inputs.stocks), 3),
});
report({
  name: `mean pairwise correlation of ${STOCKS} stocks, one day`,
  seconds: await secondsOf(() => pairwiseCorrelations(ladder.residuals, DAYS, 300, whole, 1), 21),
  alternative: "every pair",
  alternativeSeconds: await secondsOf(() => everyPair(ladder.residuals, 300), 1),
});
await measureKept(inputs);
