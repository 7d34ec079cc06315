import fc from "fast-check";
import type { FlatMarket, KnockIn, Schedule } from "../../../src/domain/snowball/index.ts";

/** Markets as wide as an index has seen: volatility 8% to 60%, carry -10% to 25%. */
export const anyMarket: fc.Arbitrary<FlatMarket> = fc.record({
  rate: fc.double({ min: -0.01, max: 0.06, noNaN: true }),
  carry: fc.double({ min: -0.1, max: 0.25, noNaN: true }),
  volatility: fc.double({ min: 0.08, max: 0.6, noNaN: true }),
});

const anyObservation: fc.Arbitrary<KnockIn["observe"]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<KnockIn["observe"]>("daily") },
  fc.constant<KnockIn["observe"]>("expiry"),
  fc.constant<KnockIn["observe"]>([5, 10, 15, 20]),
);

interface Draw {
  days: number;
  gap: number;
  offset: number;
  barrier: number;
  step: number;
  knockIn: number;
  observe: KnockIn["observe"];
  coupon: number;
  strikeLower: number;
  phoenix: boolean;
}

const draws: fc.Arbitrary<Draw> = fc.record({
  days: fc.integer({ min: 20, max: 130 }),
  gap: fc.integer({ min: 1, max: 30 }),
  offset: fc.integer({ min: 1, max: 40 }),
  barrier: fc.double({ min: 95, max: 115, noNaN: true }),
  step: fc.double({ min: -1, max: 0.5, noNaN: true }),
  knockIn: fc.double({ min: 55, max: 95, noNaN: true }),
  observe: anyObservation,
  coupon: fc.double({ min: 0, max: 0.4, noNaN: true }),
  strikeLower: fc.constantFrom(0, 70, 90),
  phoenix: fc.boolean(),
});

/** Contracts on an initial price of 100 with barriers, dates, coupons, floors and observation all drawn. */
export const anyContract: fc.Arbitrary<Schedule> = draws.map((draw) => {
  const { days, gap, offset } = draw;
  const dates = Array.from({ length: days }, (_, i) => offset + i * gap).filter((day) => day <= days);
  const coupons = dates.map((day) => ({ day, barrier: draw.knockIn, amount: 0.01 }));
  return {
    initialPrice: 100,
    principal: 1,
    daysPerYear: 252,
    days,
    knockOut: dates.map((day, i) => ({
      day,
      barrier: draw.barrier + draw.step * i,
      coupon: draw.coupon,
      accrualYears: day / 252,
    })),
    knockIn: { barrier: draw.knockIn, observe: draw.observe },
    couponAtMaturity: draw.coupon,
    accrualYearsAtMaturity: days / 252,
    afterKnockIn: { strikeUpper: 100, strikeLower: draw.strikeLower, participation: 1 },
    ...(draw.phoenix ? { periodicCoupon: coupons } : {}),
  };
});

/** The contract with every price in it multiplied. */
export function rescaled(schedule: Schedule, factor: number): Schedule {
  const { knockIn, afterKnockIn, periodicCoupon } = schedule;
  return {
    ...schedule,
    initialPrice: schedule.initialPrice * factor,
    knockOut: schedule.knockOut.map((date) => ({ ...date, barrier: date.barrier * factor })),
    knockIn: knockIn && { ...knockIn, barrier: knockIn.barrier * factor },
    afterKnockIn: {
      ...afterKnockIn,
      strikeUpper: afterKnockIn.strikeUpper * factor,
      strikeLower: afterKnockIn.strikeLower * factor,
    },
    ...(periodicCoupon && { periodicCoupon: periodicCoupon.map((c) => ({ ...c, barrier: c.barrier * factor })) }),
  };
}
