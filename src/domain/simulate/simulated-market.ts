import { InputError } from "../../errors.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import { type Day, formatDay, parseDay } from "../calendar/index.ts";
import { MICROCAP_RULE, marketValuesByDay } from "../market/membership.ts";
import type { StockPanel } from "../market/panel.ts";
import { SIZE_GROUPS, type SizeGroup, sizeGroups } from "../market/size-groups.ts";
import type { StockList } from "../market/stock-list.ts";
import { bendToTargets } from "./bend-to-targets.ts";
import { applyMoves, drawMoves, newCrowd, writeCloses } from "./crowd.ts";
import type { NewStock } from "./first-stocks.ts";

/** First day on which every board trades under the limits that the simulation knows. */
export const SIMULATION_FIRST_DAY: Day = parseDay("2020-08-24");

/** Groups whose daily returns are recorded: CSI 300, 500, 1000, 2000 and the micro-cap index. */
export type TapeGroup = Exclude<SizeGroup, "rest">;

/** Recorded closes that the simulated stocks must reproduce: ascending days, one close a day and group. */
export interface IndexTape {
  readonly days: Int32Array;
  readonly closes: Readonly<Record<TapeGroup, Float64Array>>;
}

export interface SimulationOptions {
  readonly seed: number;
  /** Stocks on the first day, without and with special treatment. */
  readonly unmarked?: number;
  readonly marked?: number;
  /** Size of the micro-cap group. */
  readonly microSize?: number;
}

/** Simulated stocks. Codes begin with SIM: they are no stocks of any market. */
export interface SimulatedMarket {
  readonly panel: StockPanel;
  readonly stocks: StockList;
  /** Days on which a group could reach its recorded return only beyond the price limits. */
  readonly beyondLimits: number;
}

/**
 * A market of single stocks, drawn from a seed and bent so that its indices are the recorded ones: on every day each
 * group of stocks, formed by the market values of the day before as sizeGroups forms them, has exactly the group's
 * recorded return (by value for 300, 500, 1000 and 2000, in equal parts for the micro caps), to 1e-12. Each stock moves
 * by its group's common move plus a normal move of its own, cut at its price limit; the common move is what makes the
 * group's return true. Stocks outside the groups (special treatment, newly listed, back from suspension) take the mean
 * of the 2000 and the micro caps. Prices are not rounded to ticks. Same tape, same options, same bytes; a longer tape leaves the
 * earlier days as they were.
 *
 * Throws InputError for a tape of fewer than two days, one that begins before SIMULATION_FIRST_DAY, or one with a close
 * missing.
 */
export function simulateMarket(tape: IndexTape, options: SimulationOptions): SimulatedMarket {
  requireTape(tape);
  const { seed, unmarked = 4850, marked = 150, microSize = 400 } = options;
  const random = xoshiro(seed);
  const crowd = newCrowd(random, tape.days, unmarked, marked);
  const width = crowd.newStocks.length;
  const close = new Float64Array(tape.days.length * width).fill(Number.NaN);
  const panel = { days: tape.days, codes: crowd.newStocks.map((_, j) => syntheticCode(j)), close };
  const stocks = listOf(crowd.newStocks);
  const groups = new Int8Array(width);
  let beyondLimits = 0;
  let t = 0;
  writeCloses(crowd, close, 0);
  for (const marketValues of marketValuesByDay(panel, stocks, MICROCAP_RULE)) {
    t++;
    sizeGroups(marketValues, microSize, groups);
    const drawn = drawMoves(random, crowd, tape.days[t], t);
    beyondLimits += bendToTargets(drawn, marketValues, groups, targetsOn(tape, t));
    applyMoves(crowd, drawn.moves);
    writeCloses(crowd, close, t);
  }
  return { panel, stocks, beyondLimits };
}

/** Return of each group on day t, in the order of SIZE_GROUPS; `rest` takes the mean of its two neighbours. */
function targetsOn({ closes }: IndexTape, t: number): number[] {
  const recorded = (group: TapeGroup) => closes[group][t] / closes[group][t - 1] - 1;
  const rest = (recorded("2000") + recorded("micro")) / 2;
  return SIZE_GROUPS.map((group) => (group === "rest" ? rest : recorded(group)));
}

function requireTape({ days, closes }: IndexTape): void {
  if (days.length < 2) throw new InputError(`the tape has ${days.length} days; expected at least 2`);
  if (days[0] < SIMULATION_FIRST_DAY) {
    throw new InputError(
      `the tape begins on ${formatDay(days[0])}; expected ${formatDay(SIMULATION_FIRST_DAY)} or later`,
    );
  }
  for (const [group, values] of Object.entries(closes)) {
    const hole = days.findIndex((_, t) => !(values[t] > 0));
    if (hole >= 0)
      throw new InputError(`the tape has no close of ${group} on ${formatDay(days[hole])}; expected one a day`);
  }
}

function syntheticCode(position: number): string {
  return `SIM${String(position + 1).padStart(5, "0")}`;
}

function listOf(newStocks: readonly NewStock[]): StockList {
  return {
    boards: newStocks.map((stock) => stock.board),
    specialTreatment: Uint8Array.from(newStocks, (stock) => (stock.specialTreatment ? 1 : 0)),
    totalShares: Float64Array.from(newStocks, (stock) => stock.totalShares),
    listDays: Float64Array.from(newStocks, (stock) => stock.listDay),
  };
}
