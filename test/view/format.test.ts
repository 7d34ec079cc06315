import fc from "fast-check";
import { expect, test } from "vitest";
import {
  bigLevel,
  level,
  longDate,
  lots,
  money,
  monthLabel,
  percent,
  plain,
  shortDate,
  signed,
  signedPercent,
  signedPoints,
  weekdayName,
} from "../../src/view/format.ts";

test("negative numbers carry the true minus, U+2212, and never a hyphen", () => {
  expect(signedPercent(-0.4662)).toBe("\u221246.6%");
  expect(plain(-82.9)).toBe("\u221282.9");
});

test("changes and basis carry their sign, and what rounds to zero has none", () => {
  expect(signedPercent(0.00155)).toBe("+0.2%");
  expect(signed(0)).toBe("0.0");
  expect(signedPercent(-0.0004)).toBe("0.0%");
  expect(signedPercent(0.0004)).toBe("0.0%");
});

test("commas start at 10,000, and index levels always have them", () => {
  expect(plain(9999, 0)).toBe("9999");
  expect(plain(10_000, 0)).toBe("10,000");
  expect(plain(-1234567.5)).toBe("\u22121,234,567.5");
  expect(level(5307)).toBe("5,307");
  expect(level(155_633.4, 1)).toBe("155,633.4");
});

test("a missing number is an en dash in every format, never 0 and never blank", () => {
  const formats = [plain, signed, percent, signedPercent, level];
  for (const format of formats) for (const value of [null, undefined, Number.NaN]) expect(format(value)).toBe("–");
  for (const lang of ["zh", "en"] as const) {
    for (const format of [signedPoints, lots, money, bigLevel]) expect(format(null, lang)).toBe("–");
  }
});

test.each([
  [lots(284_483, "zh"), "28.4 万手"],
  [lots(284_483, "en"), "284k lots"],
  [money(31.2e9, "zh"), "312.0 亿元"],
  [money(31.2e9, "en"), "CNY 31.2bn"],
  [bigLevel(155_633, "zh"), "15.56 万"],
  [bigLevel(155_633, "en"), "155.6k"],
  [signedPoints(0.468, "zh"), "+46.8 点"],
  [signedPoints(0.468, "en"), "+46.8 pp"],
])("units are the language's own: %s", (shown, wanted) => {
  expect(shown).toBe(wanted);
});

test.each([
  [shortDate("2024-02-07", "zh"), "02-07"],
  [shortDate("2024-02-07", "en"), "7 Feb"],
  [longDate("2024-02-07", "en"), "7 Feb 2024"],
  [monthLabel("2024-01-02", "zh", true), "2024年1月"],
  [monthLabel("2023-10-09", "zh", false), "10月"],
  [monthLabel("2024-01-02", "en", true), "Jan 2024"],
  [weekdayName("2024-02-07", "zh"), "周三"],
  [weekdayName("2024-02-07", "en"), "Wed"],
])("dates are the language's own: %s", (shown, wanted) => {
  expect(shown).toBe(wanted);
});

test("what is printed reads back as the rounded number, whatever its size", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 3 }), (value, digits) => {
      const read = Number(plain(value, digits).replace("\u2212", "-").replaceAll(",", ""));
      expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-6);
      expect(signed(value, digits).replace(/^\+/, "")).toBe(plain(value, digits));
    }),
  );
});
