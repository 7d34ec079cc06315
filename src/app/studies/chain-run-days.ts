import type { ChainFlow, ChainRunDay } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import {
  AGENTS,
  BUCKETS,
  type ChainDay,
  type ChainRun,
  type ChainScenario,
  HEDGES,
  knockedInByDay,
  WIDTH,
} from "../../domain/chain/index.ts";
import { orNull } from "./answer.ts";
import type { ChainSetup } from "./chain-setup.ts";

const PAIR = HEDGES.length;

/** Each day of a run as the answer tells it. */
export function runDays({ start, days }: ChainRun, scenario: ChainScenario, setup: ChainSetup): ChainRunDay[] {
  const knocked = knockedInByDay(
    scenario.links.snowballs ? scenario.notes : [],
    days.map(({ seen }) => seen),
    scenario.parameters,
  );
  return days.map((day, t) => ({
    date: formatDay(day.seen.day),
    buckets: eachOf(BUCKETS, (k) => ({
      model: Math.expm1(day.seen.logPrice[k]),
      record: setup.isRecorded ? Math.expm1(setup.record.logPrice[t * WIDTH + k]) : null,
      locked: day.locked[k],
    })),
    futures: eachOf(HEDGES, (i) => futureOf(day, start.openInterest[i], setup, t, i)),
    flows: flowsOf(day),
    ...toldOf(day),
    forcedSalesCny: Math.round(sold(day, "dma") + sold(day, "pledgeLenders")),
    unsoldCny: Math.round(day.unsoldCny),
    knockedInCny: Math.round(knocked[t]),
  }));
}

function eachOf<Name extends string, Value>(names: readonly Name[], value: (place: number) => Value) {
  return Object.fromEntries(names.map((name, place) => [name, value(place)])) as Record<Name, Value>;
}

/** The open interest of the start in lots moves as the model's does in units. */
function futureOf({ seen }: ChainDay, opened: number, { record, isRecorded }: ChainSetup, t: number, i: number) {
  const recorded = (values: Float64Array) => (isRecorded ? orNull(values[t * PAIR + i]) : null);
  return {
    dislocation: seen.dislocation[i],
    recordDislocation: recorded(record.dislocation),
    basis: -seen.hedgeCost[i],
    recordBasis: recorded(record.weightedBasis),
    openInterest: Math.round((seen.openInterest[i] / opened) * record.startOpenInterestLots[i]),
    recordOpenInterest: recorded(record.openInterestLots),
  };
}

function flowsOf({ stockFlow, futuresFlow }: ChainDay): ChainFlow[] {
  const yuan = (values: Float64Array) => (place: number) => Math.round(values[place]) || 0;
  return AGENTS.map((agent) => ({
    agent,
    stocks: eachOf(BUCKETS, yuan(stockFlow[agent])),
    futures: eachOf(HEDGES, yuan(futuresFlow[agent])),
  })).filter(({ stocks, futures }) => [...Object.values(stocks), ...Object.values(futures)].some((cny) => cny !== 0));
}

function toldOf({ told }: ChainDay) {
  const accounts = told.get("dma");
  return {
    called: accounts?.called ?? 0,
    closed: accounts?.closed ?? 0,
    fundsClosed: told.get("neutral")?.closed ?? 0,
  };
}

/** Stocks that an agent sold net, yuan. */
function sold({ stockFlow }: ChainDay, agent: "dma" | "pledgeLenders" | "neutral"): number {
  return stockFlow[agent].reduce((sum, cny) => sum - Math.min(0, cny), 0);
}
