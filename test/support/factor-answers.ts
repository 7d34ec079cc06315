import type { FactorStudyAnswer, FactorsAnswer } from "../../src/contract.ts";
import { formatDay, parseDay, tradingDays } from "../../src/domain/calendar/index.ts";

const DATES = Array.from(tradingDays(parseDay("2023-12-01"), parseDay("2024-02-07")), formatDay);

/** Factor returns as a study answers them, made up: three factors, one of which begins late. */
export function madeUpFactors(changes: Partial<FactorsAnswer> = {}): FactorsAnswer {
  const days = DATES.map((date, t) => ({
    date,
    returns: { size: 0.001 * (t - 20), liquidity: -0.001, ...(t < 5 ? {} : { reversal: 0.0005 }) },
    tValues: { size: t - 20, liquidity: -2.5, ...(t < 5 ? {} : { reversal: 0.8 }) },
    country: 0.001,
    r2: 0.3 + 0.005 * t,
    stocks: 4900,
    smallMinusBig: -0.01,
  }));
  const total = days.reduce((sum, { returns }) => sum + returns.size, 0);
  const needs = { zh: "没有财务数据", en: "no accounts to make it from" };
  return {
    days,
    summary: [
      { factor: "size", days: days.length, totalReturn: total, meanAbsoluteT: 12, significantShare: 0.8 },
      { factor: "liquidity", days: days.length, totalReturn: -0.044, meanAbsoluteT: 2.5, significantShare: 1 },
      { factor: "reversal", days: days.length - 5, totalReturn: 0.02, meanAbsoluteT: 0.8, significantShare: 0 },
    ],
    industries: [{ industry: "银行", stocks: 42, days: days.length, totalReturn: 0.03 }],
    absent: [
      { factor: "reversal", reason: { zh: "至少需要 22 日", en: "needs 22 days" }, from: DATES[5] },
      { factor: "growth", reason: needs, from: null },
      { factor: "leverage", reason: needs, from: null },
    ],
    volatility: { size: 0.139, liquidity: 0.02, reversal: 0.039 },
    covariance: null,
    specificRisk: null,
    synthetic: false,
    notes: [{ zh: "口径说明。", en: "A note on the data." }],
    ...changes,
  };
}

/** The study of one factor as a study answers it, made up: three horizons, ten quantiles. */
export function madeUpStudy(changes: Partial<FactorStudyAnswer> = {}): FactorStudyAnswer {
  const groups = ["300", "500", "1000", "2000", "micro"].map((name, g) => ({
    name,
    meanRankIc: 0.03 - 0.01 * g,
    icStdDev: 0.2,
    tStat: 1.5 - g,
    stocks: 300,
  }));
  const quantileReturns = Array.from({ length: 10 }, (_, k) => (4.5 - k) * 0.0004);
  const horizon = (days: number) => ({
    days,
    observations: DATES.length - days,
    meanRankIc: -0.03 * Math.sqrt(days),
    icStdDev: 0.15,
    quantileReturns,
    tStat: -4,
    overlapTStat: -2.5,
    informationRatio: -0.2,
    positiveShare: 0.42,
    linear: { meanIc: -0.02, icStdDev: 0.1, tStat: -3 },
    longShort: -0.0036,
    stocks: 4950,
    lost: 3,
    tradable: { meanRankIc: -0.029, icStdDev: 0.15, quantileReturns, longShort: -0.0035, stocks: 4900 },
    bySize: groups,
    byIndustry: ["银行", "半导体"].map((name, g) => ({
      name,
      meanRankIc: 0.04 - 0.1 * g,
      icStdDev: 0.2,
      tStat: 1,
      stocks: 40,
    })),
  });
  return {
    factor: "size",
    factors: ["size", "liquidity"],
    from: DATES[0],
    to: DATES[DATES.length - 1],
    asOf: DATES[DATES.length - 1],
    quantiles: 10,
    synthetic: false,
    horizons: [1, 5, 20].map(horizon),
    turnover: [1, 5, 20].map((days) => ({ days, top: 0.01, bottom: 0.02, autocorrelation: 0.999 })),
    longShort: DATES.slice(1).map((date, i) => ({ date, return: -0.002, cumulative: 0.998 ** (i + 1) - 1 })),
    daily: DATES.map((date, t) => ({
      date,
      stocks: 4950,
      rankIcs: [1, 5, 20].map((days) => (t + days < DATES.length ? 0.3 * Math.sin(t) : null)),
    })),
    untradable: { lockedUp: 40, lockedDown: 102, suspended: 20, judgedByRange: 0.74 },
    notes: [],
    ...changes,
  };
}
