import type { Note } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { LEAST_HISTORY } from "../../domain/guard/index.ts";
import { percent } from "../../view/format.ts";
import type { CheckParams } from "./check.ts";
import type { Book } from "./check-book.ts";

const CODES_SHOWN = 5;

/** What the figures assume, and what the data could not support. */
export function checkNotes(book: Book, { date, seed }: CheckParams, isLong: boolean): Note[] {
  const { missing, missingWeight, benchmark } = book.exposures;
  const notes: Note[] = [];
  if (date !== undefined && date !== book.day) notes.push(olderDay(formatDay(date), formatDay(book.day)));
  if (missing.length > 0) {
    const codes = `${missing.slice(0, CODES_SHOWN).join(", ")}${missing.length > CODES_SHOWN ? ", ..." : ""}`;
    notes.push({
      zh: `${missing.length} 个代码没有收盘价或股本（占 ${percent(missingWeight)}）：${codes}；其价值计入账户，但不计暴露与流动性。`,
      en: `No close or no known shares for ${missing.length} of the codes (${percent(missingWeight)} of the weight): ${codes}. They count as value, but not in exposures; nothing is known of selling them.`,
    });
  }
  if (benchmark.source === "ranks") {
    notes.push({
      zh: `没有 ${benchmark.index} 当日的成分股；以市值排名相同的股票代替。`,
      en: `No members of ${benchmark.index} are loaded for that day; the stocks of the same ranks stand in.`,
    });
  }
  if (!isLong) {
    notes.push({
      zh: `历史不足 ${LEAST_HISTORY} 日：可存活杠杆只由假设情景与自身冲击得出，预期损失不作判断。`,
      en: `Fewer than ${LEAST_HISTORY} days of history: survivable leverage rests on made-up days, what stresses there are and own impact, and the shortfall is not judged.`,
    });
  }
  return [...notes, book.synthetic ? synthetic(seed) : RECORDED, TERMS];
}

function olderDay(asked: string, day: string): Note {
  return {
    zh: `所问为 ${asked}，已载入的最后一日为 ${day}：数字以该日收盘为准。`,
    en: `Asked for ${asked}; the last day loaded is ${day}, and the figures are of its close.`,
  };
}

function synthetic(seed: number): Note {
  return {
    zh: `合成个股（种子 ${seed}），没有成交：数字对市场毫无说明，流动性与冲击无法得出。`,
    en: `Simulated stocks (seed ${seed}) without trading: the figures say nothing about the market, and liquidity and impact cannot be told.`,
  };
}

const RECORDED: Note = {
  zh: "收盘价为前复权，股本与 ST 标记取自最新名单；历史是今日持仓倒推，并非策略当时的持仓。",
  en: "Closes are forward-adjusted, shares and marks are those of the latest list; the history is that of today's basket held back, not of the strategy.",
};

const TERMS: Note = {
  zh: "保证金各线与融资利率为假设（策略文件可改）；期货按收盘价计，历史中的合约按季月滚动。",
  en: "The lines of the account and its financing are assumptions that the policy can change; futures are marked at closes, and roll by the quarter in the history.",
};
