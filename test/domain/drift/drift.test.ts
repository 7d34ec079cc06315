import { describe, expect, test } from "vitest";
import {
  DRIFT_DEFAULTS,
  type Drift,
  type DriftOptions,
  type StyleMarket,
  styleDrift,
} from "../../../src/domain/drift/index.ts";
import { type MadeUpStyle, madeUpFund, madeUpStyles } from "../../support/made-up-fund.ts";

const DAYS = 460;
const CHANGE = 260;
const options = (more: Partial<DriftOptions> = {}): DriftOptions => ({ ...DRIFT_DEFAULTS, draws: 20, ...more });

const changing =
  (before: MadeUpStyle, after: MadeUpStyle) =>
  (place: number): MadeUpStyle =>
    place < CHANGE ? before : after;

/** Largest error of any weight on the last day. */
function lastError({ days }: Drift, weights: readonly number[]): number {
  return Math.max(...weights.map((weight, k) => Math.abs(days[days.length - 1].weights[k] - weight)));
}

/** Places of the market on which the new styles were found to begin. */
const dated = ({ alarms }: Drift) => alarms.map(({ redated }) => redated + 1);

const BEFORE = [0, 1, 0, 0, 0];
const AFTER = [0, 0.6, 0, 0, 0.4];

describe("a fund with a change of style", () => {
  test.each([
    ["long only", {}, 10],
    ["long only and noisy", {}, 20],
    ["hedged with IC", { ic: 1 }, 10],
    ["hedged with IM", { im: 1 }, 10],
    ["four fifths in stocks, hedged with IC", { ic: 0.8, scale: 0.8 }, 10],
  ])("%s: weights within 0.10, dated within 20 days", (_, { scale = 1, ...sold }: MadeUpStyleSold, noise) => {
    for (let seed = 1; seed <= 3; seed++) {
      const market = madeUpStyles(DAYS, seed);
      const times = (weights: readonly number[]) => weights.map((weight) => scale * weight);
      const style = changing({ weights: times(BEFORE), ...sold }, { weights: times(AFTER), ...sold });
      const drift = styleDrift(madeUpFund(market, style, noise, 100 + seed), market, options());
      expect(lastError(drift, times(AFTER))).toBeLessThan(0.1);
      expect(dated(drift)).toHaveLength(1);
      expect(Math.abs(dated(drift)[0] - CHANGE)).toBeLessThanOrEqual(20);
    }
  });

  test("hedged by the index itself, without a basis: read as stocks of the whole capital", () => {
    const market = madeUpStyles(DAYS, 4);
    const style = changing(
      { weights: [0.2, 0.3, 0.5, 0, 0], index500: 1 },
      { weights: [0, 0.4, 0.2, 0, 0.4], index500: 1 },
    );
    const drift = styleDrift(madeUpFund(market, style, 10, 5), market, options());
    expect(new Set(drift.days.map(({ hedgedWith }) => hedgedWith))).toEqual(new Set(["500"]));
    expect(lastError(drift, [0, 0.4, 0.2, 0, 0.4])).toBeLessThan(0.1);
    expect(Math.abs(dated(drift)[0] - CHANGE)).toBeLessThanOrEqual(20);
  });

  test("a gradual drift ends at its new weights", () => {
    const market = madeUpStyles(DAYS, 6);
    const style = (place: number): MadeUpStyle => {
      const done = Math.min(1, Math.max(0, (place - 150) / 120));
      return { weights: BEFORE.map((weight, k) => weight + done * (AFTER[k] - weight)) };
    };
    const drift = styleDrift(madeUpFund(market, style, 10, 7), market, options());
    expect(lastError(drift, AFTER)).toBeLessThan(0.1);
    for (const place of dated(drift)) expect(place >= 150 && place <= 290).toBe(true);
  });

  test("a fund that takes up a hedge is read with it from then on", () => {
    const market = madeUpStyles(DAYS, 8);
    const weights = [0, 0.6, 0.4, 0, 0];
    const drift = styleDrift(madeUpFund(market, changing({ weights }, { weights, ic: 1 }), 10, 9), market, options());
    console.log(
      drift.alarms.map((a) => [a.at, a.detected, a.statistic]),
      [...new Set(drift.days.map((d) => d.hedgedWith))],
      drift.days.at(-1),
    );
    expect(drift.days[0].hedgedWith).toBe("none");
    expect(drift.days.at(-1)!.hedgedWith).toBe("IC");
    expect(lastError(drift, weights)).toBeLessThan(0.1);
  });
});

type MadeUpStyleSold = { ic?: number; im?: number; scale?: number };

