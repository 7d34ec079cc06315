import { InputError } from "../../errors.ts";
import { type Day, formatDay, parseDay } from "../calendar/index.ts";
import type { Board } from "./board.ts";

interface LimitRule {
  readonly board: Board;
  readonly from: Day;
  /** Largest move against the previous close, either way. */
  readonly limit: number;
  /** The same for stocks under special treatment. */
  readonly specialTreatmentLimit: number;
  /** First traded days after listing without this limit. */
  readonly freeDays: number;
}

function rule(board: Board, from: string, limit: number, specialTreatmentLimit: number, freeDays: number): LimitRule {
  return { board, from: parseDay(from), limit, specialTreatmentLimit, freeDays };
}

/**
 * Newest first within a board. Sources: trading rules of the Shanghai and Shenzhen exchanges (main board; registration
 * listings from 2023-04-10), ChiNext special trading rules (2020-08-24), STAR special trading rules (2019-07-22), trading
 * rules of the Beijing exchange (2021-11-15). The 10% limit of the main board stands since 1996-12-16, the 5% of special
 * treatment since 1998-04-22. Confidence high. The exchanges asked on 2025-06-27 for comments on 10% for special
 * treatment on the main board; no date of force is known here, so 5% stands on. Before registration the main board and
 * ChiNext had a first-day band of +44% and -36%, told here as a day without limit.
 */
const RULES: readonly LimitRule[] = [
  rule("main", "2023-04-10", 0.1, 0.05, 5),
  rule("main", "1998-04-22", 0.1, 0.05, 1),
  rule("chinext", "2020-08-24", 0.2, 0.2, 5),
  rule("chinext", "2009-10-30", 0.1, 0.05, 1),
  rule("star", "2019-07-22", 0.2, 0.2, 5),
  rule("beijing", "2021-11-15", 0.3, 0.3, 1),
];

/**
 * Daily price limit of a stock as a decimal of its previous close; NaN on a day without limit. `tradedDays` counts the
 * days traded since listing, `day` included. Throws InputError before the board's first rule.
 */
export function dailyLimit(board: Board, specialTreatment: boolean, day: Day, tradedDays: number): number {
  const found = RULES.find((candidate) => candidate.board === board && candidate.from <= day);
  if (!found) throw new InputError(`no price limit is known for the ${board} board on ${formatDay(day)}`);
  if (tradedDays <= found.freeDays) return Number.NaN;
  return specialTreatment ? found.specialTreatmentLimit : found.limit;
}
