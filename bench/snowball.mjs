// Snowball engines: one ladder, a book of 10,000 contracts on one core and on two, finite differences, Monte Carlo.
// Run: node scripts/build.mjs --no-web && node bench/snowball.mjs [--contracts N]. Digits are tested, not benched.
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import * as calendar from "../dist/domain/calendar/index.js";
import {
  finiteDifference,
  ladder,
  quadrature,
  readTerms,
  relativeSchedule,
  replicateMeans,
  scheduleOf,
  sharedKernels,
} from "../dist/domain/snowball/index.js";
import { pathContract } from "../dist/domain/snowball/monte-carlo/path-contract.js";

const AS_OF = calendar.parseDay("2024-01-19");
const MARKETS = [
  { rate: 0.02, carry: 0.06, volatility: 0.2 },
  { rate: 0.02, carry: 0.09, volatility: 0.24 },
];
const RUNGS = Float64Array.from({ length: 101 }, (_, i) => 60 + 0.5 * i);

function note(months, issueDate, knockOut = { ratio: 1.03 }, knockIn = 0.75, coupon = 0.15) {
  return readTerms({
    initialPrice: 100,
    issueDate,
    tenorMonths: months,
    lockMonths: 3,
    knockOut,
    knockIn: { ratio: knockIn, observe: "daily" },
    coupons: [{ fromMonth: 1, annual: coupon }],
  });
}

/** Distinct contracts: issue dates over two years, six knock-ins, four knock-outs, any coupon, one in five stepping down. */
function book(count) {
  const issueDays = calendar.tradingDays(calendar.parseDay("2022-01-27"), AS_OF - 1);
  let state = 1;
  const next = (many) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * many);
  };
  return Array.from({ length: count }, (_, i) => {
    const issueDate = calendar.formatDay(issueDays[next(issueDays.length)]);
    const knockOut = { ratio: [1, 1.02, 1.03, 1.05][next(4)], stepPerMonth: next(5) === 0 ? -0.005 : 0 };
    const knockIn = [0.7, 0.72, 0.75, 0.78, 0.8, 0.85][next(6)];
    return { terms: note(24, issueDate, knockOut, knockIn, 0.1 + next(1000) / 1e4), market: MARKETS[i % 2] };
  });
}

/** Full ladders of the contracts from one position of the book to another, with a progress bar on a terminal. */
function valueBook(count, from, to) {
  const kernels = sharedKernels();
  const shares = RUNGS.map((price) => price / 100);
  for (const [i, { terms, market }] of book(count).slice(from, to).entries()) {
    ladder(relativeSchedule(terms, AS_OF, calendar), market, shares, kernels);
    if (isMainThread && process.stderr.isTTY && i % 100 === 0) process.stderr.write(`\r${i} of ${to - from} `);
  }
}

function valueBookInWorkers(count, workers) {
  return Promise.all(
    Array.from({ length: workers }, (_, w) => {
      const part = { count, from: Math.floor((count * w) / workers), to: Math.floor((count * (w + 1)) / workers) };
      const worker = new Worker(new URL(import.meta.url), { workerData: part });
      return new Promise((resolve, reject) => worker.on("message", resolve).on("error", reject));
    }),
  );
}

function milliseconds(work, times) {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return taken[times >> 1];
}

function print(what, ms) {
  console.log(`${what.padEnd(86)} ${ms.toFixed(2).padStart(10)} ms`);
}

async function main() {
  const { values } = parseArgs({ options: { contracts: { type: "string", default: "10000" } } });
  const count = Number(values.contracts);
  const contracts = {
    "12 months": scheduleOf(note(12, "2024-01-19"), AS_OF, calendar),
    "24 months": scheduleOf(note(24, "2024-01-19"), AS_OF, calendar),
    "24 months, stepping down": scheduleOf(
      note(24, "2024-01-19", { ratio: 1.03, stepPerMonth: -0.005 }),
      AS_OF,
      calendar,
    ),
  };
  const shared = sharedKernels();
  const oneYear = contracts["12 months"];
  print(
    "shared kernels made, once a process",
    milliseconds(() => ladder(oneYear, MARKETS[0], RUNGS, shared), 1),
  );
  for (const [name, contract] of Object.entries(contracts)) {
    const own = milliseconds(() => ladder(contract, MARKETS[0], RUNGS), 51);
    print(`ladder, 101 spots, both states, price delta gamma, own kernels: ${name}`, own);
    print(
      `the same, shared kernels: ${name}`,
      milliseconds(() => ladder(contract, MARKETS[0], RUNGS, shared), 51),
    );
  }
  const question = { spots: [100], state: "alive" };
  print(
    "quadrature, one spot, every Greek: 12 months",
    milliseconds(() => quadrature(oneYear, MARKETS[0], question), 9),
  );
  print(
    "finite differences, the same",
    milliseconds(() => finiteDifference(oneYear, MARKETS[0], question), 3),
  );

  const paths = pathContract({ ...oneYear, days: 252 }, "alive");
  const variant = { underlyings: [{ start: Math.log(100), drift: -0.0001, sigma: 0.0126 }], rate: 0.00008 };
  const sampling = { seed: 1, replicates: 25, points: 4000 - (4000 % 128) + 128 };
  const sample = milliseconds(() => replicateMeans(paths, [variant], sampling), 5);
  print(`Monte Carlo, ${25 * sampling.points} paths x ${paths.days.length} days, price, one core`, sample);

  const start = performance.now();
  valueBook(count, 0, count);
  print(`book of ${count} distinct 24-month notes, full ladders, one core`, performance.now() - start);
  const startOfTwo = performance.now();
  await valueBookInWorkers(count, 2);
  print("the same in two workers, their start included", performance.now() - startOfTwo);
}

if (isMainThread) {
  await main();
} else {
  valueBook(workerData.count, workerData.from, workerData.to);
  parentPort.postMessage("done");
}
