import { describe, expect, test } from "vitest";
import { formatDay } from "../../../src/domain/calendar/index.ts";
import {
  type DmaDay,
  type DmaTerms,
  isUnmet,
  largestLeverage,
  replayDma,
  stretchOf,
  survives,
  USUAL_DMA_TERMS,
  USUAL_FUTURES_CASH,
  unsellableShare,
} from "../../../src/domain/dma/index.ts";
import { sizeIndices } from "../../../src/domain/indices/index.ts";
import { recordedPath } from "../../support/recorded-dma.ts";
import { sharedDataAbsent } from "../../support/shared-data.ts";
import { recordedStocks } from "../../support/shared-stocks.ts";

/** No financing, no calls, no costs. */
const BARE: DmaTerms = { ...USUAL_DMA_TERMS, financingRate: 0, calls: false, saleCost: 0 };
const LADDER = { "000905.SH": 0.05, "000852.SH": 0.2, "932000.CSI": 0.45, "8841431.WI": 0.3 };
const MICRO = { "8841431.WI": 1 };
const IM2403 = { IM2403: 1 };

function on(days: readonly DmaDay[], date: string): DmaDay {
  return days.find(({ day }) => formatDay(day) === date)!;
}

describe.skipIf(sharedDataAbsent)("the recorded crash at leverage 4", () => {
  const short = { IC2403: 0.45, IM2403: 0.55 };

  test.each<["daily" | "fixed", number, number, number]>([
    ["daily", 0.755, 0.462, 0.243],
    ["fixed", 0.759, 0.435, 0.183],
  ])("basket of 500/1000/2000/micro, lots %s: equity on 02-05, 06, 07 as computed elsewhere", (setting, ...known) => {
    const path = recordedPath(LADDER, short, "2023-12-29", "2024-03-15", setting);
    const days = replayDma(path, { ...BARE, short: setting });
    const equity = ["2024-02-05", "2024-02-06", "2024-02-07"].map((date) => on(days, date).equity);
    equity.forEach((value, i) => {
      expect(Math.abs(value - known[i])).toBeLessThan(0.002);
    });
  });

  test("a micro-cap basket against IM2403 ends below zero on 02-07 where nobody sells it in time", () => {
    const path = recordedPath(MICRO, IM2403, "2023-12-29", "2024-02-07");
    expect(on(replayDma(path, BARE), "2024-02-07").equity).toBeLessThan(0);
  });

  test.each(["entry", "current"] as const)(
    "it is called on 02-06, whatever the requirement is on (%s)",
    (requirementOn) => {
      const path = recordedPath(MICRO, IM2403, "2023-12-29", "2024-02-08");
      const days = replayDma(path, { ...USUAL_DMA_TERMS, requirementOn });
      const first = days.find(({ event }) => event === "call" || isUnmet({ event } as DmaDay))!;
      expect(formatDay(first.day)).toBe("2024-02-06");
    },
  );

  test("on the notional of entry stocks are sold on 02-06 and something is left; on the current value the call comes too late", () => {
    const path = recordedPath(MICRO, IM2403, "2023-12-29", "2024-02-08");
    const entry = replayDma(path, { ...USUAL_DMA_TERMS, requirementOn: "entry" });
    expect(on(entry, "2024-02-06").event).toBe("forced-sale");
    expect(entry.at(-1)!.equity).toBeGreaterThan(0);
    const current = replayDma(path, { ...USUAL_DMA_TERMS, requirementOn: "current" });
    expect(on(current, "2024-02-06").event).toBe("call");
    expect(on(current, "2024-02-07").event).toBe("wiped-out");
  });

  test("the leverage that survives lives through, a little more does not, and it is well below 4", () => {
    const path = recordedPath(MICRO, IM2403, "2023-12-29", "2024-03-15");
    const leverage = largestLeverage(path, USUAL_DMA_TERMS);
    expect(leverage).toBeGreaterThan(1);
    expect(leverage).toBeLessThan(2.5);
    expect(survives(path, { ...USUAL_DMA_TERMS, leverage })).toBe(true);
    expect(survives(path, { ...USUAL_DMA_TERMS, leverage: leverage + 0.001 })).toBe(false);
  });
});

