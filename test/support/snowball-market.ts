import type { BasisProduct, SnowballCluster, SnowballMarket } from "../../src/contract.ts";
import { formatDay, parseDay, tradingDays } from "../../src/domain/calendar/index.ts";

/**
 * A made-up answer to snowball-market, of the shape and the sizes of the real one: index paths that fall in steps, a note
 * a week, levels in bins of 50 points. The figures hang together (sums, signs, orders) but describe no market.
 */
export function madeUpMarket(date = "2024-01-19"): SnowballMarket {
  const parts = [indexPart("000852.SH", "IM", 6900, 0.23, date), indexPart("000905.SH", "IC", 6200, 0.19, date)];
  const sum = (value: (part: IndexPart) => number) => parts.reduce((total, part) => total + value(part), 0);
  const totals = parts.map(({ index, contracts, aliveCny, knockedInCny, spot }) => ({
    index,
    contracts,
    notionalCny: aliveCny + knockedInCny,
    aliveCny,
    knockedInCny,
    valueCny: (aliveCny + knockedInCny) * 0.9,
    deltaCny: aliveCny * 1.1 + knockedInCny * 0.8,
    deltaLots: (aliveCny * 1.1 + knockedInCny * 0.8) / (spot * 200),
    cappedDeltaCny: aliveCny + knockedInCny * 0.8,
    cappedDeltaLots: (aliveCny + knockedInCny * 0.8) / (spot * 200),
    gammaCnyPerPercent: -aliveCny * 0.03,
    gammaLotsPerPercent: (-aliveCny * 0.03) / (spot * 200),
    vegaCnyPerPoint: -aliveCny * 0.006,
  }));
  return {
    date,
    origin: "assumed",
    cap: 1.5,
    inputs: parts.map(({ inputs }) => inputs),
    statuses: [
      { status: "alive", contracts: sum((part) => part.contracts), notionalCny: sum((part) => part.aliveCny) },
      { status: "knocked-in", contracts: 20, notionalCny: sum((part) => part.knockedInCny) },
    ],
    totals,
    ladder: parts.flatMap(({ ladder }) => ladder),
    distances: [],
    clusters: parts.flatMap(({ clusters }) => clusters).sort((a, b) => b.aliveCny - a.aliveCny),
    nearest: parts.map(({ index, nearest }) => ({ index, cluster: nearest })),
    knockIns: parts.flatMap(({ index, aliveCny }) =>
      [5, 20, 60].map((days) => ({ index, days, expectedCny: aliveCny * days * 0.006, share: days * 0.006 })),
    ),
    knockOutDates: parts.flatMap(({ index, spot }) =>
      ["2024-01-26", "2024-02-02", "2024-02-08"].map((day, i) => ({
        date: day,
        index,
        contracts: 36 - i,
        notionalCny: 5e9 + i * 4e8,
        lowestBarrier: spot * 1.12,
        highestBarrier: spot * 1.4,
        atSpotCny: 0,
      })),
    ),
    flow: parts.map(({ index, product, points }) => ({
      index,
      product,
      passing: { lots: 40, cny: 4e7, cappedLots: 40, cappedCny: 4e7 },
      points,
    })),
    lastDay: parts.map((part) => lastDay(part, date)),
    notes: [{ zh: "该账簿为假设。", en: "The book is an assumption." }],
    assumptions: [
      {
        parameter: "outstanding",
        value: 216e9,
        name: { zh: "存续名义本金，元", en: "Notional outstanding, yuan" },
        source: "Huatai Futures 2024-01-17, CSRC-registered totals",
      },
      { parameter: "coupon", value: 0.15, name: { zh: "年化票息", en: "Annual coupon" }, source: null },
      {
        parameter: "knockIns",
        value: "75% 45, 80% 40, 70% 15",
        name: { zh: "敲入线及占比", en: "Knock-in ratios and their shares" },
        source: null,
      },
    ],
    checks: [
      {
        name: { zh: "中证1000 平均敲入价", en: "Mean knock-in, CSI 1000" },
        date: "2023-12-29",
        unit: "points",
        modelled: 5048.1,
        published: 4967,
        source: "CITIC Futures 2024-01-08",
      },
      {
        name: { zh: "当日新敲入", en: "Knocked in on the day" },
        date: "2024-01-22",
        unit: "cny",
        modelled: null,
        published: 3e10,
        source: "press",
      },
    ],
  };
}

type IndexPart = ReturnType<typeof indexPart>;

const WIDTH = 50;

