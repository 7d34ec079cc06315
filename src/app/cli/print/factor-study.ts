import type { FactorStudyAnswer, FactorStudyHorizon } from "../../../contract.ts";
import { percent, plain, signed, signedPercent } from "../../../view/format.ts";
import { groupName } from "../../../view/words/factor-study.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** Coefficients by horizon, quantile returns, turnover, size groups and industries, and what could not be traded. */
export function printFactorStudy(answer: FactorStudyAnswer, page: Page): string {
  return sheet(
    heading(answer, page),
    coefficients(answer, page),
    quantiles(answer, page),
    turnover(answer, page),
    bySize(answer, page),
    byIndustry(answer.horizons[0], page),
    untradable(answer, page),
    notesBlock(answer.notes, page),
  );
}

const DAYS = { zh: "期限（日）", en: "Days" };

function heading(answer: FactorStudyAnswer, page: Page): string[] {
  const { factor, from, to, asOf, quantiles } = answer;
  const text = {
    zh: `${factor}，${from} 至 ${to} 收盘，${quantiles} 组，收益算至 ${asOf} 为止`,
    en: `${factor} at the closes of ${from} to ${to}, ${quantiles} quantiles, returns up to ${asOf}`,
  };
  return section(say(text, page), paragraph(sign(page), page), page);
}

function sign(page: Page): string {
  const text = {
    zh: "系数为正：因子高者随后收益高。分组从因子最低起，收益已减当日均值。",
    en: "A positive coefficient: stocks with a high factor returned more. Quantiles from the lowest factor, returns less the day's mean.",
  };
  return say(text, page);
}

function coefficients({ horizons }: FactorStudyAnswer, page: Page): string[] {
  const columns = [
    right(DAYS, page),
    right({ zh: "秩 IC", en: "Rank IC" }, page),
    right({ zh: "标准差", en: "Std dev" }, page),
    right({ zh: "t 修正", en: "t (NW)" }, page),
    right({ zh: "t", en: "t" }, page),
    right({ zh: "IR", en: "IR" }, page),
    right({ zh: "为正", en: "Positive" }, page),
    right({ zh: "IC", en: "IC" }, page),
    right({ zh: "可交易者", en: "Tradable" }, page),
    right({ zh: "只数", en: "Stocks" }, page),
    right({ zh: "天数", en: "Obs." }, page),
  ];
  const rows = horizons.map((horizon) => [
    String(horizon.days),
    signed(horizon.meanRankIc, 4),
    plain(horizon.icStdDev, 4),
    signed(horizon.overlapTStat, 2),
    signed(horizon.tStat, 2),
    signed(horizon.informationRatio, 3),
    percent(horizon.positiveShare, 0),
    signed(horizon.linear.meanIc, 4),
    signed(horizon.tradable.meanRankIc, 4),
    plain(horizon.stocks, 0),
    String(horizon.observations),
  ]);
  return section(say({ zh: "信息系数", en: "Information coefficients" }, page), table(columns, rows, page), page);
}

function quantiles({ horizons, quantiles }: FactorStudyAnswer, page: Page): string[] {
  const columns = [
    right({ zh: "分组", en: "Quantile" }, page),
    ...horizons.map(({ days }) => right({ zh: `${days} 日`, en: `${days} d` }, page)),
  ];
  const rows = Array.from({ length: quantiles }, (_, k) => [
    String(k + 1),
    ...horizons.map(({ quantileReturns }) => signedPercent(quantileReturns[k], 3)),
  ]);
  const spread = ["max − min", ...horizons.map(({ longShort }) => signedPercent(longShort, 3))];
  const title = { zh: "分组收益，减当日均值", en: "Quantile returns less the day's mean" };
  return section(say(title, page), table(columns, [...rows, spread], page), page);
}

function turnover({ turnover }: FactorStudyAnswer, page: Page): string[] {
  const columns = [
    right(DAYS, page),
    right({ zh: "最高组", en: "Top" }, page),
    right({ zh: "最低组", en: "Bottom" }, page),
    right({ zh: "秩自相关", en: "Rank autocorrelation" }, page),
  ];
  const rows = turnover.map(({ days, top, bottom, autocorrelation }) => [
    String(days),
    percent(top),
    percent(bottom),
    plain(autocorrelation, 4),
  ]);
  return section(say({ zh: "换手", en: "Turnover" }, page), table(columns, rows, page), page);
}

function bySize({ horizons }: FactorStudyAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "市值组", en: "Size group" }, page),
    ...horizons.map(({ days }) => right({ zh: `${days} 日秩 IC`, en: `${days} d rank IC` }, page)),
  ];
  const rows = (horizons[0]?.bySize ?? []).map(({ name }, g) => [
    groupName(name, page.lang),
    ...horizons.map((horizon) => signed(horizon.bySize[g].meanRankIc, 4)),
  ]);
  return section(say({ zh: "按市值分组", en: "By size" }, page), table(columns, rows, page), page);
}

const INDUSTRIES_SHOWN = 5;

/** The industries with the highest and the lowest coefficients. */
function byIndustry({ byIndustry, days }: FactorStudyHorizon, page: Page): string[] {
  const columns = [
    left({ zh: "行业", en: "Industry" }, page),
    right({ zh: "秩 IC", en: "Rank IC" }, page),
    right({ zh: "t", en: "t" }, page),
    right({ zh: "只数", en: "Stocks" }, page),
  ];
  const outer = byIndustry.filter((_, i) => i < INDUSTRIES_SHOWN || i >= byIndustry.length - INDUSTRIES_SHOWN);
  const rows = outer.map(({ name, meanRankIc, tStat, stocks }) => [
    name,
    signed(meanRankIc, 4),
    signed(tStat, 2),
    plain(stocks, 0),
  ]);
  const title = {
    zh: `按行业，${days} 日，首尾各 ${INDUSTRIES_SHOWN} 个（共 ${byIndustry.length} 个）`,
    en: `By industry, ${days} d: the ${INDUSTRIES_SHOWN} highest and lowest of ${byIndustry.length}`,
  };
  return rows.length === 0 ? [] : section(say(title, page), table(columns, rows, page), page);
}

function untradable({ untradable }: FactorStudyAnswer, page: Page): string[] {
  const { lockedUp, lockedDown, suspended, judgedByRange } = untradable;
  const text = {
    zh: `日均涨停 ${plain(lockedUp)} 只、跌停 ${plain(lockedDown)} 只、停牌 ${plain(suspended)} 只；${percent(judgedByRange, 0)} 的收盘有最高最低价可判，其余只凭收盘价。`,
    en: `A day on average ${plain(lockedUp)} stocks locked limit-up, ${plain(lockedDown)} limit-down, ${plain(suspended)} suspended; ${percent(judgedByRange, 0)} of the closes judged with the day's low and high, the others by the close alone.`,
  };
  return paragraph(say(text, page), page);
}
