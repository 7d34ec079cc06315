import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { BANK_ASSETS, bankSheet, type Institutions, institutionsOf } from "../../../src/domain/network/index.ts";
import { SHARED } from "../../support/shared-data.ts";

const BANKS = `${SHARED}/reference/eu-banks-2018.csv`;
const RUNS = `${SHARED}/reference/fire-sale.csv`;

/** For `describe.skipIf(...)`: the published runs stand beside the checkout or not at all. */
export const publishedRunsAbsent = !existsSync(BANKS) || !existsSync(RUNS);
if (publishedRunsAbsent) console.error(`skipping published fire sales: ${BANKS} or ${RUNS} is absent`);

const rowsOf = (path: string) =>
  readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));

/** The 48 banks of the 2018 stress test. */
export function publishedBanks(): Institutions {
  const sheets = rowsOf(BANKS).map(([name, equity, ratio, securities, government]) =>
    bankSheet({
      name,
      equity: Number(equity),
      leverageRatio: Number(ratio) / 100,
      debtSecurities: Number(securities),
      governmentBonds: Number(government),
    }),
  );
  return institutionsOf(BANK_ASSETS, sheets);
}

/** The published runs on them. */
export function publishedRuns() {
  return rowsOf(RUNS).map(([, priceImpact, shock, buffer, defaults, sold, corporate, government]) => ({
    priceImpact: Number(priceImpact),
    shock: Number(shock),
    buffer: Number(buffer),
    defaultsByStep: defaults.split(" ").map(Number),
    shareSold: Number(sold),
    prices: [Number(corporate), Number(government)],
  }));
}

/** Amounts of no round figures, so that no ratio lies on a threshold by design. */
const amount = (most: number) => fc.integer({ min: 0, max: 100_000 }).map((n) => (n * most * 1.000_37) / 100_000);

/** Any one to six institutions that hold any one to four assets; equity is 3.1% to 13% of assets. */
export const systems: fc.Arbitrary<Institutions> = fc.integer({ min: 1, max: 4 }).chain((kinds) => {
  const row = fc.record({
    cash: amount(10),
    other: amount(100),
    holdings: fc.array(fc.oneof(fc.constant(0), amount(100)), { minLength: kinds, maxLength: kinds }),
    equityShare: amount(0.1).map((share) => 0.0311 + share),
    loanShare: amount(0.9),
  });
  return fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) =>
    institutionsOf(
      Array.from({ length: kinds }, (_, k) => `asset ${k}`),
      rows.map(({ cash, other, holdings, equityShare, loanShare }, i) => {
        const total = 1 + cash + other + holdings.reduce((sum, value) => sum + value, 0);
        const equity = equityShare * total;
        return { name: `${i}`, equity, cash: 1 + cash, other, loan: loanShare * (total - equity), holdings };
      }),
    ),
  );
});

/** Shares for up to four assets; take the first ones. */
export const shares = (most: number) => fc.array(amount(most), { minLength: 4, maxLength: 4 });

/** One figure for each asset of a system. */
export function forAssets({ assets }: Institutions, figures: readonly number[]): Float64Array {
  return Float64Array.from(assets, (_, k) => figures[k]);
}

/** A system with every amount multiplied. */
export function scaled(system: Institutions, factor: number): Institutions {
  const times = (values: Float64Array) => values.map((value) => value * factor);
  return {
    ...system,
    equity: times(system.equity),
    cash: times(system.cash),
    other: times(system.other),
    loan: times(system.loan),
    holdings: times(system.holdings),
  };
}

/** A system with its institutions in reverse order. */
export function reversed(system: Institutions): Institutions {
  const kinds = system.assets.length;
  const last = system.names.length - 1;
  const holdings = system.holdings.map(
    (_, place) => system.holdings[(last - Math.floor(place / kinds)) * kinds + (place % kinds)],
  );
  const back = (values: Float64Array) => values.slice().reverse();
  return {
    ...system,
    names: system.names.toReversed(),
    equity: back(system.equity),
    cash: back(system.cash),
    other: back(system.other),
    loan: back(system.loan),
    holdings,
  };
}
