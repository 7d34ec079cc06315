import type { FactorStudyAnswer, FactorsAnswer } from "../contract.ts";
import type { FigureTable } from "./figure-table.ts";
import { MISSING, percent, plain, signed, signedPercent } from "./format.ts";
import { FACTOR_NAMES } from "./words/factor-names.ts";
import { groupName } from "./words/factor-study.ts";
import { type Lang, say } from "./words/lang.ts";

/** Every factor: what it returned, how strongly, and its volatility a year. */
export function factorTable({ summary, volatility, days }: FactorsAnswer, lang: Lang): FigureTable {
  const last = days.at(-1);
  return {
    columns: [
      { head: say(lang, "因子", "Factor"), words: true },
      { head: say(lang, "累计", "Total"), bold: true },
      { head: say(lang, "当日", "Day") },
      { head: say(lang, "当日 t", "t, day") },
      { head: say(lang, "平均|t|", "Mean |t|") },
      { head: say(lang, "|t|>2", "|t| > 2") },
      { head: say(lang, "年化波动", "Volatility") },
    ],
    rows: summary.map(({ factor, totalReturn, meanAbsoluteT, significantShare }) => [
      FACTOR_NAMES[factor][lang],
      signedPercent(totalReturn),
      signedPercent(last?.returns[factor], 2),
      signed(last?.tValues[factor], 1),
      plain(meanAbsoluteT, 1),
      percent(significantShare, 0),
      volatility ? percent(volatility[factor]) : MISSING,
    ]),
  };
}

/** Mean rank coefficients of a factor inside each size group, by horizon. */
export function sizeGroupTable({ horizons }: FactorStudyAnswer, lang: Lang): FigureTable {
  const shown = horizons.filter(({ days }) => [1, 5, 20].includes(days));
  return {
    columns: [
      { head: say(lang, "市值组", "Size group"), words: true },
      ...shown.map(({ days }) => ({ head: say(lang, `${days} 日`, `${days} d`) })),
      { head: say(lang, "只数", "Stocks") },
    ],
    rows: (shown[0]?.bySize ?? []).map(({ name, stocks }, g) => [
      groupName(name, lang),
      ...shown.map(({ bySize }) => signed(bySize[g].meanRankIc, 3)),
      plain(stocks, 0),
    ]),
  };
}

const INDUSTRIES = 3;

/** Industries with the highest and the lowest coefficients at the first horizon. */
export function industryTable({ horizons }: FactorStudyAnswer, lang: Lang): FigureTable {
  const { byIndustry = [], days = 1 } = horizons[0] ?? {};
  const outer = byIndustry.filter((_, i) => i < INDUSTRIES || i >= byIndustry.length - INDUSTRIES);
  return {
    columns: [
      { head: say(lang, "行业", "Industry"), words: true },
      { head: say(lang, `${days} 日秩 IC`, `${days} d rank IC`) },
      { head: "t" },
      { head: say(lang, "只数", "Stocks") },
    ],
    rows: outer.map(({ name, meanRankIc, tStat, stocks }) => [
      name,
      signed(meanRankIc, 3),
      signed(tStat, 1),
      plain(stocks, 0),
    ]),
  };
}
