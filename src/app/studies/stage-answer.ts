import type { Episode, Evidence, StageDay } from "../../contract.ts";
import { addTradingDays, formatDay } from "../../domain/calendar/index.ts";
import {
  type EpisodeReview,
  excess,
  INDICATORS,
  type MonitorInputs,
  STAGE_PRODUCTS,
  type StageHistory,
  verdictOf,
} from "../../domain/monitor/index.ts";
import { orNull } from "./answer.ts";

/** Position of the last day on which the stage can be told: both a basis and the small caps are known. -1 for none. */
export function lastTold(inputs: MonitorInputs, history: StageHistory): number {
  if (history.first < 0) return -1;
  for (let i = inputs.days.length - 1; i >= history.first; i--) {
    const basisKnown = STAGE_PRODUCTS.some((product) => !Number.isNaN(inputs.basis[product][i]));
    if (basisKnown && !Number.isNaN(inputs.smallCaps[i])) return i;
  }
  return -1;
}

/** The answer of one day. */
export function stageDay(inputs: MonitorInputs, history: StageHistory, i: number): StageDay {
  const { stage, side, dayInStage } = history.days[i];
  return { date: formatDay(inputs.days[i]), stage, dayInStage, side, evidence: evidenceOn(inputs, history, i) };
}

function evidenceOn(inputs: MonitorInputs, history: StageHistory, i: number): Evidence[] {
  const { episode, norm } = history.days[i];
  const open = episode === null ? null : history.episodes[episode];
  return INDICATORS.map((indicator) => {
    const { values } = history.series[indicator];
    const range = norm[indicator];
    const frozen = open !== null && open.frozen[indicator] !== null;
    return {
      indicator,
      value: orNull(values[i]),
      previous: orNull(values[i - 1]),
      reference: range && {
        ...range,
        kind: frozen ? ("frozen" as const) : ("trailing" as const),
        asOf: formatDay(addTradingDays(inputs.days[frozen ? open.start : i], -1)),
      },
      verdict: verdictOf(excess(values[i], range)),
    };
  });
}

/** The answer for a reviewed episode. */
export function episodeAnswer(inputs: MonitorInputs, review: EpisodeReview): Episode {
  const date = (i: number) => formatDay(inputs.days[i]);
  const dateOf = (i: number | null) => (i === null ? null : date(i));
  const { episode, end } = review;
  return {
    start: date(episode.start),
    side: episode.side,
    trough: date(review.trough),
    naiveClears: review.naiveClears.map((clear) => date(clear.at)),
    naiveDetail: review.naiveClears.map((clear) => ({
      date: date(clear.at),
      products: clear.products.map((product) => ({ ...product })),
      fallAfter: orNull(clear.fallAfter),
    })),
    clear: {
      trailing: { IC: dateOf(review.clearTrailing.IC), IM: dateOf(review.clearTrailing.IM) },
      frozen: { IC: dateOf(review.clearFrozen.IC), IM: dateOf(review.clearFrozen.IM) },
    },
    end: dateOf(end),
    endedBy: end === null ? null : episode.endedBy,
    frozenBand: { IC: episode.frozen.icBasis, IM: episode.frozen.imBasis },
  };
}
