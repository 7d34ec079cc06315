import { weightedBasis } from "../dislocation/index.ts";
import type { AgentName, FuturesAgent, Orders, StockAgent } from "./agent.ts";
import { futureReturn, futuresImpact, nextDislocation } from "./basis-model.ts";
import { HEDGES, UNDERLYING, WIDTH } from "./buckets.ts";
import { type DayMove, type Depths, type Loadings, moveOf } from "./price-model.ts";
import type { ChainScenario } from "./scenario.ts";
import type { Seen } from "./seen.ts";

/** An agent with what it remembers. */
export interface Acting<Agent> {
  readonly agent: Agent;
  memory: unknown;
}
export type StockActor = Acting<StockAgent<unknown>>;
export type FuturesActor = Acting<FuturesAgent<unknown>>;

/** What a day starts from. */
export interface Opening {
  readonly scenario: ChainScenario;
  readonly seen: Seen;
  readonly depths: Depths;
  readonly loadings: Loadings;
  readonly carries: Float64Array;
  readonly dislocated: Float64Array;
  readonly orders: ReadonlyMap<AgentName, Orders>;
  readonly stockActors: readonly StockActor[];
  readonly futuresActors: readonly FuturesActor[];
  /** What those hold. */
  readonly held: ReadonlyMap<AgentName, Float64Array>;
  /** Stocks that the arbitrageurs can sell against futures, in units. */
  readonly swappable: Float64Array;
}

/** How a day went, before the books are written. */
export interface Traded {
  readonly move: DayMove;
  readonly dislocation: Float64Array;
  readonly logPrice: Float64Array;
  readonly future: Float64Array;
  /** Mean prices of the day's trades. */
  readonly stockPrice: Float64Array;
  readonly futurePrice: Float64Array;
  /** Stocks that agents traded besides their orders as prices moved, in units, before the limits. */
  readonly reacted: ReadonlyMap<AgentName, Float64Array>;
  /** Positions at the close of those who trade futures alone. */
  readonly positions: ReadonlyMap<AgentName, Float64Array>;
  /** Stocks that the arbitrageurs sold against futures, in units. */
  readonly swapped: Float64Array;
  /** Share of all stock orders, by value, that was executed: the share of their futures legs that was. */
  readonly through: ReadonlyMap<AgentName, number>;
}

/**
 * Carries a day through its pieces: orders of the close before go in evenly, prices answer to the whole flow of the day
 * so far, those who trade futures alone follow the prices, and the dislocation answers to the net sales of futures.
 */
export function tradeThrough(opening: Opening): Traded {
  const { scenario, seen } = opening;
  const { pieces, parameters } = scenario;
  const impactOf = (units: Float64Array, i: number) => futuresImpact(-units[i] / seen.openInterest[i], parameters);
  const ordered = orderedStocks(opening);
  const reacted = new Map(opening.stockActors.map(({ agent }) => [agent.name, new Float64Array(WIDTH)]));
  const day = {
    move: quietMove(),
    logPrice: seen.logPrice,
    dislocation: Float64Array.from(seen.dislocation),
    future: Float64Array.from(seen.future),
    stockPrice: new Float64Array(WIDTH),
    futurePrice: new Float64Array(HEDGES.length),
    reacted,
    positions: opening.held,
    swapped: new Float64Array(WIDTH),
    through: new Map<AgentName, number>(),
  };
  let bought: Float64Array = new Float64Array(HEDGES.length);
  for (let piece = 1; piece <= pieces; piece++) {
    const passed = piece / pieces;
    react(opening, ordered, reacted, day, passed);
    day.move = moveSoFar(opening, flowSoFar(opening, ordered, reacted, day.swapped, passed), passed);
    const logPrice = spotAt(opening, day.move, passed);
    day.positions = positionsAt(opening, logPrice, day.future, passed);
    day.through = legsThrough(opening, day.move);
    const now = boughtSoFar(opening, day.positions, day.through, passed);
    for (let i = 0; i < HEDGES.length; i++) {
      const next = nextDislocation(day.dislocation[i], impactOf(now, i) - impactOf(bought, i), 1 / pieces, parameters);
      const shock = scenario.path.basisShocks?.[seen.t * HEDGES.length + i] ?? 0;
      day.dislocation[i] = bounded(opening, next + shock / pieces, passed * shock, i);
      const future = futureAt(opening, i, logPrice, day.dislocation[i], passed);
      day.futurePrice[i] += (day.future[i] + future) / 2 / pieces;
      day.future[i] = future;
      swap(opening, day, i, now[i] - bought[i]);
    }
    for (let k = 0; k < WIDTH; k++) {
      day.stockPrice[k] += (Math.exp(day.logPrice[k]) + Math.exp(logPrice[k])) / 2 / pieces;
    }
    day.logPrice = logPrice;
    bought = now;
  }
  return day;
}

