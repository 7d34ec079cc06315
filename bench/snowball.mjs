// Snowball engines: one ladder, a book of 10,000 contracts, finite differences, Monte Carlo. Run: npm run build, then
// node bench/snowball.mjs [--contracts N]. Prints medians in milliseconds; the digits are tested, not benched.
import { parseArgs } from "node:util";
import * as calendar from "../dist/domain/calendar/index.js";
import {
  finiteDifference,
  ladder,
  quadrature,
  readTerms,
  replicateMeans,
  scheduleOf,
  sharedKernels,
  singleKernels,
} from "../dist/domain/snowball/index.js";
import { pathContract } from "../dist/domain/snowball/monte-carlo/path-contract.js";

const { values } = parseArgs({ options: { contracts: { type: "string", default: "10000" } } });
const MARKET = { rate: 0.02, carry: 0.06, volatility: 0.2 };

function milliseconds(work, times) {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return taken[times >> 1];
}

function print(what, ms) {
  console.log(`${what.padEnd(78)} ${ms.toFixed(2).padStart(10)} ms`);
}

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

const asOf = calendar.parseDay("2024-01-19");
const rungs = Float64Array.from({ length: 101 }, (_, i) => 60 + 0.5 * i);
const shared = sharedKernels();
const oneYear = scheduleOf(note(12, "2024-01-19"), asOf, calendar);
const twoYears = scheduleOf(note(24, "2024-01-19"), asOf, calendar);
const stepDown = scheduleOf(note(24, "2024-01-19", { ratio: 1.03, stepPerMonth: -0.005 }), asOf, calendar);

print(
  "making the shared kernels, once a process",
  milliseconds(() => ladder(oneYear, MARKET, rungs, shared), 1),
);
for (const [name, contract] of Object.entries({ oneYear, twoYears, stepDown })) {
  const single = milliseconds(() => ladder(contract, MARKET, rungs, singleKernels()), 51);
  print(`ladder of 101 spots, both states, price delta gamma: ${name}, its own kernels`, single);
  print(
    `ladder: ${name}, shared kernels`,
    milliseconds(() => ladder(contract, MARKET, rungs, shared), 51),
  );
}

const question = { spots: [100], state: "alive" };
print(
  "quadrature with vega, rho, carryRho, theta: oneYear, 1 spot",
  milliseconds(() => quadrature(oneYear, MARKET, question), 9),
);
print(
  "finite differences, the same",
  milliseconds(() => finiteDifference(oneYear, MARKET, question), 3),
);

const daily = scheduleOf(
  readTerms({ ...noteFields("2022-01-05"), daysPerYear: 252 }),
  calendar.parseDay("2022-01-05"),
  calendar,
);
const variant = {
  underlyings: [{ start: Math.log(100), drift: -0.0001, sigma: 0.0126 }],
  rate: 0.02 / 252,
};
const contract = pathContract(daily, "alive");
const sampling = { seed: 1, replicates: 25, points: 4096 };
print(
  `Monte Carlo: ${25 * 4096} paths x ${contract.days.length} days, price and standard error, one core`,
  milliseconds(() => replicateMeans(contract, [variant], sampling), 5),
);

function noteFields(issueDate) {
  return {
    initialPrice: 100,
    issueDate,
    tenorMonths: 12,
    lockMonths: 3,
    knockOut: { ratio: 1.03 },
    knockIn: { ratio: 0.8, observe: "daily" },
    coupons: [{ fromMonth: 1, annual: 0.15 }],
  };
}

/** Distinct contracts: issue dates over two years, six knock-in and four knock-out levels, any coupon, one in five stepping down. */
function book(count) {
  const issueDays = calendar.tradingDays(calendar.parseDay("2022-01-27"), asOf - 1);
  let state = 1;
  const next = (many) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * many);
  };
  return Array.from({ length: count }, (_, i) => {
    const issueDate = calendar.formatDay(issueDays[next(issueDays.length)]);
    const knockOut = { ratio: [1, 1.02, 1.03, 1.05][next(4)], stepPerMonth: next(5) === 0 ? -0.005 : 0 };
    const knockIn = [0.7, 0.72, 0.75, 0.78, 0.8, 0.85][next(6)];
    return { terms: note(24, issueDate, knockOut, knockIn, 0.1 + next(1000) / 1e4), index: i % 2 };
  });
}

const contracts = book(Number(values.contracts));
const markets = [MARKET, { rate: 0.02, carry: 0.09, volatility: 0.24 }];
const bookKernels = sharedKernels();
const start = performance.now();
for (const [i, { terms, index }] of contracts.entries()) {
  ladder(scheduleOf(terms, asOf, calendar), markets[index], rungs, bookKernels);
  if (process.stderr.isTTY && i % 100 === 0) process.stderr.write(`\r${i} of ${contracts.length}`);
}
print(`book of ${contracts.length} distinct 24-month notes with full ladders, one core`, performance.now() - start);
