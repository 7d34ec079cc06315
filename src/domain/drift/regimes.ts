import { InputError } from "../../errors.ts";
import { nextBreak, type StyleBreak } from "./break-watch.ts";
import { chooseHedge, possibleHedges } from "./choose-hedge.ts";
import { allMoments, type RunningMoments } from "./moments.ts";
import type { Observations } from "./observations.ts";
import { type Hedge, type StyleModel, styleModel } from "./style-model.ts";

export interface RegimeOptions {
  readonly hedge: Hedge | "auto";
  /** Most that the stocks may be of the capital where futures are sold against them; above 1 for a levered fund. */
  readonly stockLimit: number;
}

/** A model with its sums. */
export interface FittedModel {
  readonly model: StyleModel;
  readonly running: RunningMoments;
}

/** A stretch of one style. Positions count observations from 0. */
export interface Regime {
  /** The change that began it; null for the first. */
  readonly began: StyleBreak | null;
  readonly from: number;
  /** The style's own regression, and the observation from which it is known to be that. */
  readonly own: FittedModel;
  readonly ownFrom: number;
  /** The regression that holds until then. */
  readonly earlier: FittedModel;
}

/**
 * The stretches of one style, found in the order of time. The hedge is chosen on the first `first` observations and, after
 * a change, anew when the new style has lasted as many: nothing later enters.
 */
export function styleRegimes(seen: Observations, first: number, options: RegimeOptions): Regime[] {
  const fitted = modelsOf(seen, options.stockLimit);
  const own = fitted(firstHedge(seen, first, options));
  const regimes: Regime[] = [{ began: null, from: 0, own, ownFrom: 0, earlier: own }];
  for (;;) {
    const last = regimes[regimes.length - 1];
    const began = endOf(last);
    if (began === null) return regimes;
    // A style that ended before its hedge was chosen hands on the hedge that held until then.
    const earlier = began.detected < last.ownFrom ? last.earlier : last.own;
    const chosenAt = began.at + first;
    const { hedge } = earlier.model;
    const chosen =
      options.hedge === "auto" && chosenAt <= seen.count
        ? chooseHedge(seen, began.at, chosenAt, hedge, options.stockLimit)
        : hedge;
    const ownFrom = chosen === hedge ? began.detected : Math.max(began.detected, chosenAt - 1);
    regimes.push({ began, from: began.at, own: fitted(chosen), ownFrom, earlier });
  }
}

/** The change that ends a stretch: watched with the earlier regression until the stretch has its own. */
function endOf({ began, from, own, ownFrom, earlier }: Regime): StyleBreak | null {
  const watched = (began?.detected ?? -1) + 1;
  if (own !== earlier) {
    const early = nextBreak(earlier.model, from, watched);
    if (early !== null && early.detected < ownFrom) return early;
  }
  return nextBreak(own.model, from, Math.max(ownFrom, watched));
}

/** The stretch and regression as known at the end of observation `at`. */
export function regimeOn(regimes: readonly Regime[], at: number): { from: number; fitted: FittedModel } {
  const { from, own, ownFrom, earlier } = regimes.findLast(({ began }) => began === null || began.detected <= at)!;
  return { from, fitted: at >= ownFrom ? own : earlier };
}

function firstHedge(seen: Observations, first: number, { hedge, stockLimit }: RegimeOptions): Hedge {
  if (hedge === "auto") return chooseHedge(seen, 0, first, "none", stockLimit);
  const possible = possibleHedges(seen, 0, first);
  if (possible.includes(hedge)) return hedge;
  throw new InputError(
    `hedge is ${hedge}, whose closes do not cover the first ${first} returns; expected one of auto, ${possible.join(", ")}`,
  );
}

/** Each regression is set up once. */
function modelsOf(seen: Observations, stockLimit: number): (hedge: Hedge) => FittedModel {
  const made = new Map<Hedge, FittedModel>();
  return (hedge) => {
    const known = made.get(hedge);
    if (known) return known;
    const model = styleModel(seen, hedge, { stockLimit, withBasis: true });
    const fitted = { model, running: allMoments(model) };
    made.set(hedge, fitted);
    return fitted;
  };
}
