// The study of one factor: rank and linear coefficients and quantile returns of every day and horizon, against the same by
// comparison sorts. Then what the command adds to it, and ten years of days. The stocks are made up, with the ties, the
// holes and the price limits of real ones, because the sizes are what is measured.
import { parseDay, tradingDays } from "../dist/domain/calendar/index.js";
import {
  factorPersistence,
  namedGrouping,
  rawSize,
  singleFactor,
  sizeGrouping,
  tradableGrouping,
  tradingMarks,
} from "../dist/domain/factors/single-factor/index.js";
import { xoshiro } from "../dist/numerics/xoshiro.js";
import { report, secondsOf } from "./support/measure.mjs";

const STOCKS = 5000;
const HORIZONS = [1, 5, 20];
const QUANTILES = 10;

/** Closes rounded to a cent, some of them missing, by [day x stock]. */
function madeUpMarket(rows) {
  const random = xoshiro(1);
  const close = new Float64Array(rows * STOCKS);
  const prices = Float64Array.from({ length: STOCKS }, () => 3 + 60 * random.uniform() ** 2);
  for (let at = 0; at < close.length; at++) {
    const j = at % STOCKS;
    const move = Math.max(-0.1, Math.min(0.1, 0.02 * random.normal()));
    prices[j] = Math.max(1, Math.round(prices[j] * (1 + move) * 100) / 100);
    close[at] = random.uniform() < 0.01 ? Number.NaN : prices[j];
  }
  const days = tradingDays(parseDay("2014-01-02"), parseDay("2026-06-30")).slice(0, rows);
  const stocks = {
    boards: Array.from({ length: STOCKS }, () => "main"),
    specialTreatment: new Uint8Array(STOCKS),
    totalShares: Float64Array.from({ length: STOCKS }, () => 5e7 * Math.exp(1.2 * random.normal())),
    listDays: new Float64Array(STOCKS).fill(parseDay("2010-01-04")),
  };
  const codes = Array.from({ length: STOCKS }, (_, j) => String(600000 + j));
  return { panel: { days, codes, close }, stocks };
}

/** What a person would write first: objects, comparison sorts, ranks by a second pass. */
function plainStudy({ close, factor, width }, { first, last }) {
  const answers = [];
  for (const horizon of HORIZONS) {
    const rankIcs = [];
    const sums = new Float64Array(QUANTILES);
    for (let t = first; t <= last; t++) {
      const rows = [];
      for (let j = 0; j < width; j++) {
        const value = factor[t * width + j];
        const change = close[(t + horizon) * width + j] / close[t * width + j] - 1;
        if (Number.isFinite(value) && Number.isFinite(change)) rows.push({ value, change });
      }
      const ranks = ranksBy(rows, (row) => row.value);
      rankIcs.push(
        correlation(
          ranks,
          ranksBy(rows, (row) => row.change),
        ),
      );
      const total = rows.reduce((sum, { change }) => sum + change, 0) / rows.length;
      const groups = rows.map((_, i) => Math.max(0, Math.ceil(((ranks[i] - 1) * QUANTILES) / (rows.length - 1)) - 1));
      for (let q = 0; q < QUANTILES; q++) {
        const inside = rows.filter((_, i) => groups[i] === q);
        sums[q] += inside.reduce((sum, { change }) => sum + change, 0) / inside.length - total;
      }
    }
    answers.push({ rankIcs, quantileReturns: sums.map((sum) => sum / rankIcs.length) });
  }
  return answers;
}

function ranksBy(rows, figureOf) {
  const order = rows.map((_, i) => i).sort((a, b) => figureOf(rows[a]) - figureOf(rows[b]));
  const ranks = new Float64Array(rows.length);
  for (let i = 0; i < order.length; ) {
    let next = i + 1;
    while (next < order.length && figureOf(rows[order[next]]) === figureOf(rows[order[i]])) next++;
    for (let k = i; k < next; k++) ranks[order[k]] = (i + next + 1) / 2;
    i = next;
  }
  return ranks;
}

function correlation(x, y) {
  const middle = (x.length + 1) / 2;
  let [both, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    both += (x[i] - middle) * (y[i] - middle);
    xx += (x[i] - middle) ** 2;
    yy += (y[i] - middle) ** 2;
  }
  return both / Math.sqrt(xx * yy);
}

/** Throws where the two studies differ in a day's coefficient by more than 1e-12. */
function requireSame(ours, theirs) {
  ours.forEach(({ rankIcs }, h) => {
    rankIcs.forEach((value, day) => {
      if (Math.abs(value - theirs[h].rankIcs[day]) > 1e-12)
        throw new Error(`horizon ${HORIZONS[h]}, day ${day} differ`);
    });
  });
}

const short = madeUpMarket(250 + HORIZONS.at(-1));
const span = { first: 0, last: 249 };
const options = { ...span, horizons: HORIZONS, quantiles: QUANTILES };
const factorPanel = ({ panel, stocks }) => ({ width: STOCKS, close: panel.close, factor: rawSize(panel, stocks) });

requireSame(singleFactor(factorPanel(short), options), plainStudy(factorPanel(short), span));
report({
  name: "factor study, 5,000 stocks x 250 days, 3 horizons, 10 quantiles, size computed too",
  seconds: await secondsOf(() => singleFactor(factorPanel(short), options), 7),
  budgetSeconds: 0.25,
  alternative: "the same with objects and comparison sorts",
  alternativeSeconds: await secondsOf(() => plainStudy(factorPanel(short), span), 1),
});

const { panel, stocks } = short;
const industries = namedGrouping(Array.from({ length: STOCKS }, (_, j) => `industry ${j % 80}`));
report({
  name: "the same, by size and 80 industries, without untradable stocks, with turnover: all of the command",
  seconds: await secondsOf(() => {
    const field = factorPanel(short);
    const groupings = [sizeGrouping(rawSize(panel, stocks), STOCKS, 400), industries];
    singleFactor(field, { ...options, tradable: tradableGrouping(tradingMarks(panel, stocks), STOCKS), groupings });
    factorPersistence(field, options);
  }, 5),
});

const long = madeUpMarket(2500 + HORIZONS.at(-1));
const tenYears = await secondsOf(() => singleFactor(factorPanel(long), { ...options, last: 2499 }), 3);
report({
  name: "factor study, 5,000 stocks x 2,500 days, 3 horizons, 10 quantiles",
  seconds: tenYears,
});
