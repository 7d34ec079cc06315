import { z } from "zod";
import { SnowballNote } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { modelSchedule } from "../../domain/snowball/book/index.ts";
import {
  type FlatMarket,
  fairCoupon,
  ladder,
  type ProductTerms,
  type Rungs,
  type Schedule,
  SNOWBALL_PRODUCTS,
  type SnowballProduct,
} from "../../domain/snowball/index.ts";
import { InputError } from "../../errors.ts";
import type { Study } from "./study.ts";

/** Kinds of note that the exact engine prices. */
const PRODUCTS = (Object.keys(SNOWBALL_PRODUCTS) as SnowballProduct[]).filter(
  (name) => name !== "paris" && name !== "worstOf",
);
const INITIAL_PRICE = 100;

const optional = (low: number, high: number) => z.coerce.number().min(low).max(high).optional();

const params = z.object({
  product: z.enum(PRODUCTS).default("classic").describe("Kind of note, which sets whatever is not given"),
  tenor: z.coerce.number().int().min(1).max(60).optional().describe("Months from issue to maturity"),
  lock: z.coerce.number().int().min(1).max(60).optional().describe("First month whose date can knock out"),
  knockOut: optional(0.5, 2).describe("Knock-out ratio"),
  knockOutStep: optional(-0.05, 0.05).describe("Added to it each month after the first; negative steps down"),
  knockIn: optional(0.1, 1).describe("Knock-in ratio"),
  coupon: optional(-1, 2).describe("Coupon a year, the same in every month"),
  monthsPassed: z.coerce.number().int().min(0).max(59).default(0).describe("Whole months since the issue"),
  rate: z.coerce.number().min(-1).max(1).default(0.02).describe("Interest rate a year"),
  carry: z.coerce.number().min(-1).max(1).default(0.06).describe("Dividends and discount of the futures a year"),
  volatility: z.coerce.number().min(0.01).max(5).default(0.2).describe("Volatility a year"),
  from: z.coerce
    .number()
    .min(1)
    .max(1000)
    .default(50)
    .describe("Lowest price of the index, 100 being that of the issue"),
  to: z.coerce.number().min(1).max(1000).default(120).describe("Highest price of the index"),
  points: z.coerce.number().int().min(2).max(501).default(141).describe("Number of prices"),
});
type Params = z.infer<typeof params>;

export const snowballNoteStudy: Study<Params, SnowballNote> = {
  name: "snowball-note",
  summary: "One kind of note by price of the index, alive and knocked in: value, delta, gamma, payoff and fair coupon",
  params,
  answer: SnowballNote,
  examples: [
    "bianque snowball note --product stepDown --coupon 0.12",
    "bianque snowball note --knock-in 0.8 --months-passed 11 --volatility 0.16 --json",
  ],
  run: async (_store: Store, given: Params): Promise<SnowballNote> => noteAnswer(given),
};

function noteAnswer(given: Params): SnowballNote {
  const { product, monthsPassed, rate, carry, volatility } = given;
  const terms = termsOf(given);
  const schedule = modelSchedule({ ...terms, initialPrice: INITIAL_PRICE }, monthsPassed);
  const market = { rate, carry, volatility };
  const spots = pricesOf(given);
  const at = ladder(schedule, market, spots);
  return {
    product,
    initialPrice: INITIAL_PRICE,
    monthsPassed,
    days: schedule.days,
    ...market,
    knockIn: schedule.knockIn?.barrier ?? null,
    knockOut: schedule.knockOut.map(({ day, barrier, coupon, accrualYears }, i) => ({
      month: Math.max(terms.lockMonths, monthsPassed + 1) + i,
      day,
      barrier,
      pays: INITIAL_PRICE * (schedule.principal + coupon * accrualYears),
    })),
    spots,
    alive: rungsAnswer(at.alive),
    knockedIn: rungsAnswer(at.knockedIn),
    errorBound: at.errorBound,
    payoff: payoffAt(schedule, spots),
    fairCoupon: fairCouponOf(schedule, market),
  };
}

/** The product's terms with what was given in their place. Throws InputError for terms that contradict each other. */
function termsOf(given: Params): ProductTerms {
  const usual = SNOWBALL_PRODUCTS[given.product];
  const tenorMonths = given.tenor ?? usual.tenorMonths;
  const lockMonths = given.lock ?? Math.min(usual.lockMonths, tenorMonths);
  if (lockMonths > tenorMonths) {
    throw new InputError(`lock is ${lockMonths}; expected at most the tenor, ${tenorMonths}`);
  }
  if (given.monthsPassed >= tenorMonths) {
    throw new InputError(`monthsPassed is ${given.monthsPassed}; expected fewer than the tenor, ${tenorMonths}`);
  }
  const coupon = given.coupon;
  return {
    ...usual,
    tenorMonths,
    lockMonths,
    knockOut: {
      ...usual.knockOut,
      ratio: given.knockOut ?? usual.knockOut.ratio,
      stepPerMonth: given.knockOutStep ?? usual.knockOut.stepPerMonth,
      stepFromMonth: lockMonths,
    },
    knockIn: usual.knockIn && { ...usual.knockIn, ratio: given.knockIn ?? usual.knockIn.ratio },
    ...(coupon === undefined ? {} : { coupons: [{ fromMonth: 1, annual: coupon }], couponAtMaturity: coupon }),
  };
}

function pricesOf({ from, to, points }: Params): number[] {
  if (from >= to) throw new InputError(`from is ${from} and to is ${to}; expected from below to`);
  return Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
}

function rungsAnswer({ price, delta, gamma }: Rungs): SnowballNote["alive"] {
  return { price: [...price], delta: [...delta], gamma: [...gamma] };
}

function payoffAt(schedule: Schedule, spots: readonly number[]): SnowballNote["payoff"] {
  const { initialPrice, principal, couponAtMaturity, accrualYearsAtMaturity, afterKnockIn } = schedule;
  const { strikeUpper, strikeLower, participation } = afterKnockIn;
  const whole = initialPrice * (principal + couponAtMaturity * accrualYearsAtMaturity);
  const held = (spot: number) => Math.min(Math.max(spot, strikeLower), strikeUpper);
  return {
    alive: spots.map(() => whole),
    knockedIn: spots.map((spot) => initialPrice * principal + participation * (held(spot) - strikeUpper)),
  };
}

/** The coupon at which the note is worth what its principal is, at today's market and a price of 100. */
function fairCouponOf(schedule: Schedule, market: FlatMarket): number | null {
  const hasCoupon = schedule.couponAtMaturity !== 0 || schedule.knockOut.some(({ coupon }) => coupon !== 0);
  if (!hasCoupon) return null;
  return fairCoupon(schedule, market, INITIAL_PRICE, INITIAL_PRICE * schedule.principal).coupon;
}
