import { type Day, dayOf, monthOf, yearOf } from "../../../domain/calendar/index.ts";
import type { Row } from "../../fetch/take-rows.ts";
import { dayOfCell, numberOf } from "./fields.ts";
import type { NamedRows } from "./tushare-client.ts";

/** Fields asked of each interface of accounts. */
export const ACCOUNT_FIELDS = {
  income: ["ts_code", "ann_date", "f_ann_date", "end_date", "n_income_attr_p", "revenue", "basic_eps"],
  balancesheet: [
    "ts_code",
    "ann_date",
    "f_ann_date",
    "end_date",
    "total_hldr_eqy_exc_min_int",
    "oth_eqt_tools_p_shr",
    "lt_borr",
    "bond_payable",
    "total_liab",
    "total_assets",
    "total_share",
  ],
  cashflow: ["ts_code", "ann_date", "f_ann_date", "end_date", "n_cashflow_act"],
  dividend: ["ts_code", "ann_date", "imp_ann_date", "ex_date", "div_proc", "cash_div_tax", "base_share"],
} as const;

/** Answers of the four interfaces for one stock. */
export type Accounts = Readonly<Record<keyof typeof ACCOUNT_FIELDS, NamedRows>>;

/** A statement as it was first announced for a period; figures by field, NaN where not told. */
interface Statement {
  readonly announced: Day;
  readonly end: Day;
  readonly figure: (field: string) => number;
}

/**
 * Rows of `stock_fundamental` of one stock: one for each announcement of a balance sheet, with what was known on that
 * day. Earnings and operating cash flow are of twelve months: the year to date, plus the last whole year, less the same
 * part of it; NaN where one of the three is not known yet. Dividends are those of the twelve months that went ex by the
 * period's end and were announced by the day of the row. Long-term debt is loans and bonds (one that is not told counts
 * as none); total debt is all liabilities. Earnings and sales a share stand for whole years only.
 */
export function accountRows(code: string, accounts: Accounts): Row[] {
  const income = statements(accounts.income);
  const cash = statements(accounts.cashflow);
  const dividends = payments(accounts.dividend);
  return statements(accounts.balancesheet).map(({ announced, end, figure }) => {
    const known = (all: readonly Statement[]) => all.filter((one) => one.announced <= announced);
    const year = lastKnown(known(income), end);
    const isYear = monthOf(end) === 12;
    return {
      announced,
      code,
      period_end: end,
      book_equity: figure("total_hldr_eqy_exc_min_int"),
      preferred_equity: figure("oth_eqt_tools_p_shr"),
      long_term_debt: sumOfKnown(figure("lt_borr"), figure("bond_payable")),
      total_debt: figure("total_liab"),
      total_assets: figure("total_assets"),
      earnings: twelveMonths(known(income), end, "n_income_attr_p"),
      cash_flow: twelveMonths(known(cash), end, "n_cashflow_act"),
      dividends: paidBy(dividends, announced, end),
      earnings_per_share: isYear && year ? year.figure("basic_eps") : Number.NaN,
      sales_per_share: isYear && year ? year.figure("revenue") / figure("total_share") : Number.NaN,
    };
  });
}

/** Statements in order of announcement; of two of one period announced on one day, the last one told. */
function statements(rows: NamedRows): Statement[] {
  const [first, final, ends] = ["ann_date", "f_ann_date", "end_date"].map((field) => rows.cells(field));
  const found = new Map<string, Statement>();
  for (let row = 0; row < rows.count; row++) {
    const announced = dayOfCell(final[row] ?? first[row], "f_ann_date");
    const end = dayOfCell(ends[row], "end_date");
    if (Number.isNaN(announced) || Number.isNaN(end)) continue;
    const figure = (field: string) => numberOf(rows.cells(field)[row], field);
    found.set(`${announced} ${end}`, { announced, end, figure });
  }
  return [...found.values()].sort((a, b) => a.announced - b.announced || a.end - b.end);
}

function lastKnown(known: readonly Statement[], end: Day): Statement | undefined {
  return known.findLast((one) => one.end === end);
}

function twelveMonths(known: readonly Statement[], end: Day, field: string): number {
  const at = (day: Day) => lastKnown(known, day)?.figure(field) ?? Number.NaN;
  if (monthOf(end) === 12) return at(end);
  const year = yearOf(end) - 1;
  return at(end) + at(dayOf(year, 12, 31)) - at(dayOf(year, monthOf(end) + 1, 0));
}

interface Payment {
  readonly announced: Day;
  readonly ex: Day;
  readonly yuan: number;
}

const TEN_THOUSAND = 1e4;

/** Cash dividends that were carried out: yuan a share before tax, times the shares they were paid on (ten thousands). */
function payments(rows: NamedRows): Payment[] {
  const names = ["ann_date", "imp_ann_date", "ex_date", "div_proc", "cash_div_tax", "base_share"];
  const [first, carriedOut, ex, stage, cash, shares] = names.map((field) => rows.cells(field));
  return Array.from({ length: rows.count }, (_, row) => ({
    announced: dayOfCell(carriedOut[row] ?? first[row], "imp_ann_date"),
    ex: dayOfCell(ex[row], "ex_date"),
    yuan:
      stage[row] === "实施"
        ? numberOf(cash[row], "cash_div_tax") * numberOf(shares[row], "base_share") * TEN_THOUSAND
        : Number.NaN,
  })).filter(({ yuan, ex }) => yuan > 0 && !Number.isNaN(ex));
}

function paidBy(dividends: readonly Payment[], announced: Day, end: Day): number {
  const before = dayOf(yearOf(end) - 1, monthOf(end) + 1, 0);
  const paid = dividends.filter(({ ex, announced: told }) => ex > before && ex <= end && told <= announced);
  return paid.reduce((sum, { yuan }) => sum + yuan, 0);
}

function sumOfKnown(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : a + b;
}
