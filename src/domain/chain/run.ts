import { weightedBasis } from "../dislocation/index.ts";
import { AGENTS, type AgentName, type Executed, type Holdings, type Telling } from "./agent.ts";
import { carriesOf } from "./basis-model.ts";
import { HEDGES, UNDERLYING, WIDTH } from "./buckets.ts";
import { castOf } from "./cast.ts";
import { type Ledger, openedLedger, openInterest, settleFutures, tradeFuture, tradeStock } from "./ledger.ts";
import { afterClose, type Depths, depthsOf, type Loadings, loadingsOf, type PriceMemory } from "./price-model.ts";
import type { ChainScenario } from "./scenario.ts";
import type { Seen } from "./seen.ts";
import { newest, startingMemory, startingSeen } from "./start.ts";
import {
  type FuturesActor,
  maskedOn,
  type Opening,
  type StockActor,
  shareThrough,
  type Traded,
  tradeThrough,
} from "./trading-day.ts";

/** What happened on one day. */
export interface ChainDay {
  /** The close. */
  readonly seen: Seen;
  /** The close as the model had it, before anything given replaced it. */
  readonly modelLogPrice: Float64Array;
  readonly modelDislocation: Float64Array;
  /** Share of each bucket's names locked at a limit. */
  readonly locked: Float64Array;
  /** Net purchases by agent, yuan: stocks by bucket, futures by product. */
  readonly stockFlow: Readonly<Record<AgentName, Float64Array>>;
  readonly futuresFlow: Readonly<Record<AgentName, Float64Array>>;
  /** Ordered sales of stocks that found no buyer, yuan. */
  readonly unsoldCny: number;
  readonly told: ReadonlyMap<AgentName, Telling>;
  /** Depths that the day's flow met. */
  readonly depths: Depths;
}

export interface ChainRun {
  /** The start, with the open interest of the opened books. */
  readonly start: Seen;
  readonly days: readonly ChainDay[];
  /** The books after the last close, and what agents remember. */
  readonly ledger: Ledger;
  readonly memories: ReadonlyMap<AgentName, unknown>;
}

/** Told every day as it ends, with the books: for progress, and for tests that audit each day. */
export type Watch = (day: ChainDay, ledger: Ledger) => void;

interface State {
  readonly scenario: ChainScenario;
  readonly loadings: Loadings;
  readonly carries: Float64Array;
  readonly stockActors: readonly StockActor[];
  readonly futuresActors: readonly FuturesActor[];
  readonly ledger: Ledger;
  seen: Seen;
  prices: PriceMemory;
}

/** Runs a scenario from its start to the last day of its path. Pure: the same scenario gives the same run. */
export function runChain(scenario: ChainScenario, watch: Watch = () => {}): ChainRun {
  const state = openedState(scenario);
  const start = state.seen;
  const days = scenario.path.days.map(() => {
    const day = liveDay(state);
    watch(day, state.ledger);
    return day;
  });
  const actors = [...state.stockActors, ...state.futuresActors];
  const memories = new Map(actors.map(({ agent, memory }) => [agent.name, memory]));
  return { start, days, ledger: state.ledger, memories };
}

function openedState(scenario: ChainScenario): State {
  const seen = startingSeen(scenario);
  const { stockAgents, futuresAgents } = castOf(scenario, seen);
  const begun = [...stockAgents, ...futuresAgents].map((agent) => [agent.name, agent.begin().holdings] as const);
  const ledger = openedLedger(
    new Map([...begun, ["arbitrageurs", arbitrageurs(scenario)]]),
    scenario.start.capitalisation,
  );
  return {
    scenario,
    loadings: loadingsOf(scenario.parameters),
    carries: carriesOf(scenario.parameters),
    stockActors: stockAgents.map((agent) => ({ agent, memory: agent.begin().memory })),
    futuresActors: futuresAgents.map((agent) => ({ agent, memory: agent.begin().memory })),
    ledger,
    seen: { ...seen, openInterest: openInterest(ledger) },
    prices: startingMemory(scenario),
  };
}

/** Arbitrageurs of the basis cannot borrow stocks: what they can swap for futures is what they hold. */
function arbitrageurs({ parameters }: ChainScenario): Holdings {
  const stocks = new Float64Array(WIDTH);
  for (const k of UNDERLYING) stocks[k] = parameters.swapCny / UNDERLYING.length;
  return { stocks, futures: new Float64Array(HEDGES.length) };
}

function liveDay(state: State): ChainDay {
  const { scenario, seen } = state;
  const opening = openingOf(state);
  const traded = tradeThrough(opening);
  const close = closeOf(state, traded);
  settleFutures(state.ledger, seen.future, close.future);
  const flows = bookTrades(state, opening, traded, close);
  remember(state, opening, traded, close);
  const day = {
    modelLogPrice: seen.logPrice.map((before, k) => before + traded.move.mean[k]),
    modelDislocation: traded.dislocation,
    locked: traded.move.locked,
    ...flows,
    depths: opening.depths,
    told: new Map(
      state.stockActors.flatMap(({ agent, memory }) => (agent.tell ? [[agent.name, agent.tell(memory)]] : [])),
    ),
  };
  const t = seen.t;
  const returns = close.logPrice.map((value, k) => value - seen.logPrice[k]);
  const shocks = returns.map((_, k) => scenario.path.shocks?.[t * WIDTH + k] ?? 0);
  state.prices = afterClose(
    state.prices,
    returns,
    scenario.path.market[t],
    shocks.map((shock, k) => shock - (k > 0 ? state.loadings.beta[k] * maskedOn(scenario, t) : 0)),
    state.loadings,
    scenario.parameters,
  );
  state.seen = { ...close, openInterest: openInterest(state.ledger) };
  return { seen: state.seen, ...day };
}

