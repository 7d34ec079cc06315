import type { StockAgent } from "../agent.ts";
import { WIDTH } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import type { Seen } from "../seen.ts";
import { afterDay, enteredMembers, holdingsOf, type Members, sellShares } from "./members.ts";

/** What neutral funds and accounts are made of; shares of 1. */
export interface NeutralMix {
  readonly count: number;
  readonly basket: Float64Array;
  readonly hedge: Float64Array;
}

/** Stocks over equity of a plain neutral fund. */
const STOCK_SHARE = 0.8;
/** Drawdown from which investors redeem. */
const REDEEMED_FROM = 0.05;
/** Share of a fund that is sold when its hedge costs more than it bears. */
const HALF = 0.5;

/** A share of every fund is redeemed: it wants so much less. */
export function redeemFunds(memory: Memory, share: number): Memory {
  return { ...memory, wanted: memory.wanted.map((wanted) => wanted * (1 - share)) };
}

interface Memory {
  readonly members: Members;
  /** Share of what it entered with that each fund still wants; it does not come back within weeks. */
  readonly wanted: Float64Array;
  /** Units that each fund entered with. */
  readonly entered: Float64Array;
}

/**
 * Neutral funds: each closes at its own drawdown, halves itself when its hedge costs more than it can carry, and meets
 * redemptions. It goes to its target at `unwindSpeed` a day, buys back the futures of what it sells, and brings its
 * short back to the value of its stocks every day. Limits are logistic across funds. Nobody comes back within the weeks
 * that are simulated. `sinceHigh` is what they lost before the start, over their stocks: at most 0.
 */
export function neutralFunds(mix: NeutralMix, parameters: ChainParameters, sinceHigh = 0): StockAgent<Memory> {
  const { hedgeRatio, unwindSpeed } = parameters;
  const limits = limitsOf(mix.count, parameters);
  return {
    name: "neutral",
    begin: () => {
      const cny = new Float64Array(mix.count).fill(parameters.neutralCny / mix.count);
      const peak = cny.map((value) => value / STOCK_SHARE);
      const equity = cny.map((value, j) => peak[j] + sinceHigh * value);
      const members = { ...enteredMembers(cny, equity, mix.basket, mix.hedge, hedgeRatio), peak };
      const entered = totals(members);
      return {
        memory: { members, wanted: new Float64Array(mix.count).fill(1), entered },
        holdings: holdingsOf(members),
      };
    },
    orders: (seen, memory) => sellShares(memory.members, shares(memory), seen, mix.hedge, hedgeRatio),
    after: (executed, before, memory) => {
      const members = afterDay(memory.members, shares(memory), executed, before, mix.hedge, hedgeRatio);
      return { ...memory, members, wanted: nextWanted(members, memory.wanted, executed.close) };
    },
    tell: ({ wanted }) => ({ called: 0, closed: wanted.reduce((sum, share) => sum + (share <= 0 ? 1 : 0), 0) }),
  };

  /** Share of what it holds that each fund sells today. */
  function shares({ members, wanted, entered }: Memory): Float64Array {
    const units = totals(members);
    const share = new Float64Array(members.count);
    for (let j = 0; j < share.length; j++) {
      if (units[j] > 0) share[j] = unwindSpeed * Math.max(0, 1 - (wanted[j] * entered[j]) / units[j]);
    }
    return share;
  }

  function nextWanted(members: Members, wanted: Float64Array, close: Seen): Float64Array {
    const cost = mix.hedge.reduce((sum, share, i) => sum + share * close.hedgeCost[i], 0);
    return wanted.map((before, j) => {
      const drawdown = 1 - members.equity[j] / members.peak[j];
      if (drawdown > limits.drawdown[j]) return 0;
      const kept = cost > limits.carry[j] ? 1 - HALF : 1;
      const redeemed = parameters.redemption * Math.max(0, drawdown - REDEEMED_FROM);
      return Math.min(before * (1 - redeemed), kept);
    });
  }
}

/** Units of stock that each member holds, all buckets together. */
function totals({ count, stocks }: Members): Float64Array {
  const sums = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    let sum = 0;
    for (let k = 0; k < WIDTH; k++) sum += stocks[j * WIDTH + k];
    sums[j] = sum;
  }
  return sums;
}

/** Limits of the funds: quantiles of a logistic, the two orders scattered so that they are not the same funds. */
function limitsOf(count: number, { drawdownStop, drawdownSpread, carryStop, carrySpread }: ChainParameters) {
  const quantile = (place: number) => {
    const p = (place + 0.5) / count;
    return Math.log(p / (1 - p));
  };
  return {
    drawdown: Float64Array.from({ length: count }, (_, j) => drawdownStop + drawdownSpread * quantile(j)),
    carry: Float64Array.from({ length: count }, (_, j) => carryStop + carrySpread * quantile(scattered(j, count))),
  };
}

/** A permutation of the first `count` numbers that has nothing to do with their order. */
function scattered(j: number, count: number): number {
  let step = Math.max(1, Math.round(count * 0.6180339887));
  while (gcd(step, count) !== 1) step++;
  return (j * step) % count;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
