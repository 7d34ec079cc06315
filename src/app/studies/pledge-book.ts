import type { PledgeAnswer, PledgeLoan } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { lowerBound } from "../../domain/market/series.ts";
import {
  closeOut,
  coverage,
  inForce,
  LOAN_STATES,
  linePrice,
  loanPath,
  type OwedLoan,
  owed,
  type PledgeSpan,
} from "../../domain/pledge/index.ts";
import { orNull } from "./answer.ts";
import { paceOf } from "./pledge-close-outs.ts";
import type { PledgeMarket } from "./pledge-data.ts";
import type { PledgeParams } from "./pledge-params.ts";

/** A loan that is followed by itself: a span with what only its owner knows. */
export interface BookLoan extends PledgeSpan {
  /** Loan over pledged value at the start, where the loan is not told; NaN takes the one asked. */
  readonly rate: number;
  /** Interest a year that is added; NaN takes the one asked. */
  readonly interest: number;
  readonly otherCny: number;
  /** Whether the rule on reductions binds its sale; null takes what is asked. */
  readonly controlling: boolean | null;
}

/** Spans of the store as loans. */
export function bookLoans(spans: readonly PledgeSpan[]): BookLoan[] {
  return spans.map((span) => ({ ...span, rate: Number.NaN, interest: Number.NaN, otherCny: 0, controlling: null }));
}

/** The loans in force on the market's last day: totals by state, and the nearest to their line. */
export function bookAnswer(
  market: PledgeMarket,
  loans: readonly BookLoan[],
  params: PledgeParams,
  isWhole: boolean,
): PledgeAnswer["book"] {
  const day = market.panel.days[market.panel.days.length - 1];
  const columns = new Map(market.panel.codes.map((code, j) => [code, j]));
  const held = inForce(loans, day) as BookLoan[];
  const told = held.map((loan) => loanAnswer(market, loan, columns.get(loan.code), params));
  const sum = (among: readonly PledgeLoan[], of: (loan: PledgeLoan) => number | null) =>
    among.reduce((total, loan) => total + (of(loan) ?? 0), 0);
  const nearness = ({ coverage: ratio, closeOutLine }: PledgeLoan) =>
    ratio === null ? Number.POSITIVE_INFINITY : ratio / closeOutLine;
  const ordered = [...told].sort((a, b) => nearness(a) - nearness(b) || 0);
  return {
    loans: told.length,
    valueCny: sum(told, ({ valueCny }) => valueCny),
    owedCny: sum(told, ({ owedCny }) => owedCny),
    states: LOAN_STATES.map((state) => {
      const among = told.filter((loan) => loan.state === state);
      return {
        state,
        loans: among.length,
        valueCny: sum(among, ({ valueCny }) => valueCny),
        owedCny: sum(among, ({ owedCny }) => owedCny),
      };
    }),
    nearest: isWhole ? ordered : ordered.slice(0, params.show),
  };
}

function loanAnswer(
  market: PledgeMarket,
  loan: BookLoan,
  column: number | undefined,
  params: PledgeParams,
): PledgeLoan {
  const { panel } = market;
  const day = panel.days[panel.days.length - 1];
  const closes = closesSince(market, loan, column);
  const debt = debtOf(loan, closes.start, params);
  const price = closes.last;
  const warningLine = Number.isNaN(loan.warningLine) ? params.warning : loan.warningLine;
  const closeOutLine = Number.isNaN(loan.closeOutLine) ? params.closeOut : loan.closeOutLine;
  const ratios = closes.values.map((close, t) => coverage(debt, close, closes.days[t]));
  const { state, cureDay } = loanPath(ratios, {
    warning: warningLine,
    closeOut: closeOutLine,
    cureDays: params.cure,
  }).at(-1) ?? { state: "unknown" as const, cureDay: Number.NaN };
  const closeOutPrice = linePrice(debt, closeOutLine, day);
  return {
    name: loan.pledgor,
    pledgee: loan.pledgee,
    code: loan.code,
    start: formatDay(loan.start),
    shares: loan.shares,
    price: orNull(price),
    valueCny: orNull(loan.shares * price),
    owedCny: orNull(owed(debt, day)),
    estimated: Number.isNaN(loan.loanCny),
    coverage: orNull(coverage(debt, price, day)),
    warningLine,
    closeOutLine,
    state,
    cureDay: orNull(cureDay),
    warningPrice: orNull(linePrice(debt, warningLine, day)),
    closeOutPrice: orNull(closeOutPrice),
    distance: orNull(closeOutPrice / price - 1),
    ...saleOf(market, loan, column, params),
  };
}

/** Closes of a loan's stock from its start, each carried over days without trading; nothing where the stock is not loaded. */
function closesSince({ panel, price }: PledgeMarket, { start }: BookLoan, column: number | undefined) {
  if (column === undefined) return { start: Number.NaN, last: Number.NaN, values: [], days: new Int32Array(0) };
  const width = panel.codes.length;
  const begin = lowerBound(panel.days, start + 1) - 1;
  const values: number[] = [];
  let last = Number.NaN;
  for (let t = begin; t >= 0 && Number.isNaN(last); t--) last = panel.close[t * width + column];
  const atStart = begin < 0 ? Number.NaN : last;
  const days = panel.days.subarray(Math.max(0, begin));
  for (let t = Math.max(0, begin); t < panel.days.length; t++) {
    const close = panel.close[t * width + column];
    if (!Number.isNaN(close)) last = close;
    values.push(last);
  }
  return { start: atStart, last: price[column], values, days };
}

/** What is owed: as told, else the pledge rate times the value at the close of the start. */
function debtOf(loan: BookLoan, startClose: number, params: PledgeParams): OwedLoan {
  const rate = Number.isNaN(loan.rate) ? params.rate : loan.rate;
  return {
    shares: loan.shares,
    start: loan.start,
    principalCny: Number.isNaN(loan.loanCny) ? rate * loan.shares * startClose : loan.loanCny,
    interest: Number.isNaN(loan.interest) ? params.interest : loan.interest,
    otherCny: loan.otherCny,
  };
}

function saleOf(
  { stocks, dailyShares, volatility }: PledgeMarket,
  loan: BookLoan,
  column: number | undefined,
  params: PledgeParams,
) {
  const market = {
    totalShares: column === undefined ? Number.NaN : stocks.totalShares[column],
    dailyShares: column === undefined ? Number.NaN : dailyShares[column],
    volatility: column === undefined ? Number.NaN : volatility[column],
  };
  const pace = paceOf(params);
  const sale = closeOut(loan.shares, market, { ...pace, controlling: loan.controlling ?? pace.controlling });
  return {
    days: Number.isFinite(sale.days) ? sale.days : null,
    daysOfTurnover: Number.isFinite(sale.daysOfTurnover) ? sale.daysOfTurnover : null,
    impactSquareRoot: orNull(sale.impactSquareRoot),
    impactSaturating: orNull(sale.impactSaturating),
  };
}
