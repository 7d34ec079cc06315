import type { Evidence, IndicatorCode, Overview } from "../../contract.ts";
import { percent, shortDate, signedPercent } from "../format.ts";
import { conditionsMet } from "./clear-needs.ts";
import type { Lang, Words } from "./lang.ts";

/**
 * The day in one sentence: at most 28 Chinese characters or 14 English words, made of the overview's own figures.
 * It states what moved and who must have traded; it gives no advice, and bad-looking good news is named.
 */
export function verdictSentence(overview: Overview, lang: Lang): string {
  return SENTENCES[overview.day.stage](overview)[lang];
}

type Sentence = (overview: Overview) => Words;

const SENTENCES: Readonly<Record<Overview["day"]["stage"], Sentence>> = {
  calm: calm,
  crowded: crowded,
  strained: strained,
  cascade: cascade,
  unwinding: unwinding,
  healing: healing,
  clear: clear,
};

/** IM was listed on this day; a record that starts within its first weeks covers its whole life. */
const IM_LISTING_COVERED = "2022-08-31";

function evidenceOf({ day }: Overview, code: IndicatorCode): Evidence | undefined {
  return day.evidence.find((row) => row.indicator === code);
}

function outside({ verdict }: Evidence): boolean {
  return verdict === "stretched" || verdict === "extreme";
}

function calm({ day }: Overview): Words {
  const known = day.evidence.filter(({ verdict }) => verdict !== "absent");
  const odd = known.filter(outside).length;
  if (odd === 0) {
    return { zh: "基差与小盘都在正常区间。", en: "Basis and small caps are both within their normal range." };
  }
  return {
    zh: `大体平静，${known.length} 项指标中 ${odd} 项偏离正常区间。`,
    en: `Calm on the whole; outside the normal range: ${odd} of ${known.length} indicators.`,
  };
}

function crowded(overview: Overview): Words {
  const { imBasis } = overview.facts;
  const loosening = evidenceOf(overview, "microGap5d");
  if (loosening && outside(loosening) && (loosening.value ?? 0) < 0) {
    return { zh: "小盘押注偏重，微盘股开始跑输。", en: "The small-cap bet is heavy and micro-caps have begun to lag." };
  }
  if (imBasis !== null && imBasis < 0) {
    return {
      zh: `小盘押注偏重，IM 贴水 ${percent(-imBasis)}，尚未松动。`,
      en: `The small-cap bet is heavy and holds; IM discount ${percent(-imBasis)}.`,
    };
  }
  return { zh: "小盘押注偏重，尚未松动。", en: "The small-cap bet is heavy and has not turned." };
}

function strained(overview: Overview): Words {
  const { date, day, episode } = overview;
  if (day.side === "premium") return premium(overview);
  if (day.side === "small-caps") return smallCapStrain(overview);
  const isFarOut = (["imBasis", "icBasis"] as const).some((code) => evidenceOf(overview, code)?.verdict === "extreme");
  if (episode?.naiveClears.includes(date) && !isFarOut) {
    return {
      zh: "基差触及滚动区间仅一日，不算解除。",
      en: "Basis has touched its rolling band for one day; that is not a clear.",
    };
  }
  return discount(overview);
}

/** Which discounts lie outside their range, and what the small caps did meanwhile. */
function discount(overview: Overview): Words {
  const { microReturn2d } = overview.facts;
  const known = (["IM", "IC"] as const).flatMap((product) => {
    const evidence = evidenceOf(overview, product === "IM" ? "imBasis" : "icBasis");
    return evidence && evidence.verdict !== "absent" ? [{ product, isOut: outside(evidence) }] : [];
  });
  const out = known.filter(({ isOut }) => isOut).map(({ product }) => product);
  const inside = known.filter(({ isOut }) => !isOut).map(({ product }) => product);
  if (out.length === 0) {
    return {
      zh: "基差在区间之内，连续天数不足，仍为承压。",
      en: "Basis is inside its range, but too few days in a row.",
    };
  }
  if (inside.length > 0) {
    return {
      zh: `${out[0]} 贴水越出正常区间，${inside[0]} 在区间之内。`,
      en: `${out[0]} discount is outside its normal range; ${inside[0]} is inside.`,
    };
  }
  if (microReturn2d === null) return { zh: "贴水越出正常区间。", en: "The discount is outside its normal range." };
  const micro = signedPercent(microReturn2d);
  return {
    zh: `贴水越出正常区间，微盘股两日 ${micro}。`,
    en: `The discount is outside its normal range; micro-caps ${micro} over two days.`,
  };
}

function smallCapStrain({ facts }: Overview): Words {
  const { microReturn } = facts;
  if (microReturn === null || microReturn >= 0) {
    return { zh: "基差尚在区间之内，小盘股仍落后。", en: "Basis is within its range; small caps still lag." };
  }
  return {
    zh: `基差尚在区间之内，微盘股单日跌 ${percent(-microReturn)}。`,
    en: `Basis is within its range; micro-caps fell ${percent(-microReturn)} in a day.`,
  };
}

