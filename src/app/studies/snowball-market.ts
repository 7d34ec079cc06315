import { z } from "zod";
import { type Note, SnowballMarket } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import type { DailySeries } from "../../domain/market/series.ts";
import { assumedMarket, filledWithMonthlyLevels } from "../../domain/snowball/book/index.ts";
import {
  ASSUMED_NOTE,
  type AssumptionParams,
  assumptionParams,
  assumptionsOf,
  namedAssumptions,
} from "./snowball-assumptions.ts";
import { bookAnswer } from "./snowball-book-answer.ts";
import { marketChecks } from "./snowball-checks.ts";
import { lastCommonDay, loadCloses } from "./snowball-inputs.ts";
import { type ValuationParams, valuationParams } from "./snowball-params.ts";
import type { Study } from "./study.ts";

const params = z.object({ ...valuationParams, ...assumptionParams });
type Params = ValuationParams & AssumptionParams;

export const snowballMarketStudy: Study<Params, SnowballMarket> = {
  name: "snowball-market",
  summary: "The outstanding snowballs as an assumption: where they knock in, and what their dealers must then trade",
  params,
  answer: SnowballMarket,
  examples: [
    "bianque snowball market --date 2024-01-19",
    "bianque snowball market --date 2024-01-22 --csi1000 60e9 --cap 1.2 --json",
  ],
  async run(store: Store, given: Params): Promise<SnowballMarket> {
    const assumptions = assumptionsOf(given);
    const indices = Object.keys(assumptions.outstandingCny).filter((index) => assumptions.outstandingCny[index] > 0);
    const closes = await loadCloses(store, indices, given.date);
    const asOf = lastCommonDay(closes);
    const histories = new Map(indices.map((index) => [index, filledWithMonthlyLevels(index, closes.get(index)!)]));
    const contracts = assumedMarket(assumptions, histories, asOf);
    const filled = Math.max(...[...histories.values()].map((history) => history.filled));
    const book = await bookAnswer({ store, origin: "assumed", contracts, histories, closes, asOf, params: given });
    return {
      ...book,
      assumptions: namedAssumptions({ ...given }),
      checks: marketChecks(contracts, histories, asOf),
      notes: [ASSUMED_NOTE, ...filledNote(filled, closes), ...book.notes],
    };
  },
};

function filledNote(filled: number, closes: ReadonlyMap<string, DailySeries>): Note[] {
  if (filled === 0) return [];
  const names = [...closes.keys()].join(", ");
  return [
    {
      zh: `${filled} 个交易日没有 ${names} 的收盘价，发行价、敲入与敲出以该月平均收盘点位代替。`,
      en: `On ${filled} trading days no closes of ${names} are loaded: the month's mean close stands in for issue prices, knock-ins and knock-outs.`,
    },
  ];
}
