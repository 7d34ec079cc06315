import type { CrowdingAnswer, Note } from "../../contract.ts";
import { type Day, formatDay, tradingDaysBetween } from "../../domain/calendar/index.ts";
import { CROWDING_RUNGS, type CrowdingRung } from "../../domain/crowding/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import { plain } from "../../view/format.ts";
import { asOfNotes } from "./as-of-notes.ts";
import { type CrowdingData, RUNG_CODES } from "./crowding-data.ts";

const NO_FUNDAMENTALS: Note = {
  zh: "未装入基本面数据，不计估值价差；综合值按其余指标的权重归一。",
  en: "No fundamentals are loaded, so there is no valuation spread; the weights of the other measures are taken to sum to one.",
};

const NO_STOCKS: Note = {
  zh: "没有个股日线与股票清单：成交、换手、波动与相关性均无法计算，只给出指数的相对强弱与长期反转。",
  en: "No daily closes of single stocks with a list are loaded: trading, turnover, volatility and correlation cannot be measured; only strength and reversal of indices are told.",
};

/** What could not be measured. */
export function absentAnswer({ ladder, stocks, published }: CrowdingData): CrowdingAnswer["absent"] {
  const known = (rung: CrowdingRung) => ladder.rungs[rung].members.some((count) => count > 0);
  const valued = ladder.rungs.micro.measures.valuationSpread.some((value) => !Number.isNaN(value));
  const absent: CrowdingAnswer["absent"] = valued ? [] : [{ what: "valuationSpread", reason: NO_FUNDAMENTALS }];
  if (stocks.panel.days.length === 0 || stocks.listedAsOf === null) absent.push({ what: "stocks", reason: NO_STOCKS });
  else if (!known("bse50")) absent.push({ what: "bse50", reason: noBeijing(published.bse50.days.length > 0) });
  return absent;
}

function noBeijing(hasIndex: boolean): Note {
  const code = RUNG_CODES.bse50;
  return hasIndex
    ? {
        zh: `未装入北交所个股；北证50 一级只有指数 ${code} 的相对强弱与长期反转。`,
        en: `No stocks of the Beijing exchange are loaded; of the BSE50 rung only strength and reversal of ${code} are told.`,
      }
    : {
        zh: `未装入北交所个股，也未装入 ${code}；阶梯止于微盘。`,
        en: `Neither stocks of the Beijing exchange nor ${code} are loaded; the ladder ends at the micro caps.`,
      };
}

/** What the history and the data can and cannot support. */
export function crowdingNotes(data: CrowdingData, last: Day, to: Day | undefined): Note[] {
  return [
    ...staleNotes(data, last, to),
    ...historyNotes(data, last),
    ...reversalNotes(data, last),
    ...standInNotes(data),
    ...listNotes(data),
    ...asOfNotes(data.stocks.panel),
  ];
}

function staleNotes({ ladder }: CrowdingData, last: Day, to: Day | undefined): Note[] {
  const asked = to ?? ladder.days[ladder.days.length - 1];
  const behind = last < asked ? tradingDaysBetween(last, asked) : 0;
  if (behind === 0) return [];
  return [
    {
      zh: `完整的个股日线止于 ${formatDay(last)}，比 ${formatDay(asked)} 早 ${behind} 个交易日；所答到此为止。`,
      en: `Whole days of single stocks end on ${formatDay(last)}, ${behind} trading days before ${formatDay(asked)}; so does the answer.`,
    },
  ];
}

function historyNotes({ stocks: { panel } }: CrowdingData, until: Day): Note[] {
  const length = lowerBound(panel.days, until + 1);
  if (length === 0) return [];
  const [first, last] = [formatDay(panel.days[0]), formatDay(until)];
  return [
    {
      zh: `成交、换手、波动与相关性的分位只有个股的 ${length} 日（${first} 至 ${last}）可比，而通行做法看三至五年：这里的高分位只说明高于这段日子，不说明高于历史；其间只有一次崩跌，不足以检验任何门槛。`,
      en: `Percentiles of trading, turnover, volatility and correlation compare with ${length} days of stocks (${first} to ${last}), where practice takes three to five years: a high one here says high among these days, not in history, and with one crash among them no threshold can be tested.`,
    },
  ];
}

function reversalNotes({ ladder }: CrowdingData, last: Day): Note[] {
  const end = lowerBound(ladder.days, last);
  const days = CROWDING_RUNGS.map((rung) => ladder.rungs[rung].reversalDays[end] ?? 0).filter((count) => count > 0);
  if (days.length === 0 || Math.min(...days) >= 750) return [];
  const least = Math.min(...days);
  return [
    {
      zh: `长期反转应看 36 个月（750 日）；所问末日最短的一级只有 ${least} 日。`,
      en: `Long-run reversal is meant over 36 months (750 days); on the last day the shortest rung has ${least}.`,
    },
  ];
}

function standInNotes({ stocks: { panel } }: CrowdingData): Note[] {
  const count = panel.amountStandsIn.reduce((sum, mark) => sum + mark, 0);
  if (count === 0) return [];
  const share = plain((100 * count) / panel.codes.length, 0);
  return [
    {
      zh: `${count} 只股票（占 ${share}%）缺成交额，以收盘价×成交量代替；前复权价使其在除权前偏低。`,
      en: `For ${count} stocks (${share}%) yuan traded are missing and close x volume stands in, which forward-adjusted prices make too low before a dividend or split.`,
    },
  ];
}

function listNotes({ stocks: { listedAsOf } }: CrowdingData): Note[] {
  if (listedAsOf === null) return [];
  const asOf = formatDay(listedAsOf);
  return [
    {
      zh: `股本与 ST 标记取自 ${asOf} 的清单；此前退市的股票不在其中。市场指可入组的全部股票：不含 ST 与上市未满 60 个交易日者。`,
      en: `Share counts and special-treatment marks are those of the list of ${asOf}; stocks gone by then are missing. The market is every stock that may belong to a group: without special treatment, traded for 60 days.`,
    },
  ];
}
