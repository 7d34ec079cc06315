import type { DmaAnswer, DmaAnswerDay } from "../../src/contract.ts";
import { formatDay, parseDay, tradingDays } from "../../src/domain/calendar/index.ts";

const LINES = { warning: 0.8, call: 0.65, forced: 0.5 };

/** A made-up account through February 2024: the spread loses 13% by 02-07 and wins half of it back; sold once when forced. */
export function madeUpAccount(leverage: number, changes: Partial<DmaAnswer> = {}): DmaAnswer {
  const dates = [...tradingDays(parseDay("2023-12-29"), parseDay("2024-03-29"))].map(formatDay);
  const bottom = dates.indexOf("2024-02-07");
  let stocks = leverage;
  const days = dates.map((date, i): DmaAnswerDay => {
    const spread = i <= bottom ? (-0.13 * i) / bottom : -0.13 + (0.065 * (i - bottom)) / (dates.length - bottom);
    const equity = 1 + leverage * spread;
    const ratio = equity / leverage;
    const event = equity <= 0 ? "wiped-out" : eventOf(ratio * leverage);
    const sold = event === "forced-sale" ? stocks / 2 : 0;
    stocks -= sold;
    return {
      date,
      equity,
      leverage: equity > 0 ? stocks / equity : null,
      marginRatio: stocks > 0 ? ratio : null,
      event,
      stocks,
      short: stocks,
      futuresCash: 0,
      borrowed: leverage - 1,
      sold,
      carriedOver: 0,
      boughtBack: sold,
      broughtIn: 0,
      interest: 0,
      saleLoss: 0.001 * sold,
      stockReturn: i === 0 ? null : -0.01,
      shortReturn: i === 0 ? null : 0.01,
      locked: 0.1,
    };
  });
  const first = (event: DmaAnswerDay["event"]) => days.find((day) => day.event === event)?.date ?? null;
  const lowest = days.reduce((low, day) => (day.equity < low.equity ? day : low));
  return {
    from: dates[0],
    to: dates[dates.length - 1],
    leverage,
    ratios: {
      entry: 1 / leverage,
      warning: LINES.warning / leverage,
      call: LINES.call / leverage,
      forced: LINES.forced / leverage,
    },
    requirement: "entry",
    basket: [{ name: "micro", weight: 1 }],
    short: [{ name: "IM", weight: 1 }],
    days,
    firstWarning: first("warning"),
    firstCall: first("call"),
    firstForcedSale: first("forced-sale"),
    firstFuturesCall: null,
    firstSqueeze: null,
    wipedOut: first("wiped-out"),
    lowest: { date: lowest.date, equity: lowest.equity },
    leftAlone: { wipedOut: null, endEquity: 0.8, lowest: { date: lowest.date, equity: -0.03 } },
    survivable: null,
    notes: [{ zh: "编造的账户。", en: "A made-up account." }],
    ...changes,
  };
}

function eventOf(equity: number): DmaAnswerDay["event"] {
  if (equity < LINES.forced) return "forced-sale";
  if (equity < LINES.call) return "call";
  return equity < LINES.warning ? "warning" : "none";
}

const bound = (name: "history" | "opposite-limits" | "own-impact", value: number | null) => ({
  name,
  value,
  low: value,
  high: value,
});

/** What survives the made-up days, with three bounds of which the second binds. */
export const MADE_UP_SURVIVABLE: NonNullable<DmaAnswer["survivable"]> = {
  thisPath: 1.59,
  knownAtEntry: {
    value: 0.92,
    low: 0.92,
    high: 0.92,
    binding: "opposite-limits",
    bounds: [bound("history", 4.17), bound("opposite-limits", 0.92), bound("own-impact", null)],
    historyFrom: "2022-07-22",
    historyDays: 351,
    tail: {
      horizon: 5,
      level: 0.99,
      losses: 347,
      exceedances: 35,
      threshold: 0.017,
      xi: -0.2,
      beta: 0.01,
      valueAtRisk: { value: 0.036, low: 0.026, high: 0.045 },
      expectedShortfall: { value: 0.041, low: 0.028, high: 0.05 },
      worst: 0.0435,
    },
  },
};
