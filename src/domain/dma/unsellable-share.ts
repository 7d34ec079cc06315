import { MICROCAP_RULE, marketValuesByDay } from "../market/membership.ts";
import type { StockPanel } from "../market/panel.ts";
import { SIZE_GROUPS, sizeGroups } from "../market/size-groups.ts";
import type { StockList } from "../market/stock-list.ts";
import { doorsOn } from "../market/trading-doors.ts";

/**
 * Share of the smallest `microSize` stocks that nobody buys at the close of each day: locked limit-down or suspended.
 * Members are those of the close before; 0 on the first day and where there are none.
 */
export function unsellableShare(panel: StockPanel, stocks: StockList, microSize: number): Float64Array {
  const width = panel.codes.length;
  const share = new Float64Array(panel.days.length);
  const groups = new Int8Array(width);
  const last = panel.close.slice(0, width);
  const micro = SIZE_GROUPS.indexOf("micro");
  let t = 0;
  for (const values of marketValuesByDay(panel, stocks, MICROCAP_RULE)) {
    t++;
    sizeGroups(values, microSize, groups);
    const doors = doorsOn(panel, stocks, t, last);
    let [members, shut] = [0, 0];
    for (let j = 0; j < width; j++) {
      if (groups[j] === micro) {
        members++;
        if (!doors.canSell(j)) shut++;
      }
    }
    share[t] = members === 0 ? 0 : shut / members;
    takeCloses(last, panel.close.subarray(t * width, (t + 1) * width));
  }
  return share;
}

function takeCloses(last: Float64Array, closes: Float64Array): void {
  for (let j = 0; j < last.length; j++) if (!Number.isNaN(closes[j])) last[j] = closes[j];
}
