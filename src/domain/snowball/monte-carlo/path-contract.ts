import { observedDays } from "../claim.ts";
import type { Schedule, State } from "../schedule.ts";

/** A contract as it meets a path: only the days on which something is looked at, levels as log prices. */
export interface PathContract {
  readonly schedule: Schedule;
  readonly state: State;
  /** Rising; the last one is the maturity. */
  readonly days: readonly number[];
  readonly closes: readonly PathClose[];
}

/** What is looked at on one day; null where nothing is. */
export interface PathClose {
  readonly knockOut: { readonly level: number; readonly amount: number } | null;
  readonly knockIn: number | null;
  readonly coupon: { readonly level: number; readonly amount: number } | null;
}

/** The days that matter to a contract in a state: once it has knocked in, that is no longer watched. */
export function pathContract(schedule: Schedule, state: State): PathContract {
  const { initialPrice, principal, knockIn } = schedule;
  const closes = new Map<number, PathClose>();
  const add = (day: number, part: Partial<PathClose>) =>
    closes.set(day, { ...(closes.get(day) ?? { knockOut: null, knockIn: null, coupon: null }), ...part });
  for (const { day, barrier, coupon, accrualYears } of schedule.knockOut) {
    add(day, { knockOut: { level: Math.log(barrier), amount: initialPrice * (principal + coupon * accrualYears) } });
  }
  for (const { day, barrier, amount } of schedule.periodicCoupon ?? []) {
    add(day, { coupon: { level: Math.log(barrier), amount: initialPrice * amount } });
  }
  if (knockIn && state === "alive") {
    for (const day of observedDays(knockIn, schedule.days)) add(day, { knockIn: Math.log(knockIn.barrier) });
  }
  add(schedule.days, {});
  const days = [...closes.keys()].sort((a, b) => a - b);
  return { schedule, state, days, closes: days.map((day) => closes.get(day)!) };
}

/** Room for the state of each path of a block while it is valued. */
export interface PathStates {
  readonly value: Float64Array;
  readonly active: Uint8Array;
  readonly knockedIn: Uint8Array;
  /** Closes counted for a Paris knock-in. */
  readonly count: Int32Array;
}

export function pathStates(block: number): PathStates {
  return {
    value: new Float64Array(block),
    active: new Uint8Array(block),
    knockedIn: new Uint8Array(block),
    count: new Int32Array(block),
  };
}

/**
 * Discounted payment of the contract on each path of a block, into `states.value`. `levels` holds the log prices, day
 * by day; `rate` is a day's.
 */
export function valuePaths(contract: PathContract, levels: Float64Array, rate: number, states: PathStates): void {
  const { schedule, state, days, closes } = contract;
  const block = states.value.length;
  states.value.fill(0);
  states.active.fill(1);
  states.knockedIn.fill(state === "knocked-in" ? 1 : 0);
  states.count.fill(schedule.knockIn?.paris?.soFar ?? 0);
  for (const [i, { knockOut, knockIn, coupon }] of closes.entries()) {
    const discount = Math.exp(-rate * days[i]);
    const close = levels.subarray(i * block, (i + 1) * block);
    if (coupon) payCoupon(close, coupon.level, coupon.amount * discount, states);
    if (knockOut) payKnockOut(close, knockOut.level, knockOut.amount * discount, states);
    if (knockIn !== null) observeKnockIn(close, knockIn, schedule.knockIn?.paris, states);
  }
  const last = levels.subarray((days.length - 1) * block);
  payAtMaturity(last, schedule, Math.exp(-rate * schedule.days), states);
}

function payCoupon(close: Float64Array, level: number, amount: number, { value, active }: PathStates): void {
  for (let i = 0; i < value.length; i++) if (active[i] === 1 && close[i] >= level) value[i] += amount;
}

function payKnockOut(close: Float64Array, level: number, amount: number, { value, active }: PathStates): void {
  for (let i = 0; i < value.length; i++) {
    if (active[i] === 1 && close[i] >= level) {
      value[i] += amount;
      active[i] = 0;
    }
  }
}

/** Paths that are no longer active are marked too, which is never looked at. */
function observeKnockIn(
  close: Float64Array,
  level: number,
  paris: NonNullable<Schedule["knockIn"]>["paris"],
  { knockedIn, count }: PathStates,
): void {
  if (!paris) {
    for (let i = 0; i < knockedIn.length; i++) if (close[i] <= level) knockedIn[i] = 1;
    return;
  }
  const kept = paris.count === "cumulative" ? 1 : 0;
  for (let i = 0; i < knockedIn.length; i++) {
    count[i] = close[i] <= level ? count[i] + 1 : kept * count[i];
    if (count[i] >= paris.days) knockedIn[i] = 1;
  }
}

function payAtMaturity(close: Float64Array, schedule: Schedule, discount: number, states: PathStates): void {
  const { initialPrice, principal, couponAtMaturity, accrualYearsAtMaturity } = schedule;
  const { strikeUpper, strikeLower, participation } = schedule.afterKnockIn;
  const whole = initialPrice * (principal + couponAtMaturity * accrualYearsAtMaturity) * discount;
  const { value, active, knockedIn } = states;
  for (let i = 0; i < value.length; i++) {
    if (active[i] === 0) continue;
    if (knockedIn[i] === 0) {
      value[i] += whole;
      continue;
    }
    const held = Math.min(Math.max(Math.exp(close[i]), strikeLower), strikeUpper);
    value[i] += (initialPrice * principal + participation * (held - strikeUpper)) * discount;
  }
}
