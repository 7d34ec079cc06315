// Fire sales of 48 made-up banks, six steps a run: prepared arrays against an object a bank. Digits are tested, not measured here.
import {
  BANK_ASSETS,
  bankSheet,
  contSchaanning,
  institutionsOf,
  prepareFireSale,
  systemHoldings,
  USUAL_LEVERAGE_RULES,
  USUAL_THRESHOLDS,
} from "../dist/domain/network/index.js";
import { xoshiro } from "../dist/numerics/xoshiro.js";
import { report, secondsOf } from "./support/measure.mjs";

const RUNS = 20_000;

/** Sizes and ratios spread as those of large European banks: equity 3 to 100 billion, leverage ratios 3.4% to 12%. */
function madeUpBanks(count) {
  const random = xoshiro(7);
  const rows = Array.from({ length: count }, (_, i) => {
    const equity = 18_000 * Math.exp(0.9 * random.normal());
    const leverageRatio = Math.min(0.12, Math.max(0.034, 0.054 * Math.exp(0.28 * random.normal())));
    const debtSecurities = (equity / leverageRatio) * (0.05 + 0.15 * random.uniform());
    const governmentBonds = debtSecurities * (0.5 + 0.4 * random.uniform());
    return bankSheet({ name: `bank ${i}`, equity, leverageRatio, debtSecurities, governmentBonds });
  });
  return institutionsOf(BANK_ASSETS, rows);
}

/** The same rules over an object a bank, as one writes them down. */
function plainFireSale(system, { shocks, priceImpact, minimum, buffer, target, steps }) {
  const kinds = system.assets.map((_, k) => k);
  const banks = system.names.map((_, i) => {
    const held = kinds.map((k) => system.holdings[i * kinds.length + k]);
    const total = system.cash[i] + system.other[i] + held.reduce((sum, value) => sum + value, 0);
    const rest = total - system.equity[i] - system.loan[i];
    return {
      held,
      cash: system.cash[i],
      other: system.other[i],
      loan: system.loan[i],
      rest,
      forSale: null,
      defaulted: 0,
    };
  });
  const start = systemHoldings(system);
  const prices = kinds.map((k) => 1 - shocks[k]);
  const defaultsByStep = [];
  for (let step = 1; step <= steps; step++) {
    const selling = banks.filter(({ forSale }) => forSale !== null);
    for (const k of kinds) {
      const offered = selling.reduce((sum, { forSale }) => sum + forSale[k], 0);
      const before = prices[k];
      prices[k] *= Math.exp(((Math.log(1 - priceImpact[k]) / 0.05) * offered) / start[k]);
      for (const bank of selling) {
        bank.cash += (bank.forSale[k] * (before + prices[k])) / 2;
        bank.held[k] -= bank.forSale[k];
      }
    }
    for (const bank of selling) bank.forSale = null;
    for (const bank of banks.filter(({ defaulted }) => defaulted === 0)) {
      const securities = kinds.reduce((sum, k) => sum + bank.held[k] * prices[k], 0);
      const total = bank.cash + bank.other + securities;
      const equity = total - bank.loan - bank.rest;
      if (equity < minimum * total) {
        bank.defaulted = step;
        bank.forSale = [...bank.held];
      } else if (equity < buffer * total) {
        const excess = total - equity / target;
        const repaid = Math.max(0, Math.min(excess, bank.cash, bank.loan));
        bank.cash -= repaid;
        bank.loan -= repaid;
        if (excess > repaid)
          bank.forSale = bank.held.map((units) => units * Math.min(1, (excess - repaid) / securities));
      }
    }
    defaultsByStep.push(banks.filter(({ defaulted }) => defaulted === step).length);
  }
  return { defaultsByStep, prices };
}

const banks = madeUpBanks(48);
const sale = prepareFireSale(banks);
const usual = { ...USUAL_THRESHOLDS, shocks: [0, 0.2], priceImpact: [0.02, 0.02] };
const experiments = { "usual thresholds": usual, "leverage targeting": { ...usual, minimum: 0.02, buffer: 1 } };

for (const [name, experiment] of Object.entries(experiments)) {
  const { defaultsByStep, shareSold } = sale.run(experiment);
  console.error(`${name}: defaults ${defaultsByStep.join(" ")}, sold ${shareSold.toFixed(3)}`);
  const many = (run) => () => {
    for (let i = 0; i < RUNS; i++) run();
  };
  const seconds = await secondsOf(many(() => sale.run(experiment)));
  report({
    name: `fire sale of 48 banks, six steps, ${name}, ${RUNS} times`,
    seconds,
    budgetSeconds: RUNS * 10e-6,
    alternative: "an object a bank",
    alternativeSeconds: await secondsOf(many(() => plainFireSale(banks, experiment))),
  });
}
const depth = systemHoldings(banks).map((held) => 2.5 * held);
report({
  name: "fire sale of 48 banks under a leverage cap, 1,000 times",
  seconds: await secondsOf(() => {
    for (let i = 0; i < 1000; i++) contSchaanning(banks, depth, [0, 0.2], USUAL_LEVERAGE_RULES);
  }),
});
