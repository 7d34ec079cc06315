import { z } from "zod";
import { QualityAnswer } from "../../contract.ts";
import {
  CHECKS,
  type CloseRows,
  contradictingFiles,
  type Finding,
  futuresJumps,
  futuresMoves,
  indexJumps,
  missingDays,
  partialDays,
  repeatedKeys,
  staleCloses,
  stockJumps,
  tradedAfterExpiry,
} from "../../data/quality/index.ts";
import type { Store } from "../../data/store.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import { PRODUCTS } from "../../domain/market/products.ts";
import { daysOf, readCloses, readStockFacts } from "./quality-data.ts";
import { dayOption, requireOrder, type Study } from "./study.ts";

const params = z.object({
  from: dayOption("from", "First day in doubt (default: the first loaded)"),
  to: dayOption("to", "Last day in doubt; nothing later is read (default: the last loaded)"),
  limit: z.coerce.number().int().min(0).max(100_000).default(200).describe("Findings listed; the rest are counted"),
});
type Params = z.infer<typeof params>;

/** What is wrong with the data loaded, check by check; the list is cut at `limit`, the counts are not. */
export const qualityStudy: Study<Params, QualityAnswer> = {
  name: "quality",
  summary: "What is wrong with the data: missing days, stale closes, jumps, contradictions, rows after expiry",
  params,
  answer: QualityAnswer,
  examples: ["bianque quality", "bianque quality --from 2024-01-02 --to 2024-03-29 --json"],
  async run(store: Store, { from, to, limit }: Params): Promise<QualityAnswer> {
    requireOrder(from, to);
    const all = await findings(store, to);
    const found = all.filter(({ day }) => day === null || day >= (from ?? day)).sort(byCheckAndPlace);
    return {
      counts: Object.fromEntries(
        CHECKS.map((check) => [check, found.filter((f) => f.check === check).length]),
      ) as Record<(typeof CHECKS)[number], number>,
      findings: found
        .slice(0, limit)
        .map(({ day, ...rest }) => ({ ...rest, date: day === null ? null : formatDay(day) })),
      more: Math.max(0, found.length - limit),
    };
  },
};

function byCheckAndPlace(a: Finding, b: Finding): number {
  const place = ({ check, table, code, day }: Finding) => `${CHECKS.indexOf(check)} ${table} ${code} ${day ?? 0}`;
  const [left, right] = [place(a), place(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

async function findings(store: Store, to: Day | undefined): Promise<Finding[]> {
  const [futures, indices, totalReturns, history] = await Promise.all([
    readCloses(store, "futures_daily", to),
    readCloses(store, "index_daily", to),
    readCloses(store, "index_total_return", to),
    readCloses(store, "basis_history", to, "raw"),
  ]);
  const ofSeries = [indices, totalReturns, history, futures].flatMap((rows) => [
    ...gapsOfCodes(rows),
    ...repeatedKeys(rows),
  ]);
  return [
    ...ofSeries,
    ...staleIndices(indices, futures, "index"),
    ...staleIndices(totalReturns, futures, "totalReturnIndex"),
    ...indexJumps(indices),
    ...indexJumps(totalReturns),
    ...futuresJumps(futures),
    ...tradedAfterExpiry(futures),
    ...(await stockFindings(store, to)),
    ...contradictingFiles(await store.replacementCounts()),
  ];
}

/** Tables of all stocks that a live source fills a day at a time, and a column of each. */
const FETCHED_BY_DAY = [
  ["stock_price", "close"],
  ["stock_shares", "total_share"],
  ["stock_limit", "upper_limit"],
] as const;

async function stockFindings(store: Store, to: Day | undefined): Promise<Finding[]> {
  const facts = await readStockFacts(store, to);
  const found: Finding[] = [];
  for (const table of ["stock_daily", "stock_ohlc"] as const) {
    const rows = await readCloses(store, table, to);
    // A stock's own gaps are suspensions; a day without any stock is missing.
    found.push(...missingDays(table, "", daysOf(rows).all), ...stockJumps(rows, facts), ...repeatedKeys(rows));
  }
  for (const [table, column] of FETCHED_BY_DAY) {
    const rows = await readCloses(store, table, to, column);
    found.push(...missingDays(table, "", daysOf(rows).all), ...partialDays(table, rows.days), ...repeatedKeys(rows));
  }
  return found;
}

function gapsOfCodes(rows: CloseRows): Finding[] {
  return daysOf(rows).byCode.flatMap((days, i) => missingDays(rows.table, rows.codes[i], days));
}

function staleIndices(rows: CloseRows, futures: CloseRows, code: "index" | "totalReturnIndex"): Finding[] {
  return PRODUCTS.flatMap((product) => {
    const series = seriesOf(rows, product[code]);
    return staleCloses(rows.table, product[code], series, futuresMoves(futures, product.name));
  });
}

function seriesOf(rows: CloseRows, code: string) {
  const at = rows.codes.indexOf(code);
  const places = [...rows.codeOf.keys()].filter((row) => rows.codeOf[row] === at);
  return {
    days: Int32Array.from(places, (row) => rows.days[row]),
    values: Float64Array.from(places, (row) => rows.closes[row]),
  };
}