describe("an unchanged fund", () => {
  const weights = [0.1, 0.4, 0.3, 0.1, 0.1];

  test("raises an alarm in about one of twenty runs of 500 days: at most 4 of 30", () => {
    let alarms = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const market = madeUpStyles(501, 40 + seed);
      const nav = madeUpFund(market, () => ({ weights }), 10, 400 + seed);
      alarms += styleDrift(nav, market, options({ draws: 1, hedge: "none" })).alarms.length > 0 ? 1 : 0;
    }
    // Four or fewer of thirty at a true rate of 5%: probability 98%.
    expect(alarms).toBeLessThanOrEqual(4);
  }, 60_000);

  test("has its true weights inside the 90% bands on most days", () => {
    let inside = 0;
    let all = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const market = madeUpStyles(200, 70 + seed);
      const { days } = styleDrift(
        madeUpFund(market, () => ({ weights }), 10, 700 + seed),
        market,
        options({ draws: 100 }),
      );
      const last = days[days.length - 1];
      all += weights.length;
      inside += weights.filter((weight, k) => weight >= last.low[k] && weight <= last.high[k]).length;
    }
    expect(inside / all).toBeGreaterThan(0.78);
  });

  test("shows its weights, its cash and no hedge", () => {
    const market = madeUpStyles(320, 11);
    const half = weights.map((weight) => weight / 2);
    const drift = styleDrift(
      madeUpFund(market, () => ({ weights: half }), 3, 12),
      market,
      options(),
    );
    const last = drift.days.at(-1)!;
    expect(lastError(drift, half)).toBeLessThan(0.05);
    expect(last.hedgedWith).toBe("none");
    expect(last.hedge).toBe(0);
    expect(last.r2).toBeGreaterThan(0.99);
    expect(last.residualDeviation).toBeCloseTo(0.0003, 4);
  });

  test("that holds futures in place of stocks has a basis beta of 1", () => {
    const market = madeUpStyles(320, 13);
    const style = { weights: [0, 0, 0, 0, 0], ic: -1 };
    const last = styleDrift(
      madeUpFund(market, () => style, 3, 14),
      market,
      options(),
    ).days.at(-1)!;
    expect(last.basis.IC + last.basis.IM).toBeCloseTo(1, 1);
    expect(last.weights[1]).toBeCloseTo(1, 1);
  });
});

describe("the figures of a day", () => {
  const market = madeUpStyles(300, 21);
  const style = (place: number): MadeUpStyle => ({ weights: place < 150 ? BEFORE : AFTER, ic: 1 });
  const nav = madeUpFund(market, style, 8, 22);
  const whole = styleDrift(nav, market, options());

  test.each([100, 165, 220])("are the same, bands too, where the file ends on place %i", (end) => {
    const cut = styleDrift({ days: nav.days.slice(0, end), values: nav.values.slice(0, end) }, market, options());
    expect(cut.days).toEqual(whole.days.slice(0, cut.days.length));
    expect(cut.alarms.map(({ at, detected }) => [at, detected])).toEqual(
      whole.alarms.filter(({ detected }) => detected < end - 1).map(({ at, detected }) => [at, detected]),
    );
  });

  test("are the same from the same seed, and their bands differ from another", () => {
    expect(styleDrift(nav, market, options()).days).toEqual(whole.days);
    const other = styleDrift(nav, market, options({ seed: 2 })).days;
    expect(other.map(({ weights }) => weights)).toEqual(whole.days.map(({ weights }) => weights));
    expect(other.map(({ high }) => high)).not.toEqual(whole.days.map(({ high }) => high));
  });

  test("obey what a fund can hold", () => {
    for (const { weights, low, high, hedge } of whole.days) {
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(1 + 1e-9);
      expect(hedge).toBeGreaterThan(-1e-9);
      weights.forEach((weight, k) => {
        expect(weight).toBeGreaterThan(-1e-9);
        expect(low[k] <= weight && weight <= high[k]).toBe(true);
      });
    }
  });

  test("follow later returns more closely with a half-life", () => {
    const drifting = madeUpFund(market, (place) => ({ weights: [0, 1 - place / 600, 0, 0, place / 600] }), 5, 23);
    const error = (halfLife: number | null) =>
      Math.abs(styleDrift(drifting, market, options({ halfLife })).days.at(-1)!.weights[4] - 0.5);
    expect(error(20)).toBeLessThan(error(null));
  });
});

describe("net values a week apart", () => {
  test("are read on returns over the same weeks", () => {
    const market = madeUpStyles(1200, 31);
    const daily = madeUpFund(market, () => ({ weights: [0, 0.5, 0.2, 0, 0.3] }), 5, 32);
    const places = Array.from({ length: 240 }, (_, i) => 5 * i);
    const nav = {
      days: Int32Array.from(places, (i) => daily.days[i]),
      values: Float64Array.from(places, (i) => daily.values[i]),
    };
    const drift = styleDrift(nav, market, options());
    expect(drift.sampling).toBe("weekly");
    expect(drift.window).toBe(104);
    expect(lastError(drift, [0, 0.5, 0.2, 0, 0.3])).toBeLessThan(0.1);
  });
});

describe("what cannot be answered", () => {
  const market = madeUpStyles(200, 41);
  const nav = madeUpFund(market, () => ({ weights: [1, 0, 0, 0, 0] }), 5, 42);

  test("too few net values: how many are needed is said", () => {
    const short = { days: nav.days.slice(0, 40), values: nav.values.slice(0, 40) };
    expect(() => styleDrift(short, market, options())).toThrow(
      "the net values make 39 daily returns on days with index closes; expected at least 60",
    );
  });

  test("no day in common with the indices", () => {
    const late = { ...nav, days: nav.days.map((day) => day + 3000) };
    expect(() => styleDrift(late, market, options())).toThrow(/no interval in common/);
  });

  test("a hedge whose future is not loaded", () => {
    const bare: StyleMarket = { ...market, futures: {} };
    expect(() => styleDrift(nav, bare, options({ hedge: "IM" }))).toThrow(
      /hedge is IM.*expected one of auto, none, 500, 1000/,
    );
    expect(styleDrift(nav, bare, options()).days.at(-1)!.basis).toEqual({ IC: 0, IM: 0 });
  });

  test("an index that is not loaded leaves the others, and gaps leave their intervals out", () => {
    const { "932000.CSI": _gone, ...closes } = market.closes;
    const holed = { ...closes, micro: closes.micro!.map((close, i) => (i === 90 ? Number.NaN : close)) };
    const drift = styleDrift(nav, { ...market, closes: holed }, options());
    expect(drift.seen.codes).toEqual(["000300.SH", "000905.SH", "000852.SH", "micro"]);
    expect(drift.seen.uncovered).toBe(2);
    expect(drift.days.at(-1)!.weights[0]).toBeGreaterThan(0.95);
  });
});
