import type { FactorStudyAnswer, FactorsAnswer, Note } from "../../contract.ts";
import { longDate, percent, plain, signed, signedPercent } from "../format.ts";
import { type Lang, marked, type Segment, say } from "./lang.ts";
import { factorName } from "./studied-factor-names.ts";

/** The factors page in one sentence (at most 28 Chinese characters, 14 English words): who led, small or big. */
export function factorsSentence({ days, summary }: FactorsAnswer, lang: Lang): string {
  const size = summary.find(({ factor }) => factor === "size");
  if (!size || days.length === 0)
    return say(lang, "没有个股，因子无从得出。", "No single stocks are loaded, so no factors.");
  const total = signedPercent(size.totalReturn);
  const [zh, en] = size.totalReturn < 0 ? ["小市值跑赢", "Small stocks led"] : ["大市值跑赢", "Big stocks led"];
  return say(
    lang,
    `${days.length} 日来${zh}，市值因子累计 ${total}。`,
    `${en} over ${days.length} days: the size factor returned ${total}.`,
  );
}

/** The last day of size, R2, and what the chosen factor has been worth. */
export function factorsLine(answer: FactorsAnswer, study: FactorStudyAnswer | null, lang: Lang): Segment[] {
  const last = answer.days.at(-1);
  if (!last) return [];
  const { size } = last.returns;
  const day =
    size === undefined
      ? ""
      : say(
          lang,
          `${last.date} 市值因子 *${signedPercent(size, 2)}*（t *${signed(last.tValues.size, 1)}*），R² *${percent(last.r2, 0)}*。`,
          `Size on ${longDate(last.date, lang)} *${signedPercent(size, 2)}* (t *${signed(last.tValues.size, 1)}*), R² *${percent(last.r2, 0)}*.`,
        );
  return marked(`${day}${study ? say(lang, "", " ") + studyWords(study, lang) : ""}`);
}

/** What a factor was worth over a month: coefficient, its t corrected for overlap, and how many days it is of. */
export function studyWords({ factor, horizons }: FactorStudyAnswer, lang: Lang): string {
  const month = horizons.find(({ days }) => days === 20) ?? horizons.at(-1);
  if (!month || month.meanRankIc === null) return "";
  const name = factorName(factor, lang);
  return say(
    lang,
    `${name} ${month.days} 日秩 IC *${signed(month.meanRankIc, 3)}*（修正 t *${signed(month.overlapTStat, 1)}*，${plain(month.observations, 0)} 日）。`,
    `${name}: ${month.days}-day rank IC *${signed(month.meanRankIc, 3)}* (corrected t *${signed(month.overlapTStat, 1)}*, ${plain(month.observations, 0)} days).`,
  );
}

/** The factors that no day answered has, those with one reason in one sentence. */
export function absentNotes({ absent, summary }: FactorsAnswer): Note[] {
  const told = new Set<string>(summary.map(({ factor }) => factor));
  const byReason = new Map<string, { reason: Note; names: string[] }>();
  for (const { factor, reason } of absent) {
    if (told.has(factor)) continue;
    const found = byReason.get(reason.en) ?? { reason, names: [] };
    found.names.push(factor);
    byReason.set(reason.en, found);
  }
  return [...byReason.values()].map(({ reason, names }) => ({
    zh: `${names.map((name) => factorName(name, "zh")).join("、")}：${reason.zh}`,
    en: `${names.map((name) => factorName(name, "en")).join(", ")}: ${reason.en}`,
  }));
}

/** Source of the factor returns. */
export function factorsSource({ days, synthetic }: FactorsAnswer, lang: Lang): string {
  const last = days.at(-1);
  if (!last) return "";
  if (synthetic)
    return say(lang, "合成个股，不说明市场。", "The stocks are synthetic and say nothing about the market.");
  return say(
    lang,
    `来源：个股前复权收盘价 · CNE5 定义，逐日加权回归，行业约束 · ${plain(last.stocks, 0)} 只，剔除 ST 与次新 · 截至 ${last.date}`,
    `Source: forward-adjusted closes of stocks · CNE5 definitions, weighted regression by day, industries constrained · ${plain(last.stocks, 0)} stocks, no ST, none newly listed · to ${longDate(last.date, lang)}`,
  );
}

/** Source of the study of one factor. */
export function studySource({ from, to, asOf, synthetic, quantiles }: FactorStudyAnswer, lang: Lang): string {
  if (synthetic)
    return say(lang, "合成个股，不说明市场。", "The stocks are synthetic and say nothing about the market.");
  return say(
    lang,
    `来源：个股前复权收盘价，全部有收盘价的 A 股，${quantiles} 组 · 因子取自 ${from} 至 ${to} 收盘，收益截至 ${asOf}`,
    `Source: forward-adjusted closes, all A-shares that have one, ${quantiles} quantiles · factor at the closes of ${longDate(from, lang)} to ${longDate(to, lang)}, returns to ${longDate(asOf, lang)}`,
  );
}

/** How many stocks could not be traded on an average day. */
export function untradableWords({ untradable, horizons }: FactorStudyAnswer, lang: Lang): string {
  const { lockedUp, lockedDown, suspended, judgedByRange } = untradable;
  const first = horizons[0];
  const without =
    first === undefined
      ? ""
      : say(
          lang,
          `；剔除它们后 ${first.days} 日秩 IC 为 ${signed(first.tradable.meanRankIc, 3)}`,
          `; without them the ${first.days}-day rank IC is ${signed(first.tradable.meanRankIc, 3)}`,
        );
  return say(
    lang,
    `日均涨停 ${plain(lockedUp, 0)} 只、跌停 ${plain(lockedDown, 0)} 只、停牌 ${plain(suspended, 0)} 只（${percent(judgedByRange, 0)} 以最高最低价判断）${without}。`,
    `On average ${plain(lockedUp, 0)} stocks a day closed locked limit-up, ${plain(lockedDown, 0)} limit-down, ${plain(suspended, 0)} were suspended (${percent(judgedByRange, 0)} judged by high and low)${without}.`,
  );
}
