import type { AbsentFactor, FactorDay, FactorSummary, IndustryReturn } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import type { StyleName } from "../../domain/factors/index.ts";
import { mean } from "../../numerics/moments.ts";
import { orNull } from "./answer.ts";
import type { FactorHistoryDay } from "./factor-history.ts";
import { absenceReason } from "./factor-notes.ts";

/** A |t| above this counts as significant. */
const SIGNIFICANT = 2;

export function dayAnswer(day: FactorHistoryDay, days: Int32Array): FactorDay {
  return {
    date: formatDay(days[day.t]),
    returns: Object.fromEntries(day.returns),
    tValues: Object.fromEntries(day.tValues),
    country: day.country,
    r2: day.r2,
    stocks: day.stocks,
    smallMinusBig: orNull(day.smallMinusBig),
  };
}

/** A factor over the days that have it; nothing where none has. */
export function summaryOf(factor: StyleName, answered: readonly FactorHistoryDay[]): FactorSummary[] {
  const known = answered.filter(({ returns }) => returns.has(factor));
  if (known.length === 0) return [];
  const sizes = known.map(({ tValues }) => Math.abs(tValues.get(factor) ?? Number.NaN));
  return [
    {
      factor,
      days: known.length,
      totalReturn: known.reduce((sum, { returns }) => sum + (returns.get(factor) ?? 0), 0),
      meanAbsoluteT: mean(sizes),
      significantShare: mean(sizes.map((size) => (size > SIGNIFICANT ? 1 : 0))),
    },
  ];
}

/** Returns of industries over the days, highest first. */
export function industryReturns(answered: readonly FactorHistoryDay[]): IndustryReturn[] {
  const found = new Map<string, IndustryReturn>();
  for (const { industries } of answered) {
    for (const [name, { totalReturn, stocks }] of industries) {
      const before = found.get(name);
      found.set(name, {
        industry: name === "" ? null : name,
        stocks,
        days: 1 + (before?.days ?? 0),
        totalReturn: totalReturn + (before?.totalReturn ?? 0),
      });
    }
  }
  return [...found.values()].sort((a, b) => b.totalReturn - a.totalReturn);
}

/** Why a factor is absent, as of the last day answered that lacks it, and the first day of `all` that has it. */
export function absentAnswer(
  factor: StyleName,
  answered: readonly FactorHistoryDay[],
  all: readonly FactorHistoryDay[],
  days: Int32Array,
): AbsentFactor[] {
  const lacking = answered.findLast(({ causes }) => causes.has(factor));
  const cause = lacking?.causes.get(factor);
  if (cause === undefined) return [];
  const first = all.find(({ returns }) => returns.has(factor));
  return [
    { factor, reason: absenceReason(factor, cause), from: first === undefined ? null : formatDay(days[first.t]) },
  ];
}
