import type { StageDay, StageName } from "../../contract.ts";
import { type Lang, say, type Words } from "./lang.ts";

type Side = StageDay["side"];

export const STAGE_NAMES: Readonly<Record<StageName, Words>> = {
  calm: { zh: "平静", en: "Calm" },
  crowded: { zh: "拥挤", en: "Crowded" },
  strained: { zh: "承压", en: "Strained" },
  cascade: { zh: "踩踏", en: "Cascade" },
  unwinding: { zh: "平仓", en: "Unwinding" },
  healing: { zh: "修复", en: "Healing" },
  clear: { zh: "解除", en: "Clear" },
};

/** What each stage means, for the key. */
export const STAGE_MEANINGS: Readonly<Record<StageName, Words>> = {
  calm: { zh: "基差与小盘都在常态", en: "Basis and small caps as usual" },
  crowded: { zh: "小盘押注过重，尚未松动", en: "Small-cap bet heavy, not yet turning" },
  strained: { zh: "基差越出区间；升水另以 ↑ 标明", en: "Basis outside its range; ↑ marks a premium" },
  cascade: { zh: "贴水加深，小盘同时下跌", en: "Discount deepens while small caps fall" },
  unwinding: { zh: "基差急回而小盘续跌、持仓下降", en: "Basis rushes back, small caps and open interest fall" },
  healing: { zh: "回到区间，待时间确认", en: "Back in range, awaiting confirmation" },
  clear: { zh: "各项条件连续达标", en: "Every condition met, days in a row" },
};

/** Height of a stage's step, 1 to 4: severity. */
export const STAGE_STEPS: Readonly<Record<StageName, 1 | 2 | 3 | 4>> = {
  calm: 1,
  crowded: 2,
  strained: 3,
  cascade: 4,
  unwinding: 4,
  healing: 2,
  clear: 1,
};

/** Stage word; a premium strain carries the word and an arrow up. */
export function stageName(stage: StageName, side: Side, lang: Lang): string {
  const name = STAGE_NAMES[stage][lang];
  if (stage !== "strained" || side !== "premium") return name;
  return say(lang, `${name} 升水↑`, `${name}, premium ↑`);
}

/** `第 2 日`, `day 2`. */
export function stageDayCount(dayInStage: number, lang: Lang): string {
  return say(lang, `第 ${dayInStage} 日`, `day ${dayInStage}`);
}
