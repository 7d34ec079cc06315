import { aliveExcessClaim, type Claim, knockedInClaim } from "../claim.ts";
import { deterministicValuations } from "../deterministic.ts";
import { type Dynamics, dynamics } from "../dynamics.ts";
import { type Engine, type Question, requireSpots, type Valuation } from "../engine.ts";
import { marketSlopes, thetaPerDay } from "../greeks.ts";
import { type Market, shifted } from "../market.ts";
import type { Jet } from "../piece.ts";
import type { Schedule, State } from "../schedule.ts";
import { levelGrid } from "./grid.ts";
import { interpolate } from "./interpolate.ts";
import { type StepCount, solveClaim } from "./solve-claim.ts";

/** Spacing around the barriers, in deviations of a day. */
const FINEST = 0.2;
const GROWTH = 0.15;
const COARSEST = 2;
/** How far the grid goes beyond the levels and the spots, in deviations of the whole life. */
const MARGIN = 6;
/** Time steps between two closes a day apart, and how many more for the root of a longer interval. */
const STEPS = 4;

/**
 * The engine for volatility surfaces and for curves of rate and carry: finite differences in log price on a grid with
 * its nodes on the barriers, Crank-Nicolson with a Rannacher start after every observed close. The scheme is of second
 * order in both directions (`finiteDifferenceOn` shows it), so price, delta and gamma are extrapolated from two grids
 * (Richardson): prices of a note on 100 are good to 1e-3. Slopes in the market come from the coarser grid.
 */
export const finiteDifference: Engine = (schedule, market, question) => {
  if (market.volatility === 0) {
    requireSpots(question.spots);
    const valuations = deterministicValuations(schedule, market, question, null);
    return { engine: "finite-difference", valuations, errorBound: null };
  }
  const coarse = finiteDifferenceOn(schedule, market, question, 1);
  const fine = finiteDifferenceOn(schedule, market, question, 2);
  return valuation(schedule, market, question, (i) => {
    const [a, b] = [coarse[i], fine[i]];
    return [b[0] + (b[0] - a[0]) / 3, b[1] + (b[1] - a[1]) / 3, b[2] + (b[2] - a[2]) / 3];
  });
};

function valuation(
  schedule: Schedule,
  market: Market,
  question: Question,
  jetOf: (spotIndex: number) => Jet,
): Valuation {
  const { spots } = question;
  const base = dynamics(market, schedule.daysPerYear);
  const grid = levelGridFor(schedule, base, question, 1);
  const { vega, rho, carryRho } = marketSlopes((by) => {
    const bumped = dynamics(shifted(market, by), schedule.daysPerYear);
    return Float64Array.from(jetsOn(schedule, bumped, question, grid, 1), ([price]) => price);
  }, base.lowestVolatility);
  const valuations = Array.from(spots, (spot, i) => {
    const [price, first, second] = jetOf(i);
    const point = { spot, price, delta: first / spot, gamma: (second - first) / (spot * spot) };
    const theta = thetaPerDay(point, localMarket(base, spot, schedule.daysPerYear), schedule.daysPerYear);
    return { ...point, vega: vega[i], rho: rho[i], carryRho: carryRho[i], theta, standardError: null };
  });
  return { engine: "finite-difference", valuations, errorBound: null };
}

/**
 * Values at the spots with their derivatives in log price, on one grid alone that has `refinement` times as many
 * intervals in price and in time as the coarsest.
 */
export function finiteDifferenceOn(
  schedule: Schedule,
  market: Market,
  question: Question,
  refinement: number,
): readonly Jet[] {
  requireSpots(question.spots);
  const base = dynamics(market, schedule.daysPerYear);
  return jetsOn(schedule, base, question, levelGridFor(schedule, base, question, refinement), refinement);
}

function jetsOn(
  schedule: Schedule,
  market: Dynamics,
  { spots, state }: Question,
  grid: Float64Array,
  refinement: number,
): readonly Jet[] {
  const steps: StepCount = (days) => Math.ceil(STEPS * Math.sqrt(days)) * refinement;
  const solved = claimsOf(schedule, state).map((claim) => solveClaim(claim, grid, market, steps));
  return Array.from(spots, (spot) => {
    const parts = solved.map((values) => interpolate(grid, values, Math.log(spot)));
    return parts.reduce((sum, part): Jet => [sum[0] + part[0], sum[1] + part[1], sum[2] + part[2]]);
  });
}

function claimsOf(schedule: Schedule, state: State): readonly Claim[] {
  const knockedIn = knockedInClaim(schedule);
  return state === "alive" ? [knockedIn, aliveExcessClaim(schedule)] : [knockedIn];
}

function levelGridFor(schedule: Schedule, market: Dynamics, { spots, state }: Question, refinement: number) {
  const levels = claimsOf(schedule, state).flatMap(levelsOf).filter(Number.isFinite);
  const reached = [...levels, ...Array.from(spots, Math.log)];
  const deviations = reached.map((x) => Math.sqrt(market.variance(0, x)));
  const unit = Math.min(...deviations);
  const first = MARGIN * Math.max(...deviations) * Math.sqrt(schedule.days);
  const [low, high] = [Math.min(...reached), Math.max(...reached)];
  // A surface may be more volatile further out: the margin follows what it finds there.
  const outside = [low - first, high + first].map((x) => Math.sqrt(market.variance(schedule.days, x)));
  const drift = Math.abs(market.rateOver(0, schedule.days)) + Math.abs(market.carryOver(0, schedule.days));
  const margin = MARGIN * Math.max(...deviations, ...outside) * Math.sqrt(schedule.days) + drift;
  const spacing = { finest: FINEST * unit, growth: GROWTH, coarsest: COARSEST * unit };
  return levelGrid(levels, low - margin, high + margin, spacing, refinement);
}

function levelsOf({ events, payoff }: Claim): number[] {
  const ofEvents = events.flatMap(({ knockOut, knockIn, coupon }) => [knockOut?.level, knockIn, coupon?.level]);
  const all = [...ofEvents, ...payoff.map(({ from }) => from)];
  return all.filter((level): level is number => typeof level === "number");
}

/** The market as it is today at one spot. */
function localMarket(market: Dynamics, spot: number, daysPerYear: number) {
  return {
    rate: market.rateOver(0, 1) * daysPerYear,
    carry: market.carryOver(0, 1) * daysPerYear,
    volatility: Math.sqrt(market.variance(0, Math.log(spot)) * daysPerYear),
  };
}
