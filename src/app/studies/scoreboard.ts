import { z } from "zod";
import { Scoreboard, type ScoreboardRow, StageName } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import {
  aftermath,
  type EpisodeReview,
  JUDGED_DAYS,
  type MonitorInputs,
  reviewEpisodes,
  type StageHistory,
  stageHistory,
} from "../../domain/monitor/index.ts";
import { DataGap } from "../../errors.ts";
import { orNull } from "./answer.ts";
import { lastTold } from "./stage-answer.ts";
import { loadStageData } from "./stage-data.ts";
import { dayOption, requireOrder, type Study } from "./study.ts";

const params = z.object({
  from: dayOption("from", "Episodes that start on or after this day (default: all)"),
  to: dayOption("to", "Last day used (default: the last loaded)"),
});
type Params = z.infer<typeof params>;

export const scoreboardStudy: Study<Params, Scoreboard> = {
  name: "scoreboard",
  summary:
    "How the stage machine did: every episode, its lead before the trough, and every all-clear that proved wrong",
  params,
  answer: Scoreboard,
  examples: ["bianque stage --scoreboard", "bianque stage --scoreboard --from 2019-01-01 --to 2024-12-31 --json"],
  async run(store: Store, { from, to }: Params): Promise<Scoreboard> {
    requireOrder(from, to);
    const { inputs, notes } = await loadStageData(store, to);
    const history = stageHistory(inputs);
    const last = lastTold(inputs, history);
    if (last < 0) throw new DataGap("no day has both a basis with a norm and small caps, so no episode can be scored");
    const first = Math.max(history.first, from === undefined ? 0 : lowerBound(inputs.days, from));
    if (first > last) {
      const asked = from === undefined ? "" : ` from ${formatDay(from)} on`;
      throw new DataGap(`no day${asked} can be scored; the last is ${formatDay(inputs.days[last])}`);
    }
    const reviews = reviewEpisodes(inputs, history, last).filter((review) => review.episode.start >= first);
    const rows = reviews.map((review) => scoreboardRow(inputs, review));
    const naive = reviews.flatMap((review) => review.naiveClears.map((clear) => aftermath(inputs, review, clear.at)));
    return {
      from: formatDay(inputs.days[first]),
      to: formatDay(inputs.days[last]),
      rows,
      clears: rows.filter((row) => row.clear !== null).length,
      wrongClears: rows.filter((row) => row.wrong).length,
      naive: { clears: naive.length, wrong: naive.filter((after) => after.wrong).length },
      daysByStage: daysByStage(history, first, last),
      notes: [
        ...notes,
        {
          zh: `解除后 ${JUDGED_DAYS} 个交易日内，基差越过本轮极值，或小盘再跌 10%，即为误判。`,
          en: `A clear is wrong when within ${JUDGED_DAYS} trading days a basis passed the episode's extreme or the small caps fell another 10%.`,
        },
      ],
    };
  },
};

function scoreboardRow(inputs: MonitorInputs, review: EpisodeReview): ScoreboardRow {
  const { episode, trough, end } = review;
  const cleared = end !== null && episode.endedBy === "clear";
  const after = cleared ? aftermath(inputs, review, end) : null;
  return {
    start: formatDay(inputs.days[episode.start]),
    end: end === null ? null : formatDay(inputs.days[end]),
    endedBy: end === null ? null : episode.endedBy,
    side: episode.side,
    trough: formatDay(inputs.days[trough]),
    leadToTrough: trough - episode.start,
    naiveClears: review.naiveClears.length,
    clear: cleared ? formatDay(inputs.days[end]) : null,
    fallAfterClear: after ? orNull(after.fall) : null,
    newBasisLow: after ? after.newBasisLow : null,
    wrong: after ? after.wrong : null,
  };
}

function daysByStage(history: StageHistory, first: number, last: number): Scoreboard["daysByStage"] {
  const counts = Object.fromEntries(StageName.options.map((stage) => [stage, 0])) as Scoreboard["daysByStage"];
  for (let i = first; i <= last; i++) counts[history.days[i].stage]++;
  return counts;
}