describe.skipIf(sharedDataAbsent)("the smallest 400 recorded stocks in equal parts against IM2403", () => {
  const path = () => {
    const { panel, stocks } = recordedStocks();
    const { returns } = sizeIndices(panel, stocks, { microSize: 400 }).micro;
    const locked = unsellableShare(panel, stocks, 400);
    const indices = recordedPath(MICRO, IM2403, "2023-12-29", "2024-02-08");
    const at = Array.from(indices.days, (day) => panel.days.indexOf(day));
    return {
      ...indices,
      stockReturns: Float64Array.from(at, (t) => returns[t]),
      locked: Float64Array.from(at, (t) => locked[t]),
    };
  };

  test("lose 4.6%, 16.9% and 14.1% of the notional in three days; at leverage 4 that is a call on 02-06 and less than nothing on 02-07", () => {
    const recorded = path();
    const places = [-4, -3, -2].map((k) => recorded.days.length + k);
    const spread = places.map((t) => recorded.stockReturns[t] - recorded.shortReturns[t]);
    [-0.046, -0.169, -0.141].forEach((known, i) => {
      expect(Math.abs(spread[i] - known)).toBeLessThan(0.005);
    });
    // Entered at the end of 2023 without interest it ends at 0.000003; the interest of 3.5% a year takes it below zero.
    expect(on(replayDma(recorded, { ...USUAL_DMA_TERMS, calls: false }), "2024-02-07").equity).toBeLessThan(0);
    const called = replayDma(recorded, USUAL_DMA_TERMS).find(
      ({ event }) => event === "call" || event === "forced-sale",
    );
    expect(formatDay(called!.day)).toBe("2024-02-06");
    // Two in five were locked limit-down on 02-05, few on the days after.
    expect(recorded.locked[places[0]]).toBeGreaterThan(0.25);
    expect(recorded.locked[places[1]]).toBeLessThan(0.25);
  });
});

describe.skipIf(sharedDataAbsent)("the recorded rally of autumn 2024", () => {
  const path = () => recordedPath(MICRO, { IM2412: 1 }, "2024-08-30", "2024-10-31");

  const own = { ...USUAL_DMA_TERMS, leverage: 1, futuresCash: USUAL_FUTURES_CASH };
  const days = (event: string, terms: DmaTerms) =>
    replayDma(path(), terms)
      .filter((day) => day.event === event)
      .map(({ day }) => formatDay(day));

  test("a futures account of its own is called day after day of the rise, and answers by selling stocks and buying back", () => {
    expect(days("futures-call", own)).toEqual(["2024-09-26", "2024-09-27", "2024-09-30", "2024-10-08"]);
    const replayed = replayDma(path(), own);
    const shortest = (date: string) => on(replayed, date).short / on(replayed, date).stocks;
    expect(shortest("2024-10-08")).toBeCloseTo(1, 9);
    expect(on(replayed, "2024-09-27").boughtBack).toBeGreaterThan(0.05);
  });

  test("a lean one is squeezed: contracts are bought back at the premium for lack of cash that arrives a day later", () => {
    const lean = { ...own, futuresCash: { share: 0.18, callAt: 0.16, cutAt: 0.14 } };
    const squeezed = days("squeezed", lean);
    expect(squeezed).toEqual(["2024-09-26", "2024-09-30"]);
  });

  test("where the broker lends what the short pays, only the spread counts", () => {
    const days = replayDma(path(), { ...USUAL_DMA_TERMS, leverage: 1 });
    expect(days.some(({ event }) => event === "squeezed" || event === "futures-call")).toBe(false);
  });
});

describe.skipIf(sharedDataAbsent)("no look-ahead", () => {
  test("cutting the path changes no day before the cut", () => {
    const path = recordedPath(MICRO, IM2403, "2023-12-29", "2024-03-15");
    const terms = { ...USUAL_DMA_TERMS, futuresCash: USUAL_FUTURES_CASH, reserve: 0.2 };
    const whole = replayDma(path, terms);
    for (const last of [5, 20, 27, 30, 45]) {
      expect(replayDma(stretchOf(path, 0, last), terms)).toEqual(whole.slice(0, last + 1));
    }
  });
});
