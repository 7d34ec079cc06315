import type { DmaAnswer, DmaAnswerDay, LeverageBoundAnswer } from "../../../contract.ts";
import { MISSING, percent, plain, signedPercent } from "../../../view/format.ts";
import { DMA_BOUNDS, DMA_EVENTS_WORDS } from "../../../view/words/dma.ts";
import type { Page } from "../terminal.ts";
import { notesBlock, paragraph, say, section, sheet } from "./sheet.ts";
import { styled } from "./style.ts";
import { left, right, table } from "./table.ts";

/** What became of the account, its days, and the leverage that survives. */
export function printDma(answer: DmaAnswer, page: Page): string {
  return sheet(fate(answer, page), days(answer, page), survivable(answer, page), notesBlock(answer.notes, page));
}

function mix(parts: DmaAnswer["basket"]): string {
  return parts.length === 1
    ? parts[0].name
    : parts.map(({ name, weight }) => `${percent(weight, 0)} ${name}`).join(" + ");
}

function fate(answer: DmaAnswer, page: Page): string[] {
  const { from, to, leverage, basket, short, ratios, requirement } = answer;
  const title = {
    zh: `${plain(leverage, 2)} 倍中性账户，${from} 收盘建仓，至 ${to}`,
    en: `Neutral account at leverage ${plain(leverage, 2)}, entered at the close of ${from}, to ${to}`,
  };
  const made = {
    zh: `持有 ${mix(basket)}，做空 ${mix(short)}。保证金比例（权益 / ${requirement === "entry" ? "建仓时名义" : "现时市值"}）建仓 ${percent(ratios.entry)}，低于 ${percent(ratios.call)} 追保，低于 ${percent(ratios.forced)} 强减。`,
    en: `Long ${mix(basket)}, short ${mix(short)}. Margin ratio (equity over the ${requirement === "entry" ? "notional of entry" : "stocks as valued now"}): ${percent(ratios.entry)} at entry, called below ${percent(ratios.call)}, sold out of below ${percent(ratios.forced)}.`,
  };
  return section(
    say(title, page),
    [made, told(answer), alone(answer)].flatMap((text) => paragraph(say(text, page), page)),
    page,
  );
}

function told({ firstCall, firstForcedSale, firstSqueeze, wipedOut, lowest, days }: DmaAnswer) {
  const end = plain(days[days.length - 1].equity, 3);
  const zh = [
    firstCall === null ? "从未被追保" : `${firstCall} 首次被追保`,
    ...(firstForcedSale === null ? [] : [`${firstForcedSale} 首次强减`]),
    ...(firstSqueeze === null ? [] : [`${firstSqueeze} 期货账户现金不足、被迫买回空头`]),
    ...(wipedOut === null ? [] : [`${wipedOut} 权益归零`]),
    `权益最低 ${plain(lowest.equity, 3)}（${lowest.date}），期末 ${end}。`,
  ];
  const en = [
    firstCall === null ? "Never called" : `First called on ${firstCall}`,
    ...(firstForcedSale === null ? [] : [`first sold out of on ${firstForcedSale}`]),
    ...(firstSqueeze === null ? [] : [`short bought back for lack of futures cash on ${firstSqueeze}`]),
    ...(wipedOut === null ? [] : [`wiped out on ${wipedOut}`]),
    `equity lowest at ${plain(lowest.equity, 3)} (${lowest.date}), ${end} at the end.`,
  ];
  return { zh: zh.join("，"), en: en.join("; ") };
}

function alone({ leftAlone }: DmaAnswer) {
  const { lowest, wipedOut, endEquity } = leftAlone;
  return {
    zh: `若无人追保强减：权益最低 ${plain(lowest.equity, 3)}（${lowest.date}）${wipedOut === null ? "" : `，${wipedOut} 归零`}，期末 ${plain(endEquity, 3)}。`,
    en: `Left alone, without calls and forced sales: lowest ${plain(lowest.equity, 3)} (${lowest.date})${wipedOut === null ? "" : `, below zero on ${wipedOut}`}, ${plain(endEquity, 3)} at the end.`,
  };
}

