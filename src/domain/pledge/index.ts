/**
 * Loans against pledged shares (股权质押). A coverage or performance ratio (履约保障比例) is collateral over what is owed, as
 * a decimal: 1.4 is 140%. A loan is below a line where its ratio is strictly lower. Sales are positive shares and yuan,
 * price falls positive decimals.
 */

export {
  type CloseOutMarket,
  type CloseOutPace,
  closeOut,
  dailyCap,
  type LenderSale,
  soldWithin,
} from "./close-out.ts";
export { coverage, lineMultiple, linePrice, type OwedLoan, owed } from "./coverage.ts";
export {
  GRID_LINES,
  GRID_RATES,
  type PledgeCell,
  pledgeGrid,
  type TouchedAt,
  TWO_THIRDS,
  touchedAt,
} from "./grid.ts";
export { PLEDGE_GROUPS, type PledgeGroupName } from "./groups.ts";
export { inForce, type PledgeRow, type PledgeSpan, pledgeSpans } from "./known-loans.ts";
export { type Pace, type PledgedCompany, type PledgeOverhang, pledgeOverhang, SALE_DAYS } from "./overhang.ts";
export { type EvenStarts, evenPopulation, groupsAt, loanedPopulation, type PledgePopulation } from "./population.ts";
export { type LineShares, type OpenPledges, type PledgeReplay, type ReplayQuestion, replayPledges } from "./replay.ts";
export { LOAN_STATES, type LoanDay, type LoanLines, type LoanState, loanPath } from "./states.ts";
