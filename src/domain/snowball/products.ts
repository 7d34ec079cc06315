import type { SnowballTerms } from "./terms.ts";
import { USUAL_DAYS_PER_YEAR } from "./terms.ts";

/** Terms without what makes them a particular note: its issue date and initial price. */
export type ProductTerms = Omit<SnowballTerms, "issueDate" | "initialPrice">;

const CLASSIC: ProductTerms = {
  tenorMonths: 24,
  lockMonths: 3,
  knockOut: { ratio: 1.03, stepPerMonth: 0, stepFromMonth: 3, lastRatio: null },
  knockIn: { ratio: 0.75, observe: "daily" },
  coupons: [{ fromMonth: 1, annual: 0.15 }],
  couponAtMaturity: 0.15,
  principal: 1,
  strikeUpperRatio: 1,
  strikeLowerRatio: 0,
  participation: 1,
  monthlyCoupon: null,
  daysPerYear: USUAL_DAYS_PER_YEAR,
};

const NO_COUPON = { coupons: [{ fromMonth: 1, annual: 0 }], couponAtMaturity: 0 };

/** Typical terms of each kind of note: what distinguishes it from the classic one stands in its line. */
export const SNOWBALL_PRODUCTS = {
  /** 经典雪球 */
  classic: CLASSIC,
  /** Option alone, as a swap without principal (非本金). */
  optionOnly: { ...CLASSIC, principal: 0 },
  /** Knock-out steps down by half a point a month (降敲). */
  stepDown: { ...CLASSIC, knockOut: { ...CLASSIC.knockOut, stepPerMonth: -0.005 } },
  /** A high coupon in the first year, a low one after it (早利). */
  earlyProfit: step(CLASSIC, [0.2, 0.08]),
  /** Knock-out and coupon both step down (双降). */
  bothDown: step({ ...CLASSIC, knockOut: { ...CLASSIC.knockOut, stepPerMonth: -0.005 } }, [0.18, 0.1]),
  /** Three years with three coupons, falling (蝶变). */
  butterfly: step({ ...CLASSIC, tenorMonths: 36, knockIn: { ratio: 0.7, observe: "daily" } }, [0.2, 0.12, 0.06]),
  /** The loss after a knock-in counts from below the initial price (价外, OTM). */
  outOfTheMoney: { ...CLASSIC, strikeUpperRatio: 0.9 },
  /** The loss has a floor (保底, 限亏). */
  floored: { ...CLASSIC, knockIn: { ratio: 0.85, observe: "daily" }, strikeLowerRatio: 0.85 },
  /** The last knock-out is low (降落伞). */
  parachute: { ...CLASSIC, knockOut: { ...CLASSIC.knockOut, lastRatio: 0.9 } },
  /** A coupon for every month that closes high enough (凤凰). */
  phoenix: { ...CLASSIC, ...NO_COUPON, monthlyCoupon: { ratio: 0.75, amount: 0.01 } },
  /** Phoenix whose knock-in looks at the last day only (DCN). */
  dcn: {
    ...CLASSIC,
    ...NO_COUPON,
    lockMonths: 1,
    knockOut: { ...CLASSIC.knockOut, stepFromMonth: 1 },
    knockIn: { ratio: 0.8, observe: "expiry" },
    monthlyCoupon: { ratio: 0.8, amount: 0.01 },
  },
  /** A coupon every month whatever happens, knock-in on the last day only (FCN). */
  fcn: {
    ...CLASSIC,
    ...NO_COUPON,
    lockMonths: 1,
    knockOut: { ...CLASSIC.knockOut, stepFromMonth: 1 },
    knockIn: { ratio: 0.8, observe: "expiry" },
    monthlyCoupon: { ratio: 0, amount: 0.006 },
  },
  /** The knock-in looks at the last day only (欧式敲入). */
  expiryKnockIn: { ...CLASSIC, knockIn: { ratio: 0.8, observe: "expiry" } },
  /** Knocks in after twenty closes in a row below the barrier (巴黎敲入). */
  paris: { ...CLASSIC, knockIn: { ratio: 0.8, observe: "daily", paris: { days: 20, count: "consecutive" } } },
  /** On the worse of two indices, prices counted as shares of their start; see worst-of.ts (双标的). */
  worstOf: { ...CLASSIC, couponAtMaturity: 0.25, coupons: [{ fromMonth: 1, annual: 0.25 }] },
} satisfies Record<string, ProductTerms>;

export type SnowballProduct = keyof typeof SNOWBALL_PRODUCTS;

/** Terms with one coupon a year, the last also paid at maturity. */
function step(terms: ProductTerms, annual: readonly number[]): ProductTerms {
  const coupons = annual.map((coupon, year) => ({ fromMonth: 12 * year + 1, annual: coupon }));
  return { ...terms, coupons, couponAtMaturity: annual[annual.length - 1] };
}
