import type { AgentName } from "../agent.ts";
import { knockedInSince } from "../agents/snowball-dealers.ts";
import { HEDGES, MICRO } from "../buckets.ts";
import { loadingsOf } from "../price-model.ts";
import type { ChainDay, ChainRun } from "../run.ts";
import type { ChainScenario } from "../scenario.ts";

/** What is kept of one run. Falls are positive shares of the start, money is yuan of purchases or sales. */
export const OUTCOMES = [
  /** Deepest close of micro caps, and the deepest beyond what their beta made of the market. */
  "microFall",
  "fallBeyondMarket",
  /** Lowest weighted basis a year of each future; negative is a discount. */
  "lowestIC",
  "lowestIM",
  /** Most leveraged accounts called at one close, and neutral funds closed by the end. */
  "accountsCalled",
  "fundsClosed",
  /** Stocks sold by those who must: leveraged accounts and pledge lenders; by neutral funds; by loss sellers. */
  "forcedSalesCny",
  "neutralSalesCny",
  "lossSalesCny",
  /** Notional of the snowballs that knocked in after the start. */
  "knockedInCny",
] as const;
export type OutcomeName = (typeof OUTCOMES)[number];
export type ChainOutcome = Readonly<Record<OutcomeName, number>>;

/** A cascade: micro caps fall by more than this beyond what their beta makes of the market. */
export const CASCADE = 0.3;

/** What is kept of a run. A product without contracts has NaN for its basis. */
export function outcomeOf({ days, memories }: ChainRun, scenario: ChainScenario): ChainOutcome {
  const sold = (...names: AgentName[]) => days.reduce((sum, day) => sum + salesOf(day, names), 0);
  const last = days[days.length - 1];
  const dealers = memories.get("dealers");
  return {
    microFall: deepest(days.map(({ seen }) => seen.logPrice[MICRO])),
    fallBeyondMarket: deepest(beyondMarket(days, scenario)),
    lowestIC: lowestBasis(days, HEDGES.indexOf("IC")),
    lowestIM: lowestBasis(days, HEDGES.indexOf("IM")),
    accountsCalled: Math.max(0, ...days.map(({ told }) => told.get("dma")?.called ?? 0)),
    fundsClosed: last.told.get("neutral")?.closed ?? 0,
    forcedSalesCny: sold("dma", "pledgeLenders"),
    neutralSalesCny: sold("neutral"),
    lossSalesCny: sold("lossSellers", "privateFunds", "enhanced"),
    knockedInCny: dealers === undefined ? 0 : knockedInSince(dealers),
  };
}

/** Log price of micro caps less beta times that of the market, at each close. */
function beyondMarket(days: readonly ChainDay[], { path, parameters }: ChainScenario): number[] {
  const beta = loadingsOf(parameters).beta[MICRO];
  let market = 0;
  return days.map(({ seen }, t) => {
    market += path.market[t];
    return seen.logPrice[MICRO] - beta * market;
  });
}

/** Largest fall from the start; 0 where there is none. */
function deepest(logs: readonly number[]): number {
  return 0 - Math.expm1(Math.min(0, ...logs));
}

function lowestBasis(days: readonly ChainDay[], i: number): number {
  return Math.min(...days.map(({ seen }) => -seen.hedgeCost[i]));
}

function salesOf({ stockFlow }: ChainDay, names: readonly AgentName[]): number {
  let sum = 0;
  for (const name of names) for (const flow of stockFlow[name]) sum += Math.max(0, -flow);
  return sum;
}
