import { allMoments, momentsBetween } from "./moments.ts";
import type { Observations } from "./observations.ts";
import { fitStyle } from "./style-fit.ts";
import { HEDGES, type Hedge } from "./style-market.ts";
import { futuresOf, indicesOf, styleModel } from "./style-model.ts";

/** A hedge is believed where its criterion beats that of no hedge by this much (Kass and Raftery 1995: very strong). */
const VERY_STRONG = 10;

/** Hedges that observations `from` to `to` (exclusive) could show: the index is known, and the future over all of them. */
export function possibleHedges(seen: Observations, from: number, to: number): Hedge[] {
  return HEDGES.filter(
    (hedge) =>
      indicesOf(hedge).every((code) => seen.codes.includes(code)) &&
      futuresOf(hedge).every((future) => seen.listed[future].subarray(from, to).every((flag) => flag === 1)),
  );
}

/**
 * Which hedge observations `from` to `to` (exclusive) show: the least Bayesian information criterion n ln(RSS / n) + k ln n
 * (Schwarz 1978), but the `held` one unless another beats it clearly, and one kind of hedge unless two do.
 */
export function chooseHedge(seen: Observations, from: number, to: number, held: Hedge, stockLimit: number): Hedge {
  const value = (hedge: Hedge) => criterion(seen, from, to, hedge, stockLimit);
  const possible = possibleHedges(seen, from, to);
  const single = possible
    .filter((hedge) => hedge !== "both")
    .map((hedge) => ({ hedge, value: value(hedge) }))
    .reduce((a, b) => (b.value < a.value ? b : a));
  const holding = { hedge: held, value: value(held) };
  const chosen = single.value < holding.value - VERY_STRONG ? single : holding;
  if (!possible.includes("both")) return chosen.hedge;
  return value("both") < chosen.value - VERY_STRONG ? "both" : chosen.hedge;
}

function criterion(seen: Observations, from: number, to: number, hedge: Hedge, stockLimit: number): number {
  const model = styleModel(seen, hedge, { stockLimit, withBasis: false });
  const fit = fitStyle(model, momentsBetween(allMoments(model), from, to));
  const count = to - from;
  return count * Math.log(Math.max(fit.squares, Number.MIN_VALUE) / count) + fit.freedom * Math.log(count);
}
