import type { CrowdingAnswer, CrowdingBucket, CrowdingDay, CrowdingPeak, Note } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  CROWDING_RUNGS,
  type CrowdedFactor,
  type CrowdingLadder,
  type FactorCrowding,
  MEASURES,
  peakBefore,
  type RungDays,
} from "../../domain/crowding/index.ts";
import { orNull } from "./answer.ts";

/** Comomentum of the smallest decile and its rank, on the days of the ladder. */
export interface ComomentumDays {
  readonly values: Float64Array;
  readonly percentiles: Float64Array;
}

/** The ladder from position `start` to `end`, both answered. */
export function dayAnswers(
  ladder: CrowdingLadder,
  comomentum: ComomentumDays,
  start: number,
  end: number,
): CrowdingDay[] {
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, k) => {
    const i = start + k;
    const buckets = CROWDING_RUNGS.map((rung) => [rung, bucket(ladder.rungs[rung], i)]);
    return {
      date: formatDay(ladder.days[i]),
      composite: orNull(ladder.composite[i]),
      comomentum: orNull(comomentum.values[i]),
      comomentumPercentile: orNull(comomentum.percentiles[i]),
      buckets: Object.fromEntries(buckets),
    };
  });
}

function bucket(rung: RungDays, i: number): CrowdingBucket {
  const measures = MEASURES.map((measure) => [measure, orNull(rung.measures[measure][i])]);
  return {
    members: rung.members[i],
    amountShare: orNull(rung.amountShare[i]),
    capShare: orNull(rung.capShare[i]),
    ...(Object.fromEntries(measures) as Record<(typeof MEASURES)[number], number | null>),
    percentiles: Object.fromEntries(
      MEASURES.map((measure) => [measure, orNull(rung.percentiles[measure][i])]),
    ) as CrowdingBucket["percentiles"],
    percentile: orNull(rung.percentile[i]),
  };
}

/** Peaks in the 250 days that end at position `end`, earliest first within each measure. */
export function peakAnswers(ladder: CrowdingLadder, end: number): CrowdingPeak[] {
  const peaks = (["amountRatio", "percentile"] as const).map((measure) =>
    CROWDING_RUNGS.flatMap((rung): CrowdingPeak[] => {
      const days = ladder.rungs[rung];
      const peak = peakBefore(measure === "percentile" ? days.percentile : days.measures.amountRatio, end);
      if (peak === null) return [];
      const { at, value, now, rising } = peak;
      return [{ rung, measure, date: formatDay(ladder.days[at]), value, now: orNull(now), rising }];
    }).sort((a, b) => a.date.localeCompare(b.date)),
  );
  return peaks.flat();
}

const SIDES: Readonly<Record<CrowdedFactor, readonly [top: Note, bottom: Note]>> = {
  size: [
    { zh: "市值最小五分之一", en: "smallest fifth" },
    { zh: "市值最大五分之一", en: "largest fifth" },
  ],
  reversal: [
    { zh: "20 日跌幅最大五分之一", en: "fifth that fell most over 20 days" },
    { zh: "20 日涨幅最大五分之一", en: "fifth that rose most over 20 days" },
  ],
  turnover: [
    { zh: "换手最低五分之一", en: "fifth of lowest turnover" },
    { zh: "换手最高五分之一", en: "fifth of highest turnover" },
  ],
  volatility: [
    { zh: "波动最低五分之一", en: "fifth of lowest volatility" },
    { zh: "波动最高五分之一", en: "fifth of highest volatility" },
  ],
};

/** A factor's measures on the days of its panel from `from` on. */
export function factorAnswer(
  name: CrowdedFactor,
  days: Int32Array,
  factor: FactorCrowding,
  from: number,
): NonNullable<CrowdingAnswer["factor"]> {
  const [top, bottom] = SIDES[name];
  const answered = [...days.keys()].filter((t) => days[t] >= from);
  return {
    name,
    top,
    bottom,
    days: answered.map((t) => ({
      date: formatDay(days[t]),
      score: orNull(factor.score[t]),
      valuationSpread: orNull(factor.valuationSpread[t]),
      shortInterestSpread: orNull(factor.shortInterestSpread[t]),
      pairwiseCorrelation: orNull(factor.pairwiseCorrelation[t]),
      factorVolatility: orNull(factor.factorVolatility[t]),
      factorReversal: orNull(factor.factorReversal[t]),
      return: orNull(factor.factorReturn[t]),
    })),
  };
}