function quietMove(): DayMove {
  const zeros = () => new Float64Array(WIDTH);
  return { wanted: zeros(), mean: zeros(), through: zeros().fill(1), locked: zeros() };
}

/**
 * Agents go on at the rates that prices call for: the mean of the rate at the piece's start and that at the end which
 * the first rate would lead to (Heun's method).
 */
function react(
  opening: Opening,
  ordered: Float64Array,
  reacted: Map<AgentName, Float64Array>,
  day: { readonly logPrice: Float64Array; readonly future: Float64Array; readonly swapped: Float64Array },
  passed: number,
): void {
  const piece = 1 / opening.scenario.pieces;
  const first = ratesAt(opening, day.logPrice, day.future, passed - piece);
  addRates(reacted, first, piece);
  const move = moveSoFar(opening, flowSoFar(opening, ordered, reacted, day.swapped, passed), passed);
  const second = ratesAt(opening, spotAt(opening, move, passed), day.future, passed);
  addRates(reacted, first, -piece / 2);
  addRates(reacted, second, piece / 2);
}

/** Units a day that agents trade besides their orders, at the prices of a moment. */
function ratesAt({ seen, stockActors }: Opening, logPrice: Float64Array, future: Float64Array, passed: number) {
  const now = { t: seen.t, passed, logPrice, future };
  const rates = new Map<AgentName, Float64Array>();
  for (const { agent, memory } of stockActors) if (agent.reacts) rates.set(agent.name, agent.reacts(now, seen, memory));
  return rates;
}

function addRates(
  reacted: ReadonlyMap<AgentName, Float64Array>,
  rates: ReadonlyMap<AgentName, Float64Array>,
  piece: number,
): void {
  for (const [name, rate] of rates) {
    const sum = reacted.get(name);
    if (sum) for (let k = 0; k < WIDTH; k++) sum[k] += piece * rate[k];
  }
}

/** Net purchases of stocks since the close before, by bucket; yuan at that close. */
function flowSoFar(
  { seen }: Opening,
  ordered: Float64Array,
  reacted: ReadonlyMap<AgentName, Float64Array>,
  swapped: Float64Array,
  passed: number,
): Float64Array {
  return ordered.map((units, k) => {
    let sum = passed * units - swapped[k];
    for (const traded of reacted.values()) sum += traded[k];
    return sum * seen.price[k];
  });
}

/** Net stock orders of all agents, in units. */
function orderedStocks({ orders }: Opening): Float64Array {
  const sum = new Float64Array(WIDTH);
  for (const { stocks } of orders.values()) for (let k = 0; k < WIDTH; k++) sum[k] += stocks[k];
  return sum;
}

function moveSoFar(opening: Opening, flow: Float64Array, passed: number): DayMove {
  const { scenario, seen, depths, loadings, dislocated } = opening;
  const { path, parameters, links } = scenario;
  const t = seen.t;
  const shocks = new Float64Array(WIDTH);
  for (let k = 0; k < WIDTH; k++) {
    shocks[k] =
      passed * ((path.shocks?.[t * WIDTH + k] ?? 0) - maskedOn(scenario, t) * loadings.beta[k] * (k > 0 ? 1 : 0));
  }
  const market = passed * path.market[t];
  return moveOf(market, shocks, flow, depths, dislocated, passed, loadings, parameters.resiliency, links.priceLimits);
}

/** Fall of the market that buying of large stocks hid on a day. */
export function maskedOn({ masked, path, parameters, links }: ChainScenario, t: number): number {
  const isMasked = masked !== null && links.maskedFall && path.days[t] >= masked[0] && path.days[t] <= masked[1];
  return isMasked ? parameters.maskedFall : 0;
}

