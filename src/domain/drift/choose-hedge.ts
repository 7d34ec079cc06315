import { momentsBetween, runningMoments } from "./moments.ts";
import type { Observations } from "./observations.ts";
import { fitStyle } from "./style-fit.ts";
import { futuresOf, HEDGES, type Hedge, indicesOf, styleModel } from "./style-model.ts";

/** A hedge is believed where its criterion beats that of no hedge by this much (Kass and Raftery 1995: very strong). */
const VERY_STRONG = 10;

/** Hedges that the observations could show at all: the index is known, and the future over the first `count` of them. */
export function possibleHedges(seen: Observations, count: number): Hedge[] {
  return HEDGES.filter(
    (hedge) =>
      indicesOf(hedge).every((code) => seen.codes.includes(code)) &&
      futuresOf(hedge).every((future) => seen.listed[future].subarray(0, count).every((flag) => flag === 1)),
  );
}

/**
 * Which hedge the first `count` observations show: the least Bayesian information criterion n ln(RSS / n) + k ln n
 * (Schwarz 1978), none unless another beats it clearly. Decided once, so no later observation enters.
 */
export function chooseHedge(seen: Observations, count: number, stockLimit: number): Hedge {
  const criteria = possibleHedges(seen, count).map((hedge) => ({ hedge, value: criterion(seen, count, hedge, stockLimit) }));
  const none = criteria.find(({ hedge }) => hedge === "none")!.value;
  const best = criteria.reduce((a, b) => (b.value < a.value ? b : a));
  return best.value < none - VERY_STRONG ? best.hedge : "none";
}

function criterion(seen: Observations, count: number, hedge: Hedge, stockLimit: number): number {
  const model = styleModel(seen, hedge, { stockLimit, withBasis: false });
  const fit = fitStyle(model, momentsBetween(runningMoments(model, count), 0, count));
  return count * Math.log(Math.max(fit.squares, Number.MIN_VALUE) / count) + fit.freedom * Math.log(count);
}
