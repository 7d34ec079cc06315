// Exposures and daily factor returns of made-up stocks: windows kept up day by day and industries taken out, against every
// window computed anew each day and the regression with its dummies written out. Growth from 50 to 250 to 2,500 days.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { descriptorsOf } from "../dist/domain/factors/descriptors.js";
import {
  crossSectionOf,
  exposuresByDay,
  factorReturnsByDay,
  marketReturns,
  regress,
  sampleOf,
} from "../dist/domain/factors/index.js";
import { madeMarket, STOCKS } from "./support/made-market.mjs";
import { report, secondsOf } from "./support/measure.mjs";

const BUDGET = { 250: 5 };

function allReturns(market) {
  let sum = 0;
  for (const { styles } of factorReturnsByDay(market)) sum += styles[0];
  return sum;
}

/** One day's styles from the normal equations of country, all industries and styles, solved by elimination. */
function denseDay(sample, returns) {
  const { count, weights, marketValues, groups, groupCount, styles } = sample;
  const caps = new Float64Array(groupCount);
  for (let i = 0; i < count; i++) caps[groups[i]] += marketValues[i];
  const held = [...caps.keys()].filter((k) => caps[k] > 0);
  const last = held[held.length - 1];
  const size = 1 + (held.length - 1) + styles.length;
  const row = new Float64Array(size);
  const system = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (let i = 0; i < count; i++) {
    row.fill(0);
    row[0] = 1;
    for (let m = 0; m < held.length - 1; m++) {
      if (groups[i] === held[m]) row[1 + m] = 1;
      else if (groups[i] === last) row[1 + m] = -caps[held[m]] / caps[last];
    }
    for (let a = 0; a < styles.length; a++) row[held.length + a] = styles[a][i];
    for (let k = 0; k < size; k++) {
      const weighted = weights[i] * row[k];
      for (let m = 0; m < size; m++) system[k][m] += weighted * row[m];
      system[k][size] += weighted * returns[i];
    }
  }
  for (let k = 0; k < size; k++) {
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const factor = system[i][k] / system[k][k];
      for (let m = k; m <= size; m++) system[i][m] -= factor * system[k][m];
    }
  }
  return styles.map((_, a) => system[held.length + a][size] / system[held.length + a][held.length + a]);
}

/** Beta of every stock on a day by its definition: the whole window again. */
function betasAnew({ panel }, market, t, values) {
  const { close } = panel;
  for (let j = 0; j < STOCKS; j++) {
    let [s, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
    for (let back = 0; back < 252 && t - back > 0; back++) {
      const at = (t - back) * STOCKS + j;
      const [x, y] = [market[t - back], close[at] / close[at - STOCKS] - 1];
      if (Number.isNaN(x + y)) continue;
      const w = 0.5 ** (back / 63);
      s += w;
      sx += w * x;
      sy += w * y;
      sxx += w * x * x;
      sxy += w * x * y;
    }
    values[j] = (s * sxy - sx * sy) / (s * sxx - sx * sx);
  }
}

/** The last day's regression with dummies, and a check that it says the same. */
async function againstDense(market) {
  const { close } = market.panel;
  let last;
  for (const day of exposuresByDay(market, { first: market.panel.days.length - 2 })) {
    last ??= sampleOf(day, (j) => !Number.isNaN(close[(day.t + 1) * STOCKS + j]));
  }
  const t = market.panel.days.length - 1;
  const returns = Float64Array.from(last.stocks, (j) => close[t * STOCKS + j] / close[(t - 1) * STOCKS + j] - 1);
  const ours = regress(crossSectionOf(last), returns).styles;
  denseDay(last, returns).forEach((value, a) => {
    if (Math.abs(value - ours[a]) > 1e-10) throw new Error(`dense solve says ${value}, ours ${ours[a]}`);
  });
  report({
    name: "one day's regression, 5,000 stocks, 86 industries, 9 styles",
    seconds: await secondsOf(() => regress(crossSectionOf(last), returns), 9),
    alternative: "normal equations with every industry written out",
    alternativeSeconds: await secondsOf(() => denseDay(last, returns), 3),
  });
}

async function againstAnew(market) {
  const index = marketReturns(market.panel, market.stocks);
  const length = market.panel.days.length;
  const values = new Float64Array(STOCKS);
  const anew = new Float64Array(STOCKS);
  const kept = () => {
    const descriptors = descriptorsOf(market, ["beta"]);
    for (let t = 0; t < length; t++) {
      descriptors.advance(t, values);
      descriptors.write("beta", values);
    }
  };
  kept();
  betasAnew(market, index, length - 1, anew);
  for (let j = 0; j < STOCKS; j++) {
    if (Math.abs(anew[j] - values[j]) > 1e-9) throw new Error(`beta anew is ${anew[j]}, ours ${values[j]}`);
  }
  report({
    name: `betas of 5,000 stocks on each of ${length} days`,
    seconds: await secondsOf(kept, 3),
    alternative: "every window computed anew",
    alternativeSeconds: await secondsOf(() => {
      for (let t = 63; t < length; t++) betasAnew(market, index, t, anew);
    }, 1),
  });
}

/** One size in a process of its own, so that its peak memory is its own. */
async function child(length) {
  const market = madeMarket(length);
  const seconds = await secondsOf(() => allReturns(market), length > 1000 ? 1 : 3);
  const panelMb = Math.round((4 * 8 * STOCKS * length) / 1e6);
  report({
    name: `all price factors and their daily returns, 5,000 stocks x ${length.toLocaleString("en")} days (panel ${panelMb} MB)`,
    seconds,
    budgetSeconds: BUDGET[length],
    memoryMb: Math.round((process.resourceUsage().maxRSS * 1024) / 1e6),
  });
  if (length !== 250) return;
  await againstDense(market);
  await againstAnew(market);
}

function inProcess(length) {
  return new Promise((resolve, reject) => {
    fork(fileURLToPath(import.meta.url), [String(length)], { stdio: ["ignore", "inherit", "inherit", "ipc"] }).on(
      "exit",
      (code) => (code === 0 ? resolve() : reject(new Error(`${length} days ended with ${code}`))),
    );
  });
}

if (process.argv[2] !== undefined) await child(Number(process.argv[2]));
else for (const length of [50, 250, 2500]) await inProcess(length);
