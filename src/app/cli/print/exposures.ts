import type { ExposuresAnswer } from "../../../contract.ts";
import { percent, plain, signed } from "../../../view/format.ts";
import { groupName } from "../../../view/words/factor-study.ts";
import { factorName } from "../../../view/words/studied-factor-names.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** Style exposures beside the benchmark's, weights by size with their crowding, and active share. */
export function printExposures(answer: ExposuresAnswer, page: Page): string {
  return sheet(heading(answer, page), styles(answer, page), buckets(answer, page), notesBlock(answer.notes, page));
}

function heading(answer: ExposuresAnswer, page: Page): string[] {
  const { date, stocks, benchmark, activeShare, crowdingWeightedExposure, covered } = answer;
  const title = { zh: `${date} 收盘，${stocks} 只股票`, en: `${stocks} stocks at the close of ${date}` };
  const text = {
    zh: `对 ${benchmark.index} 的主动份额 ${percent(activeShare)}，按拥挤度加权的暴露 ${percent(crowdingWeightedExposure, 0)}；有风格暴露的权重 ${percent(covered)}。`,
    en: `Active share against ${benchmark.index} ${percent(activeShare)}, crowding-weighted exposure ${percent(crowdingWeightedExposure, 0)}; ${percent(covered)} of the weight has style exposures.`,
  };
  return section(say(title, page), paragraph(say(text, page), page), page);
}

function styles({ exposures, benchmarkExposures, activeExposures, absent }: ExposuresAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "风格（标准差）", en: "Style (std devs)" }, page),
    right({ zh: "组合", en: "Portfolio" }, page),
    right({ zh: "基准", en: "Benchmark" }, page),
    right({ zh: "主动", en: "Active" }, page),
  ];
  const rows = Object.entries(exposures).map(([style, exposure]) => [
    factorName(style, page.lang),
    signed(exposure, 2),
    signed(benchmarkExposures[style], 2),
    signed(activeExposures[style], 2),
  ]);
  const names = absent.map(({ style }) => factorName(style, page.lang)).join(page.lang === "zh" ? "、" : ", ");
  const text = { zh: `未能得出：${names}。`, en: `Cannot be told: ${names}.` };
  return [...table(columns, rows, page), ...(absent.length === 0 ? [] : paragraph(say(text, page), page))];
}

/** Largest first. */
const BUCKETS = ["300", "500", "1000", "2000", "rest", "micro"] as const;

function buckets({ buckets, benchmarkBuckets, crowding }: ExposuresAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "市值档", en: "Size" }, page),
    right({ zh: "组合", en: "Portfolio" }, page),
    right({ zh: "基准", en: "Benchmark" }, page),
    right({ zh: "拥挤度分位", en: "Crowding percentile" }, page),
  ];
  const rows = BUCKETS.map((bucket) => [
    groupName(bucket, page.lang),
    percent(buckets[bucket]),
    percent(benchmarkBuckets[bucket]),
    bucket === "rest" ? plain(null) : percent(crowding[bucket], 0),
  ]);
  return section(say({ zh: "按市值分档的权重", en: "Weight by size" }, page), table(columns, rows, page), page);
}
