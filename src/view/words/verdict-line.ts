import type { Overview } from "../../contract.ts";
import { daysBetween, lots, percent, shortDate, signedPercent } from "../format.ts";
import { type Lang, marked, type Segment, say } from "./lang.ts";

type Facts = Overview["facts"];

/** The line under the verdict: the figures it rests on, strong, from this overview alone. Missing figures drop out. */
export function verdictLine(overview: Overview, lang: Lang): Segment[] {
  switch (overview.day.stage) {
    case "unwinding":
      return marked(unwindingLine(overview.facts, lang));
    case "cascade":
      return marked(cascadeLine(overview.facts, lang));
    case "clear":
      return marked(clearLine(overview, lang));
    default:
      return marked(plainLine(overview.facts, lang));
  }
}

/** Joins the clauses that exist into one sentence. */
function sentence(clauses: readonly (string | null)[], lang: Lang, tail = ""): string {
  const present = clauses.filter((clause) => clause !== null);
  const [comma, stop] = lang === "zh" ? ["，", "。"] : [", ", "."];
  if (present.length === 0) return tail === "" ? "" : tail + stop;
  const joined = present.join(comma);
  const first = joined.startsWith("*") ? joined : joined[0].toUpperCase() + joined.slice(1);
  return first + (tail === "" ? "" : say(lang, "：", ": ") + tail) + stop;
}

function basisClause(product: string, value: number | null, lang: Lang): string | null {
  if (value === null) return null;
  return lang === "zh"
    ? `${product} 年化基差 *${signedPercent(value)}*`
    : `${product} annualised basis *${signedPercent(value)}*`;
}

function moveClause(name: { zh: string; en: string }, ratio: number | null, lang: Lang): string | null {
  if (ratio === null) return null;
  const size = `*${percent(Math.abs(ratio))}*`;
  if (Math.abs(ratio) < 0.0005) return say(lang, `${name.zh}持平`, `${name.en} flat`);
  if (lang === "zh") return `${name.zh}${ratio < 0 ? "下跌" : "上涨"} ${size}`;
  return `${name.en} ${ratio < 0 ? "down" : "up"} ${size}`;
}

const MICRO = { zh: "微盘股", en: "micro-caps" };
const CSI300 = { zh: "沪深300 ", en: "CSI 300" };

function plainLine(facts: Facts, lang: Lang): string {
  const ic = facts.icBasis === null ? null : `IC *${signedPercent(facts.icBasis)}*`;
  const openInterest =
    facts.imOpenInterest === null
      ? null
      : lang === "zh"
        ? `IM 持仓 *${lots(facts.imOpenInterest, lang)}*`
        : `IM open interest *${lots(facts.imOpenInterest, lang)}*`;
  return sentence(
    [
      basisClause("IM", facts.imBasis, lang),
      ic,
      moveClause({ zh: "微盘股当日", en: "micro-caps" }, facts.microReturn, lang),
      moveClause({ zh: "沪深300 ", en: "CSI 300" }, facts.csi300Return, lang),
      openInterest,
    ],
    lang,
  );
}

function cascadeLine(facts: Facts, lang: Lang): string {
  const { limitDownShare, imOpenInterest, imOpenInterestChange2d } = facts;
  const limitDown =
    limitDownShare === null
      ? null
      : lang === "zh"
        ? `*${percent(limitDownShare)}* 的股票收于跌停`
        : `*${percent(limitDownShare)}* of stocks closed limit-down`;
  const rising = imOpenInterestChange2d !== null && imOpenInterestChange2d > 0;
  const held = imOpenInterest === null ? "" : lots(imOpenInterest, lang);
  const tail =
    held === "" || imOpenInterestChange2d === null
      ? ""
      : lang === "zh"
        ? `IM 持仓 *${held}*，${rising ? "仍在增加，买回期货的一腿尚未开始" : "已在减少，空头开始买回期货"}`
        : `IM open interest *${held}*, ${rising ? "still rising, so the buy-back leg has not begun" : "falling, so shorts have begun to buy back"}`;
  const clauses = [
    basisClause("IM", facts.imBasis, lang),
    moveClause({ zh: "微盘股单日", en: "micro-caps" }, facts.microReturn, lang),
    limitDown,
    moveClause(CSI300, facts.csi300Return, lang),
  ];
  return sentence(clauses, lang, tail);
}

