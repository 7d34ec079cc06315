import type { FactorName, FactorsAnswer } from "../../../contract.ts";
import { percent, plain, signedPercent } from "../../../view/format.ts";
import { FACTOR_MEANINGS, FACTOR_NAMES } from "../../../view/words/factor-names.ts";
import type { Page } from "../terminal.ts";
import { bullets, lastDays, notesBlock, say, section, sheet } from "./sheet.ts";
import { left, right, table } from "./table.ts";

/** Factors over the days, the last days of the main ones, risk of what no factor explains, and what is absent. */
export function printFactors(answer: FactorsAnswer, page: Page): string {
  return sheet(
    summary(answer, page),
    days(answer, page),
    industries(answer, page),
    specific(answer, page),
    absent(answer, page),
    notesBlock(answer.notes, page),
  );
}

function summary({ summary, volatility, days, synthetic }: FactorsAnswer, page: Page): string[] {
  if (days.length === 0) return [];
  const columns = [
    left({ zh: "因子", en: "Factor" }, page),
    right({ zh: "末日收益", en: "Last day" }, page),
    right({ zh: "t", en: "t" }, page),
    right({ zh: "累计", en: "Total" }, page),
    right({ zh: "年化波动", en: "Volatility" }, page),
    right({ zh: "平均 |t|", en: "Mean |t|" }, page),
    right({ zh: "|t| > 2", en: "|t| > 2" }, page),
    right({ zh: "天数", en: "Days" }, page),
    { ...left({ zh: "正暴露的股票", en: "Positive if" }, page), mayCut: true },
  ];
  const last = days[days.length - 1];
  const rows = summary.map(({ factor, days, totalReturn, meanAbsoluteT, significantShare }) => [
    say(FACTOR_NAMES[factor], page),
    signedPercent(last.returns[factor], 2),
    plain(last.tValues[factor], 1),
    signedPercent(totalReturn, 2),
    percent(volatility?.[factor]),
    plain(meanAbsoluteT, 1),
    percent(significantShare, 0),
    String(days),
    say(FACTOR_MEANINGS[factor], page),
  ]);
  const mark = synthetic ? { zh: "（合成数据）", en: " (synthetic stocks)" } : { zh: "", en: "" };
  const span = `${days[0].date} – ${last.date}`;
  const title = { zh: `风格因子，${span}${mark.zh}`, en: `Style factors, ${span}${mark.en}` };
  return section(say(title, page), table(columns, rows, page), page);
}

/** Factors shown day by day; the rest stands in the summary and in --json. */
const SHOWN: readonly FactorName[] = ["size", "nonLinearSize", "beta", "momentum", "liquidity", "reversal"];

function days({ days }: FactorsAnswer, page: Page): string[] {
  if (days.length === 0) return [];
  const { shown, omitted } = lastDays(days, page);
  const factors = SHOWN.filter((factor) => shown.some(({ returns }) => returns[factor] !== undefined));
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    ...[
      { zh: "小减大", en: "Small−big" },
      { zh: "市场", en: "Market" },
      { zh: "R²", en: "R²" },
      { zh: "股票", en: "Stocks" },
      ...factors.map((factor) => FACTOR_NAMES[factor]),
    ].map((words) => right(words, page)),
  ];
  const rows = shown.map(({ date, returns, smallMinusBig, country, r2, stocks }) => [
    date,
    signedPercent(smallMinusBig, 2),
    signedPercent(country, 2),
    percent(r2, 0),
    String(stocks),
    ...factors.map((factor) => signedPercent(returns[factor], 2)),
  ]);
  return [...omitted, ...table(columns, rows, page)];
}

const INDUSTRIES_SHOWN = 3;

/** The industries that did best and worst beside the market, where there are enough to say so. */
function industries({ industries }: FactorsAnswer, page: Page): string[] {
  if (industries.length <= 2 * INDUSTRIES_SHOWN) return [];
  const other = { zh: "其他", en: "other" };
  const told = industries.map(
    ({ industry, totalReturn }) => `${industry ?? say(other, page)} ${signedPercent(totalReturn)}`,
  );
  const [best, worst] = [told.slice(0, INDUSTRIES_SHOWN), told.slice(-INDUSTRIES_SHOWN).reverse()];
  const text = {
    zh: `行业相对市场，累计：最强 ${best.join("、")}；最弱 ${worst.join("、")}。`,
    en: `Industries over the market, total: best ${best.join(", ")}; worst ${worst.join(", ")}.`,
  };
  return bullets([say(text, page)], page);
}

function specific({ specificRisk }: FactorsAnswer, page: Page): string[] {
  if (specificRisk === null) return [];
  const { stocks, median, bySize } = specificRisk;
  const [smallest, largest] = [percent(bySize[0]), percent(bySize[bySize.length - 1])];
  const text = {
    zh: `个股自身年化波动：中位数 ${percent(median)}（${stocks} 只），最小十分之一 ${smallest}，最大十分之一 ${largest}。`,
    en: `Volatility of single stocks that no factor explains, a year: median ${percent(median)} of ${stocks} stocks, ${smallest} in the smallest tenth, ${largest} in the largest.`,
  };
  return bullets([say(text, page)], page);
}

function absent({ absent }: FactorsAnswer, page: Page): string[] {
  const named = new Map<string, string[]>();
  for (const { factor, reason, from } of absent) {
    const since = { zh: `；自 ${from} 起有`, en: `; told from ${from} on` };
    const why = `${say(reason, page)}${from === null ? "" : say(since, page)}`;
    named.set(why, [...(named.get(why) ?? []), say(FACTOR_NAMES[factor], page)]);
  }
  const [comma, colon] = page.lang === "zh" ? ["、", "："] : [", ", ": "];
  const lines = [...named].map(([why, factors]) => `${factors.join(comma)}${colon}${why}`);
  return section(page.lang === "zh" ? "缺少的因子" : "Absent factors", bullets(lines, page), page);
}
