import type { FlatMarket, KnockOutDate, Schedule } from "../../../src/domain/snowball/index.ts";

/** A contract of the reference table, on a model calendar of 21 days a month and 252 a year. */
export interface ReferenceCase {
  readonly schedule: Schedule;
  readonly market: FlatMarket;
}

interface Words {
  months: number;
  lock: number;
  barrier: (month: number) => number;
  coupon: (month: number) => number;
  knockIn: number;
  observe: "daily" | "expiry";
}

const months = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function contract(words: Partial<Words>, changes: Partial<Schedule> = {}): Schedule {
  const classic = {
    months: 12,
    lock: 3,
    barrier: () => 103,
    coupon: () => 0.15,
    knockIn: 80,
    observe: "daily",
  } as const;
  const w: Words = { ...classic, ...words };
  const knockOut = months(w.months)
    .filter((month) => month >= w.lock)
    .map((m): KnockOutDate => ({ day: 21 * m, barrier: w.barrier(m), coupon: w.coupon(m), accrualYears: m / 12 }));
  return {
    initialPrice: 100,
    principal: 1,
    daysPerYear: 252,
    days: 21 * w.months,
    knockOut,
    knockIn: { barrier: w.knockIn, observe: w.observe },
    couponAtMaturity: w.coupon(w.months),
    accrualYearsAtMaturity: w.months / 12,
    afterKnockIn: { strikeUpper: 100, strikeLower: 0, participation: 1 },
    ...changes,
  };
}

function market(carry: number, volatility: number): FlatMarket {
  return { rate: 0.02, carry, volatility };
}

const monthlyOne = { periodicCoupon: months(12).map((m) => ({ day: 21 * m, barrier: 80, amount: 0.01 })) };

/** Observation days and natural days since issue of a note issued 2022-01-05, as pricelib's calendar counts them. */
const R1_DAYS = [58, 76, 97, 118, 141, 162, 181, 201, 221, 243];
const R1_ACCRUAL = [91, 120, 152, 181, 212, 243, 278, 306, 334, 365];

/** The contracts of the reference table by its case names. */
export const CASES: Readonly<Record<string, ReferenceCase>> = {
  A1: { schedule: contract({}), market: market(0.04, 0.16) },
  A2: { schedule: contract({ lock: 1, knockIn: 75, coupon: () => 0.2 }), market: market(0.02, 0.13) },
  A4: { schedule: contract({ barrier: () => 100, knockIn: 70 }), market: market(0.06, 0.18) },
  A5: { schedule: contract({}, { principal: 0 }), market: market(0.04, 0.16) },
  B1: {
    schedule: contract({ months: 24, barrier: (m) => 103 - 0.5 * (m - 1), knockIn: 75, coupon: () => 0.18 }),
    market: market(0.08, 0.2),
  },
  B2: {
    schedule: contract({ months: 24, knockIn: 75, coupon: (m) => (m <= 12 ? 0.2 : 0.08) }),
    market: market(0.06, 0.18),
  },
  B4: {
    schedule: contract({ months: 36, knockIn: 70, coupon: (m) => (m <= 12 ? 0.2 : m <= 24 ? 0.12 : 0.06) }),
    market: market(0.06, 0.18),
  },
  C2: {
    schedule: contract({ knockIn: 85 }, { afterKnockIn: { strikeUpper: 100, strikeLower: 85, participation: 1 } }),
    market: market(0.06, 0.18),
  },
  D1: { schedule: contract({ barrier: (m) => (m === 12 ? 90 : 103) }), market: market(0.06, 0.18) },
  E1: { schedule: contract({ coupon: () => 0 }, monthlyOne), market: market(0.04, 0.16) },
  E3: { schedule: contract({ lock: 1, coupon: () => 0, observe: "expiry" }, monthlyOne), market: market(0.04, 0.16) },
  H1: {
    schedule: contract(
      { months: 1, lock: 1 },
      { knockOut: [{ day: 21, barrier: 103, coupon: 0.15, accrualYears: 1 }], accrualYearsAtMaturity: 1 },
    ),
    market: market(0.04, 0.16),
  },
  R1: {
    schedule: contract(
      {},
      {
        daysPerYear: 243,
        days: 243,
        knockOut: R1_DAYS.map((day, i) => ({ day, barrier: 103, coupon: 0.112, accrualYears: R1_ACCRUAL[i] / 365 })),
        couponAtMaturity: 0.112,
        accrualYearsAtMaturity: 1,
      },
    ),
    market: market(0.04, 0.16),
  },
  /** A knock-in put alone, short: no principal, no coupon, no knock-out. */
  X4: {
    schedule: contract({}, { principal: 0, knockOut: [], couponAtMaturity: 0 }),
    market: market(0.04, 0.16),
  },
};
