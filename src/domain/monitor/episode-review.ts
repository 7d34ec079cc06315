import type { NormalRange } from "../../numerics/trailing-range.ts";
import type { MonitorInputs, StageProduct } from "./inputs.ts";
import { STAGE_PRODUCTS } from "./inputs.ts";
import { PERSISTENCE_DAYS } from "./parameters.ts";
import { PRODUCT_INDICATORS } from "./signs.ts";
import type { StageEpisode, StageHistory } from "./stage-machine.ts";
import { isInside } from "./verdict.ts";

/** A first touch of the trailing band from outside: what a naive reading of the basis would call all clear. */
export interface NaiveClear {
  readonly at: number;
  readonly products: readonly { readonly product: StageProduct; readonly basis: number }[];
  /** Lowest later close of the small caps over that day's, less one, to the end of the review; NaN where unknown. */
  readonly fallAfter: number;
}

/** What can be said of an episode by position `asOf`, hindsight within it included. Positions index the inputs. */
export interface EpisodeReview {
  /** The episode as known by `asOf`: open if its end lies later. */
  readonly episode: StageEpisode;
  /** Day of the lowest basis (highest for a premium; lowest small caps where those started it). */
  readonly trough: number;
  readonly naiveClears: readonly NaiveClear[];
  /** First day by which the basis had been inside the band, five days running, since the trough; null where not yet. */
  readonly clearTrailing: Readonly<Record<StageProduct, number | null>>;
  readonly clearFrozen: Readonly<Record<StageProduct, number | null>>;
  /** Position of the end if it lies by `asOf`. */
  readonly end: number | null;
}

/** Reviews of the episodes that had begun by position `asOf`, using nothing after it. */
export function reviewEpisodes(inputs: MonitorInputs, history: StageHistory, asOf: number): EpisodeReview[] {
  return history.episodes
    .filter((episode) => episode.start <= asOf)
    .map((episode) => {
      const end = episode.end !== null && episode.end <= asOf ? episode.end : null;
      const last = end ?? asOf;
      const deepest = trough(inputs, episode, last);
      return {
        episode: end === null ? { ...episode, end: null, endedBy: null } : episode,
        trough: deepest,
        naiveClears: naiveClears(inputs, history, episode, last),
        clearTrailing: firstCleared(history, deepest + 1, last, (p, i) => trailingRange(history, p, i)),
        clearFrozen: firstCleared(history, deepest + 1, last, (p) => episode.frozen[PRODUCT_INDICATORS[p].basis]),
        end,
      };
    });
}

function trailingRange(history: StageHistory, product: StageProduct, i: number): NormalRange | null {
  return history.series[PRODUCT_INDICATORS[product].basis].ranges[i];
}

function trough(inputs: MonitorInputs, episode: StageEpisode, last: number): number {
  const levels =
    episode.side === "small-caps" ? [inputs.smallCaps] : STAGE_PRODUCTS.map((product) => inputs.basis[product]);
  const sign = episode.side === "premium" ? -1 : 1;
  let lowest = Number.POSITIVE_INFINITY;
  let at = episode.start;
  for (let i = episode.start; i <= last; i++) {
    for (const level of levels) {
      if (sign * level[i] < lowest) {
        lowest = sign * level[i];
        at = i;
      }
    }
  }
  return at;
}

function naiveClears(inputs: MonitorInputs, history: StageHistory, episode: StageEpisode, last: number): NaiveClear[] {
  const beyond = (product: StageProduct, i: number) => {
    const range = trailingRange(history, product, i);
    if (range === null) return false;
    const basis = inputs.basis[product][i];
    return episode.side === "premium" ? basis > range.high : basis < range.low;
  };
  const touches = (product: StageProduct, i: number) =>
    beyond(product, i - 1) && !beyond(product, i) && !Number.isNaN(inputs.basis[product][i]);
  const found: NaiveClear[] = [];
  for (let i = episode.start + 1; i <= last; i++) {
    if (i === last && episode.end === last) break;
    const products = STAGE_PRODUCTS.filter((product) => touches(product, i));
    if (products.length === 0) continue;
    found.push({
      at: i,
      products: products.map((product) => ({ product, basis: inputs.basis[product][i] })),
      fallAfter: lowestAfter(inputs.smallCaps, i, last),
    });
  }
  return found;
}

/** Lowest value after position `at`, up to and with `last`, over the value there, less one; NaN where unknown. */
export function lowestAfter(levels: Float64Array, at: number, last: number): number {
  let lowest = Number.NaN;
  for (let i = at + 1; i <= last; i++)
    if (!(levels[i] >= lowest)) lowest = Number.isNaN(levels[i]) ? lowest : levels[i];
  return lowest / levels[at] - 1;
}

function firstCleared(
  history: StageHistory,
  start: number,
  last: number,
  range: (product: StageProduct, i: number) => NormalRange | null,
): Record<StageProduct, number | null> {
  const first = (product: StageProduct) => {
    let run = 0;
    for (let i = start; i <= last; i++) {
      const value = history.series[PRODUCT_INDICATORS[product].basis].values[i];
      run = isInside(value, range(product, i)) ? run + 1 : 0;
      if (run === PERSISTENCE_DAYS) return i;
    }
    return null;
  };
  return { IC: first("IC"), IM: first("IM") };
}
