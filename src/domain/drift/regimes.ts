import { InputError } from "../../errors.ts";
import { LEAST_AFTER, nextBreak, type StyleBreak } from "./break-watch.ts";
import { chooseHedge, possibleHedges } from "./choose-hedge.ts";
import { dated, type FittedModel } from "./date-change.ts";
import { allMoments } from "./moments.ts";
import type { Observations } from "./observations.ts";
import type { Hedge } from "./style-market.ts";
import { styleModel } from "./style-model.ts";

export interface RegimeOptions {
  readonly hedge: Hedge | "auto";
  /** Most that the stocks may be of the capital where futures are sold against them; above 1 for a levered fund. */
  readonly stockLimit: number;
}

/** Where a style is taken to begin, and the observation from which it is. */
export interface Dating {
  readonly place: number;
  readonly knownAt: number;
}

/** A stretch of one style. Positions count observations from 0. */
export interface Regime {
  /** The change that began it; null for the first. */
  readonly began: StyleBreak | null;
  /** Its beginning as dated when it was found, and again with what followed; at least one. */
  readonly datings: readonly Dating[];
  /** The style's own regression, and the observation from which it is known to be that. */
  readonly own: FittedModel;
  readonly ownFrom: number;
  /** The regression that holds until then. */
  readonly earlier: FittedModel;
}

/** Observations after its detection at which a change is dated anew. */
const REDATED_AFTER = [5, 10, 20, 40, 80];

/**
 * The stretches of one style, found in the order of time. The hedge is chosen on the first `first` observations and, after
 * a change was found, anew on the next as many: nothing later enters.
 */
export function styleRegimes(seen: Observations, first: number, options: RegimeOptions): Regime[] {
  const fitted = modelsOf(seen, options.stockLimit);
  const own = fitted(firstHedge(seen, first, options));
  const datings = [{ place: 0, knownAt: 0 }];
  const regimes: Regime[] = [{ began: null, datings, own, ownFrom: 0, earlier: own }];
  for (;;) {
    const last = regimes[regimes.length - 1];
    const began = endOf(last);
    if (began === null) return regimes;
    // A style that ended before its hedge was chosen hands on the hedge that held until then.
    const earlier = began.detected < last.ownFrom ? last.earlier : last.own;
    const chosenFrom = began.detected + 1;
    const chosenAt = chosenFrom + first;
    const { hedge } = earlier.model;
    const chosen =
      options.hedge === "auto" && chosenAt <= seen.count
        ? chooseHedge(seen, chosenFrom, chosenAt, hedge, options.stockLimit)
        : hedge;
    const ownFrom = chosen === hedge ? began.detected : Math.max(began.detected, chosenAt - 1);
    const regime = { began, own: fitted(chosen), ownFrom, earlier };
    regimes.push({ ...regime, datings: datingsOf(began, lastPlace(last), regime, seen.count) });
  }
}

/** The change that ends a stretch: watched with the earlier regression until the stretch has its own. */
function endOf({ began, own, ownFrom, earlier }: Regime): StyleBreak | null {
  const watched = (began?.detected ?? -1) + 1;
  const from = began === null ? 0 : clearOf(began);
  if (own !== earlier) {
    const early = nextBreak(earlier.model, from, watched);
    if (early !== null && early.detected < ownFrom) return early;
  }
  return nextBreak(own.model, from, Math.max(ownFrom, watched));
}

/** First observation that is surely of the new style: a change that is dated some days early leaves a few of the old. */
function clearOf({ at, detected }: StyleBreak): number {
  return Math.min(at + LEAST_AFTER, detected);
}

function datingsOf(
  { at, detected }: StyleBreak,
  earliest: number,
  { own, ownFrom, earlier }: Pick<Regime, "own" | "ownFrom" | "earlier">,
  count: number,
): Dating[] {
  const later = REDATED_AFTER.map((lag) => detected + lag).filter((knownAt) => knownAt < count);
  const anew = later.map((knownAt) => {
    const after = knownAt >= ownFrom ? own : earlier;
    return { knownAt, place: dated(earlier, after, { at, from: earliest, to: knownAt + 1 }) };
  });
  return [{ place: at, knownAt: detected }, ...anew];
}

/** Where a stretch begins with all that is known. */
export function lastPlace({ datings }: Regime): number {
  return datings[datings.length - 1].place;
}

/** The stretch and regression as known at the end of observation `at`. */
export function regimeOn(regimes: readonly Regime[], at: number): { from: number; fitted: FittedModel } {
  const known = regimes.findLast(({ began }) => began === null || began.detected <= at)!;
  const { place } = known.datings.findLast(({ knownAt }) => knownAt <= at)!;
  return { from: place, fitted: at >= known.ownFrom ? known.own : known.earlier };
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
