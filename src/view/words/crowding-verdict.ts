import type { CrowdingAnswer, CrowdingDay } from "../../contract.ts";
import { percent, plain, shortDate } from "../format.ts";
import { CROWDING_RUNG_NAMES } from "./crowding-names.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

export type CrowdingLevel = "none" | "over" | "between" | "alert" | "crowded" | "extreme";

/** Where a composite stands among the thresholds; `over` is below all of them, `none` where it is not known. */
export function crowdingLevel(value: number | null, thresholds: CrowdingAnswer["thresholds"]): CrowdingLevel {
  if (value === null) return "none";
  if (value >= thresholds.extreme) return "extreme";
  if (value >= thresholds.crowded) return "crowded";
  if (value >= thresholds.alert) return "alert";
  return value < thresholds.over ? "over" : "between";
}

export const LEVEL_NAMES: Readonly<Record<CrowdingLevel, Words>> = {
  none: { zh: "未知", en: "not known" },
  over: { zh: "不拥挤", en: "not crowded" },
  between: { zh: "偏高", en: "raised" },
  alert: { zh: "警戒", en: "alert" },
  crowded: { zh: "拥挤", en: "crowded" },
  extreme: { zh: "极度拥挤", en: "extremely crowded" },
};

/** Composite as read by people: a rank from 0 to 100, no decimals. */
export function rank(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : plain(100 * value, 0);
}

/** The last day with a composite; the last day where none has one. */
export function lastCrowdingDay({ days }: CrowdingAnswer): CrowdingDay | undefined {
  return days.findLast(({ composite }) => composite !== null) ?? days.at(-1);
}

/** The page in one sentence. */
export function crowdingSentence(answer: CrowdingAnswer, lang: Lang): string {
  const day = lastCrowdingDay(answer);
  if (!day || day.composite === null) {
    return say(lang, "数据不足，无法判断小盘拥挤度。", "Too little is loaded to tell how crowded small caps are.");
  }
  const level = LEVEL_NAMES[crowdingLevel(day.composite, answer.thresholds)][lang];
  const on = day.date === answer.days.at(-1)?.date ? "" : shortDate(day.date, lang);
  return say(
    lang,
    `${on && `${on} `}小盘拥挤度 ${rank(day.composite)}（满分 100）：${level}。`,
    `Small-cap crowding${on && ` on ${on}`} stands at ${rank(day.composite)} of 100: ${level}.`,
  );
}

/** Trading against capital of the micro caps, and which rung's trading peaked last. */
export function crowdingLine(answer: CrowdingAnswer, lang: Lang): Segment[] {
  const micro = answer.days.at(-1)?.buckets.micro;
  const parts: string[] = [];
  if (micro && micro.amountShare !== null && micro.capShare !== null) {
    const [traded, held] = [percent(micro.amountShare), percent(micro.capShare)];
    parts.push(
      say(
        lang,
        `微盘股占成交 *${traded}*、占市值 *${held}*。`,
        `Micro-caps are *${traded}* of trading and *${held}* of capital. `,
      ),
    );
  }
  const order = answer.peaks.filter(({ measure }) => measure === "amountRatio");
  if (order.length > 1) {
    const named = order.map(
      ({ rung, date, rising }) =>
        `${CROWDING_RUNG_NAMES[rung][lang]} ${rising ? say(lang, "仍在上行", "still rising") : shortDate(date, lang)}`,
    );
    parts.push(
      say(lang, `成交占比见顶次序：${named.join("、")}。`, `Trading share peaked in this order: ${named.join(", ")}.`),
    );
  }
  return marked(parts.join(""));
}
