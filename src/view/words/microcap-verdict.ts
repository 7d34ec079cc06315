import type { LadderRung, MicrocapAnswer } from "../../contract.ts";
import { level, monthLabel, percent, shortDate, signedPercent } from "../format.ts";
import { fallFromPeak } from "../microcap-weeks.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

/** Names of the rungs of the size ladder, largest first. */
export const RUNG_NAMES: Readonly<Record<LadderRung["rung"], Words>> = {
  "300": { zh: "沪深300", en: "CSI 300" },
  "500": { zh: "中证500", en: "CSI 500" },
  "1000": { zh: "中证1000", en: "CSI 1000" },
  "2000": { zh: "中证2000", en: "CSI 2000" },
  micro: { zh: "微盘股", en: "Micro-cap" },
};

/** The micro-cap page in one sentence (at most 28 Chinese characters, 14 English words). */
export function microcapSentence(answer: MicrocapAnswer, lang: Lang): string {
  const fall = answer.published && fallFromPeak(answer.published);
  if (!fall) {
    return say(lang, "没有已发布的微盘股指数。", "No published micro-cap index is loaded.");
  }
  const size = percent(Math.abs(fall.size), 0);
  if (fall.days === 0)
    return say(lang, "微盘股收于近一年最高。", "Micro-caps closed at their highest of the past year.");
  if (fall.size < -0.15 && fall.sinceLow > 0.05) {
    const rise = signedPercent(fall.sinceLow, 0);
    const low = shortDate(fall.lowDate, lang);
    return say(
      lang,
      `较 ${low} 低点 ${rise}，距高点仍差 ${size}。`,
      `${rise} from the ${low} low, still ${size} below the peak.`,
    );
  }
  if (fall.size < -0.15) {
    const tail = smallerFellMore(answer.ladder)
      ? say(lang, "，市值越小跌得越深", "; the smaller the stocks, the deeper")
      : "";
    return say(lang, `${fall.days} 个交易日跌去 ${size}${tail}。`, `Down ${size} in ${fall.days} trading days${tail}.`);
  }
  return say(
    lang,
    `距近一年高点 ${size}，已 ${fall.days} 个交易日。`,
    `${size} below its one-year peak, ${fall.days} trading days ago.`,
  );
}

/** Whether each rung did worse this year than the next larger one. */
function smallerFellMore(ladder: readonly LadderRung[]): boolean {
  const years = ladder.map(({ yearToDate }) => yearToDate);
  return years.length > 2 && years.every((value, i) => value !== null && (i === 0 || value < (years[i - 1] ?? -1)));
}

/** Level, year to date against CSI300, and how far back the relative level has gone. */
export function microcapLine(answer: MicrocapAnswer, lang: Lang): Segment[] {
  const last = answer.published?.daily.at(-1);
  if (!last) return [];
  const year = (rung: LadderRung["rung"]) =>
    answer.ladder.find((candidate) => candidate.rung === rung)?.yearToDate ?? null;
  const [micro, large] = [year("micro"), year("300")];
  const start = say(lang, `微盘股指数 *${level(last.close)}*`, `Micro-cap index *${level(last.close)}*`);
  const own =
    micro === null ? "" : say(lang, `，年初至今 *${signedPercent(micro)}*`, `, year to date *${signedPercent(micro)}*`);
  const other =
    large === null ? "" : say(lang, `；同期沪深300 *${signedPercent(large)}*`, `; CSI 300 *${signedPercent(large)}*`);
  const back = backTo(answer);
  const month =
    back && say(lang, `${back.slice(0, 4)} 年 ${Number(back.slice(5, 7))} 月`, monthLabel(back, lang, true));
  const tail = month
    ? say(lang, `相对沪深300 的超额退回 ${month}的水平。`, ` Relative to CSI 300 it is back where it was in ${month}.`)
    : "";
  return marked(`${start}${own}${other}${say(lang, "。", ".")}${tail}`);
}

const HALF_A_YEAR = 120;

/** The last day, at least half a year back, on which the level against CSI300 was no higher than now; null if none. */
function backTo({ published }: MicrocapAnswer): string | null {
  const known = (published?.daily ?? []).flatMap(({ date, close, csi300 }) =>
    csi300 === null ? [] : [{ date, ratio: close / csi300 }],
  );
  const last = known.at(-1);
  const peak = known.reduce((best, day) => Math.max(best, day.ratio), 0);
  if (!last || last.ratio > peak * 0.8) return null;
  return known.slice(0, -HALF_A_YEAR).findLast(({ ratio }) => ratio <= last.ratio)?.date ?? null;
}
