import { InputError } from "../../errors.ts";

/**
 * Balance sheets of institutions that hold the same assets, structure of arrays. Money is in any one unit; prices start
 * at 1, so a holding is both a value and a number of units. What is owed is assets less equity.
 */
export interface Institutions {
  readonly names: readonly string[];
  /** Names of the assets that can be sold. */
  readonly assets: readonly string[];
  /** At the start, above 0. */
  readonly equity: Float64Array;
  readonly cash: Float64Array;
  /** Assets whose price does not move and which are not for sale. */
  readonly other: Float64Array;
  /** The part of what is owed that can be repaid. */
  readonly loan: Float64Array;
  /** Row-major, an institution a row, an asset a column. */
  readonly holdings: Float64Array;
}

/** One row of such balance sheets. */
export interface Institution {
  readonly name: string;
  readonly equity: number;
  readonly cash: number;
  readonly other: number;
  readonly loan: number;
  /** By asset, in the order of `assets`. */
  readonly holdings: readonly number[];
}

/** Rounding that a balance sheet given as text may carry, relative. */
const ROUNDING = 1e-9;

/**
 * Balance sheets as arrays. Throws InputError naming the institution for equity not above 0, a negative or missing
 * amount, equity above the assets, a loan above what is owed, a name that stands twice, or a row of another length.
 */
export function institutionsOf(assets: readonly string[], rows: readonly Institution[]): Institutions {
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.name)) throw new InputError(`institution "${row.name}" stands twice; expected each once`);
    seen.add(row.name);
    requireInstitution(assets, row);
  }
  return {
    names: rows.map(({ name }) => name),
    assets,
    equity: Float64Array.from(rows, ({ equity }) => equity),
    cash: Float64Array.from(rows, ({ cash }) => cash),
    other: Float64Array.from(rows, ({ other }) => other),
    loan: Float64Array.from(rows, ({ loan }) => loan),
    holdings: Float64Array.from(rows.flatMap(({ holdings }) => holdings)),
  };
}

/** Throws InputError in one sentence for a balance sheet that cannot be. */
export function requireInstitution(assets: readonly string[], { name, ...sheet }: Institution): void {
  const bad = (what: string, expected: string) => new InputError(`${name}: ${what}; expected ${expected}`);
  if (sheet.holdings.length !== assets.length) {
    throw bad(`${sheet.holdings.length} holdings`, `one for each of ${assets.join(", ")}`);
  }
  const amounts: [string, number][] = [
    ["cash", sheet.cash],
    ["other", sheet.other],
    ["loan", sheet.loan],
    ...assets.map((asset, k): [string, number] => [asset, sheet.holdings[k]]),
  ];
  const wrong = amounts.find(([, amount]) => !(Number.isFinite(amount) && amount >= 0));
  if (wrong) throw bad(`${wrong[0]} is ${wrong[1]}`, "a number not below 0");
  if (!(Number.isFinite(sheet.equity) && sheet.equity > 0)) throw bad(`equity is ${sheet.equity}`, "a number above 0");
  const total = sheet.cash + sheet.other + sheet.holdings.reduce((sum, value) => sum + value, 0);
  const owed = total - sheet.equity;
  if (owed < -ROUNDING * total) throw bad(`equity is ${sheet.equity}`, `at most the assets, ${total}`);
  if (sheet.loan > owed + ROUNDING * total) throw bad(`loan is ${sheet.loan}`, `at most what is owed, ${owed}`);
}

/** All assets of each institution at the start. */
export function totalAssets({ names, assets, cash, other, holdings }: Institutions): Float64Array {
  return Float64Array.from(names, (_, i) => {
    let total = cash[i] + other[i];
    for (let k = 0; k < assets.length; k++) total += holdings[i * assets.length + k];
    return total;
  });
}

/** What all institutions together hold of each asset at the start. */
export function systemHoldings({ names, assets, holdings }: Institutions): Float64Array {
  const totals = new Float64Array(assets.length);
  for (let i = 0; i < names.length; i++) {
    for (let k = 0; k < assets.length; k++) totals[k] += holdings[i * assets.length + k];
  }
  return totals;
}
