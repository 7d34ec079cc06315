import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DmaPath,
  type DmaTerms,
  isUnmet,
  largestLeverage,
  replayDma,
  survives,
  USUAL_DMA_TERMS,
  USUAL_FUTURES_CASH,
} from "../../../src/domain/dma/index.ts";
import { InputError } from "../../../src/errors.ts";

/** A path of daily returns after the day of entry. */
function pathOf(stocks: readonly number[], short: readonly number[] = [], locked: readonly number[] = []): DmaPath {
  const filled = (values: readonly number[], first: number) =>
    Float64Array.from({ length: stocks.length + 1 }, (_, t) => (t === 0 ? first : (values[t - 1] ?? 0)));
  return {
    days: Int32Array.from({ length: stocks.length + 1 }, (_, t) => 19_000 + t),
    stockReturns: filled(stocks, Number.NaN),
    shortReturns: filled(short, Number.NaN),
    locked: filled(locked, 0),
  };
}

const FREE: DmaTerms = { ...USUAL_DMA_TERMS, financingRate: 0, saleCost: 0 };

const returns = fc.double({ min: -0.1, max: 0.1, noNaN: true });
const anyPath = fc
  .array(fc.tuple(returns, returns, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 25 })
  .map((days) => {
    const [stocks, short, locked] = [0, 1, 2].map((k) => days.map((day) => day[k]));
    return pathOf(stocks, short, locked);
  });
const anyTerms = fc
  .record({
    leverage: fc.double({ min: 0.3, max: 6, noNaN: true }),
    requirementOn: fc.constantFrom("entry" as const, "current" as const),
    short: fc.constantFrom("daily" as const, "fixed" as const),
    calls: fc.boolean(),
    reserve: fc.constantFrom(0, 0.3),
    futuresCash: fc.constantFrom(null, USUAL_FUTURES_CASH),
    impact: fc.constantFrom(
      null,
      { law: "square-root" as const, coefficient: 0.7, volatility: 0.03, turnover: 10 },
      { law: "saturating" as const, depth: 20, floor: 0.5 },
    ),
  })
  .map((given): DmaTerms => ({ ...USUAL_DMA_TERMS, ...given }));

