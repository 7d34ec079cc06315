import type { FireSaleExperiment, Institutions } from "../../../src/domain/network/index.ts";

/** The rules of the fire sale word for word, an object an institution: what the fast engine is held against. */
export function plainFireSale(system: Institutions, experiment: FireSaleExperiment) {
  const { assets } = system;
  const { minimum, buffer, target, steps } = experiment;
  const banks = system.names.map((_, i) => {
    const held = assets.map((_, k) => system.holdings[i * assets.length + k]);
    const total = system.cash[i] + system.other[i] + held.reduce((sum, value) => sum + value, 0);
    return {
      held,
      cash: system.cash[i],
      other: system.other[i],
      loan: system.loan[i],
      rest: total - system.equity[i] - system.loan[i],
      forSale: held.map(() => 0),
      defaultedIn: 0,
    };
  });
  const start = assets.map((_, k) => banks.reduce((sum, bank) => sum + bank.held[k], 0));
  const prices = assets.map((_, k) => 1 - experiment.shocks[k]);
  let sold = 0;
  const defaultsByStep: number[] = [];
  for (let step = 1; step <= steps; step++) {
    for (const bank of banks) if (step > 1 && bank.defaultedIn === step - 1) bank.forSale = [...bank.held];
    for (const k of assets.keys()) {
      const offered = banks.reduce((sum, bank) => sum + bank.forSale[k], 0);
      const slope = -Math.log(1 - experiment.priceImpact[k]) / 0.05;
      const before = prices[k];
      if (start[k] > 0) prices[k] = before * Math.exp((-slope * offered) / start[k]);
      for (const bank of banks) {
        bank.cash += (bank.forSale[k] * (before + prices[k])) / 2;
        bank.held[k] -= bank.forSale[k];
        sold += bank.forSale[k];
        bank.forSale[k] = 0;
      }
    }
    let defaults = 0;
    for (const bank of banks.filter(({ defaultedIn }) => defaultedIn === 0)) {
      const securities = bank.held.reduce((sum, units, k) => sum + units * prices[k], 0);
      const total = bank.cash + bank.other + securities;
      const equity = total - bank.loan - bank.rest;
      if (equity / total < minimum) {
        bank.defaultedIn = step;
        defaults++;
      } else if (equity / total < buffer) {
        const excess = total - equity / target;
        const repaid = Math.max(0, Math.min(excess, bank.cash, bank.loan));
        bank.cash -= repaid;
        bank.loan -= repaid;
        const missing = Math.max(0, excess - repaid);
        if (securities > 0) bank.forSale = bank.held.map((units) => units * Math.min(1, missing / securities));
      }
    }
    defaultsByStep.push(defaults);
  }
  return { defaultsByStep, sold, prices };
}
