import type { DriftAlarm, DriftAnswer, DriftDay, Note } from "../../contract.ts";
import { type Day, formatDay } from "../../domain/calendar/index.ts";
import type { Drift, DriftOptions } from "../../domain/drift/index.ts";
import { STYLE_CODES, type StyleCode } from "../../domain/drift/style-market.ts";
import { longDate, percent, plain } from "../format.ts";
import { type Lang, marked, type Segment, say, type Words } from "./lang.ts";

/** Names of the legs of a style. */
export const STYLE_NAMES: Readonly<Record<StyleCode | "hedge", Words>> = {
  "000300.SH": { zh: "沪深300", en: "CSI 300" },
  "000905.SH": { zh: "中证500", en: "CSI 500" },
  "000852.SH": { zh: "中证1000", en: "CSI 1000" },
  "932000.CSI": { zh: "中证2000", en: "CSI 2000" },
  micro: { zh: "微盘股", en: "micro caps" },
  hedge: { zh: "空头对冲", en: "the short hedge" },
};

/** What a hedge is called. */
export const HEDGE_NAMES: Readonly<Record<DriftDay["hedgedWith"], Words>> = {
  none: { zh: "无对冲", en: "no hedge" },
  IC: { zh: "IC 空头", en: "short IC" },
  IM: { zh: "IM 空头", en: "short IM" },
  both: { zh: "IC 与 IM 空头", en: "short IC and IM" },
  "500": { zh: "中证500 指数空头", en: "short CSI 500" },
  "1000": { zh: "中证1000 指数空头", en: "short CSI 1000" },
};

function noteOf(made: (lang: Lang) => string): Note {
  return { zh: made("zh"), en: made("en") };
}

/** Month of a date: `2023 年 9 月`, `September 2023`. */
function month(iso: string, lang: Lang): string {
  const [year, number] = [iso.slice(0, 4), Number(iso.slice(5, 7))];
  return say(lang, `${year} 年 ${number} 月`, `${EN_MONTHS[number - 1]} ${year}`);
}

const EN_MONTHS = "January February March April May June July August September October November December".split(" ");

/** A share in words to whole per cent: an estimate to a tenth of one would claim too much. */
function share(weight: number): string {
  return percent(weight, 0);
}

/** "Since September 2023 about 40% of the stocks behave like micro caps, against 2% before." */
export function driftSummary(last: DriftDay, alarms: readonly DriftAlarm[]): Note {
  return noteOf((lang) => {
    const alarm = alarms.at(-1);
    return alarm ? changeSentence(alarm, last, lang) : steadySentence(last, lang);
  });
}

function changeSentence(
  { date, moves, what }: Pick<DriftAlarm, "date" | "moves" | "what">,
  last: DriftDay,
  lang: Lang,
): string {
  const risen = moves.find((move) => move.what !== "hedge" && move.to > move.from);
  if (!risen || last.stockLeg < 0.05) {
    const name = STYLE_NAMES[what][lang];
    return say(
      lang,
      `${month(date, lang)}起风格改变，变动最大的是${name}。`,
      `The style changed in ${month(date, lang)}; ${name} moved most.`,
    );
  }
  const name = STYLE_NAMES[risen.what][lang];
  const now = share((last.weights[risen.what as StyleCode] ?? 0) / last.stockLeg);
  return say(
    lang,
    `${month(date, lang)}起，股票部分约 ${now} 表现如${name}。`,
    `Since ${month(date, lang)} about ${now} of the stock leg behaves like ${name}.`,
  );
}

function steadySentence(day: DriftDay, lang: Lang): string {
  const [largest] = shares(day);
  if (!largest) return say(lang, "净值中看不出股票风格。", "The net values show no stock style.");
  return say(
    lang,
    `风格没有变化，约 ${share(largest.share)} 表现如${STYLE_NAMES[largest.code].zh}。`,
    `No change of style: about ${share(largest.share)} behaves like ${STYLE_NAMES[largest.code].en}.`,
  );
}

/** Shares of the stock leg, largest first, from 3% on. */
function shares({ weights, stockLeg }: DriftDay): { code: StyleCode; share: number }[] {
  if (stockLeg < 0.05) return [];
  return STYLE_CODES.map((code) => ({ code, share: (weights[code] ?? 0) / stockLeg }))
    .filter(({ share }) => share >= 0.03)
    .sort((a, b) => b.share - a.share);
}

/** The last day's legs in one line: shares, hedge, explained variance, and how many changes were found. */
export function driftLine({ days, alarms }: DriftAnswer, lang: Lang): Segment[] {
  const last = days[days.length - 1];
  const parts = shares(last).map(({ code, share: part }) => `${STYLE_NAMES[code][lang]} *${share(part)}*`);
  const legs =
    parts.length === 0 ? "" : say(lang, `股票部分：${parts.join("，")}。`, `Stock leg: ${parts.join(", ")}. `);
  const size = say(lang, `股票 *${share(last.stockLeg)}*`, `Stocks *${share(last.stockLeg)}* of capital`);
  const hedge =
    last.hedgedWith === "none"
      ? say(lang, "，无对冲", ", no hedge")
      : say(
          lang,
          `，${HEDGE_NAMES[last.hedgedWith].zh} *${share(last.hedge)}*`,
          `, ${HEDGE_NAMES[last.hedgedWith].en} *${share(last.hedge)}*`,
        );
  const fit = say(
    lang,
    `；解释 *${percent(last.r2, 0)}* 的波动`,
    `; *${percent(last.r2, 0)}* of the variance explained`,
  );
  const changes = say(
    lang,
    `；风格改变 *${alarms.length}* 次。`,
    `; *${alarms.length}* ${alarms.length === 1 ? "change" : "changes"} of style.`,
  );
  return marked(`${legs}${size}${hedge}${fit}${changes}`);
}

