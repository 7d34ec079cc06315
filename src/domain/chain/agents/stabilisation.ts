import type { Day } from "../../calendar/index.ts";
import type { StockAgent } from "../agent.ts";
import { type Plain, plainHolder } from "./plain.ts";

/** What a stabilisation fund is told to buy. */
export interface Programme {
  readonly from: Day;
  readonly to: Day;
  /** Yuan a trading day, by bucket. */
  readonly dailyCny: Float64Array;
  /** First day on which it buys half of the day before, and so on. */
  readonly fadesFrom: Day;
}

/** A fund that buys what it is told to, on the days that it is told to. */
export function stabilisation(programmes: readonly Programme[], dayAfter: (t: number) => Day): StockAgent<Plain> {
  return plainHolder("stabilisation", new Float64Array(5), (_now, { t, price }, held) => {
    const day = dayAfter(t);
    const wanted = new Float64Array(held.length);
    for (const { from, to, dailyCny, fadesFrom } of programmes) {
      if (day < from || day > to) continue;
      const halvings = fadesFrom <= day ? tradingDaysSince(fadesFrom, t, dayAfter) : 0;
      for (let k = 0; k < wanted.length; k++) wanted[k] += (dailyCny[k] * 0.5 ** halvings) / price[k];
    }
    return wanted;
  });
}

/** Trading days of the simulation from `since` to the day after close `t`, both counted. */
function tradingDaysSince(since: Day, t: number, dayAfter: (t: number) => Day): number {
  let count = 0;
  for (let s = t; s >= 0 && dayAfter(s) >= since; s--) count++;
  return count;
}
