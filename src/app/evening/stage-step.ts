import type { Overview } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { stageDayCount, stageName } from "../../view/words/stages.ts";
import { askStudy } from "../studies/ask-study.ts";
import type { Step } from "./step.ts";

/** The stage of the evening; fails where the data end earlier, because what follows would tell of another day. */
export const stageStep: Step = {
  name: "stage",
  async run({ day, studies, readStore }) {
    const date = formatDay(day);
    const { day: told } = await readStore((store) => askStudy<Overview>(store, studies, "overview", { date }));
    if (told.date !== date) {
      return {
        state: "failed",
        message: {
          zh: `数据只到 ${told.date}，无法判断 ${date} 的阶段`,
          en: `the data end on ${told.date}, so no stage of ${date} can be told`,
        },
      };
    }
    const { stage, side, dayInStage } = told;
    const words = (lang: "zh" | "en") => `${stageName(stage, side, lang)} ${stageDayCount(dayInStage, lang)}`;
    return { state: "ok", message: { zh: words("zh"), en: words("en") }, counts: { dayInStage } };
  },
};
