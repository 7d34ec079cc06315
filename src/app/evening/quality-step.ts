import type { QualityAnswer } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { CHECK_NAMES } from "../../view/words/inventory.ts";
import type { Lang } from "../../view/words/lang.ts";
import { askStudy } from "../studies/ask-study.ts";
import type { Step } from "./step.ts";

/** Trading data of about a month: older findings were told when they were new. */
const DAYS_IN_DOUBT = 31;

/** What is wrong with the data of the last month. Findings are news, not a failure of the step. */
export const qualityStep: Step = {
  name: "quality",
  async run({ day, studies, readStore }) {
    const given = { from: formatDay(day - DAYS_IN_DOUBT), to: formatDay(day), limit: "0" };
    const { counts } = await readStore((store) => askStudy<QualityAnswer>(store, studies, "quality", given));
    const found = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const none = { zh: "近一个月没有发现", en: "nothing found in the last month" };
    return { state: "ok", message: found === 0 ? none : { zh: told(counts, "zh"), en: told(counts, "en") }, counts };
  },
};

function told(counts: QualityAnswer["counts"], lang: Lang): string {
  const checks = Object.keys(counts) as (keyof typeof counts)[];
  const parts = checks
    .filter((check) => counts[check] > 0)
    .map((check) =>
      lang === "zh" ? `${CHECK_NAMES[check].zh} ${counts[check]}` : `${CHECK_NAMES[check].en} ${counts[check]}`,
    );
  return lang === "zh" ? `近一个月：${parts.join("，")}` : `in the last month: ${parts.join(", ")}`;
}
