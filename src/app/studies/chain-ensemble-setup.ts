import { z } from "zod";
import type { Store } from "../../data/store.ts";
import { BLOCK_DAYS, type EnsembleSetup, MOST_RUNS } from "../../domain/chain/ensemble/index.ts";
import { USUAL_PARAMETERS } from "../../domain/chain/index.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { DataGap } from "../../errors.ts";
import type { ChainRecord } from "./chain-data.ts";
import { recordedScenario } from "./chain-scenario.ts";
import { dealersBook } from "./chain-setup.ts";
import { chainSpan, loadSpan, sobolSeed } from "./chain-span.ts";
import { INDEX_CODES } from "./simulated-stocks.ts";

/** Fewest past returns that paths are drawn from. */
const LEAST_PAST = 3 * BLOCK_DAYS;

export const ChainEnsembleParams = z.object({
  ...chainSpan,
  runs: z.coerce.number().int().min(1).max(MOST_RUNS).default(10_000).describe("Runs"),
  seed: sobolSeed.describe("Seed of the parameters and of the market"),
  market: z
    .enum(["bootstrap", "recorded"])
    .default("bootstrap")
    .describe("Market: drawn in blocks from its own past up to the start, or as recorded"),
});
export type ChainEnsembleParams = z.infer<typeof ChainEnsembleParams>;

/** A set-up with the days that it covers. */
export interface LoadedEnsemble {
  readonly record: ChainRecord;
  readonly setup: EnsembleSetup;
}

/**
 * Reads what all runs have in common. On the recorded market the masked fall and the buying of February 2024 stand as
 * they were, each of a drawn size; a market drawn from the past knows of neither.
 */
export async function loadEnsemble(
  store: Store,
  { from, to, seed, market }: ChainEnsembleParams,
): Promise<LoadedEnsemble> {
  const record = await loadSpan(store, from, to);
  const notes = await dealersBook(store, record);
  const recorded = recordedScenario(record, notes, { parameters: USUAL_PARAMETERS });
  if (market === "recorded") return { record, setup: { scenario: recorded, pastMarket: null, seed } };
  const pastMarket = pastReturns(record.closes.get(INDEX_CODES["300"])!, record.start);
  return { record, setup: { scenario: { ...recorded, programmes: [], masked: null }, pastMarket, seed } };
}

/** Daily log returns up to the close of a day. Throws DataGap for too few. */
export function pastReturns({ days, values }: DailySeries, until: number): Float64Array {
  const closes = values.subarray(0, lowerBound(days, until + 1));
  if (closes.length <= LEAST_PAST) {
    throw new DataGap(
      `the CSI300 has ${closes.length} closes up to the start; market paths need more than ${LEAST_PAST}: import index closes`,
    );
  }
  return Float64Array.from({ length: closes.length - 1 }, (_, t) => Math.log(closes[t + 1] / closes[t]));
}
