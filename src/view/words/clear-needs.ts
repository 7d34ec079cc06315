import type { ClearNeed } from "../../contract.ts";
import type { Lang, Words } from "./lang.ts";

const CONDITIONS: Readonly<Record<ClearNeed["condition"], Words>> = {
  icInFrozenBand: { zh: "IC 基差在冻结区间内", en: "IC basis inside frozen band" },
  imInFrozenBand: { zh: "IM 基差在冻结区间内", en: "IM basis inside frozen band" },
  smallCapsHold: { zh: "微盘股五日不再跑输", en: "Micro-cap no longer lags, 5d" },
  openInterestSteady: { zh: "持仓变化在正常区间", en: "Open-interest change in range" },
  limitDownRare: { zh: "收盘跌停占比低于 1%", en: "Closed limit-down under 1%" },
};

/** Name of a condition for clear. */
export function clearCondition(condition: ClearNeed["condition"], lang: Lang): string {
  return CONDITIONS[condition][lang];
}

/** `●●○○○`: days in a row met, then days still asked. Empty when the data are absent. */
export function clearDots({ done, need }: ClearNeed): string {
  return done === null ? "" : "●".repeat(done) + "○".repeat(Math.max(0, need - done));
}

/** How many conditions are met in full, and how many there are; an absent one is never met. */
export function conditionsMet(needs: readonly ClearNeed[]): { met: number; all: number } {
  return { met: needs.filter(({ done, need }) => done !== null && done >= need).length, all: needs.length };
}
