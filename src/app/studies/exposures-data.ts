import { MISSING_DAY, type Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import type { FactorMarket } from "../../domain/factors/index.ts";
import type { SizeGroup } from "../../domain/market/size-groups.ts";
import type { ExposuresParams } from "./exposures.ts";
import { loadFactorMarket, simulateFactorMarket } from "./factor-market-data.ts";
import { listOn, loadMemberLists } from "./index-members.ts";

/** Indices that a portfolio can be compared with, and the ranks that stand in where no members are loaded. */
const STAND_INS = { "000300.SH": "300", "000905.SH": "500", "000852.SH": "1000" } as const satisfies Record<
  string,
  SizeGroup
>;
export type BenchmarkIndex = keyof typeof STAND_INS;
export const BENCHMARKS = Object.keys(STAND_INS) as [BenchmarkIndex, ...BenchmarkIndex[]];

export interface PortfolioMarket extends FactorMarket {
  /** Latest day of the lists that shares and names are taken from; null where none is loaded or stocks are simulated. */
  readonly listedAsOf: Day | null;
  readonly seed: number | null;
}

/** Stocks up to the day asked about. */
export async function loadPortfolioMarket(
  store: Store,
  { date, synthetic, seed }: ExposuresParams,
): Promise<PortfolioMarket> {
  const { market, listedAsOf } = await (synthetic
    ? simulateFactorMarket(store, seed, date)
    : loadFactorMarket(store, date));
  return { ...market, listedAsOf, seed: synthetic ? seed : null };
}

/** What is known of a benchmark on the last day of the market. */
export interface Benchmark {
  readonly index: BenchmarkIndex;
  /** Codes of its members; null where none are loaded. */
  readonly members: ReadonlySet<string> | null;
  /** Last change of members known by then; null where none are loaded. */
  readonly membersAsOf: Day | null;
  /** Size group that stands in. */
  readonly standIn: SizeGroup;
}

/** Members at the close of the market's last day: by the latest fetched list, else added on or before it and not removed by then. */
export async function loadBenchmark(store: Store, index: BenchmarkIndex, market: PortfolioMarket): Promise<Benchmark> {
  const nothing = { index, members: null, membersAsOf: null, standIn: STAND_INS[index] };
  const day = market.panel.days.at(-1);
  if (day === undefined || market.seed !== null) return nothing;
  const listed = listOn(await loadMemberLists(store, index, day), day);
  if (listed) return { ...nothing, members: listed.codes, membersAsOf: listed.day };
  const rows = await store.scan("index_member", { columns: ["code", "from_date", "to_date"], codes: [index], to: day });
  const codes = rows.texts("code");
  const from = rows.dates("from_date");
  const to = rows.dates("to_date");
  const members = new Set(codes.filter((_, row) => from[row] <= day && day < to[row]));
  if (members.size === 0) return nothing;
  const changes = [...from, ...to].filter((change) => change !== MISSING_DAY && change <= day);
  return { ...nothing, members, membersAsOf: Math.max(...changes) };
}
