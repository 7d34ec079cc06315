import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type NeutralDay,
  type NeutralMarket,
  type NeutralSettings,
  type NeutralStrategy,
  neutralDays,
  PNL_PARTS,
  USUAL_FUTURES_COSTS,
  USUAL_STOCK_COSTS,
} from "../../../src/domain/neutral/index.ts";
import { InputError } from "../../../src/errors.ts";
import { xoshiro } from "../../../src/numerics/xoshiro.ts";
import { FRICTIONLESS, neutralMarket } from "../../support/neutral-market.ts";

const RUBBING: NeutralSettings = {
  ...FRICTIONLESS,
  capital: 20_000_000,
  wholeLots: true,
  cashRate: 0.02,
  execution: { costs: USUAL_STOCK_COSTS, lot: 100, participation: 0.1 },
  futuresCosts: USUAL_FUTURES_COSTS,
  doors: true,
};

function run(market: NeutralMarket, strategy: NeutralStrategy, settings = FRICTIONLESS, start = 0): NeutralDay[] {
  return [...neutralDays(market, strategy, settings, start, market.panel.days.length - 1)];
}

/** Holds the given weights from the first day on, hedged by the one contract there is. */
function held(weights: readonly number[], isHedged = true): NeutralStrategy {
  return {
    weightsOn: (t) => (t === 0 ? Float64Array.from(weights) : null),
    contractOn: () => (isHedged ? "IM2403" : null),
  };
}

/** A market of random walks, and a book that turns over every day. */
function randomBook(seed: number, days = 25) {
  const random = xoshiro(seed);
  const walk = (start: number, deviation: number) => {
    let level = start;
    return Array.from({ length: days }, (_, t) => {
      if (t > 0) level *= 1 + deviation * random.normal();
      return Math.round(level * 100) / 100;
    });
  };
  const closes = Object.fromEntries(
    Array.from({ length: 6 }, (_, j) => [
      `60000${j}`,
      walk(8 + j, 0.06).map((price) => (random.uniform() < 0.05 ? null : price)),
    ]),
  );
  const index = walk(5000, 0.015);
  const future = index.map((level) => Math.round((level * (1 + 0.01 * random.normal())) / 0.2) * 0.2);
  const market = neutralMarket(closes, index, future, { volume: 4e5 });
  const targets = Array.from({ length: days }, () => {
    const raw = Float64Array.from({ length: 6 }, () => random.uniform());
    const total = raw.reduce((sum, value) => sum + value, 0);
    return raw.map((value) => value / total);
  });
  return { market, strategy: { weightsOn: (t: number) => targets[t], contractOn: () => "IM2403" } };
}

