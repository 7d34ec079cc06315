import { type Evidence, Overview } from "../../src/contract.ts";

const FROZEN = { kind: "frozen", asOf: "2024-01-05" } as const;

function evidence(
  indicator: Evidence["indicator"],
  verdict: Evidence["verdict"],
  value: number | null,
  previous: number | null,
  range: readonly [number, number] | null,
): Evidence {
  const reference = range ? { low: range[0], high: range[1], ...FROZEN } : null;
  return { indicator, value, previous, reference, verdict };
}

const DATES = ["2024-01-31", "2024-02-01", "2024-02-02", "2024-02-05", "2024-02-06", "2024-02-07"];

/** The evening of 2024-02-07 with recorded figures, cut to six days of history. */
export function eveningOfUnwinding(): Overview {
  const product = (basis: number[], openInterest: number[]) => ({
    basis,
    bandLow: [-0.14, -0.14, -0.145, -0.15, -0.15, -0.15],
    bandHigh: [0.011, 0.011, 0.011, 0.011, 0.011, 0.011],
    frozenLow: Array(6).fill(-0.0769),
    frozenHigh: Array(6).fill(0.0116),
    openInterest,
  });
  return Overview.parse({
    date: "2024-02-07",
    firstDate: "2023-10-09",
    lastDate: "2024-04-30",
    day: {
      date: "2024-02-07",
      stage: "unwinding",
      dayInStage: 2,
      side: "discount",
      evidence: [
        evidence("imBasis", "normal", 0.00155, -0.0307, [-0.0769, 0.0116]),
        evidence("icBasis", "stretched", 0.0259, -0.0049, [-0.0535, 0.021]),
        evidence("imBasisChange2d", "extreme", 0.4677, 0.192, [-0.0428, 0.0409]),
        evidence("imOpenInterestChange2d", "extreme", -0.115, -0.03, [-0.0222, 0.0589]),
        evidence("microReturn", "extreme", -0.0924, -0.04, [-0.0183, 0.0195]),
        evidence("microDrawdown", "extreme", -0.4673, -0.4131, [-0.0415, 0]),
        evidence("limitDownShare", "absent", null, null, null),
        evidence("crowding", "absent", null, null, null),
      ],
    },
    episode: {
      start: "2024-01-08",
      side: "discount",
      trough: "2024-02-05",
      naiveClears: ["2024-01-25", "2024-02-06"],
      naiveDetail: [
        {
          date: "2024-02-06",
          products: [
            { product: "IC", basis: -0.0049 },
            { product: "IM", basis: -0.0307 },
          ],
          fallAfter: -0.0924,
        },
      ],
      clear: { trailing: { IC: null, IM: null }, frozen: { IC: null, IM: null } },
      end: null,
      endedBy: null,
      frozenBand: { IC: { low: -0.0535, high: 0.021 }, IM: { low: -0.0769, high: 0.0116 } },
    },
    adjusted: false,
    facts: {
      imBasis: 0.00155,
      imBasis2dAgo: -0.4662,
      icBasis: 0.0259,
      icBasis2dAgo: -0.3155,
      imOpenInterest: 284_483,
      imOpenInterestChange2d: -0.115,
      microReturn: -0.0924,
      microReturn2d: -0.1287,
      csi300Return: 0.0096,
      csi300Return2d: 0.0447,
      limitDownShare: null,
      imBasisRank: 350,
      imBasisSince: "2024-02-06",
      imBasisFrom: "2022-07-22",
    },
    changes: [
      { indicator: "icBasis", from: -0.0049, to: 0.0259, direction: "up" },
      { indicator: "imOpenInterest", from: 306_128, to: 284_483, direction: "down" },
      { indicator: "microReturn", from: -0.04, to: -0.0924, direction: "down" },
      { indicator: "microDrawdown", from: -0.4131, to: -0.4673, direction: "down" },
      { indicator: "limitDownShare", from: 0.027, to: null, direction: "same" },
      { indicator: "stage", from: "unwinding", to: "unwinding", direction: "same" },
    ],
    clearNeeds: [
      { condition: "icInFrozenBand", done: 0, need: 5 },
      { condition: "imInFrozenBand", done: 2, need: 5 },
      { condition: "smallCapsHold", done: 0, need: 5 },
      { condition: "openInterestSteady", done: 0, need: 3 },
      { condition: "limitDownRare", done: null, need: 5 },
    ],
    ribbon: [
      { stage: "cascade", side: "discount", from: "2024-01-31", to: "2024-02-05" },
      { stage: "unwinding", side: "discount", from: "2024-02-06", to: "2024-02-07" },
    ],
    series: {
      dates: DATES,
      IM: product(
        [-0.184, -0.175, -0.223, -0.466, -0.0307, 0.00155],
        [305_000, 310_000, 316_000, 321_454, 306_128, 284_483],
      ),
      IC: product(
        [-0.138, -0.128, -0.183, -0.3155, -0.0049, 0.0259],
        [262_000, 267_000, 271_000, 285_000, 290_000, 288_000],
      ),
      micro: [222_000, 212_000, 199_000, 178_607, 171_480, 155_633],
      csi300: [3215.4, 3208.6, 3179.6, 3200.4, 3311.7, 3343.6],
    },
    events: [{ date: "2024-02-06", zh: "汇金增持", en: "Huijin buys ETFs" }],
    snowballs: null,
    notes: [],
  });
}

/** What followed: the same series two days on. */
export function laterEvening(): Overview {
  const evening = eveningOfUnwinding();
  const { series } = evening;
  const longer = (values: readonly (number | null)[], next: number[]) => [...values, ...next];
  const product = (name: "IM" | "IC") => ({
    ...series[name],
    basis: longer(series[name].basis, [-0.032, -0.164]),
    bandLow: longer(series[name].bandLow, [-0.16, -0.17]),
    bandHigh: longer(series[name].bandHigh, [0.01, 0.01]),
    frozenLow: longer(series[name].frozenLow, [-0.0769, -0.0769]),
    frozenHigh: longer(series[name].frozenHigh, [0.0116, 0.0116]),
    openInterest: longer(series[name].openInterest, [283_000, 270_000]),
  });
  return {
    ...evening,
    date: "2024-02-19",
    ribbon: [...evening.ribbon, { stage: "strained", side: "discount", from: "2024-02-08", to: "2024-02-19" }],
    series: {
      dates: [...series.dates, "2024-02-08", "2024-02-19"],
      IM: product("IM"),
      IC: product("IC"),
      micro: longer(series.micro, [172_000, 182_000]),
      csi300: longer(series.csi300, [3364.9, 3403.8]),
    },
  };
}