function indexPart(index: string, product: string, start: number, fall: number, date: string) {
  const closes = madeUpCloses(start, fall, date).closes;
  const spot = closes[closes.length - 1];
  const bins = new Map<number, { aliveCny: number; knockedInCny: number; contracts: number }>();
  for (let i = 0; i < closes.length; i += 5) {
    const lowest = Math.min(...closes.slice(i));
    for (const [ratio, share] of [
      [0.75, 0.45],
      [0.8, 0.4],
      [0.7, 0.15],
    ]) {
      const level = closes[i] * ratio;
      const low = Math.floor(level / WIDTH) * WIDTH;
      const bin = bins.get(low) ?? { aliveCny: 0, knockedInCny: 0, contracts: 0 };
      bin.contracts += 1;
      if (lowest <= level) bin.knockedInCny += share * 1e9;
      else bin.aliveCny += share * 1e9;
      bins.set(low, bin);
    }
  }
  const rungs = [...bins].sort(([a], [b]) => a - b).map(([low, bin]) => ({ index, low, high: low + WIDTH, ...bin }));
  const aliveCny = rungs.reduce((sum, rung) => sum + rung.aliveCny, 0);
  const knockedInCny = rungs.reduce((sum, rung) => sum + rung.knockedInCny, 0);
  const clusters = rungs
    .filter((rung) => rung.aliveCny > 0)
    .map((rung): SnowballCluster => {
      const lots = Math.round((-rung.aliveCny * 1.6) / (spot * 200));
      const cappedLots = Math.round((-rung.aliveCny * 0.6) / (spot * 200));
      return {
        index,
        low: rung.low,
        high: rung.high,
        level: rung.low + 25,
        contracts: rung.contracts,
        aliveCny: rung.aliveCny,
        share: rung.aliveCny / aliveCny,
        distance: 1 - (rung.low + 25) / spot,
        chances: [5, 20, 60].map((days) => ({ days, chance: Math.min(1, days * 0.006) })),
        cliff: { ...trade(lots, cappedLots, spot), ...shares(cappedLots) },
      };
    })
    .sort((a, b) => b.aliveCny - a.aliveCny)
    .slice(0, 5);
  const below = clusters.filter(({ distance }) => distance > 0);
  const points = Array.from({ length: 26 }, (_, i) => {
    const move = (i - 15) / 100;
    const to = spot * (1 + move);
    const passed = rungs.filter(({ low }) => low + 25 < spot && low + 25 >= to);
    const knockedIn = passed.reduce((sum, rung) => sum + rung.aliveCny, 0);
    const bought = (-move * aliveCny * 1.2) / (spot * 200);
    const lots = Math.round(bought - (knockedIn * 1.6) / (spot * 200));
    const cappedLots = Math.round(bought * 0.6 - (knockedIn * 0.6) / (spot * 200));
    return {
      move,
      price: to,
      knockedInCny: knockedIn,
      knockedOutCny: 0,
      ...trade(lots, cappedLots, spot),
      ...shares(cappedLots),
    };
  });
  const inputs = {
    index,
    product,
    multiplier: 200,
    spot,
    move: -0.0127,
    volatility: product === "IM" ? 0.2247 : 0.1923,
    volatilityFrom: "ewma" as const,
    rate: 0.02,
    carryFrom: "futures" as const,
    carryOneYear: 0.0712,
    carry: [{ symbol: `${product}2403`, tradingDays: 36, close: spot * 0.977, carry: 0.149 }],
    openInterest: 257_000,
    turnoverCny: 1.2e11,
  };
  const contracts = rungs.reduce((sum, rung) => sum + rung.contracts, 0);
  const nearest = below.length === 0 ? null : below.reduce((a, b) => (b.distance < a.distance ? b : a));
  const ladder = rungs.map(({ contracts: _, ...rung }) => rung);
  return { index, product, spot, inputs, contracts, aliveCny, knockedInCny, ladder, clusters, nearest, points };
}

function trade(lots: number, cappedLots: number, spot: number) {
  return { lots, cny: lots * spot * 200, cappedLots, cappedCny: cappedLots * spot * 200 };
}

function shares(cappedLots: number) {
  const ofOpenInterest = cappedLots / 257_000;
  return { ofOpenInterest, ofTurnover: null, cappedOfOpenInterest: ofOpenInterest, cappedOfTurnover: null };
}

function lastDay({ index, spot, points }: IndexPart, to: string) {
  const { move, price: _, ...point } = points.find((one) => Math.abs(one.move + 0.05) < 1e-9)!;
  const market = { openInterest: 257_000, openInterestChange: 15_800, turnoverCny: 1.97e11 };
  return {
    index,
    from: "2024-01-18",
    to,
    move: move - 0.0077 * (spot > 0 ? 1 : 0),
    ...point,
    ...market,
    basis: -0.327,
    basisBefore: -0.149,
  };
}

/** Closes of two years up to a date that rise a little, then fall by a share in waves. */
export function madeUpCloses(start: number, fall: number, date: string): { dates: string[]; closes: number[] } {
  const days = [...tradingDays(parseDay("2022-01-24"), parseDay(date))];
  const closes = days.map((_, i) => {
    const t = i / (days.length - 1);
    const trend = 1 + 0.06 * Math.sin(Math.PI * Math.min(1, t * 1.6)) - fall * Math.max(0, (t - 0.55) / 0.45) ** 1.6;
    const wave = 0.018 * Math.sin(t * 47) + 0.009 * Math.sin(t * 131 + 1) - 0.009 * Math.sin(132);
    return start * (trend + wave * (1 - t ** 30));
  });
  return { dates: days.map((day) => formatDay(day)), closes };
}

/** The same closes as the basis of the futures would know them. */
export function madeUpBasis(date = "2024-01-19"): BasisProduct[] {
  const none = { raw: null, adjusted: null };
  const product = (name: string, index: string, start: number, fall: number): BasisProduct => {
    const { dates, closes } = madeUpCloses(start, fall, date);
    const days = dates.map((day, i) => ({
      date: day,
      spot: closes[i],
      contracts: [],
      oiWeighted: null,
      oiWeightedAdjusted: null,
      oiWeightedExPost: null,
      oiWeightedTradingDays: null,
      near: none,
      next: none,
      quarter: none,
      constantMaturity: { days30: none, days60: none, days90: none },
      rolls: [],
      openInterest: null,
      percentile: null,
      percentiles: { oneYear: null, twoYears: null, fourYears: null },
      band: null,
      percentileAdjusted: null,
      bandAdjusted: null,
      recorded: false,
    }));
    return { product: name, index, days, hedgeCost: [], years: [] };
  };
  return [product("IM", "000852.SH", 6900, 0.23), product("IC", "000905.SH", 6200, 0.19)];
}
