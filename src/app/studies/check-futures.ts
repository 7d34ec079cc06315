import type { BasisSnapshot } from "../../domain/basis/index.ts";
import { type Day, formatDay, lastTradingDay, parseContract } from "../../domain/calendar/index.ts";
import { type FuturesLots, type HedgeLot, hedgeLot } from "../../domain/guard/index.ts";
import { productNamed } from "../../domain/market/products.ts";
import { DataGap, InputError } from "../../errors.ts";

/** Reads lots by contract, `IM2403:-120,IC2403:-40`. Throws InputError naming the part that does not read. */
export function readFutures(text: string): FuturesLots[] {
  const seen = new Set<string>();
  return text.split(",").map((part) => {
    const bad = (expected: string) => new InputError(`futures has "${part.trim().slice(0, 40)}"; expected ${expected}`);
    const [symbol, lotsText, ...more] = part.split(":").map((cell) => cell.trim());
    const lots = lotsText ? Number(lotsText) : Number.NaN;
    if (!Number.isFinite(lots) || more.length > 0) throw bad("contract:lots, such as IM2403:-120");
    parseContract(symbol);
    if (!(lots < 0) || !Number.isInteger(lots)) throw bad("whole lots below 0, because the hedge is short");
    if (seen.has(symbol)) throw bad("each contract once");
    seen.add(symbol);
    return { symbol, lots };
  });
}

/** The contracts at the close of a day. Throws InputError for one that has expired, DataGap for one without a close. */
export function hedgeLots(
  futures: readonly FuturesLots[],
  snapshots: ReadonlyMap<string, BasisSnapshot | undefined>,
  day: Day,
): HedgeLot[] {
  return futures.map((position) => {
    const { product, month } = parseContract(position.symbol);
    const snapshot = snapshots.get(product);
    const expiry = lastTradingDay(month);
    const open = (snapshot?.contracts ?? []).filter((contract) => contract.expiry >= day).map(({ symbol }) => symbol);
    const expected = open.length === 0 ? `no ${product} closes are loaded for that day` : `expected ${open.join(", ")}`;
    if (expiry < day) {
      throw new InputError(
        `futures has ${position.symbol}, which expired on ${formatDay(expiry)}, before ${formatDay(day)}; ${expected}`,
      );
    }
    const contract = snapshot?.contracts.find(({ symbol }) => symbol === position.symbol);
    if (!snapshot || !contract) {
      throw new DataGap(`futures has ${position.symbol}, which has no close on ${formatDay(day)}; ${expected}`);
    }
    if (Number.isNaN(snapshot.spot)) {
      throw new DataGap(`${productNamed(product).index} has no close on ${formatDay(day)}; import index closes`);
    }
    return hedgeLot(position, snapshot, contract, productNamed(product).multiplier);
  });
}
