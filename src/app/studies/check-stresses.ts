import type { CheckStress, Note } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  compounded,
  LOCKED_DAYS,
  LOCKED_INDEX,
  lockedDays,
  MADE_UP_STRESSES,
  type StressStretch,
  stressedFutures,
  stressedStocks,
} from "../../domain/guard/index.ts";
import { percent } from "../../view/format.ts";
import { orNull } from "./answer.ts";
import type { Book } from "./check-book.ts";

/** What the book loses in each recorded stress of its history, and in each made-up one. */
export function stressAnswers(book: Book, recorded: readonly StressStretch[]): CheckStress[] {
  return [...recorded.map((stress) => recordedAnswer(book, stress)), ...madeUpAnswers(book)];
}

function recordedAnswer(book: Book, { name, path }: StressStretch): CheckStress {
  const { days, stockReturns, shortReturns, locked } = path;
  const hedged = compounded(shortReturns);
  const stocks = compounded(stockReturns);
  return {
    ...lossOf(book, stocks, hedged),
    name,
    kind: "recorded",
    from: formatDay(days[1]),
    to: formatDay(days[days.length - 1]),
    stocks: orNull(stocks),
    futures: orNull(compounded(shortReturns.map((value) => value / book.hedge.hedgeRatio))),
    locked: orNull(Math.max(...locked.subarray(1))),
    assumption: name === "worst-three-days" ? WORST : RECORDED,
  };
}

const RECORDED: Note = {
  zh: "今日的持仓经历当时的行情；期货按季月合约滚动。",
  en: "Today's basket through the recorded days; the futures rolled by the quarter.",
};
const WORST: Note = {
  zh: "已载入历史中今日持仓对冲后最差的连续三日。",
  en: "The worst three days in a row of today's basket against its hedge, of all that is loaded.",
};

function madeUpAnswers(book: Book): CheckStress[] {
  const { hedge, exposures } = book;
  const shocks = MADE_UP_STRESSES.map((stress) => ({
    name: stress.name,
    stocks: stressedStocks(stress, exposures.buckets),
    futures: stressedFutures(stress, hedge),
    locked: null,
  }));
  const lock = { name: "limit-lock-days", ...lockedDays(book.stockLimit), locked: 1 };
  return [...shocks, lock].map(({ name, stocks, futures, locked }) => ({
    ...lossOf(book, stocks, futures * hedge.hedgeRatio),
    name,
    kind: "made-up" as const,
    from: null,
    to: null,
    stocks: orNull(stocks),
    futures: orNull(futures),
    locked,
    assumption: name === "limit-lock-days" ? lockNote(book.stockLimit) : MADE_UP_WORDS[name],
  }));
}

function lossOf({ leverage, stocksValue }: Book, stocks: number, hedged: number) {
  const loss = hedged - stocks;
  return { loss: orNull(loss), lossOfCapital: orNull(loss * leverage), lossYuan: orNull(loss * stocksValue) };
}

const MADE_UP_WORDS: Readonly<Record<string, Note>> = {
  "small-cap-crash": {
    zh: "指数及前 1800 名跌 10%，中证 2000 档跌 20%，其下跌 25%，微盘跌 30%；贴水归零。",
    en: "The index and ranks 1 to 1800 fall 10%, the 2000 group 20%, those below 25%, micro caps 30%; the discount closes.",
  },
  "rally-squeeze": {
    zh: "股票与指数齐涨 15%，期货升水至 4%（2024-09-27、09-30）。",
    en: "Stocks and index rise 15% alike and the futures run to a premium of 4% (27 and 30 September 2024).",
  },
  "discount-blow-out": {
    zh: "股票与指数不动，贴水再扩大指数的 5%：空头账面盈利，贴水收回时吐出，其间移仓成本上升。",
    en: "Stocks and index stand still and the discount widens by 5% of the index: a gain of the short on paper, given back when it closes; rolling costs more meanwhile.",
  },
  "discount-snap-back": {
    zh: "股票与指数不动，基差上行指数的 5%。",
    en: "Stocks and index stand still and the basis rises by 5% of the index.",
  },
};

function lockNote(limit: number): Note {
  const [down, index] = [percent(limit), percent(-LOCKED_INDEX, 0)];
  return {
    zh: `持仓连续 ${LOCKED_DAYS} 日按各自涨跌幅限制跌停（平均 ${down}）且无法卖出；指数每日跌 ${index}，基差不变。`,
    en: `For ${LOCKED_DAYS} days every stock falls by its own limit (${down} on average) and none can be sold; the index falls ${index} a day, the basis stays.`,
  };
}
