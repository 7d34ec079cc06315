import type { Overview } from "../../contract.ts";
import { longDate, lotsNumber, plain, signedPercent } from "../format.ts";
import type { NumberTable } from "../number-table.ts";
import { type Lang, say } from "../words/lang.ts";
import { STAGE_NAMES } from "../words/stages.ts";
import { rebased } from "./overview-timeline.ts";

/** The overview's main picture as a sentence: series, last values, ranges. */
export function overviewChartLabel(overview: Overview, lang: Lang): string {
  const { series, day } = overview;
  const range = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return say(lang, "无数据", "no data");
    const [low, high, last] = [Math.min(...known), Math.max(...known), known[known.length - 1]].map((v) =>
      signedPercent(v),
    );
    return say(lang, `${last}（${low} 至 ${high}）`, `${last} (${low} to ${high})`);
  };
  const stage = STAGE_NAMES[day.stage][lang];
  return say(
    lang,
    `阶段、基差与指数，${series.dates[0]} 至 ${overview.date}：${stage}；IM 年化基差 ${range(series.IM.basis)}，IC ${range(series.IC.basis)}`,
    `Stages, basis and indices, ${longDate(series.dates[0], lang)} to ${longDate(overview.date, lang)}: ${stage}; IM annualised basis ${range(series.IM.basis)}, IC ${range(series.IC.basis)}`,
  );
}

/** The numbers of the overview's main picture, newest day first. */
export function overviewNumbers(overview: Overview, lang: Lang): NumberTable {
  const { series, ribbon } = overview;
  const micro = rebased(series.micro);
  const csi300 = rebased(series.csi300);
  const head = say(
    lang,
    "日期|阶段|IM 年化|IC 年化|IM 持仓 万手|微盘股|沪深300",
    "Date|Stage|IM basis|IC basis|IM OI, k lots|Micro-cap|CSI 300",
  );
  const rows = series.dates.map((date, i) => {
    const segment = ribbon.find(({ from, to }) => from <= date && date <= to);
    return [
      date,
      segment ? STAGE_NAMES[segment.stage][lang] : "–",
      signedPercent(series.IM.basis[i]),
      signedPercent(series.IC.basis[i]),
      lotsNumber(series.IM.openInterest[i], lang),
      plain(micro[i]),
      plain(csi300[i]),
    ];
  });
  return {
    title: say(lang, "总览图的数据", "Numbers of the overview chart"),
    head: head.split("|"),
    rows: rows.reverse(),
  };
}
