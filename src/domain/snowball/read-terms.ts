import { InputError } from "../../errors.ts";
import { parseDay } from "../calendar/index.ts";
import { readParis } from "./check-schedule.ts";
import {
  FINITE,
  type Fields,
  NOT_NEGATIVE,
  POSITIVE,
  readList,
  readNumber,
  readObject,
  readWord,
  requireRising,
  wholeFrom,
} from "./fields.ts";
import {
  type CouponStep,
  type KnockInTerms,
  type KnockOutTerms,
  type SnowballTerms,
  USUAL_DAYS_PER_YEAR,
} from "./terms.ts";

const TERMS_FIELDS = [
  "initialPrice",
  "issueDate",
  "tenorMonths",
  "lockMonths",
  "knockOut",
  "knockIn",
  "coupons",
  "couponAtMaturity",
  "principal",
  "strikeUpperRatio",
  "strikeLowerRatio",
  "participation",
  "monthlyCoupon",
  "daysPerYear",
];

const TENOR = wholeFrom(1, 120);

/**
 * Reads calendar terms from parsed JSON: the fields of SnowballTerms, dates as ISO text. What a plain note leaves out
 * may be absent: a step, a different last ratio, strikes (1 and 0), participation (1), principal (1), a monthly coupon,
 * days a year (244), the coupon at maturity (the last of the coupons). Throws InputError naming the field.
 */
export function readTerms(value: unknown, path = "terms"): SnowballTerms {
  const fields = readObject(value, path, TERMS_FIELDS);
  const tenorMonths = readNumber(fields, "tenorMonths", TENOR);
  const lockMonths = readNumber(fields, "lockMonths", wholeFrom(1, tenorMonths));
  const coupons = readCouponSteps(fields.values.coupons, `${path}.coupons`, lockMonths);
  return {
    initialPrice: readNumber(fields, "initialPrice", POSITIVE),
    issueDate: parseDay(String(fields.values.issueDate), `${path}.issueDate`),
    tenorMonths,
    lockMonths,
    knockOut: readKnockOut(fields.values.knockOut, `${path}.knockOut`, lockMonths),
    knockIn: readKnockIn(fields.values.knockIn, `${path}.knockIn`),
    coupons,
    couponAtMaturity: readNumber(fields, "couponAtMaturity", FINITE, coupons[coupons.length - 1].annual),
    principal: readNumber(fields, "principal", NOT_NEGATIVE, 1),
    ...readStrikes(fields),
    participation: readNumber(fields, "participation", NOT_NEGATIVE, 1),
    monthlyCoupon: readMonthlyCoupon(fields.values.monthlyCoupon, `${path}.monthlyCoupon`),
    daysPerYear: readNumber(fields, "daysPerYear", POSITIVE, USUAL_DAYS_PER_YEAR),
  };
}

function readKnockOut(value: unknown, path: string, lockMonths: number): KnockOutTerms {
  const fields = readObject(value, path, ["ratio", "stepPerMonth", "stepFromMonth", "lastRatio"]);
  return {
    ratio: readNumber(fields, "ratio", POSITIVE),
    stepPerMonth: readNumber(fields, "stepPerMonth", FINITE, 0),
    stepFromMonth: readNumber(fields, "stepFromMonth", wholeFrom(0), lockMonths),
    lastRatio: (fields.values.lastRatio ?? null) === null ? null : readNumber(fields, "lastRatio", POSITIVE),
  };
}

function readKnockIn(value: unknown, path: string): KnockInTerms | null {
  if (value === null) return null;
  const fields = readObject(value, path, ["ratio", "observe", "paris"]);
  const ratio = readNumber(fields, "ratio", POSITIVE);
  if (ratio > 1) throw new InputError(`${path}.ratio is ${ratio}; expected at most 1, the initial price`);
  const observe = readWord(fields, "observe", ["daily", "expiry"] as const);
  if (fields.values.paris === undefined) return { ratio, observe };
  const { days, count } = readParis(fields.values.paris, `${path}.paris`);
  return { ratio, observe, paris: { days, count } };
}

function readCouponSteps(value: unknown, path: string, lockMonths: number): readonly CouponStep[] {
  const steps = readList(value, path).map((entry, i): CouponStep => {
    const fields = readObject(entry, `${path}[${i}]`, ["fromMonth", "annual"]);
    return { fromMonth: readNumber(fields, "fromMonth", wholeFrom(1)), annual: readNumber(fields, "annual", FINITE) };
  });
  requireRising(
    steps.map((step) => step.fromMonth),
    (i) => `${path}[${i}].fromMonth`,
  );
  if (steps.length === 0 || steps[0].fromMonth > lockMonths) {
    throw new InputError(
      `${path} starts after month ${lockMonths}; expected a coupon from the first knock-out date on`,
    );
  }
  return steps;
}

function readStrikes(fields: Fields): { strikeUpperRatio: number; strikeLowerRatio: number } {
  const strikeUpperRatio = readNumber(fields, "strikeUpperRatio", POSITIVE, 1);
  const strikeLowerRatio = readNumber(fields, "strikeLowerRatio", NOT_NEGATIVE, 0);
  if (strikeLowerRatio > strikeUpperRatio) {
    const path = `${fields.path}.strikeLowerRatio`;
    throw new InputError(`${path} is ${strikeLowerRatio}; expected at most strikeUpperRatio, ${strikeUpperRatio}`);
  }
  return { strikeUpperRatio, strikeLowerRatio };
}

function readMonthlyCoupon(value: unknown, path: string): SnowballTerms["monthlyCoupon"] {
  if (value === undefined || value === null) return null;
  const fields = readObject(value, path, ["ratio", "amount"]);
  return { ratio: readNumber(fields, "ratio", NOT_NEGATIVE), amount: readNumber(fields, "amount", FINITE) };
}