/** Log prices at a moment: the model's, or the given ones drawn straight from close to close. */
function spotAt({ scenario, seen }: Opening, move: DayMove, passed: number): Float64Array {
  const given = scenario.given?.logPrice;
  return seen.logPrice.map((before, k) =>
    given ? before + passed * (given[seen.t * WIDTH + k] - before) : before + move.mean[k],
  );
}

function positionsAt(opening: Opening, logPrice: Float64Array, future: Float64Array, passed: number) {
  const now = { t: opening.seen.t, passed, logPrice, future };
  return new Map(opening.futuresActors.map(({ agent, memory }) => [agent.name, agent.position(now, memory)]));
}

/** Share of an order that goes through in a move: sales in a fall and purchases in a rise meet the limits. */
export function shareThrough(units: number, move: DayMove, bucket: number): number {
  const meetsLimit = units < 0 === move.wanted[bucket] < 0;
  return meetsLimit ? move.through[bucket] : 1;
}

function legsThrough({ orders, seen }: Opening, move: DayMove): Map<AgentName, number> {
  const through = new Map<AgentName, number>();
  for (const [name, { stocks }] of orders) {
    let ordered = 0;
    let done = 0;
    for (let k = 0; k < WIDTH; k++) {
      const value = Math.abs(stocks[k]) * seen.price[k];
      ordered += value;
      done += value * shareThrough(stocks[k], move, k);
    }
    through.set(name, ordered > 0 ? done / ordered : 0);
  }
  return through;
}

/** Futures bought since the close before by everyone but the arbitrageurs, in units. */
function boughtSoFar(
  { orders, held }: Opening,
  positions: ReadonlyMap<AgentName, Float64Array>,
  through: ReadonlyMap<AgentName, number>,
  passed: number,
): Float64Array {
  const sum = new Float64Array(HEDGES.length);
  for (let i = 0; i < HEDGES.length; i++) {
    for (const [name, { futures, legs }] of orders)
      sum[i] += passed * (futures[i] + legs[i] * (through.get(name) ?? 0));
    for (const [name, position] of positions) sum[i] += position[i] - (held.get(name)?.[i] ?? 0);
  }
  return sum;
}

/** A future moves by no more than this against its index in a day: the exchange's limit (10%). */
const MOST_IN_A_DAY = 0.1;
/** Nor further than this from its index in all: beyond it no market was ever seen to trade. */
const MOST_DISLOCATED = 0.4;

/** A dislocation within what a day can bring beside a shock, and below the one at which the hedge costs the links' cap. */
function bounded(opening: Opening, dislocation: number, shock: number, i: number): number {
  const before = opening.seen.dislocation[i] + shock;
  const most = Math.min(MOST_DISLOCATED, before + MOST_IN_A_DAY, cappedDislocation(opening, i));
  const least = Math.max(-MOST_DISLOCATED, before - MOST_IN_A_DAY);
  return Math.min(most, Math.max(least, dislocation));
}

/** Dislocation at which the weighted basis of the day's contracts reaches the cap of the links. */
function cappedDislocation({ scenario, seen, carries }: Opening, i: number): number {
  const { basisCap } = scenario.links;
  if (basisCap === Infinity) return Infinity;
  const contracts = scenario.path.contracts[seen.t][i];
  const costOfOne = -weightedBasis(contracts, 0, 1, scenario.parameters.basisDays);
  return Math.max(0, (basisCap - carries[i]) / costOfOne);
}

function futureAt(opening: Opening, i: number, logPrice: Float64Array, dislocation: number, passed: number): number {
  const { seen, carries, scenario } = opening;
  const k = UNDERLYING[i];
  const calendarDays = (scenario.path.days[seen.t] - seen.day) * passed;
  const moved = logPrice[k] - seen.logPrice[k];
  const { basisDays } = scenario.parameters;
  return (
    seen.future[i] * (1 + futureReturn(moved, seen.dislocation[i], dislocation, carries[i], calendarDays, basisDays))
  );
}

/** Holders of the index sell some of their stocks for the futures that others sold. */
function swap({ scenario, swappable, seen }: Opening, day: { swapped: Float64Array }, i: number, bought: number): void {
  const { stockSpill } = scenario.parameters;
  if (stockSpill === 0) return;
  const k = UNDERLYING[i];
  const left = swappable[k] - day.swapped[k];
  const units = (-stockSpill * bought) / seen.price[k];
  day.swapped[k] += Math.min(left, units);
}
