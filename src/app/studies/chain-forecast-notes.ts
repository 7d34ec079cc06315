import type { Note } from "../../contract.ts";
import type { Forecast } from "./chain-forecast-paths.ts";

const NOTES: readonly Note[] = [
  {
    zh: "起点之后的任何数据都不用：没有此后的指数，没有干预的日期，没有用崩盘拟合的参数。模型结构和合理区间却是 2024 年 2 月之后写下的，这一点无法撤回。",
    en: "Nothing after the start is used: no later index, no date of an intervention, no set of parameters fitted to the crash. The structure and the plausible ranges were written down after February 2024 all the same, and that cannot be undone.",
  },
  {
    zh: "随机日取自过去，整日连块抽取：过去的残差里已含当时的去杠杆，模型又加一次，带宽因而偏宽。",
    en: "Days are drawn whole and in blocks from the past; its residuals hold the unwinds of their own time, to which the model adds its own, so bands are rather wide.",
  },
  {
    zh: "各方规模和雪球总量取 2024 年 1 月的公开数，任何起点都一样；雪球按起点前 24 个月均匀发行假设。",
    en: "Sizes of the agents and the total of snowballs are those published in January 2024, at every start; snowballs are assumed to be issued evenly over the 24 months before it.",
  },
];

const NO_IM: Note = {
  zh: "起点时 IM 未上市：对冲全用 IC，只假设中证500 的雪球。",
  en: "IM was not listed at the start: hedges are in IC alone, and only snowballs on CSI500 are assumed.",
};

/** What a reader of a forecast must know. */
export function chainForecastNotes({ anchor, pairs, effective }: Forecast, choice: "plausible" | "weighted"): Note[] {
  const weighted: Note = {
    zh: `参数按其对此前 20 日的解释加权：${pairs.length} 组相当于 ${effective.toFixed(1)} 组等权。`,
    en: `Parameters are weighted by how they tell the 20 days before: ${pairs.length} sets are worth ${effective.toFixed(1)} equal ones.`,
  };
  return [...NOTES, ...(choice === "weighted" ? [weighted] : []), ...(anchor.listed[1] ? [] : [NO_IM])];
}
