import { z } from "zod";
import { type Note, StageAnswer } from "../../contract.ts";
import type { Store } from "../../data/store.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { reviewEpisodes, stageHistory } from "../../domain/monitor/index.ts";
import { snowballsParam } from "./snowball-params.ts";
import { episodeAnswer, lastTold, stageDay } from "./stage-answer.ts";
import { loadStageData } from "./stage-data.ts";
import { dayOption, requireOrder, type Study } from "./study.ts";

const params = z.object({
  from: dayOption("from", "First day answered (default: the first that can be told)"),
  to: dayOption("to", "Last day answered; nothing later enters any answer (default: the last that can be told)"),
  snowballs: snowballsParam,
});
type Params = z.infer<typeof params>;

const NOTHING_TOLD: Note = {
  zh: "没有一天同时具备有常态的基差和小盘点位，无法判断阶段。",
  en: "No day has both a basis with a norm and small caps, so no stage can be told.",
};

export const stageStudy: Study<Params, StageAnswer> = {
  name: "stage",
  summary: "In which stage of an unwind each day was, with the evidence, and the naive all-clears that were overruled",
  params,
  answer: StageAnswer,
  examples: ["bianque stage --from 2024-01-02 --to 2024-03-29", "bianque stage --scoreboard"],
  async run(store: Store, { from, to, snowballs }: Params): Promise<StageAnswer> {
    requireOrder(from, to);
    const { inputs, notes } = await loadStageData(store, to, snowballs);
    const history = stageHistory(inputs);
    const last = lastTold(inputs, history);
    if (last < 0) return { days: [], episodes: [], notes: [...notes, NOTHING_TOLD] };
    const first = Math.max(history.first, from === undefined ? 0 : lowerBound(inputs.days, from));
    const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => stageDay(inputs, history, first + k));
    const episodes = reviewEpisodes(inputs, history, last)
      .filter((review) => (review.end ?? last) >= first)
      .map((review) => episodeAnswer(inputs, review));
    return { days, episodes, notes: [...notes] };
  },
};
