import type { Evidence, IndicatorCode, Verdict } from "../../contract.ts";
import { MISSING, percent, plain, signed, signedPercent, signedPoints } from "../format.ts";
import { type Lang, say, type Words } from "./lang.ts";

/** How an indicator's decimal is printed: signed ratio, percentage points, plain ratio, or rank from 0 to 100. */
type Print = "signedPercent" | "points" | "percent" | "rank";

interface Indicator {
  readonly name: Words;
  /** For narrow screens. */
  readonly short: Words;
  readonly print: Print;
  /** Hedge side or small-cap side of the evidence table. */
  readonly group: "hedge" | "smallCap";
}

const INDICATORS: Readonly<Record<IndicatorCode, Indicator>> = {
  imBasis: basis("IM"),
  icBasis: basis("IC"),
  imBasisChange2d: basisChange("IM"),
  icBasisChange2d: basisChange("IC"),
  imOpenInterestChange2d: openInterestChange("IM"),
  icOpenInterestChange2d: openInterestChange("IC"),
  microReturn: {
    name: { zh: "微盘股当日", en: "Micro-cap, day" },
    short: { zh: "微盘股当日", en: "Micro-cap, day" },
    print: "signedPercent",
    group: "smallCap",
  },
  microGap5d: {
    name: { zh: "微盘股−沪深300，5日", en: "Micro less CSI 300, 5d" },
    short: { zh: "微盘股超额，5日", en: "Micro gap, 5d" },
    print: "points",
    group: "smallCap",
  },
  microDrawdown: {
    name: { zh: "微盘股回撤", en: "Micro-cap drawdown" },
    short: { zh: "微盘股回撤", en: "Micro drawdown" },
    print: "signedPercent",
    group: "smallCap",
  },
  microStrength: {
    name: { zh: "微盘股相对强弱", en: "Micro-cap strength" },
    short: { zh: "微盘股强弱", en: "Micro strength" },
    print: "signedPercent",
    group: "smallCap",
  },
  limitDownShare: {
    name: { zh: "收盘跌停占比", en: "Closed limit-down" },
    short: { zh: "收盘跌停占比", en: "Limit-down" },
    print: "percent",
    group: "smallCap",
  },
  crowding: {
    name: { zh: "小盘因子拥挤度", en: "Size-factor crowding" },
    short: { zh: "小盘拥挤度", en: "Size crowding" },
    print: "rank",
    group: "smallCap",
  },
  snowballDistance: {
    name: { zh: "雪球敲入距离", en: "Snowball knock-in gap" },
    short: { zh: "雪球敲入距离", en: "Knock-in gap" },
    print: "percent",
    group: "hedge",
  },
};

function basis(product: string): Indicator {
  const name = { zh: `${product} 年化基差`, en: `${product} annualised basis` };
  return { name, short: { zh: name.zh, en: `${product} basis` }, print: "signedPercent", group: "hedge" };
}

function basisChange(product: string): Indicator {
  const name = { zh: `${product} 基差两日变化`, en: `${product} basis, 2-day` };
  return { name, short: { zh: name.zh, en: `${product} basis, 2d` }, print: "points", group: "hedge" };
}

function openInterestChange(product: string): Indicator {
  const name = { zh: `${product} 持仓两日变化`, en: `${product} open interest, 2-day` };
  return { name, short: { zh: name.zh, en: `${product} OI, 2d` }, print: "signedPercent", group: "hedge" };
}

/** Name of an indicator; `short` for narrow screens. */
export function indicatorName(code: IndicatorCode, lang: Lang, length: "full" | "short" = "full"): string {
  return INDICATORS[code][length === "full" ? "name" : "short"][lang];
}

/** Side of the evidence table on which an indicator stands. */
export function indicatorGroup(code: IndicatorCode): "hedge" | "smallCap" {
  return INDICATORS[code].group;
}

/** An indicator's value with its unit; missing is "–". */
export function indicatorValue(code: IndicatorCode, value: number | null, lang: Lang): string {
  switch (INDICATORS[code].print) {
    case "signedPercent":
      return signedPercent(value);
    case "points":
      return signedPoints(value, lang);
    case "percent":
      return percent(value);
    case "rank":
      return value === null ? MISSING : plain(value * 100, 0);
  }
}

/** Normal range of an indicator, without unit: `−9.1 至 +1.1`, `0.0 to 0.7`. */
export function indicatorRange(evidence: Evidence, lang: Lang): string {
  const { indicator, reference } = evidence;
  if (reference === null) return MISSING;
  const { print } = INDICATORS[indicator];
  const digits = print === "rank" ? 0 : 1;
  const one = (value: number) =>
    print === "percent" || print === "rank" ? plain(value * 100, digits) : signed(value * 100, digits);
  return `${one(reference.low)} ${say(lang, "至", "to")} ${one(reference.high)}`;
}

export const VERDICT_NAMES: Readonly<Record<Verdict, Words>> = {
  normal: { zh: "正常", en: "within" },
  stretched: { zh: "偏离", en: "stretched" },
  extreme: { zh: "极端", en: "extreme" },
  absent: { zh: "缺", en: "absent" },
};

/** One evidence row as a sentence, for readers who do not see the stripe. */
export function evidenceSentence(evidence: Evidence, lang: Lang): string {
  const { indicator, value, verdict } = evidence;
  const name = indicatorName(indicator, lang);
  const word = VERDICT_NAMES[verdict][lang];
  if (value === null) return say(lang, `${name}：${word}`, `${name}: ${word}`);
  const shown = indicatorValue(indicator, value, lang);
  const range = indicatorRange(evidence, lang);
  return say(lang, `${name} ${shown}，正常区间 ${range}，${word}`, `${name} ${shown}, normal ${range}, ${word}`);
}
