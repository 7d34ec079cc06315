import { CrowdingAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import {
  type CrowdedFactor,
  comomentumDays,
  factorCrowding,
  factorScores,
  THRESHOLDS,
  WEIGHTS,
} from "../../domain/crowding/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { DataGap } from "../../errors.ts";
import { dayAnswers, factorAnswer, peakAnswers } from "./crowding-answer.ts";
import { crowdGrid } from "./crowding-crowd.ts";
import { type CrowdingData, loadCrowding } from "./crowding-data.ts";
import { absentAnswer, crowdingNotes } from "./crowding-notes.ts";
import { type CrowdingParams, crowdingParams } from "./crowding-params.ts";
import { requireOrder, type Study } from "./study.ts";

export const crowdingStudy: Study<CrowdingParams, CrowdingAnswer> = {
  name: "crowding",
  summary: "How crowded the small-cap bet is: trading, strength and correlation by size, and what its size implies",
  params: crowdingParams,
  answer: CrowdingAnswer,
  examples: [
    "bianque crowding --from 2024-01-02 --to 2024-02-07",
    "bianque crowding --factor reversal --json",
    "bianque crowding --capital 1.6e12 --turnover-share 0.2 --sold 0.15 --days 3",
  ],
  async run(store: Store, params: CrowdingParams): Promise<CrowdingAnswer> {
    const { from, to, factor } = params;
    requireOrder(from, to);
    const data = await loadCrowding(store, to, params.size);
    const { ladder, stocks } = data;
    const answered = answeredDays(data);
    if (answered.length === 0) {
      throw new DataGap(
        "no closes of single stocks and no index closes are loaded; import them, or the shipped episode",
      );
    }
    const [first, last] = [answered[0], answered[answered.length - 1]];
    const end = lowerBound(ladder.days, last);
    const start = lowerBound(ladder.days, Math.max(from ?? first, first));
    return {
      days: dayAnswers(ladder, comomentumDays(ladder, stocks.panel, stocks.stocks), start, end),
      peaks: peakAnswers(ladder, end),
      crowd: crowdGrid(stocks.panel.days, ladder.grouped, last, params),
      factor: factor === undefined ? null : factorOf(data, factor, from ?? first),
      weights: { ...WEIGHTS },
      thresholds: { ...THRESHOLDS },
      absent: absentAnswer(data),
      notes: crowdingNotes(data, last, to),
    };
  },
};

/** From the first day of single stocks to the last on which they are whole; the days of the indices where none are. */
function answeredDays({ ladder, stocks: { panel } }: CrowdingData): Int32Array {
  const last = ladder.grouped.market.members.findLastIndex((count) => count > 0);
  return last < 0 ? ladder.days : panel.days.subarray(0, last + 1);
}

function factorOf({ ladder, stocks: { panel, stocks }, valuation }: CrowdingData, factor: CrowdedFactor, from: number) {
  const measured = factorCrowding({
    panel,
    scores: factorScores(factor, panel, stocks),
    membership: ladder.grouped.membership,
    residuals: ladder.residuals,
    market: ladder.grouped.market.returns,
    ...(valuation && { valuation }),
  });
  return factorAnswer(factor, panel.days, measured, from);
}