function premium({ facts }: Overview): Words {
  const { imBasis, icBasis } = facts;
  const widest = Math.max(imBasis ?? -1, icBasis ?? -1);
  const product = widest === imBasis ? "IM" : "IC";
  if (widest <= 0) {
    return { zh: "升水 ↑ 已退，尚未连续回到正常区间。", en: "The premium ↑ has gone; too few days back in range." };
  }
  return {
    zh: `${product} 升水 ↑ 年化 ${signedPercent(widest)}：空头追保或买回。`,
    en: `${product} premium ↑ ${signedPercent(widest)} a year: shorts post margin or buy back.`,
  };
}

function cascade({ facts }: Overview): Words {
  const { imBasis, imBasisRank, imBasisFrom } = facts;
  const tail = cascadeTail(facts);
  if (imBasisRank === 1) {
    const whole = imBasisFrom !== null && imBasisFrom <= IM_LISTING_COVERED;
    return {
      zh: `踩踏：IM 贴水创${whole ? "上市以来" : "有记录以来"}最深${tail.zh}。`,
      en: `Cascade: IM discount the deepest ${whole ? "since its listing" : "on record"}${tail.en}.`,
    };
  }
  if (imBasis === null)
    return { zh: `踩踏：贴水与小盘同时恶化${tail.zh}。`, en: `Cascade: basis and small caps fall together${tail.en}.` };
  return {
    zh: `踩踏：IM 贴水 ${percent(-imBasis)}${tail.zh}。`,
    en: `Cascade: IM discount ${percent(-imBasis)}${tail.en}.`,
  };
}

function cascadeTail({ limitDownShare, microReturn }: Overview["facts"]): Words {
  if (limitDownShare !== null && limitDownShare >= 0.05) {
    const share = shareWords(limitDownShare);
    return { zh: `，${share.zh}股票收于跌停`, en: `; ${share.en} of stocks closed limit-down` };
  }
  if (microReturn === null) return { zh: "", en: "" };
  return microReturn < 0
    ? { zh: `，微盘股单日跌 ${percent(-microReturn)}`, en: `; micro-caps fell ${percent(-microReturn)} in a day` }
    : { zh: `，微盘股当日 ${signedPercent(microReturn)}`, en: `; micro-caps ${signedPercent(microReturn)} on the day` };
}

function shareWords(share: number): Words {
  if (share > 0.5) return { zh: "逾半数", en: "over half" };
  if (share > 1 / 3) return { zh: "逾三分之一", en: "over a third" };
  return { zh: ` ${percent(share)} `, en: percent(share) };
}

function unwinding(overview: Overview): Words {
  const basis = evidenceOf(overview, "imBasis");
  const looksNormal = basis?.verdict === "normal" || (overview.facts.imBasis ?? -1) >= 0;
  return looksNormal
    ? { zh: "基差看似恢复正常，实为空头平仓。", en: "Basis looks back to normal, but it is shorts closing out." }
    : {
        zh: "贴水急收而小盘续跌：空头正在平仓。",
        en: "Discount shrinks fast while small caps fall: shorts are closing out.",
      };
}

function healing({ clearNeeds }: Overview): Words {
  const { met, all } = conditionsMet(clearNeeds);
  const inBand = clearNeeds.filter(({ condition, done }) => condition.endsWith("InFrozenBand") && (done ?? 0) > 0);
  const counted =
    all > 0 ? { zh: `，解除条件满足 ${met}/${all}`, en: `; ${met} of ${all} conditions met` } : { zh: "", en: "" };
  if (inBand.length === 2) {
    return { zh: `基差回到区间，待时间确认${counted.zh}。`, en: `Basis is back in range${counted.en}.` };
  }
  if (inBand.length === 1) {
    const product = inBand[0].condition === "icInFrozenBand" ? "IC" : "IM";
    return {
      zh: `仅 ${product} 回到冻结区间${counted.zh}。`,
      en: `Only ${product} is back in its frozen band${counted.en}.`,
    };
  }
  return { zh: `基差仍在冻结区间之外${counted.zh}。`, en: `Basis still outside its frozen band${counted.en}.` };
}

function clear(overview: Overview): Words {
  const since = overview.ribbon.at(-1)?.from ?? overview.date;
  const from = (lang: Lang) => shortDate(since, lang);
  const out = (["IC", "IM"] as const).filter((product) => outOfFrozenBand(overview, product));
  if (overview.day.dayInStage === 1 && out.length === 0) {
    return { zh: "今日解除：各项条件已连续达标。", en: "Clear from today: every condition met for its days in a row." };
  }
  if (out.length === 0) {
    return {
      zh: `${from("zh")} 起解除，IM、IC 仍在区间之内。`,
      en: `Clear since ${from("en")}; IM and IC are still within their range.`,
    };
  }
  const names = { zh: out.join("、"), en: out.join(" and ") };
  const verb = out.length > 1 ? "have" : "has";
  return {
    zh: `${from("zh")} 起解除；${names.zh} 此后又越出冻结区间。`,
    en: `Clear since ${from("en")}; ${names.en} ${verb} since left the frozen band.`,
  };
}

function outOfFrozenBand({ episode, facts }: Overview, product: "IC" | "IM"): boolean {
  const band = episode?.frozenBand[product];
  const value = product === "IC" ? facts.icBasis : facts.imBasis;
  return band != null && value !== null && (value < band.low || value > band.high);
}
