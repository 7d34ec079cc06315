import type { Note } from "../../contract.ts";
import { UNKNOWN_MARK } from "../../domain/market/as-of.ts";
import type { StockPanel } from "../../domain/market/panel.ts";
import { percent } from "../../view/format.ts";

/** How much of a panel has shares and names of its own days instead of the list's; nothing where none were fetched. */
export function asOfNotes({ close, shares, marks }: StockPanel): Note[] {
  const isTraded = (at: number) => !Number.isNaN(close[at]);
  let [traded, shared, named] = [0, 0, 0];
  for (let at = 0; at < close.length; at++) {
    if (!isTraded(at)) continue;
    traded++;
    if (shares && !Number.isNaN(shares[at])) shared++;
    if (marks && marks[at] !== UNKNOWN_MARK) named++;
  }
  if (shared + named === 0) return [];
  const [ofShares, ofNames] = [shared, named].map((count) => percent(count / traded, 0));
  return [
    {
      zh: `逐日口径：${ofShares} 的股票日用当日市值与股本，${ofNames} 用当日名称判断 ST；其余取自清单。`,
      en: `As of the day: ${ofShares} of stock-days have the market value of their own day and ${ofNames} the name of theirs for special treatment; the rest are the list's.`,
    },
  ];
}
