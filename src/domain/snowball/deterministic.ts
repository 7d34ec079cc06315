import { observedDays } from "./claim.ts";
import { type Dynamics, dynamics } from "./dynamics.ts";
import type { Question, SpotValuation } from "./engine.ts";
import { marketSlopes, thetaPerDay } from "./greeks.ts";
import { type Market, shifted } from "./market.ts";
import type { Schedule, State } from "./schedule.ts";

/** Relative spacing of differences in price; the value is a straight line but for jumps at barriers. */
const STEP = 1e-6;

/** Delta without volatility; gamma is 0 wherever it exists. */
export function deterministicDelta(schedule: Schedule, market: Drift, spot: number, state: State): number {
  const price = (factor: number) => deterministicPrice(schedule, market, spot * factor, state);
  return (price(1 + STEP) - price(1 - STEP)) / (2 * STEP * spot);
}

/** Valuations without volatility, curves allowed. `standardError` is what the engine that asks states for certainty. */
export function deterministicValuations(
  schedule: Schedule,
  market: Market,
  { spots, state }: Question,
  standardError: number | null,
): SpotValuation[] {
  const { daysPerYear } = schedule;
  const base = dynamics(market, daysPerYear);
  const prices = (at: Drift) => Float64Array.from(spots, (spot) => deterministicPrice(schedule, at, spot, state));
  const { vega, rho, carryRho } = marketSlopes((by) => prices(dynamics(shifted(market, by), daysPerYear)), 0);
  const today = { rate: base.rateOver(0, 1) * daysPerYear, carry: base.carryOver(0, 1) * daysPerYear, volatility: 0 };
  const price = prices(base);
  return Array.from(spots, (spot, i) => {
    const point = { spot, price: price[i], delta: deterministicDelta(schedule, base, spot, state), gamma: 0 };
    const slopes = { vega: vega[i], rho: rho[i], carryRho: carryRho[i] };
    return { ...point, ...slopes, theta: thetaPerDay(point, today, daysPerYear), standardError };
  });
}

/** The part of a market that is left without volatility. */
export type Drift = Pick<Dynamics, "rateOver" | "carryOver">;

/**
 * Value without volatility: the price of the underlying is spot x exp((rate - carry) t) for certain, so the contract
 * pays what its rules say for that one path.
 */
export function deterministicPrice(schedule: Schedule, market: Drift, spot: number, state: State): number {
  const { initialPrice, principal, days } = schedule;
  const close = (day: number) => spot * Math.exp(market.rateOver(0, day) - market.carryOver(0, day));
  const discount = (day: number) => Math.exp(-market.rateOver(0, day));
  const out = schedule.knockOut.find(({ day, barrier }) => close(day) >= barrier);
  const end = out?.day ?? days;
  let value = 0;
  for (const { day, barrier, amount } of schedule.periodicCoupon ?? []) {
    if (day <= end && close(day) >= barrier) value += initialPrice * amount * discount(day);
  }
  if (out) return value + initialPrice * (principal + out.coupon * out.accrualYears) * discount(end);
  const { strikeUpper, strikeLower, participation } = schedule.afterKnockIn;
  const held = Math.min(Math.max(close(days), strikeLower), strikeUpper);
  const paid =
    state === "knocked-in" || knocksIn(schedule, close)
      ? initialPrice * principal + participation * (held - strikeUpper)
      : initialPrice * (principal + schedule.couponAtMaturity * schedule.accrualYearsAtMaturity);
  return value + paid * discount(days);
}

function knocksIn({ knockIn, days }: Schedule, close: (day: number) => number): boolean {
  if (!knockIn) return false;
  const below = observedDays(knockIn, days).filter((day) => close(day) <= knockIn.barrier);
  const { days: needed, count, soFar } = knockIn.paris ?? { days: 1, count: "cumulative", soFar: 0 };
  if (count === "cumulative") return soFar + below.length >= needed;
  // The path is monotone, so the closes below are in a row; those before today join only if they go on tomorrow.
  const joined = below[0] === 1 ? soFar : 0;
  return joined + below.length >= needed;
}
