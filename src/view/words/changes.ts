import type { Change, Evidence, Overview, StageName } from "../../contract.ts";
import { lots, lotsNumber, signedPercent } from "../format.ts";
import { indicatorName, indicatorValue } from "./indicators.ts";
import { type Lang, say } from "./lang.ts";
import { STAGE_NAMES, stageDayCount } from "./stages.ts";

/** One line of "what changed": a mark, what moved, and from where to where. */
export interface ChangeLine {
  readonly mark: "↑" | "↓" | "=" | "┄";
  readonly text: string;
  readonly figures: string;
}

const MARKS = { up: "↑", down: "↓", same: "=" } as const;

/** The lines of "what changed since yesterday", in the order of the answer. */
export function changeLines(overview: Overview, lang: Lang): ChangeLine[] {
  return overview.changes.map((change) => ({
    mark: change.to === null ? "┄" : MARKS[change.indicator === "microReturn" ? signOf(change.to) : change.direction],
    text: changeText(change, overview, lang),
    figures: changeFigures(change, overview, lang),
  }));
}

/** A day's return points where the price went, not where the return did. */
function signOf(value: Change["to"]): Change["direction"] {
  return typeof value !== "number" || value === 0 ? "same" : value > 0 ? "up" : "down";
}

function changeText(change: Change, overview: Overview, lang: Lang): string {
  const { indicator, from, to } = change;
  if (indicator === "stage") return stageText(change, overview, lang);
  if (to === null) return absentText(change, lang);
  if (typeof from !== "number" || typeof to !== "number") return changeName(indicator, lang);
  switch (indicator) {
    case "imBasis":
    case "icBasis": {
      const evidence = overview.day.evidence.find((row) => row.indicator === indicator);
      return basisText(indicator === "imBasis" ? "IM" : "IC", from, to, evidence, lang);
    }
    case "imOpenInterest":
    case "icOpenInterest":
      return openInterestText(indicator === "imOpenInterest" ? "IM" : "IC", from, to, lang);
    case "microReturn":
      return microText(from, to, lang);
    case "microDrawdown":
      return say(
        lang,
        `微盘股回撤${to < from ? "加深" : "收窄"}`,
        `Micro-cap drawdown ${to < from ? "deepened" : "narrowed"}`,
      );
    case "microGap5d":
      return gapText(from, to, lang);
    default:
      return directionText(changeName(indicator, lang), change.direction, lang);
  }
}

function changeName(indicator: Exclude<Change["indicator"], "stage">, lang: Lang): string {
  if (indicator === "imOpenInterest") return say(lang, "IM 持仓", "IM open interest");
  if (indicator === "icOpenInterest") return say(lang, "IC 持仓", "IC open interest");
  return indicatorName(indicator, lang);
}

function absentText(change: Change, lang: Lang): string {
  const name = change.indicator === "stage" ? "" : changeName(change.indicator, lang);
  return say(lang, `${name}：无数据`, `${name}: no data`);
}

function directionText(name: string, direction: Change["direction"], lang: Lang): string {
  const words = {
    up: { zh: "上升", en: "rose" },
    down: { zh: "下降", en: "fell" },
    same: { zh: "不变", en: "unchanged" },
  };
  return say(lang, `${name}${words[direction].zh}`, `${name} ${words[direction].en}`);
}

type Place = "below" | "inside" | "above";

function placeIn(value: number, reference: Evidence["reference"]): Place | null {
  if (!reference) return null;
  return value < reference.low ? "below" : value > reference.high ? "above" : "inside";
}

function basisText(product: string, from: number, to: number, evidence: Evidence | undefined, lang: Lang): string {
  const before = placeIn(from, evidence?.reference ?? null);
  const now = placeIn(to, evidence?.reference ?? null);
  const zh = (words: string) => `${product} ${words}`;
  const say = (words: { zh: string; en: string }) => (lang === "zh" ? zh(words.zh) : `${product} ${words.en}`);
  if (before !== now && before && now) {
    if (now === "inside") return say({ zh: "基差回到区间内", en: "basis back inside its range" });
    if (now === "above") {
      const zhFrom = before === "inside" ? "由区间内升破上沿" : "由区间下方升破上沿";
      return say({ zh: `基差${zhFrom}`, en: "basis rose above its range" });
    }
    const zhFrom = before === "inside" ? "由区间内跌破下沿" : "由区间上方跌破下沿";
    return say({ zh: `基差${zhFrom}`, en: "basis fell below its range" });
  }
  return say(basisMove(from, to, now));
}

