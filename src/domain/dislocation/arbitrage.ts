import { type DislocationLaw, nextDislocation } from "./law.ts";

/**
 * The counterpart of every future that others sell: arbitrage capital of two kinds, in units of futures held long.
 * Fast capital holds `capacity` x dislocation; slow capital, which must first sell or lend stocks, holds the rest.
 */
export interface ArbitrageAccount {
  readonly fast: number;
  readonly slow: number;
}

/** The account that clears the others' net short at a dislocation. */
export function arbitrageAccount(netShort: number, dislocation: number, capacity: number): ArbitrageAccount {
  const fast = capacity * dislocation;
  return { fast, slow: netShort - fast };
}

/** Units that the arbitrageurs are long: what the others are short. */
export function arbitrageLong({ fast, slow }: ArbitrageAccount): number {
  return fast + slow;
}

/** A market that has cleared: the account, the dislocation, and what each kind of capital bought on the way. */
export interface Clearing {
  readonly account: ArbitrageAccount;
  readonly dislocation: number;
  readonly boughtFast: number;
  readonly boughtSlow: number;
}

/**
 * Clears one day in which the others' net short goes to `netShort`. Slow capital takes over `reversion` of what fast
 * capital held; fast capital takes what the others sell, so that the dislocation moves by (netShort - before) / capacity
 * less reversion x dislocation: the law of `nextDislocation` with impact = open interest / capacity. Beyond the easy
 * premium slow capital (cash-and-carry) also takes 1 - premiumSlope of the excess at once.
 */
export function clearArbitrage(
  account: ArbitrageAccount,
  netShort: number,
  capacity: number,
  asymmetry: Omit<DislocationLaw, "impact">,
): Clearing {
  const sold = netShort - arbitrageLong(account);
  const dislocation = nextDislocation(account.fast / capacity, sold / capacity, { ...asymmetry, impact: 1 });
  const next = arbitrageAccount(netShort, dislocation, capacity);
  return {
    account: next,
    dislocation,
    boughtFast: next.fast - account.fast,
    boughtSlow: next.slow - account.slow,
  };
}