function unwindingLine(facts: Facts, lang: Lang): string {
  const { imBasis, imBasis2dAgo, imOpenInterest, imOpenInterestChange2d, microReturn2d } = facts;
  const basis =
    imBasis === null || imBasis2dAgo === null
      ? basisClause("IM", imBasis, lang)
      : twoDayBasis(imBasis2dAgo, imBasis, lang);
  const change = changeInLots(imOpenInterest, imOpenInterestChange2d);
  const openInterest =
    change === null
      ? null
      : lang === "zh"
        ? `同期 IM 持仓${change < 0 ? "减少" : "增加"} *${lots(Math.abs(change), lang)}*`
        : `IM open interest ${change < 0 ? "down" : "up"} *${lots(Math.abs(change), lang)}*`;
  const closing = change !== null && change < 0 && microReturn2d !== null && microReturn2d < 0;
  const tail = !closing
    ? ""
    : lang === "zh"
      ? "空头在买回期货，同时抛售小盘股"
      : "shorts buy back futures and sell small caps";
  const micro = moveClause(
    microReturn2d !== null && microReturn2d < 0 ? { zh: "微盘股再", en: "micro-caps" } : MICRO,
    microReturn2d,
    lang,
  );
  const clauses = [
    basis,
    openInterest,
    micro?.replace("再下跌", "再跌") ?? null,
    moveClause(CSI300, facts.csi300Return2d, lang),
  ];
  return sentence(clauses, lang, tail);
}

function twoDayBasis(before: number, now: number, lang: Lang): string {
  const [from, to] = [signedPercent(before), signedPercent(now)];
  if (lang === "zh") return `两日内 IM 年化基差由 *${from}* ${now > before ? "升至" : "降至"} *${to}*`;
  return `in two days IM annualised basis went from *${from}* to *${to}*`;
}

/** Lots gained over two days, from today's lots and their two-day change as a ratio. */
function changeInLots(now: number | null, ratio: number | null): number | null {
  return now === null || ratio === null ? null : now - now / (1 + ratio);
}

function clearLine(overview: Overview, lang: Lang): string {
  const { facts, episode, date, ribbon } = overview;
  const ic = facts.icBasis === null ? null : `IC *${signedPercent(facts.icBasis)}*`;
  const since = ribbon.at(-1)?.from ?? date;
  const touched = episode?.naiveClears.find((day) => day > episode.trough && day < since);
  const tail = touched
    ? lang === "zh"
      ? `解除比 ${shortDate(touched, lang)} 首触区间晚 *${daysBetween(touched, since)}* 日`
      : `The clear came *${daysBetween(touched, since)}* days after the basis touched its band on ${shortDate(touched, lang)}`
    : "";
  const figures = sentence([basisClause("IM", facts.imBasis, lang), ic, microSinceLow(overview, lang)], lang);
  return tail === "" ? figures : `${figures}${say(lang, "", " ")}${tail}${say(lang, "。", ".")}`;
}

function microSinceLow({ series }: Overview, lang: Lang): string | null {
  const known = series.micro.flatMap((value, i) => (value === null ? [] : [{ value, date: series.dates[i] }]));
  const last = known.at(-1);
  if (!last) return null;
  const low = known.reduce((least, point) => (point.value < least.value ? point : least));
  if (low === last) return null;
  const rise = signedPercent(last.value / low.value - 1, 0);
  const day = shortDate(low.date, lang);
  return say(lang, `微盘股较 ${day} 低点 *${rise}*`, `micro-caps *${rise}* from their ${day} low`);
}
