import { fairCoupon, ladder, quadrature, type Rungs } from "../domain/snowball/index.ts";
import type { DeltaCurves } from "./charts/snowball-delta-chart.ts";
import { type NoteTerms, noteSchedule } from "./snowball-note.ts";

/** Values of a note by price of the index over the initial price; prices as shares of the initial price. */
export interface NoteCurves {
  readonly ratios: readonly number[];
  readonly price: { readonly alive: readonly number[]; readonly knockedIn: readonly number[] };
  readonly delta: { readonly alive: readonly number[]; readonly knockedIn: readonly number[] };
}

/** A note at its spot and in its state. */
export interface NoteValue {
  /** Points of the index. */
  readonly price: number;
  readonly delta: number;
  /** Change of delta for a rise of the index by 1%. */
  readonly gammaPerPercent: number;
  /** Largest error of the price that the engine allows for, in points. */
  readonly errorBound: number;
}

/** The slower figures of a note, in points. */
export interface NoteGreeks {
  readonly vegaPerPoint: number;
  readonly thetaPerDay: number;
  readonly rhoPerPoint: number;
  readonly carryRhoPerPoint: number;
  /** Annual coupon at which the note is worth its initial price; null where none does. */
  readonly fairCoupon: number | null;
}

const LOWEST = 0.55;
const HIGHEST = 1.2;
const STEPS = 130;
const HUNDREDTH = 0.01;

/** Ratios from `low` to `high`, with both sides of the knock-in among them, so that the jump is drawn as one. */
function ratiosWith(knockIn: number, low: number, high: number, steps: number): number[] {
  const even = Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps);
  const edges = [knockIn - 1e-6, knockIn + 1e-6].filter((edge) => edge > low && edge < high);
  return [...even, ...edges].sort((a, b) => a - b);
}

function at(terms: NoteTerms, ratios: readonly number[]) {
  const spots = ratios.map((ratio) => ratio * terms.initialPrice);
  return ladder(noteSchedule(terms), terms, spots);
}

/** Price and delta of a note in both states at a couple of hundred prices of the index. Throws InputError. */
export function noteCurves(terms: NoteTerms): NoteCurves {
  const ratio = terms.spot / terms.initialPrice;
  const ratios = ratiosWith(terms.knockIn, Math.min(LOWEST, ratio * 0.95), Math.max(HIGHEST, ratio * 1.05), STEPS);
  const { alive, knockedIn } = at(terms, ratios);
  const share = (rungs: Rungs) => Array.from(rungs.price, (price) => price / terms.initialPrice);
  return {
    ratios,
    price: { alive: share(alive), knockedIn: share(knockedIn) },
    delta: { alive: [...alive.delta], knockedIn: [...knockedIn.delta] },
  };
}

/** Price, delta and gamma of a note at its spot. Throws InputError. */
export function noteValue(terms: NoteTerms): NoteValue {
  const both = at(terms, [terms.spot / terms.initialPrice]);
  const { price, delta, gamma } = terms.state === "alive" ? both.alive : both.knockedIn;
  const gammaPerPercent = gamma[0] * terms.spot * HUNDREDTH;
  return { price: price[0], delta: delta[0], gammaPerPercent, errorBound: both.errorBound };
}

/** Vega, theta, rhos and the fair coupon of a note. Throws InputError. */
export function noteGreeks(terms: NoteTerms): NoteGreeks {
  const schedule = noteSchedule(terms);
  const { spot, state, initialPrice } = terms;
  const [value] = quadrature(schedule, terms, { spots: [spot], state }).valuations;
  const fair = terms.coupon === 0 ? null : fairCoupon(schedule, terms, spot, initialPrice, state).coupon;
  return {
    vegaPerPoint: value.vega * HUNDREDTH,
    thetaPerDay: value.theta,
    rhoPerPoint: value.rho * HUNDREDTH,
    carryRhoPerPoint: value.carryRho * HUNDREDTH,
    fairCoupon: fair,
  };
}

const DELTA_MONTHS_LEFT = [24, 13, 4];
const DELTA_LOW = 0.65;
const DELTA_HIGH = 1.05;
const DELTA_STEPS = 80;

/** Delta of a typical 24-month note by months left, in both states, in the market given. */
export function deltaByMonthsLeft(terms: NoteTerms): DeltaCurves[] {
  return DELTA_MONTHS_LEFT.filter((left) => left <= terms.tenorMonths).map((monthsLeft): DeltaCurves => {
    const elapsedMonths = terms.tenorMonths - monthsLeft;
    const even = Array.from(
      { length: DELTA_STEPS + 1 },
      (_, i) => DELTA_LOW + ((DELTA_HIGH - DELTA_LOW) * i) / DELTA_STEPS,
    );
    const ratios = [...even.filter((ratio) => Math.abs(ratio - terms.knockIn) > 1e-9), terms.knockIn + 1e-6];
    ratios.sort((a, b) => a - b);
    const { alive, knockedIn } = at({ ...terms, elapsedMonths }, ratios);
    return { monthsLeft, knockIn: terms.knockIn, ratios, alive: [...alive.delta], knockedIn: [...knockedIn.delta] };
  });
}