function days({ days }: DmaAnswer, page: Page): string[] {
  const columns = [
    left({ zh: "日期", en: "Date" }, page),
    right({ zh: "股票", en: "Stocks" }, page),
    right({ zh: "期货", en: "Futures" }, page),
    right({ zh: "权益", en: "Equity" }, page),
    right({ zh: "杠杆", en: "Leverage" }, page),
    right({ zh: "保证金", en: "Margin" }, page),
    left({ zh: "事件", en: "Event" }, page),
    right({ zh: "卖出", en: "Sold" }, page),
    right({ zh: "未卖出", en: "Carried" }, page),
  ];
  const { shown, omitted } = stormyDays(days.filter(isTold), page);
  const rows = shown.map((day) => [
    day.date,
    signedPercent(day.stockReturn, 2),
    signedPercent(day.shortReturn, 2),
    plain(day.equity, 3),
    day.leverage === null || day.leverage >= MOST_SHOWN ? MISSING : plain(day.leverage, 1),
    percent(day.marginRatio),
    eventMark(day, page),
    day.sold === 0 ? MISSING : plain(day.sold, 2),
    day.carriedOver === 0 ? MISSING : plain(day.carriedOver, 2),
  ]);
  const title = { zh: "逐日（金额以期初权益为 1）", en: "By day (money in equities of entry)" };
  return section(say(title, page), [...omitted, ...table(columns, rows, page)], page);
}

const MOST_SHOWN = 1000;
/** Rows that a person is shown, and how many of them come before the first event. */
const MOST_DAYS = 30;
const DAYS_BEFORE = 5;

/** The days from shortly before the first event, else the last ones, and a line that says how many were left out. */
function stormyDays(days: readonly DmaAnswerDay[], page: Page) {
  const first = days.findIndex(({ event }) => event !== "none");
  const latest = Math.max(0, days.length - MOST_DAYS);
  const start = first < 0 ? latest : Math.min(latest, Math.max(0, first - DAYS_BEFORE));
  const shown = days.slice(start, start + MOST_DAYS);
  const left = days.length - shown.length;
  const text = { zh: `… 另有 ${left} 日从略，--json 给出全部`, en: `… ${left} other days; --json gives them all` };
  return { shown, omitted: left === 0 ? [] : [styled(say(text, page), "dim", page)] };
}

/** Days after the account is closed say nothing. */
function isTold({ event }: DmaAnswerDay): boolean {
  return event !== "closed";
}

function eventMark({ event }: DmaAnswerDay, page: Page): string {
  const text = say(DMA_EVENTS_WORDS[event], page);
  return event === "none" || event === "warning" ? text : styled(text, "bold", page);
}

function survivable({ survivable }: DmaAnswer, page: Page): string[] {
  if (survivable === null) return [];
  const { thisPath, knownAtEntry } = survivable;
  const path = {
    zh: `事后看，这段行情里 ${leverage(thisPath)} 倍以内不会遇到无法满足的追保。`,
    en: `In hindsight, up to ${leverage(thisPath)} would have lived through these days without a call it could not meet.`,
  };
  const title = { zh: "能活下来的杠杆", en: "Leverage that survives" };
  const lines = paragraph(say(path, page), page);
  return section(say(title, page), knownAtEntry === null ? lines : [...lines, ...known(knownAtEntry, page)], page);
}

type Known = NonNullable<NonNullable<DmaAnswer["survivable"]>["knownAtEntry"]>;

function known(answer: Known, page: Page): string[] {
  const { value, binding, historyFrom, historyDays, bounds, tail } = answer;
  const told = {
    zh: `建仓时可知（${historyFrom} 起 ${historyDays} 日）：${leverage(value)} 倍，约束来自「${DMA_BOUNDS[binding].zh}」。${tail.horizon} 日 ${percent(tail.level, 0)} 预期损失 ${percent(tail.expectedShortfall.value)}（${percent(tail.expectedShortfall.low)} 至 ${percent(tail.expectedShortfall.high)}）。`,
    en: `Known at entry (${historyDays} days from ${historyFrom}): ${leverage(value)}, bound by ${DMA_BOUNDS[binding].en}. Expected shortfall of the spread over ${tail.horizon} days at ${percent(tail.level, 0)}: ${percent(tail.expectedShortfall.value)} (${percent(tail.expectedShortfall.low)} to ${percent(tail.expectedShortfall.high)}).`,
  };
  const columns = [
    left({ zh: "约束", en: "Bound" }, page),
    right({ zh: "杠杆", en: "Leverage" }, page),
    right({ zh: "低", en: "Low" }, page),
    right({ zh: "高", en: "High" }, page),
  ];
  const rows = bounds
    .filter(isKnown)
    .map(({ name, value, low, high }) => [say(DMA_BOUNDS[name], page), ...[value, low, high].map(leverage)]);
  return [...paragraph(say(told, page), page), ...table(columns, rows, page)];
}

function isKnown({ value }: LeverageBoundAnswer): boolean {
  return value !== null;
}

/** Leverage is looked for up to this. */
const MOST = 20;

function leverage(value: number | null): string {
  return value !== null && value >= MOST ? `> ${MOST}` : plain(value, 2);
}
