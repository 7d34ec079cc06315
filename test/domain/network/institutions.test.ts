import { describe, expect, test } from "vitest";
import { bankSheet, institutionsOf, systemHoldings, totalAssets } from "../../../src/domain/network/index.ts";

const SHEET = { name: "A", equity: 10, cash: 5, other: 45, loan: 20, holdings: [30, 20] };

test("arrays hold what the rows say; totals follow", () => {
  const system = institutionsOf(["a", "b"], [SHEET, { ...SHEET, name: "B", holdings: [0, 7] }]);
  expect([...system.holdings]).toEqual([30, 20, 0, 7]);
  expect([...totalAssets(system)]).toEqual([100, 57]);
  expect([...systemHoldings(system)]).toEqual([30, 27]);
});

test("a bank's sheet: assets by the leverage ratio, 5% cash, securities, half of the debt repayable", () => {
  const bank = { name: "AT01", equity: 50, leverageRatio: 0.05, debtSecurities: 300, governmentBonds: 200 };
  expect(bankSheet(bank)).toEqual({ name: "AT01", equity: 50, cash: 50, other: 650, loan: 475, holdings: [100, 200] });
});

describe("a balance sheet that cannot be is refused in one sentence", () => {
  test.each([
    [{ equity: 0 }, /^A: equity is 0; expected a number above 0$/],
    [{ equity: Number.NaN }, /^A: equity is NaN/],
    [{ equity: 101 }, /^A: equity is 101; expected at most the assets, 100$/],
    [{ cash: -1 }, /^A: cash is -1; expected a number not below 0$/],
    [{ loan: 91 }, /^A: loan is 91; expected at most what is owed, 90$/],
    [{ holdings: [30, Number.NaN] }, /^A: b is NaN; expected a number not below 0$/],
    [{ holdings: [30] }, /^A: 1 holdings; expected one for each of a, b$/],
  ])("%j", (changes, sentence) => {
    expect(() => institutionsOf(["a", "b"], [{ ...SHEET, ...changes }])).toThrow(sentence);
  });
  test("twice the same name", () => {
    expect(() => institutionsOf(["a", "b"], [SHEET, SHEET])).toThrow(
      /^institution "A" stands twice; expected each once$/,
    );
  });
  test("a bank with more securities than assets, or more government bonds than securities", () => {
    const bank = { name: "A", equity: 5, leverageRatio: 0.05, debtSecurities: 96, governmentBonds: 10 };
    expect(() => bankSheet(bank)).toThrow(/^debt_securities is 96; expected at most 95, /);
    expect(() => bankSheet({ ...bank, governmentBonds: 97 })).toThrow(/^government_bonds is 97; expected at most the/);
  });
});
