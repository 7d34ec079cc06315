import type { RandomStream } from "../../../numerics/xoshiro.ts";
import { weightedBasis } from "../../dislocation/index.ts";
import { HEDGES, MICRO, WIDTH } from "../buckets.ts";
import type { ChainParameters } from "../parameters.ts";
import { loadingsOf } from "../price-model.ts";
import { runChain } from "../run.ts";
import type { ChainScenario } from "../scenario.ts";
import { type DrawnDays, drawnDays, type Past } from "./past.ts";

const PAIR = HEDGES.length;

/** What a forecast tells of one path. */
export interface ForecastPath {
  /** Log prices over the anchor, [days x buckets]. */
  readonly logPrice: Float64Array;
  /** Weighted basis a year, [days x futures]; negative is a discount. */
  readonly basis: Float64Array;
  /** Deepest fall of micro caps beyond what their beta makes of the market. */
  readonly fallBeyondMarket: number;
}

/** One path on days drawn from the past: with the agents of the chain, and without any. */
export interface PathPair {
  readonly chain: ForecastPath;
  /** Beta times the market and the same residual; the dislocation reverts and is shocked as in the past. */
  readonly plain: ForecastPath;
}

/** Runs one path from an anchor; `anchor` holds the state of that close and the days to come. */
export function forecastPath(
  anchor: ChainScenario,
  past: Past,
  parameters: ChainParameters,
  stream: RandomStream,
): PathPair {
  const drawn = drawnDays(past, anchor.path.days.length, stream);
  return { chain: chainPath(anchor, parameters, drawn), plain: plainPath(anchor, past, parameters, drawn) };
}

function chainPath(anchor: ChainScenario, parameters: ChainParameters, drawn: DrawnDays): ForecastPath {
  const { market, shocks, basisShocks } = drawn;
  const { days } = runChain({ ...anchor, parameters, path: { ...anchor.path, market, shocks, basisShocks } });
  const logPrice = new Float64Array(days.length * WIDTH);
  const basis = new Float64Array(days.length * PAIR);
  days.forEach(({ seen }, t) => {
    logPrice.set(seen.logPrice, t * WIDTH);
    for (let i = 0; i < PAIR; i++) basis[t * PAIR + i] = -seen.hedgeCost[i];
  });
  return { logPrice, basis, fallBeyondMarket: fallOf(logPrice, parameters, drawn) };
}

function plainPath(anchor: ChainScenario, past: Past, parameters: ChainParameters, drawn: DrawnDays): ForecastPath {
  const { beta } = loadingsOf(parameters);
  const { days, contracts } = anchor.path;
  const carries = [parameters.carryIC, parameters.carryIM];
  const logPrice = new Float64Array(days.length * WIDTH);
  const basis = new Float64Array(days.length * PAIR);
  const now = new Float64Array(WIDTH);
  const dislocation = Float64Array.from(anchor.start.dislocation);
  for (let t = 0; t < days.length; t++) {
    for (let k = 0; k < WIDTH; k++) now[k] += beta[k] * drawn.market[t] + drawn.shocks[t * WIDTH + k];
    logPrice.set(now, t * WIDTH);
    for (let i = 0; i < PAIR; i++) {
      dislocation[i] += drawn.plainShocks[t * PAIR + i] - past.reverting[i] * dislocation[i];
      basis[t * PAIR + i] = weightedBasis(contracts[t][i], carries[i], dislocation[i], parameters.basisDays);
    }
  }
  return { logPrice, basis, fallBeyondMarket: fallOf(logPrice, parameters, drawn) };
}

function fallOf(logPrice: Float64Array, parameters: ChainParameters, { market }: DrawnDays): number {
  const beta = loadingsOf(parameters).beta[MICRO];
  let lowest = 0;
  let sum = 0;
  for (let t = 0; t < market.length; t++) {
    sum += market[t];
    lowest = Math.min(lowest, logPrice[t * WIDTH + MICRO] - beta * sum);
  }
  return 0 - Math.expm1(lowest);
}
