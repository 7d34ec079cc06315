import type { MicrocapAnswer, MicrocapDay } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  type IndexReturns,
  levels,
  sizeIndices,
  type TradableOptions,
  type TradableReturns,
  tradableIndex,
  versionGap,
} from "../../domain/indices/index.ts";
import type { StockPanel } from "../../domain/market/panel.ts";
import { lowerBound } from "../../domain/market/series.ts";
import type { SizeGroup } from "../../domain/market/size-groups.ts";
import type { StockList } from "../../domain/market/stock-list.ts";
import { orNull, orNulls } from "./answer.ts";

/** Both versions of the micro-cap index and the size groups, by day of the panel they were built from. */
export interface BuiltIndices {
  readonly days: Int32Array;
  readonly groups: Readonly<Record<SizeGroup, IndexReturns>>;
  readonly tradable: TradableReturns;
}

export function buildIndices(panel: StockPanel, stocks: StockList, options: TradableOptions): BuiltIndices {
  return {
    days: panel.days,
    groups: sizeIndices(panel, stocks, options),
    tradable: tradableIndex(panel, stocks, options),
  };
}

/** Days of the panel that are answered: from `from` on, the panel's first day left out because nothing returns on it. */
export function answeredFrom({ days }: BuiltIndices, from: number | undefined): number {
  return Math.max(1, from === undefined ? 1 : lowerBound(days, from));
}

/** Returns and levels of both versions from place `start` on, the levels from 1000. */
export function dayAnswers({ days, groups, tradable }: BuiltIndices, start: number): MicrocapDay[] {
  const returns = groups.micro.returns.subarray(start);
  const tradableReturns = tradable.returns.subarray(start);
  const level = levels(returns);
  const tradableLevel = levels(tradableReturns);
  return Array.from(days.subarray(start), (day, i) => ({
    date: formatDay(day),
    return: orNull(returns[i]),
    tradableReturn: orNull(tradableReturns[i]),
    level: orNull(level[i]),
    tradableLevel: orNull(tradableLevel[i]),
    members: groups.micro.members[start + i],
  }));
}

export function gapAnswer({ groups, tradable }: BuiltIndices, start: number): MicrocapAnswer["gap"] {
  const gap = versionGap(groups.micro.returns.subarray(start), tradable.returns.subarray(start));
  return { total: orNull(gap.total), annualised: orNull(gap.annualised) };
}

/** Sizes that are answered, largest first. */
export const RUNGS = ["300", "500", "1000", "2000", "micro"] as const;

export function bucketAnswers({ groups }: BuiltIndices, start: number): MicrocapAnswer["buckets"] {
  return RUNGS.map((rung) => ({ rung, returns: orNulls(groups[rung].returns.subarray(start)) }));
}