function basisMove(from: number, to: number, place: Place | null): { zh: string; en: string } {
  const still = place === "below" ? ", still below its range" : place === "above" ? ", still above its range" : "";
  const zhStill = place === "below" ? "，仍在区间下方" : place === "above" ? "，仍在区间上方" : "";
  if (from < 0 && to >= 0) return { zh: "贴水转为升水", en: "discount turned into a premium" };
  if (from >= 0 && to < 0) return { zh: "升水转为贴水", en: "premium turned into a discount" };
  if (to < 0) {
    if (to < from * 1.9) return { zh: "贴水加深约一倍", en: "discount about doubled" };
    if (to < from) return { zh: `贴水加深${zhStill}`, en: `discount deepened${still}` };
    return { zh: `贴水收窄${zhStill}`, en: `discount narrowed${still}` };
  }
  return to > from
    ? { zh: `升水扩大${zhStill}`, en: `premium widened${still}` }
    : { zh: `升水收窄${zhStill}`, en: `premium narrowed${still}` };
}

function openInterestText(product: string, from: number, to: number, lang: Lang): string {
  if (lang === "zh") return `${product} 持仓${to > from ? "增加" : to < from ? "减少" : "不变"}`;
  return `${product} open interest ${to > from ? "rose" : to < from ? "fell" : "unchanged"}`;
}

function microText(from: number, to: number, lang: Lang): string {
  const words =
    from < 0 && to < 0
      ? to < from
        ? { zh: "跌幅扩大", en: "fell further" }
        : { zh: "跌幅收窄", en: "fell less" }
      : from >= 0 && to >= 0
        ? to > from
          ? { zh: "涨幅扩大", en: "rose more" }
          : { zh: "续涨", en: "rose again" }
        : to < 0
          ? { zh: "由涨转跌", en: "turned down" }
          : { zh: "由跌转涨", en: "turned up" };
  return say(lang, `微盘股${words.zh}`, `Micro-cap ${words.en}`);
}

function gapText(from: number, to: number, lang: Lang): string {
  if (to < 0) {
    const wider = to < from;
    return say(
      lang,
      `微盘股五日跑输${wider ? "扩大" : "收窄"}`,
      `Micro-cap lag over 5 days ${wider ? "widened" : "narrowed"}`,
    );
  }
  const wider = to > from;
  return say(
    lang,
    `微盘股五日跑赢${wider ? "扩大" : "收窄"}`,
    `Micro-cap lead over 5 days ${wider ? "widened" : "narrowed"}`,
  );
}

function stageText({ from, to }: Change, overview: Overview, lang: Lang): string {
  const { stage, dayInStage } = overview.day;
  const count = stageDayCount(dayInStage, lang);
  const now = STAGE_NAMES[stage][lang];
  if (from === to || from === null) {
    return say(lang, `阶段不变：${now}${count}`, `Stage unchanged: ${now.toLowerCase()}, ${count}`);
  }
  const before = STAGE_NAMES[from as StageName]?.[lang] ?? String(from);
  return lang === "zh"
    ? `阶段由${before}转为${now}`
    : `Stage turned from ${before.toLowerCase()} to ${now.toLowerCase()}`;
}

function changeFigures({ indicator, from, to }: Change, overview: Overview, lang: Lang): string {
  if (indicator === "stage") return frozenDays(overview, lang);
  if (to === null) return "";
  if (typeof from !== "number" || typeof to !== "number") return "";
  if (indicator === "imOpenInterest" || indicator === "icOpenInterest") {
    return lang === "zh"
      ? `${lotsNumber(from, lang)} → ${lots(to, lang)}`
      : `${lotsNumber(from, lang)}k → ${lots(to, lang)}`;
  }
  if (indicator === "imBasis" || indicator === "icBasis") return `${signedPercent(from)} → ${signedPercent(to)}`;
  return `${indicatorValue(indicator, from, lang)} → ${indicatorValue(indicator, to, lang)}`;
}

/** Days in a row inside the frozen bands, while an episode runs. */
function frozenDays({ clearNeeds }: Overview, lang: Lang): string {
  const days = (condition: string) => clearNeeds.find((need) => need.condition === condition)?.done ?? null;
  const parts = [
    ["IC", days("icInFrozenBand")],
    ["IM", days("imInFrozenBand")],
  ].filter(([, done]) => done !== null);
  if (parts.length === 0) return "";
  const list = parts.map(([product, done]) => say(lang, `${product} ${done} 日`, `${product} ${done}d`));
  return `${say(lang, "冻结区间内 ", "in frozen band: ")}${list.join(say(lang, " · ", ", "))}`;
}
