import { CALENDAR_FIRST_DAY, type Day, tradingDaysBetween } from "../../domain/calendar/index.ts";
import { boardOf } from "../../domain/market/board.ts";
import { dailyLimit } from "../../domain/market/price-limit.ts";
import { InputError } from "../../errors.ts";
import { type CloseRows, type Finding, percentText } from "./finding.ts";

/** No limit lies below this, and most moves do: they need no look at the rules. */
const SMALLEST_LIMIT = 0.05;

/**
 * What rounding can add to a move, in yuan: the limit price is rounded to a tick of 0.01, and a forward-adjusted close and
 * the one before it are rounded again, half a tick each.
 */
const ROUNDING = 0.016;

/**
 * Forward adjustment often subtracts the dividends paid since: the adjusted price p stands for p + D, and a stock at its
 * limit of x moves by x (p + D) / p. D up to this share of p is allowed (0.32 is the largest seen in 18 months of prices).
 */
const DIVIDENDS_SINCE = 1 / 3;

/** Trading days that leave every rule on new listings behind. */
const SEASONED = 1000;

/** What the rules must know of a stock. */
export interface StockFacts {
  /** First listing day of a code, NaN where not known. */
  readonly listDay: (code: string) => number;
  /** Whether the latest list of that day or before it marks the stock as under special treatment (ST). */
  readonly specialTreatment: (code: string, day: Day) => boolean;
}

/**
 * Closes further from the stock's previous close than its price limit allows (by board, date and ST; none in the first
 * days after listing), beyond what rounding and forward adjustment explain. Rows in order of day. Codes or days for which no limit is known are
 * told in one finding.
 */
export function stockJumps(rows: CloseRows, facts: StockFacts): Finding[] {
  const findings: Finding[] = [];
  const unknown = new Set<string>();
  const last = new Float64Array(rows.codes.length).fill(Number.NaN);
  const traded = Float64Array.from(rows.codes, (code) => tradedBefore(facts.listDay(code), rows.days[0]));
  for (let row = 0; row < rows.days.length; row++) {
    const at = rows.codeOf[row];
    const close = rows.closes[row];
    const previous = last[at];
    // A stock of unknown listing day that is there on the first day loaded counts as long listed.
    if (Number.isNaN(traded[at])) traded[at] = rows.days[row] === rows.days[0] ? SEASONED : 0;
    traded[at]++;
    last[at] = close;
    if (!isBeyond(SMALLEST_LIMIT, previous, close)) continue;
    const code = rows.codes[at];
    const limit = limitOn(code, rows.days[row], traded[at], facts);
    if (limit === null) unknown.add(code);
    else if (isBeyond(limit, previous, close)) {
      const move = percentText(close / previous - 1);
      const detail = {
        zh: `由 ${previous} 到 ${close}，${move}；涨跌幅限制为 ${limit * 100}%`,
        en: `${move} from ${previous} to ${close}; the limit is ${limit * 100}%`,
      };
      findings.push({ check: "jump-beyond-limit", table: rows.table, code, day: rows.days[row], detail });
    }
  }
  return [...findings, ...notChecked(rows, unknown)];
}

/** False where any of the three is NaN. */
function isBeyond(limit: number, previous: number, close: number): boolean {
  return Math.abs(close - previous) > limit * previous * (1 + DIVIDENDS_SINCE) + ROUNDING;
}

/** The limit as a decimal, NaN on a day without one, null where the rules do not know the code or the day. */
function limitOn(code: string, day: Day, tradedDays: number, facts: StockFacts): number | null {
  try {
    return dailyLimit(boardOf(code), facts.specialTreatment(code, day), day, tradedDays);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function notChecked(rows: CloseRows, codes: ReadonlySet<string>): Finding[] {
  if (codes.size === 0) return [];
  const shown = [...codes].sort().slice(0, 5).join(", ");
  const detail = {
    zh: `${codes.size} 个代码（如 ${shown}）的部分大幅变动无已知涨跌幅限制，未作判断`,
    en: `no price limit is known for some large moves of ${codes.size} codes, such as ${shown}; these were not judged`,
  };
  return [{ check: "jump-beyond-limit", table: rows.table, code: "", day: null, detail }];
}

function tradedBefore(listDay: number, firstDay: Day): number {
  if (Number.isNaN(listDay)) return Number.NaN;
  if (listDay >= firstDay) return 0;
  return listDay <= CALENDAR_FIRST_DAY ? SEASONED : tradingDaysBetween(listDay - 1, firstDay - 1);
}
