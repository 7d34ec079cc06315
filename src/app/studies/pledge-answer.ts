import type { PledgeAnswer } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import type { StockPanel } from "../../domain/market/panel.ts";
import { alignTo, type DailySeries } from "../../domain/market/series.ts";
import {
  type OpenPledges,
  PLEDGE_GROUPS,
  type PledgePopulation,
  type PledgeReplay,
  pledgeGrid,
  TWO_THIRDS,
  touchedAt,
} from "../../domain/pledge/index.ts";
import { orNull, orNulls } from "./answer.ts";
import type { PledgeParams } from "./pledge-params.ts";

/** Position of each group in SIZE_GROUPS; undefined for all. */
const GROUPS = PLEDGE_GROUPS.map((group, k) => ({ group, at: k === 0 ? undefined : k - 1 }));

/** The grid of every group that has open pledges. */
export function groupAnswers(open: OpenPledges, { rates, lines }: PledgeParams): PledgeAnswer["groups"] {
  return GROUPS.flatMap(({ group, at }) => {
    const loans = at === undefined ? open.at.length : open.group.filter((one) => one === at).length;
    if (loans === 0) return [];
    const { touched, below } = touchedAt(open, TWO_THIRDS, at);
    const cells = pledgeGrid(open, rates, lines, at).map(({ rate, line, ...shares }) => ({
      rate,
      line,
      touched: orNull(shares.touched),
      touchedValue: orNull(shares.touchedValue),
      below: orNull(shares.below),
      belowValue: orNull(shares.belowValue),
    }));
    return [{ group, loans, cells, twoThirds: { touched: orNull(touched), below: orNull(below) } }];
  });
}

/** The shares by day of every group that has any, and the micro-cap index. */
export function pathAnswer(
  panel: StockPanel,
  { groups }: PledgeReplay,
  microcap: DailySeries,
  first: number,
): PledgeAnswer["path"] {
  const days = panel.days.subarray(first);
  return {
    dates: Array.from(days, formatDay),
    microcap: orNulls(alignTo(days, microcap)),
    groups: GROUPS.flatMap(({ group }, k) => {
      const { loans, touched, below, touchedValue, belowValue } = groups[k];
      if (!loans.some((count) => count > 0)) return [];
      return [
        {
          group,
          loans: [...loans],
          touched: orNulls(touched),
          below: orNulls(below),
          touchedValue: orNulls(touchedValue),
          belowValue: orNulls(belowValue),
        },
      ];
    }),
  };
}

/** First and last start of the open pledges. */
export function startsAnswer(
  panel: StockPanel,
  { start }: PledgePopulation,
  { at }: OpenPledges,
): PledgeAnswer["starts"] {
  if (at.length === 0) return null;
  return { first: formatDay(panel.days[start[at[0]]]), last: formatDay(panel.days[start[at[at.length - 1]]]) };
}
