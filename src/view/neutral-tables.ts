import type { BacktestAnswer } from "../contract.ts";
import type { NeutralPaths } from "./charts/neutral-equity-chart.ts";
import type { FigureTable } from "./figure-table.ts";
import { percent, plain, shortDate, signedPercent } from "./format.ts";
import { NEUTRAL_BOOKS, type NeutralBook, sunkenShare } from "./neutral-books.ts";
import { type Lang, say } from "./words/lang.ts";
import { BOOK_NAMES, PNL_WORDS, worstDrawdown } from "./words/neutral.ts";

/** The books side by side: result, risk, what styles, hedge and costs brought, how far each sank; those on their way as dashes. */
export function booksTable(
  paths: NeutralPaths,
  answers: Readonly<Partial<Record<NeutralBook, BacktestAnswer>>>,
  lang: Lang,
): FigureTable {
  const heads = say(lang, "组合|收益|最大回撤|最差一日", "Book|Result|Drawdown|Worst day").split("|");
  const more = [
    PNL_WORDS.selection[lang],
    PNL_WORDS.style[lang],
    say(lang, "对冲", "Hedge"),
    PNL_WORDS.costs[lang],
    say(lang, "年换手", "Turnover a year"),
    say(lang, "1800 之后最高占比", "Most below rank 1800"),
  ];
  return {
    columns: [...heads, ...more].map((head, i) => (i === 1 || i === 2 ? { head, bold: true } : { head })),
    rows: NEUTRAL_BOOKS.map((book) => [BOOK_NAMES[book][lang], ...figures(paths, answers, book, lang)]),
  };
}

const COLUMNS = 9;
const DAYS_IN_YEAR = 244;

function figures(
  paths: NeutralPaths,
  answers: Readonly<Partial<Record<NeutralBook, BacktestAnswer>>>,
  book: NeutralBook,
  lang: Lang,
): string[] {
  const [path, answer] = [paths[book], answers[book]];
  if (!path || !answer) return Array.from({ length: COLUMNS }, () => percent(null));
  const { parts, gain, days } = path;
  const { worstDay } = answer.summary;
  const turnover = days.reduce((sum, day) => sum + day.turnover, 0) / days.length;
  return [
    signedPercent(gain.at(-1)),
    signedPercent(worstDrawdown(path)),
    worstDay ? `${signedPercent(worstDay.return)} (${shortDate(worstDay.date, lang)})` : percent(null),
    signedPercent(parts.selection.at(-1)),
    signedPercent(parts.style.at(-1)),
    signedPercent((parts.carry.at(-1) ?? 0) + (parts.basis.at(-1) ?? 0)),
    signedPercent(parts.costs.at(-1)),
    plain(turnover * DAYS_IN_YEAR),
    percent(Math.max(...days.map(sunkenShare)), 0),
  ];
}
