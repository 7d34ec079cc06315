import type { FigureTable } from "./figure-table.ts";
import { percent, plain, shortDate, signedPercent } from "./format.ts";
import { type BookPath, type BookPaths, NEUTRAL_BOOKS, sunkenShare } from "./neutral-books.ts";
import { type Lang, say } from "./words/lang.ts";
import { BOOK_NAMES, hedgeResult, PNL_WORDS, worstDrawdown } from "./words/neutral.ts";

const DAYS_IN_YEAR = 244;

/** The books side by side: result, risk, what styles, hedge and costs brought, how far each sank; those on their way as dashes. */
export function booksTable(paths: BookPaths, lang: Lang): FigureTable {
  const heads = [
    say(lang, "组合", "Book"),
    say(lang, "收益", "Result"),
    say(lang, "最大回撤", "Drawdown"),
    say(lang, "最差一日", "Worst day"),
    PNL_WORDS.selection[lang],
    PNL_WORDS.style[lang],
    say(lang, "对冲", "Hedge"),
    PNL_WORDS.costs[lang],
    say(lang, "年换手", "Turnover a year"),
    say(lang, "1800 之后最高占比", "Most below rank 1800"),
  ];
  const unknown = heads.slice(1).map(() => percent(null));
  return {
    columns: heads.map((head, i) => (i === 1 || i === 2 ? { head, bold: true } : { head })),
    rows: NEUTRAL_BOOKS.map((book) => {
      const path = paths[book];
      return [BOOK_NAMES[book][lang], ...(path ? figures(path, lang) : unknown)];
    }),
  };
}

function figures(path: BookPath, lang: Lang): string[] {
  const { parts, gain, days, worstDay } = path;
  const turnover = days.reduce((sum, day) => sum + day.turnover, 0) / days.length;
  return [
    signedPercent(gain.at(-1)),
    signedPercent(worstDrawdown(path)),
    `${signedPercent(worstDay.return)} (${shortDate(worstDay.date, lang)})`,
    signedPercent(parts.selection.at(-1)),
    signedPercent(parts.style.at(-1)),
    signedPercent(hedgeResult(path)),
    signedPercent(parts.costs.at(-1)),
    plain(turnover * DAYS_IN_YEAR),
    percent(Math.max(...days.map(sunkenShare)), 0),
  ];
}
