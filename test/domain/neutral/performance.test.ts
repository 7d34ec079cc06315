import { describe, expect, test } from "vitest";
import { type NeutralDay, PNL_PARTS, performance } from "../../../src/domain/neutral/index.ts";
import { usualDays } from "../../../src/domain/neutral/liquidity.ts";

const NOTHING = Object.fromEntries(PNL_PARTS.map((part) => [part, 0])) as unknown as NeutralDay["pnl"];

function dayOf(day: number, equity: number, usual = 2): NeutralDay {
  return {
    day,
    equity,
    grossLong: 0,
    futuresNotional: 0,
    futuresSymbol: null,
    lots: 0,
    margin: 0,
    cash: equity,
    pnl: { ...NOTHING, selection: 1 },
    turnover: 0.01,
    unfilled: 0,
    usualDays: usual,
    weights: new Float64Array(0),
  };
}

describe("performance", () => {
  const days = [100, 110, 99, 108.9].map((equity, i) => dayOf(i, equity));
  const told = performance(days, 100, 0.1);

  test("returns, drawdown and worst day are those counted by hand", () => {
    expect(told.totalReturn).toBeCloseTo(0.089, 12);
    expect(told.maxDrawdown).toBeCloseTo(-0.1, 12);
    expect(told.worstDay).toEqual({ day: 2, return: 99 / 110 - 1 });
    expect(told.worstDaysMean).toBeCloseTo(-0.1, 12);
    // Returns 0, 10%, -10%, 10%: mean 2.5%, sample variance 0.0275 / 3.
    expect(told.annualVolatility).toBeCloseTo(Math.sqrt((0.0275 / 3) * 244), 10);
    expect(told.annualTurnover).toBeCloseTo(2.44, 12);
    expect(told.pnl.selection).toBe(4);
  });

  test("capacity is the capital of which nine tenths trade in five days at the participation", () => {
    // Two usual days of trading at a tenth of each take 20 days; in five days a quarter of the equity trades.
    expect(told.capacity).toBeCloseTo(104.45 / 4, 10);
  });

  test("four days bound no tail", () => {
    expect(told.shortfall).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN });
  });
});

describe("usual days of trading of a basket", () => {
  const amounts = [100, 50, Number.NaN];
  const liquidity = { advance: () => {}, of: (stock: number) => ({ volatility: 0.02, dailyAmount: amounts[stock] }) };
  const account = (shares: number[]) => ({ shares: Float64Array.from(shares), prices: Float64Array.of(1, 1, 1) });

  test("are those that positions worth nine tenths do not pass", () => {
    expect(usualDays(account([100, 0, 0]), liquidity)).toBe(1);
    expect(usualDays(account([900, 100, 0]), liquidity)).toBe(9);
    expect(usualDays(account([100, 900, 0]), liquidity)).toBe(18);
  });

  test("are not known where more than a tenth has no usual amount, or nothing is held", () => {
    expect(usualDays(account([95, 0, 5]), liquidity)).toBeCloseTo(0.95, 12);
    expect(usualDays(account([50, 0, 50]), liquidity)).toBeNaN();
    expect(usualDays(account([0, 0, 0]), liquidity)).toBeNaN();
  });
});