describe("whatever the path and the terms", () => {
  test("equity changes by what the legs gain, less interest and what sales took, and by what is brought in", () => {
    fc.assert(
      fc.property(anyPath, anyTerms, (path, terms) => {
        const days = replayDma(path, terms);
        for (let t = 1; t < days.length; t++) {
          const [before, day] = [days[t - 1], days[t]];
          const gained = before.stocks * path.stockReturns[t] - before.short * path.shortReturns[t];
          const brought = day.broughtIn - before.broughtIn;
          const expected = before.equity + gained - day.interest - day.saleLoss + brought;
          expect(Math.abs(day.equity - expected)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test("no more is sold than is held and not locked, and no more is brought in than the reserve", () => {
    fc.assert(
      fc.property(anyPath, anyTerms, (path, terms) => {
        const days = replayDma(path, terms);
        for (let t = 1; t < days.length; t++) {
          const held = days[t - 1].stocks * (1 + path.stockReturns[t]);
          expect(days[t].sold).toBeLessThanOrEqual(held * (1 - path.locked[t]) + 1e-12);
          expect(days[t].stocks).toBeGreaterThanOrEqual(0);
          expect(days[t].short).toBeGreaterThanOrEqual(0);
          expect(days[t].broughtIn).toBeLessThanOrEqual(terms.reserve + 1e-12);
        }
      }),
    );
  });

  test("days after a cut of the path change no day before it", () => {
    fc.assert(
      fc.property(anyPath, anyTerms, fc.nat(25), (path, terms, cut) => {
        const last = Math.max(1, Math.min(cut, path.days.length - 1));
        const until = (values: Float64Array) => values.subarray(0, last + 1);
        const short: DmaPath = {
          days: path.days.subarray(0, last + 1),
          stockReturns: until(path.stockReturns),
          shortReturns: until(path.shortReturns),
          locked: until(path.locked),
        };
        expect(replayDma(short, terms)).toEqual(replayDma(path, terms).slice(0, last + 1));
      }),
    );
  });

  test("more leverage never lives where less does not", () => {
    fc.assert(
      fc.property(anyPath, anyTerms, fc.double({ min: 0.5, max: 1, noNaN: true }), (path, given, part) => {
        const terms: DmaTerms = { ...given, calls: true };
        if (survives(path, terms)) expect(survives(path, { ...terms, leverage: part * terms.leverage })).toBe(true);
      }),
    );
  });
});

describe("one bad day, by hand", () => {
  const loss = 0.1;
  const path = pathOf([-loss, 0, 0]);

  test("on the notional of entry a loss x is survived up to (1 - call line) / x", () => {
    expect(largestLeverage(path, FREE)).toBeCloseTo((1 - FREE.callLine) / loss, 3);
  });

  test("on the current value the stocks that fell need less", () => {
    const terms: DmaTerms = { ...FREE, requirementOn: "current" };
    expect(largestLeverage(path, terms)).toBeCloseTo((1 - FREE.callLine * (1 - loss)) / loss, 3);
  });

  test("cash from outside lifts it by what it adds, until the forced line is met at once", () => {
    expect(largestLeverage(path, { ...FREE, reserve: 0.1 })).toBeCloseTo((1 - FREE.callLine + 0.1) / loss, 3);
    expect(largestLeverage(path, { ...FREE, reserve: 9 })).toBeCloseTo((1 - FREE.forcedLine) / loss, 3);
  });

  test("called on the day, asked for the way to the warning line, sold out of a day later, back at the margin ratio of entry", () => {
    const days = replayDma(path, { ...FREE, leverage: 4 });
    expect(days.map(({ event }) => event)).toEqual(["none", "call", "forced-sale", "none"]);
    expect(days[1]).toMatchObject({ equity: expect.closeTo(0.6, 12), marginRatio: expect.closeTo(0.15, 12), sold: 0 });
    expect(days[2].sold).toBeCloseTo(3.6 * (1 - 0.6), 12);
    expect(days[3].marginRatio).toBeCloseTo(0.25, 12);
    expect(days[2].boughtBack).toBeCloseTo(days[2].sold, 12);
  });

  test("a call that is met sells nothing, and the cash arrives the day after", () => {
    const days = replayDma(path, { ...FREE, leverage: 4, reserve: 1 });
    expect(days.some(isUnmet)).toBe(false);
    expect(days.map(({ broughtIn }) => broughtIn)).toEqual([0, 0, expect.closeTo(0.2, 12), expect.closeTo(0.2, 12)]);
  });

  test("what is locked is carried over and sold when it opens", () => {
    const days = replayDma(pathOf([-0.14, 0, 0, 0], [], [1, 1, 0.75, 0]), { ...FREE, leverage: 4 });
    expect(days.map(({ event }) => event)).toEqual([
      "none",
      "forced-sale",
      "forced-sale",
      "forced-sale",
      "forced-sale",
    ]);
    expect(days.map(({ sold }) => sold).slice(0, 3)).toEqual([0, 0, 0]);
    expect(days[1].carriedOver).toBeCloseTo(3.44 * 0.56, 12);
    expect(days[3].sold).toBeCloseTo(3.44 / 4, 12);
    expect(days[4].carriedOver).toBe(0);
    expect(days[4].stocks).toBeCloseTo(3.44 * 0.44, 12);
  });

  test("an account below zero is sold out whole and then closed; the loss beyond its equity stays", () => {
    const days = replayDma(pathOf([-0.3, -0.1, 0], [], [0.5, 0]), { ...FREE, leverage: 4 });
    expect(days.map(({ event }) => event)).toEqual(["none", "wiped-out", "closing", "closed"]);
    expect(days[1].equity).toBeCloseTo(-0.2, 12);
    expect(days[2].equity).toBeCloseTo(-0.34, 12);
    expect(days[3]).toMatchObject({ stocks: 0, short: 0, leverage: Number.NaN, marginRatio: Number.NaN });
  });

  test("left alone, nothing is sold whatever happens", () => {
    const days = replayDma(pathOf([-0.3, 0.3]), { ...FREE, calls: false });
    expect(days.map(({ event }) => event)).toEqual(["none", "wiped-out", "none"]);
    expect(days[2].equity).toBeCloseTo(1 + 4 * (0.7 * 1.3 - 1), 12);
  });
});

describe("the short", () => {
  test("set to the stocks every day it gains on what fell; kept in lots it does not", () => {
    const path = pathOf([-0.1, -0.1], [0, -0.1]);
    expect(replayDma(path, { ...FREE, calls: false })[2].equity).toBeCloseTo(1 - 0.4 - 0.36 + 0.36, 12);
    expect(replayDma(path, { ...FREE, calls: false, short: "fixed" })[2].equity).toBeCloseTo(1 - 0.4 - 0.36 + 0.4, 12);
  });

  test("stocks and futures that move alike leave the equity as it was", () => {
    const days = replayDma(pathOf([-0.1, 0.2, -0.3], [-0.1, 0.2, -0.3]), FREE);
    for (const { equity } of days) expect(equity).toBeCloseTo(1, 12);
  });

  test("interest is paid on what is borrowed, by calendar days", () => {
    const path = { ...pathOf([0, 0]), days: Int32Array.of(19_000, 19_001, 19_004) };
    const days = replayDma(path, { ...FREE, financingRate: 0.0365 });
    expect(days[1].interest).toBeCloseTo(3 * 0.0001, 12);
    expect(days[2].interest).toBeCloseTo(3.0003 * 0.0003, 12);
  });
});

describe("a futures account of its own", () => {
  const terms: DmaTerms = { ...FREE, leverage: 1, futuresCash: USUAL_FUTURES_CASH };
  /** Both legs rise alike: no equity is lost, but the short must pay today. */
  const rise = (...moves: number[]) => pathOf(moves, moves);

  test("is called when the futures rise: stocks are sold today and their cash is there tomorrow", () => {
    const days = replayDma(rise(0.08, 0), terms);
    expect(days[1].event).toBe("futures-call");
    // cash 0.25 - 0.08; the sale x restores 0.17 + x = 0.25 (1.08 - x)
    expect(days[1].futuresCash).toBeCloseTo(0.17, 12);
    expect(days[1].sold).toBeCloseTo((0.25 * 1.08 - 0.17) / 1.25, 12);
    expect(days[2].futuresCash / days[2].short).toBeCloseTo(0.25, 9);
    expect(days[2].equity).toBeCloseTo(1, 12);
  });

  test("is squeezed where the cash falls below the margin: contracts are bought back at once, the stocks stay unhedged", () => {
    const days = replayDma(pathOf([0.12, -0.05], [0.12, -0.05], [1, 0]), terms);
    expect(days[1].event).toBe("squeezed");
    expect(days[1].short).toBeCloseTo(0.13 / 0.18, 12);
    expect(days[1].sold).toBe(0);
    expect(days[2].equity).toBeLessThan(1);
  });

  test("a call that stocks cannot answer because they are locked squeezes the day after", () => {
    const days = replayDma(pathOf([0.08, 0], [0.08, 0], [1, 1]), terms);
    expect(days.map(({ event }) => event)).toEqual(["none", "futures-call", "squeezed"]);
  });

  test("own cash that is left over stands behind the short, so a low leverage rides out the rise", () => {
    expect(survives(rise(0.1, 0.1), { ...terms, leverage: 0.5 })).toBe(true);
    expect(survives(rise(0.12, 0.1), terms)).toBe(false);
  });

  test("where the broker lends, the same rise asks for nothing", () => {
    expect(replayDma(rise(0.1, 0.1), { ...terms, futuresCash: null }).every(({ event }) => event === "none")).toBe(
      true,
    );
  });
});

test("paths and terms that do not stand are refused with the name of what is wrong", () => {
  expect(() => replayDma(pathOf([]), FREE)).toThrow(/1 days/);
  expect(() => replayDma(pathOf([Number.NaN]), FREE)).toThrow(/2022-01-09 the basket returns NaN/);
  expect(() => replayDma(pathOf([0], [0], [2]), FREE)).toThrow(InputError);
  expect(() => replayDma(pathOf([0]), { ...FREE, leverage: 0 })).toThrow(/leverage is 0/);
  expect(() => replayDma(pathOf([0]), { ...FREE, forcedLine: 0.7 })).toThrow(/forced 0.7/);
  expect(() => replayDma(pathOf([0]), { ...FREE, reserve: -1 })).toThrow(/reserve is -1/);
  const rising = { share: 0.1, callAt: 0.2, cutAt: 0.1 };
  expect(() => replayDma(pathOf([0]), { ...FREE, futuresCash: rising })).toThrow(/futures cash is 0.1/);
});