function openingOf(state: State): Opening {
  const { scenario, seen, loadings, carries, ledger, stockActors, futuresActors } = state;
  const marketValue = scenario.start.capitalisation.map((units, k) => units * seen.price[k]);
  return {
    scenario,
    seen,
    loadings,
    carries,
    depths: depthsOf(state.prices, marketValue, loadings, scenario.parameters),
    dislocated: state.prices.dislocated,
    orders: new Map(stockActors.map(({ agent, memory }) => [agent.name, agent.orders(seen, memory)])),
    stockActors,
    futuresActors,
    held: new Map(futuresActors.map(({ agent }) => [agent.name, Float64Array.from(ledger[agent.name].futures)])),
    swappable: ledger.arbitrageurs.stocks,
  };
}

/** What can be seen at the close; given values replace the model's. */
function closeOf({ scenario, seen, carries }: State, { logPrice, dislocation, future }: Traded): Seen {
  const { path, parameters, given } = scenario;
  const t = seen.t;
  const shown = dislocation.map((value, i) => given?.dislocation?.[t * HEDGES.length + i] ?? value);
  const trendOf = (before: Float64Array, span: number) =>
    before.map((mean, k) => mean + newest(span) * (logPrice[k] - mean));
  return {
    day: path.days[t],
    t: t + 1,
    logPrice,
    price: logPrice.map(Math.exp),
    trend: trendOf(seen.trend, parameters.trendDays),
    shortTrend: trendOf(seen.shortTrend, parameters.lossDays),
    future,
    dislocation: shown,
    hedgeCost: shown.map((value, i) => -weightedBasis(path.contracts[t][i], carries[i], value, parameters.basisDays)),
    openInterest: seen.openInterest,
  };
}

/** Writes the day's trades into the books; answers them in yuan. */
function bookTrades({ ledger }: State, opening: Opening, traded: Traded, close: Seen) {
  const stockFlow = noFlows(WIDTH);
  const futuresFlow = noFlows(HEDGES.length);
  let unsoldCny = 0;
  const stock = (name: AgentName, k: number, units: number) => {
    tradeStock(ledger, name, k, units, traded.stockPrice[k]);
    stockFlow[name][k] += units * traded.stockPrice[k];
    stockFlow.others[k] -= units * traded.stockPrice[k];
  };
  const future = (name: AgentName, i: number, units: number) => {
    tradeFuture(ledger, name, i, units, traded.futurePrice[i], close.future[i]);
    futuresFlow[name][i] += units * traded.futurePrice[i];
    futuresFlow.arbitrageurs[i] -= units * traded.futurePrice[i];
  };
  for (const [name, { stocks, futures, legs }] of opening.orders) {
    for (let k = 0; k < WIDTH; k++) {
      for (const units of [stocks[k], traded.reacted.get(name)?.[k] ?? 0]) {
        const through = shareThrough(units, traded.move, k);
        stock(name, k, units * through);
        unsoldCny += Math.max(0, -units) * (1 - through) * traded.stockPrice[k];
      }
    }
    const withStocks = traded.through.get(name) ?? 0;
    for (let i = 0; i < HEDGES.length; i++) future(name, i, futures[i] + withStocks * legs[i]);
  }
  for (const [name, position] of traded.positions) {
    for (let i = 0; i < HEDGES.length; i++) future(name, i, position[i] - opening.held.get(name)![i]);
  }
  for (let k = 0; k < WIDTH; k++) stock("arbitrageurs", k, -traded.swapped[k]);
  return { stockFlow, futuresFlow, unsoldCny };
}

function noFlows(width: number): Record<AgentName, Float64Array> {
  const flows = {} as Record<AgentName, Float64Array>;
  for (const name of AGENTS) flows[name] = new Float64Array(width);
  return flows;
}

/** Agents learn what became of their orders. */
function remember(state: State, { seen }: Opening, traded: Traded, close: Seen): void {
  const executed: Executed = {
    sold: close.logPrice.map((_, k) => shareThrough(-1, traded.move, k)),
    bought: close.logPrice.map((_, k) => shareThrough(1, traded.move, k)),
    stockPrice: traded.stockPrice,
    futurePrice: traded.futurePrice,
    close,
  };
  for (const actor of state.stockActors) {
    const reacted = traded.reacted.get(actor.agent.name) ?? new Float64Array(WIDTH);
    actor.memory = actor.agent.after(executed, seen, actor.memory, reacted);
  }
  for (const actor of state.futuresActors) actor.memory = actor.agent.after(close, actor.memory);
}