/** One change, its date, what moved, and when it could be known. */
export function alarmWords({
  date,
  detected,
  moves,
  what,
  from,
  to,
}: Pick<DriftAlarm, "date" | "detected" | "moves" | "what" | "from" | "to">): Note {
  const told = moves.length > 0 ? moves.slice(0, 3) : [{ what, from, to }];
  return noteOf((lang) => {
    const list = told.map((move) =>
      say(
        lang,
        `${STYLE_NAMES[move.what].zh}由 ${share(move.from)} 到 ${share(move.to)}`,
        `${STYLE_NAMES[move.what].en} from ${share(move.from)} to ${share(move.to)}`,
      ),
    );
    return say(
      lang,
      `${date} 起：${list.join("，")}；${detected} 收盘后可知。`,
      `From ${longDate(date, lang)}: ${list.join(", ")}; known at the close of ${longDate(detected, lang)}.`,
    );
  });
}

const UNITS = {
  daily: { zh: "个日收益", en: "daily returns" },
  weekly: { zh: "个周收益", en: "weekly returns" },
  monthly: { zh: "个月收益", en: "monthly returns" },
} as const;

/** How the figures came about and what the net values cannot show. */
export function driftNotes(drift: Drift, options: DriftOptions, closedDays: readonly Day[]): Note[] {
  const { seen, sampling, window, days } = drift;
  const unit = UNITS[sampling];
  const notes: Note[] = [
    {
      zh: `每日权重由截至当日的最多 ${window} ${unit.zh}回归而得，风格改变后重新起算；带状区间为残差块自助法的 ${percent(options.confidence, 0)} 区间。`,
      en: `A day's weights rest on up to ${window} ${unit.en} ending that day, from the last change of style on; bands hold ${percent(options.confidence, 0)} of block-bootstrap draws of the residuals.`,
    },
  ];
  const missing = STYLE_CODES.filter((code) => !seen.codes.includes(code));
  if (missing.length > 0) {
    notes.push({
      zh: `未载入 ${missing.join("、")}：其权重由相邻指数承担。`,
      en: `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not loaded: neighbouring indices take up the weight.`,
    });
  }
  if (seen.uncovered > 0) {
    notes.push({
      zh: `${seen.uncovered} 个区间缺指数收盘价，未计入。`,
      en: `${seen.uncovered} intervals lack index closes and are left out.`,
    });
  }
  if (closedDays.length > 0) {
    notes.push({
      zh: `${closedDays.length} 行净值落在休市日（首个 ${formatDay(closedDays[0])}），已略去，由下一行跨过。`,
      en: `${closedDays.length} ${closedDays.length === 1 ? "row stands" : "rows stand"} on a day without trading (the first ${formatDay(closedDays[0])}) and ${closedDays.length === 1 ? "is" : "are"} left out; the next row spans ${closedDays.length === 1 ? "it" : "them"}.`,
    });
  }
  return [...notes, ...lastDayNotes(days[days.length - 1], options)];
}

const WEAK_FIT = 0.5;

function lastDayNotes(
  { r2, weights, hedge, hedgedWith, used }: Drift["days"][number],
  { stockLimit }: DriftOptions,
): Note[] {
  const notes: Note[] = [];
  const stocks = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(r2 >= WEAK_FIT)) {
    notes.push({
      zh: `各腿只解释净值波动的 ${percent(r2, 0)}：权重只能说明所解释的部分。`,
      en: `The legs explain only ${percent(r2, 0)} of the fund's variance: the weights speak for that part alone.`,
    });
  }
  if (hedgedWith === "none" && stocks < 0.1) {
    notes.push({
      zh: "净值几乎不随任何指数变动：可能是现金，也可能是与所卖指数完全相同的股票，两者从净值无法区分；如知对冲方式，请用 --hedge 指明。",
      en: "The net values move with no index: cash, or stocks that match exactly the index sold against them; the two look alike. Name the hedge with --hedge if you know it.",
    });
  }
  if (hedgedWith === "500" || hedgedWith === "1000") {
    notes.push({
      zh: "对冲腿看不出基差：按卖出指数本身、股票占满本金读取。",
      en: "The hedge shows no basis: read as a sale of the index itself, with the stocks taken to be the whole capital.",
    });
  } else if (hedgedWith !== "none" && stocks > stockLimit - 1e-6) {
    notes.push({
      zh: `股票部分达到上限 ${plain(stockLimit, 2)}（对冲 ${plain(hedge, 2)}）；若基金带杠杆，请用 --stock-limit 放宽。`,
      en: `The stock leg meets its bound of ${plain(stockLimit, 2)} (hedge ${plain(hedge, 2)}); for a levered fund raise --stock-limit.`,
    });
  }
  if (used < 30) {
    notes.push({
      zh: `风格刚改变，最后一日只有 ${used} 个收益可用，区间较宽。`,
      en: `The style has just changed: the last day rests on ${used} returns, so its bands are wide.`,
    });
  }
  return notes;
}

/** What the sample fund is, and the change that was built into it. */
export function sampleNote(changed: Day): Note {
  const date = formatDay(changed);
  return {
    zh: `示例基金为合成：由所载指数与 IC 期货拼成，并非真实产品；其股票部分自 ${date} 起有 40% 换成微盘股。`,
    en: `The sample fund is synthetic: put together from the loaded indices and IC futures, no real product; from ${date} on 40% of its stocks are micro caps.`,
  };
}
