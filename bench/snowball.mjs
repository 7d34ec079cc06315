// Snowball engines: one ladder, a book of 10,000 contracts on one core and on two, finite differences, Monte Carlo.
// Digits are tested, not measured here.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import * as calendar from "../dist/domain/calendar/index.js";
import {
  finiteDifference,
  ladder,
  quadrature,
  readTerms,
  replicateMeans,
  scheduleOf,
  sharedKernels,
} from "../dist/domain/snowball/index.js";
import { pathContract } from "../dist/domain/snowball/monte-carlo/path-contract.js";
import { report, secondsOf } from "./support/measure.mjs";

const CONTRACTS = 10_000;
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
function book() {
  const issueDays = calendar.tradingDays(calendar.parseDay("2022-01-27"), AS_OF - 1);
  let state = 1;
  const next = (many) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * many);
  };
  return Array.from({ length: CONTRACTS }, (_, i) => {
    const issueDate = calendar.formatDay(issueDays[next(issueDays.length)]);
    const knockOut = { ratio: [1, 1.02, 1.03, 1.05][next(4)], stepPerMonth: next(5) === 0 ? -0.005 : 0 };
    const knockIn = [0.7, 0.72, 0.75, 0.78, 0.8, 0.85][next(6)];
    return { terms: note(24, issueDate, knockOut, knockIn, 0.1 + next(1000) / 1e4), market: MARKETS[i % 2] };
  });
}

/** Full ladders of the contracts from one place in the book to another, with a progress bar on a terminal. */
function valueBook(from, to) {
  const kernels = sharedKernels();
  const shares = RUNGS.map((price) => price / 100);
  for (const [i, { terms, market }] of book().slice(from, to).entries()) {
    ladder(scheduleOf({ ...terms, initialPrice: 1 }, AS_OF, calendar), market, shares, kernels);
    if (isMainThread && process.stderr.isTTY && i % 100 === 0) process.stderr.write(`\r${i} of ${to - from} `);
  }
}

function valueBookInWorkers(workers) {
  return Promise.all(
    Array.from({ length: workers }, (_, w) => {
      const part = { from: Math.floor((CONTRACTS * w) / workers), to: Math.floor((CONTRACTS * (w + 1)) / workers) };
      const worker = new Worker(new URL(import.meta.url), { workerData: part });
      return new Promise((resolve, reject) => worker.on("message", resolve).on("error", reject));
    }),
  );
}

async function elapsed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function measureLadders() {
  const shared = sharedKernels();
  const [market] = MARKETS;
  const stepDown = { ratio: 1.03, stepPerMonth: -0.005 };
  const contracts = {
    "12 months": note(12, "2024-01-19"),
    "24 months": note(24, "2024-01-19"),
    "24 months, stepping down": note(24, "2024-01-19", stepDown),
  };
  for (const [name, terms] of Object.entries(contracts)) {
    const contract = scheduleOf(terms, AS_OF, calendar);
    report({
      name: `snowball ladder, 101 spots, both states, price delta gamma: ${name}`,
      seconds: await secondsOf(() => ladder(contract, market, RUNGS, shared), 51),
      budgetSeconds: 0.003,
      alternative: "kernels of its own, every day stepped",
      alternativeSeconds: await secondsOf(() => ladder(contract, market, RUNGS), 51),
    });
  }
}

async function measureEngines() {
  const [market] = MARKETS;
  const contract = scheduleOf(note(12, "2024-01-19"), AS_OF, calendar);
  const question = { spots: [100], state: "alive" };
  report({
    name: "snowball, one spot, every Greek, quadrature",
    seconds: await secondsOf(() => quadrature(contract, market, question), 9),
    alternative: "finite differences",
    alternativeSeconds: await secondsOf(() => finiteDifference(contract, market, question), 3),
  });
  const paths = pathContract({ ...contract, days: 252 }, "alive");
  const variant = { underlyings: [{ start: Math.log(100), drift: -0.0001, sigma: 0.0126 }], rate: 0.00008 };
  const sampling = { seed: 1, replicates: 25, points: 4096 };
  report({
    name: `snowball Monte Carlo, ${25 * 4096} paths x ${paths.days.length} days, one core`,
    seconds: await secondsOf(() => replicateMeans(paths, [variant], sampling), 5),
    budgetSeconds: 1,
  });
}

async function main() {
  await measureLadders();
  await measureEngines();
  const oneCore = await elapsed(() => valueBook(0, CONTRACTS));
  report({
    name: `snowball book, ${CONTRACTS} distinct 24-month notes, full ladders, two workers`,
    seconds: await elapsed(() => valueBookInWorkers(2)),
    budgetSeconds: 10,
    alternative: "one core",
    alternativeSeconds: oneCore,
  });
}

if (isMainThread) {
  await main();
} else {
  valueBook(workerData.from, workerData.to);
  parentPort.postMessage("done");
}
