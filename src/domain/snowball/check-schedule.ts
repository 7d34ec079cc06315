import { InputError } from "../../errors.ts";
import {
  FINITE,
  type Fields,
  NOT_NEGATIVE,
  POSITIVE,
  readList,
  readNumber,
  readObject,
  readWord,
  requireNumber,
  requireRising,
  wholeFrom,
} from "./fields.ts";
import type { AfterKnockIn, KnockIn, KnockOutDate, Paris, PeriodicCoupon, Schedule } from "./schedule.ts";

const SCHEDULE_FIELDS = [
  "initialPrice",
  "principal",
  "daysPerYear",
  "days",
  "knockOut",
  "knockIn",
  "couponAtMaturity",
  "accrualYearsAtMaturity",
  "afterKnockIn",
  "periodicCoupon",
];

/**
 * Reads a schedule from parsed JSON. Throws InputError, one sentence that names the field, for anything that is no
 * priceable contract: unknown or missing fields, days out of order or beyond maturity, a contract that is over,
 * barriers that are not above 0, a knock-in above the initial price, strikes in the wrong order.
 */
export function checkSchedule(value: unknown, path = "schedule"): Schedule {
  const fields = readObject(value, path, SCHEDULE_FIELDS);
  const initialPrice = readNumber(fields, "initialPrice", POSITIVE);
  const days = readDays(fields);
  const coupons = fields.values.periodicCoupon;
  return {
    initialPrice,
    principal: readNumber(fields, "principal", NOT_NEGATIVE),
    daysPerYear: readNumber(fields, "daysPerYear", POSITIVE),
    days,
    knockOut: readKnockOut(fields.values.knockOut, `${path}.knockOut`, days),
    knockIn: readKnockIn(fields.values.knockIn, `${path}.knockIn`, days, initialPrice),
    couponAtMaturity: readNumber(fields, "couponAtMaturity", FINITE),
    accrualYearsAtMaturity: readNumber(fields, "accrualYearsAtMaturity", NOT_NEGATIVE),
    afterKnockIn: readAfterKnockIn(fields.values.afterKnockIn, `${path}.afterKnockIn`),
    ...(coupons === undefined ? {} : { periodicCoupon: readCoupons(coupons, `${path}.periodicCoupon`, days) }),
  };
}

function readDays(fields: Fields): number {
  const days = requireNumber(fields.values.days, `${fields.path}.days`, FINITE);
  if (days <= 0) throw new InputError(`${fields.path}.days is ${days}; expected 1 or more, since the contract is over`);
  return readNumber(fields, "days", wholeFrom(1));
}

function readKnockOut(value: unknown, path: string, days: number): KnockOutDate[] {
  const dates = readList(value, path).map((entry, i): KnockOutDate => {
    const fields = readObject(entry, `${path}[${i}]`, ["day", "barrier", "coupon", "accrualYears"]);
    return {
      day: readNumber(fields, "day", wholeFrom(1, days)),
      barrier: readNumber(fields, "barrier", POSITIVE),
      coupon: readNumber(fields, "coupon", FINITE),
      accrualYears: readNumber(fields, "accrualYears", NOT_NEGATIVE),
    };
  });
  requireRising(
    dates.map((date) => date.day),
    (i) => `${path}[${i}].day`,
  );
  return dates;
}

function readKnockIn(value: unknown, path: string, days: number, initialPrice: number): KnockIn | null {
  if (value === null) return null;
  const fields = readObject(value, path, ["barrier", "observe", "paris"]);
  const barrier = readNumber(fields, "barrier", POSITIVE);
  if (barrier > initialPrice) {
    throw new InputError(`${path}.barrier is ${barrier}; expected at most the initial price, ${initialPrice}`);
  }
  const observe = readObserve(fields, days);
  const paris = fields.values.paris;
  return paris === undefined ? { barrier, observe } : { barrier, observe, paris: readParis(paris, `${path}.paris`) };
}

function readObserve(fields: Fields, days: number): KnockIn["observe"] {
  const observe = fields.values.observe;
  if (!Array.isArray(observe)) return readWord(fields, "observe", ["daily", "expiry"] as const);
  const name = (i: number) => `${fields.path}.observe[${i}]`;
  const listed = observe.map((day, i) => requireNumber(day, name(i), wholeFrom(1, days)));
  requireRising(listed, name);
  return listed;
}

/** Reads a Paris count. */
export function readParis(value: unknown, path: string): Paris {
  const fields = readObject(value, path, ["days", "count", "soFar"]);
  const days = readNumber(fields, "days", wholeFrom(1));
  const count = readWord(fields, "count", ["consecutive", "cumulative"]);
  return { days, count, soFar: readNumber(fields, "soFar", wholeFrom(0, days - 1), 0) };
}

function readAfterKnockIn(value: unknown, path: string): AfterKnockIn {
  const fields = readObject(value, path, ["strikeUpper", "strikeLower", "participation"]);
  const strikeUpper = readNumber(fields, "strikeUpper", POSITIVE);
  const strikeLower = readNumber(fields, "strikeLower", NOT_NEGATIVE);
  if (strikeLower > strikeUpper) {
    throw new InputError(`${path}.strikeLower is ${strikeLower}; expected at most strikeUpper, ${strikeUpper}`);
  }
  return { strikeUpper, strikeLower, participation: readNumber(fields, "participation", NOT_NEGATIVE) };
}

function readCoupons(value: unknown, path: string, days: number): PeriodicCoupon[] {
  const coupons = readList(value, path).map((entry, i): PeriodicCoupon => {
    const fields = readObject(entry, `${path}[${i}]`, ["day", "barrier", "amount"]);
    return {
      day: readNumber(fields, "day", wholeFrom(1, days)),
      barrier: readNumber(fields, "barrier", NOT_NEGATIVE),
      amount: readNumber(fields, "amount", FINITE),
    };
  });
  requireRising(
    coupons.map((coupon) => coupon.day),
    (i) => `${path}[${i}].day`,
  );
  return coupons;
}
