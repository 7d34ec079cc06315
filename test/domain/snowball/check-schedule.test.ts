import { expect, test } from "vitest";
import { checkSchedule } from "../../../src/domain/snowball/index.ts";
import { InputError } from "../../../src/errors.ts";

const GOOD = {
  initialPrice: 100,
  principal: 1,
  daysPerYear: 252,
  days: 252,
  knockOut: [
    { day: 63, barrier: 103, coupon: 0.15, accrualYears: 0.25 },
    { day: 84, barrier: 103, coupon: 0.15, accrualYears: 1 / 3 },
  ],
  knockIn: { barrier: 80, observe: "daily" },
  couponAtMaturity: 0.15,
  accrualYearsAtMaturity: 1,
  afterKnockIn: { strikeUpper: 100, strikeLower: 0, participation: 1 },
  periodicCoupon: [{ day: 21, barrier: 80, amount: 0.01 }],
};

type Path = (string | number)[];

/** A copy of the good schedule with one field replaced, or removed where the value is undefined. */
function changed(path: Path, value: unknown): unknown {
  const copy = structuredClone(GOOD);
  let target: Record<string | number, unknown> = copy;
  for (const key of path.slice(0, -1)) target = target[key] as Record<string | number, unknown>;
  target[path[path.length - 1]] = value;
  return copy;
}

test("a good schedule is read as it stands", () => {
  expect(checkSchedule(GOOD)).toEqual(GOOD);
  expect(checkSchedule(changed(["knockIn"], null)).knockIn).toBeNull();
  expect(checkSchedule(changed(["knockIn", "observe"], [5, 252])).knockIn?.observe).toEqual([5, 252]);
  expect(checkSchedule(changed(["knockOut"], [])).knockOut).toEqual([]);
  const { periodicCoupon, ...plain } = GOOD;
  expect(checkSchedule(plain)).toEqual(plain);
});

test("a Paris knock-in counts from 0 unless told how many closes it has seen", () => {
  const schedule = changed(["knockIn", "paris"], { days: 5, count: "consecutive" });
  expect(checkSchedule(schedule).knockIn?.paris).toEqual({ days: 5, count: "consecutive", soFar: 0 });
});

test.each<[Path, unknown, RegExp]>([
  [["initialPrice"], 0, /schedule.initialPrice is 0; expected a number above 0/],
  [["initialPrice"], undefined, /schedule.initialPrice is absent/],
  [["initialPrice"], "100", /schedule.initialPrice is "100"/],
  [["daysPerYear"], -1, /schedule.daysPerYear is -1/],
  [["days"], 0, /schedule.days is 0; .* the contract is over/],
  [["days"], -3, /the contract is over/],
  [["days"], 10.5, /schedule.days is 10.5; expected a whole number/],
  [["knockOut"], undefined, /schedule.knockOut is absent; expected a list/],
  [["knockOut", 0, "barrier"], -1, /schedule.knockOut\[0\].barrier is -1; expected a number above 0/],
  [["knockOut", 1, "day"], 63, /schedule.knockOut\[1\].day is 63; .* days must rise/],
  [["knockOut", 1, "day"], 253, /schedule.knockOut\[1\].day is 253; expected a whole number from 1 to 252/],
  [["knockOut", 0, "day"], 0, /schedule.knockOut\[0\].day is 0/],
  [["knockOut", 0, "coupon"], Number.NaN, /schedule.knockOut\[0\].coupon is NaN/],
  [["knockOut", 0, "accrualYears"], -1, /accrualYears is -1; expected a number of 0 or more/],
  [["knockIn"], undefined, /schedule.knockIn is absent; expected an object/],
  [["knockIn", "barrier"], 0, /schedule.knockIn.barrier is 0/],
  [["knockIn", "barrier"], 101, /schedule.knockIn.barrier is 101; expected at most the initial price, 100/],
  [["knockIn", "observe"], "weekly", /schedule.knockIn.observe is "weekly"; expected daily or expiry/],
  [["knockIn", "observe"], [5, 5], /schedule.knockIn.observe\[1\] is 5; .* days must rise/],
  [["knockIn", "observe"], [5, 300], /schedule.knockIn.observe\[1\] is 300/],
  [["knockIn", "paris"], { days: 0, count: "cumulative" }, /schedule.knockIn.paris.days is 0/],
  [["knockIn", "paris"], { days: 3, count: "cumulative", soFar: 3 }, /paris.soFar is 3; .* from 0 to 2/],
  [["afterKnockIn", "strikeLower"], 101, /strikeLower is 101; expected at most strikeUpper, 100/],
  [["afterKnockIn", "participation"], null, /schedule.afterKnockIn.participation is null/],
  [["periodicCoupon", 0, "barrier"], -80, /schedule.periodicCoupon\[0\].barrier is -80/],
  [["periodicCoupon"], {}, /schedule.periodicCoupon is {}; expected a list/],
  [["couponAtMaturty"], 0.15, /schedule.couponAtMaturty is no field; expected initialPrice/],
])("with %j = %j it is refused in one sentence that names the field", (path, value, message) => {
  const read = () => checkSchedule(changed(path, value));
  expect(read).toThrow(InputError);
  expect(read).toThrow(message);
});

test.each([null, 7, "x", []])("%j is no schedule", (value) => {
  expect(() => checkSchedule(value, "FILE.json")).toThrow(/FILE.json is .*; expected an object/);
});
