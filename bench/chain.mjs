// One large run of the chain, and 10,000 runs of an ensemble in two threads beside one.

import { runEnsemble } from "../dist/app/ensemble/run-ensemble.js";
import { runChain } from "../dist/domain/chain/index.js";
import { madeChain } from "./support/made-chain.mjs";
import { report, secondsOf } from "./support/measure.mjs";

const large = madeChain({ days: 60, notes: 10_000, funds: 500, accounts: 200 });
report({
  name: "chain, 60 days, 10,000 notes, 500 funds, 200 accounts, after set-up",
  seconds: await secondsOf(() => runChain(large)),
  budgetSeconds: 0.05,
});

const RUNS = 10_000;
const usual = madeChain({ days: 27, notes: 400, funds: 100, accounts: 26 });
const setup = { scenario: usual, pastMarket: usual.path.market, seed: 1 };

/** Seconds that an ensemble takes with so many threads, their start counted. */
async function secondsWith(workers) {
  const began = performance.now();
  const { signal } = new AbortController();
  await runEnsemble({ setup, done: 0, runs: RUNS, workers, next: () => {}, signal });
  return (performance.now() - began) / 1000;
}

report({
  name: "chain ensemble, 10,000 runs of 27 days, 400 notes, two threads",
  seconds: await secondsWith(2),
  budgetSeconds: 120,
  alternative: "one thread",
  alternativeSeconds: await secondsWith(1),
});