describe("accounts", () => {
  test("every day the parts of the result add up to the change of equity, to 1e-6 yuan", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { market, strategy } = randomBook(seed);
        for (const settings of [FRICTIONLESS, RUBBING]) {
          run(market, strategy, settings).forEach(({ equity, pnl }, i, all) => {
            const change = equity - (i === 0 ? settings.capital : all[i - 1].equity);
            const parts = PNL_PARTS.reduce((sum, part) => sum + pnl[part], 0);
            expect(Math.abs(parts - change)).toBeLessThan(1e-6);
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  test("cash is whole fen, and equity is stocks and cash to the fen", () => {
    const { market, strategy } = randomBook(5);
    for (const { equity, grossLong, cash, margin } of run(market, strategy, RUBBING)) {
      expect(Math.abs(equity - grossLong - cash - margin)).toBeLessThan(1e-6);
      expect(Math.abs(equity * 100 - Math.round(equity * 100))).toBeLessThan(1e-6);
    }
  });

  test("the futures leg alone earns lots x multiplier x price changes", () => {
    const market = neutralMarket({ "600000": [10, 10, 10, 10] }, [5000, 5100, 4900, 4950], [4990, 5080, 4900, 4960]);
    const days = run(market, held([1]), { ...FRICTIONLESS, capital: 20_000_000, wholeLots: true });
    const stocks = 0.8 * 20_000_000;
    const lots = [4990, 5080, 4900].map((price) => -Math.round(stocks / (price * 200)));
    const gains = [90, -180, 60].map((change, i) => lots[i] * 200 * change);
    expect(days.slice(1).map(({ equity }, i) => equity - days[i].equity)).toEqual(gains);
  });

  test("gains are paid by settlement prices where they are known; in the end the short has earned the same", () => {
    const future = [4990, 5080, 4900, 4960];
    const market = neutralMarket({ "600000": [10, 10, 10, 10] }, [5000, 5100, 4900, 4950], future);
    const settled = market.contracts.map((day, t) => {
      const at = day.get("IM2403")!;
      return new Map([["IM2403", { ...at, mark: [4995, 5070, 4930, 4960][t] }]]);
    });
    const strategy = { ...held([1]), contractOn: () => "IM2403" };
    // A capital at which rounding to lots never changes them, so that the short is held as it was opened.
    const settings = { ...FRICTIONLESS, capital: 20_000_000, wholeLots: true, hedgeRatio: 0.5 };
    const [closes, settlements] = [
      run(market, strategy, settings),
      run({ ...market, contracts: settled }, strategy, settings),
    ];
    const lots = new Set(settlements.map((day) => day.lots));
    expect(lots).toEqual(new Set([-8]));
    const gains = settlements.map(({ equity }, i) => equity - (settlements[i - 1]?.equity ?? settings.capital));
    // Opened at the close of 4990 and marked at 4995 the same evening, then from mark to mark.
    expect(gains).toEqual([-5, -75, 140, -30].map((points) => points * 8 * 200));
    expect(settlements.at(-1)!.equity).toBe(closes.at(-1)!.equity);
  });

  test("interest is paid on the cash of the close before over calendar days", () => {
    const market = neutralMarket({ "600000": [10, 10, 10, 10, 10] }, [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]);
    const days = run(market, held([1], false), { ...FRICTIONLESS, cashRate: 0.0365 });
    // 2024-01-05 is a Friday, the next trading day the Monday after.
    const paid = days.map(({ pnl }) => pnl.cash);
    expect(paid).toEqual([0, 20, 20, 20, 60.02]);
  });
});

describe("the hedge", () => {
  test("a book of the index itself, hedged one for one, loses exactly what the basis cost", () => {
    const index = [5000, 5100, 4800, 4700, 4900, 5000];
    const future = [4900, 5020, 4650, 4640, 4870, 4990];
    const units = 800_000 / 5000;
    const market = neutralMarket({ "600000": index.map((level) => level / 100) }, index, future);
    const days = run(market, held([1]), { ...FRICTIONLESS, hedgedBy: "index" });
    days.slice(1).forEach(({ equity, pnl }, i) => {
      const basisMove = future[i + 1] - index[i + 1] - (future[i] - index[i]);
      expect(equity - days[i].equity).toBeCloseTo(-units * basisMove, 1);
      expect(pnl.carry + pnl.basis).toBeCloseTo(-units * basisMove, 1);
      for (const part of [pnl.selection, pnl.style, pnl.beta, pnl.costs]) expect(Math.abs(part)).toBeLessThan(0.02);
    });
  });

  test("a basis that closes evenly is carry and nothing else", () => {
    const index = [5000, 5000, 5000, 5000];
    const dates = [0, 1, 2, 3];
    const future = dates.map((days) => 5000 - 120 * (1 - days / 60));
    const market = neutralMarket({ "600000": [10, 10, 10, 10] }, index, future);
    run(market, held([1]))
      .slice(1)
      .forEach(({ pnl, lots }) => {
        expect(pnl.carry).toBeCloseTo(lots * 200 * 2, 0);
        expect(Math.abs(pnl.basis)).toBeLessThan(0.02);
      });
  });
});

describe("orders that the market refuses", () => {
  test("a stock locked at its lower limit is not sold, its order stands, and it is sold when the lock opens", () => {
    const closes = { "600000": [10, 9, 8.1, 8], "600001": [10, 10, 10, 10] };
    const market = neutralMarket(closes, [1, 1, 1, 1], [1, 1, 1, 1]);
    const strategy = {
      weightsOn: (t: number) => [Float64Array.of(1, 0), Float64Array.of(0, 1), null, null][t],
      contractOn: () => null,
    };
    const days = run(market, strategy, { ...FRICTIONLESS, doors: true });
    expect(days.map(({ weights }) => weights[0] > 0)).toEqual([true, true, true, false]);
    expect(days[1].unfilled).toBeGreaterThan(0.5);
    expect(days[3].unfilled).toBe(0);
    expect(days[3].weights[1]).toBeGreaterThan(0.5);
  });

  test("a suspended stock is neither bought nor sold and keeps its last close", () => {
    const market = neutralMarket({ "600000": [10, null, 12], "600001": [10, 10, 10] }, [1, 1, 1], [1, 1, 1]);
    const strategy = {
      weightsOn: (t: number) => [Float64Array.of(0.5, 0.5), Float64Array.of(0, 1), null][t],
      contractOn: () => null,
    };
    const days = run(market, strategy, { ...FRICTIONLESS, doors: true });
    expect(days[1].equity).toBe(days[0].equity);
    expect(days[1].weights[0]).toBeGreaterThan(0);
    expect(days[2].weights[0]).toBe(0);
  });

  test("no order takes more than its share of the day's volume, and the rest is carried over", () => {
    const market = neutralMarket({ "600000": [10, 10, 10] }, [1, 1, 1], [1, 1, 1], { volume: 300_000 });
    const execution = { ...FRICTIONLESS.execution, lot: 100, participation: 0.1 };
    const days = run(market, held([1], false), { ...FRICTIONLESS, execution });
    expect(days.map(({ grossLong }) => grossLong)).toEqual([300_000, 600_000, 800_000]);
  });

  test("shares are bought in whole lots", () => {
    const market = neutralMarket({ "600000": [7.77, 7.8], "600001": [33.3, 33] }, [1, 1], [1, 1]);
    const execution = { ...FRICTIONLESS.execution, lot: 100 };
    const [first] = run(market, held([0.5, 0.5], false), { ...FRICTIONLESS, execution });
    [7.77, 33.3].forEach((price, j) => {
      const shares = (first.weights[j] * first.equity) / price;
      expect(Math.abs(shares / 100 - Math.round(shares / 100))).toBeLessThan(1e-9);
    });
  });

  test("purchases never spend more than the cash there is", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { market, strategy } = randomBook(seed);
        for (const { cash, margin } of run(
          market,
          { ...strategy, contractOn: () => null },
          { ...RUBBING, stockShare: 1 },
        )) {
          expect(cash + margin).toBeGreaterThan(-0.01);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("no look-ahead", () => {
  test("a shorter panel gives the same days", () => {
    const { market, strategy } = randomBook(77);
    const whole = run(market, strategy, RUBBING);
    const width = market.panel.codes.length;
    const cut = (values: Float64Array) => values.slice(0, 15 * width);
    const { panel } = market;
    const shorter: NeutralMarket = {
      ...market,
      panel: {
        ...panel,
        days: panel.days.slice(0, 15),
        close: cut(panel.close),
        volume: cut(panel.volume),
        amount: cut(panel.amount),
        turnover: cut(panel.turnover),
      },
      index: market.index.slice(0, 15),
      contracts: market.contracts.slice(0, 15),
    };
    expect(run(shorter, strategy, RUBBING)).toEqual(whole.slice(0, 15));
  });
});

test("a contract whose margin and fee are known has these, whatever the settings say", () => {
  const plain = neutralMarket({ "600000": [10, 10] }, [5000, 5000], [5000, 5000]);
  const known = (terms: { marginRate?: number; fee?: number }): NeutralMarket => ({
    ...plain,
    contracts: plain.contracts.map((day) => new Map([...day].map(([symbol, one]) => [symbol, { ...one, ...terms }]))),
  });
  const [usual] = run(plain, held([1]));
  const [margined] = run(known({ marginRate: 0.2 }), held([1]));
  expect(usual.margin).toBeCloseTo(0.12 * Math.abs(usual.futuresNotional), 6);
  expect(margined.margin).toBeCloseTo(0.2 * Math.abs(usual.futuresNotional), 6);
  expect(margined.cash + margined.margin).toBeCloseTo(usual.cash + usual.margin, 6);
  const [charged] = run(known({ fee: 0.001 }), held([1]));
  expect(usual.equity - charged.equity).toBeCloseTo(0.001 * Math.abs(usual.futuresNotional), 1);
});

test.each<[string, Partial<NeutralSettings>, number, string]>([
  ["no capital", { capital: 0 }, 0, "capital is 0; expected yuan above 0"],
  ["a start beyond the panel", {}, 9, "days are 9 to 1; expected places 0 to 1 of the panel, in order"],
])("%s is told", (_, part, start, message) => {
  const market = neutralMarket({ "600000": [1, 1] }, [1, 1], [1, 1]);
  expect(() => run(market, held([1]), { ...FRICTIONLESS, ...part }, start)).toThrow(new InputError(message));
});
