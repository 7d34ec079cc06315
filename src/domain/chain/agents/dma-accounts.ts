import type { StockAgent, Telling } from "../agent.ts";
import { WIDTH } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import { afterDay, enteredMembers, holdingsOf, type Members, sellShares, stockValue } from "./members.ts";
import type { NeutralMix } from "./neutral-funds.ts";

/** A share of every account is redeemed: its stocks are sold the next day, and its equity leaves. */
export function redeemAccounts(memory: Memory, redeemed: number): Memory {
  const { members } = memory;
  return {
    ...memory,
    members: { ...members, equity: members.equity.map((equity) => equity * (1 - redeemed)) },
    share: memory.share.map((share) => 1 - (1 - share) * (1 - redeemed)),
  };
}

interface Memory {
  readonly members: Members;
  /** Share of its stocks that each account sells tomorrow, as its broker said at the close. */
  readonly share: Float64Array;
  /** Notional of entry less what was sold of it. */
  readonly notional: Float64Array;
  readonly told: Telling;
}

/**
 * Leveraged neutral accounts (DMA), their leverages evenly spread. At a close the broker holds equity against a base,
 * the notional of entry or the stocks' current value; below `dmaCallLine` times the share of entry stocks are sold the
 * next day until it is that of entry again, below `dmaCloseLine` all of them. Nobody brings in cash. What finds no
 * buyer is asked for again at the next close, by the same rule. `gain` is what they made between entry and the start,
 * over their stocks: who stands below a line then sells on the first day.
 */
export function dmaAccounts(
  mix: NeutralMix,
  requirementOn: "entry" | "current",
  parameters: ChainParameters,
  gain = 0,
): StockAgent<Memory> {
  const { hedgeRatio, dmaLowLeverage, dmaHighLeverage, dmaCallLine, dmaCloseLine } = parameters;
  const leverage = Float64Array.from(
    { length: mix.count },
    (_, j) => dmaLowLeverage + ((dmaHighLeverage - dmaLowLeverage) * (j + 0.5)) / mix.count,
  );
  const none = () => new Float64Array(mix.count);
  return {
    name: "dma",
    begin: () => {
      const cny = none().fill(parameters.dmaCny / mix.count);
      const members = enteredMembers(
        cny,
        cny.map((value, j) => value * (1 / leverage[j] + gain)),
        mix.basket,
        mix.hedge,
        hedgeRatio,
      );
      return { memory: decide(members, cny, new Float64Array(WIDTH).fill(1)), holdings: holdingsOf(members) };
    },
    orders: (seen, { members, share }) => sellShares(members, share, seen, mix.hedge, hedgeRatio),
    after: (executed, before, memory) => {
      const members = afterDay(memory.members, memory.share, executed, before, mix.hedge, hedgeRatio);
      const notional = memory.notional.map((value, j) => {
        const held = stockValue(memory.members, j, before.price);
        return held > 0 ? (value * stockValue(members, j, before.price)) / held : 0;
      });
      return decide(members, notional, executed.close.price);
    },
    tell: ({ told }) => told,
  };

  function decide(members: Members, notional: Float64Array, price: Float64Array): Memory {
    const told = { called: 0, closed: 0 };
    const share = notional.map((entry, j) => {
      const stocks = stockValue(members, j, price);
      if (stocks <= 1e-6 * (parameters.dmaCny / mix.count)) return 0;
      const base = requirementOn === "entry" ? entry : stocks;
      const ratio = (members.equity[j] * leverage[j]) / base;
      if (ratio >= dmaCallLine) return 0;
      told.called++;
      if (ratio >= dmaCloseLine) return 1 - ratio;
      told.closed++;
      return 1;
    });
    return { members, share, notional, told };
  }
}
