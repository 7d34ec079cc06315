import type { RandomStream } from "../../numerics/xoshiro.ts";
import type { Day } from "../calendar/index.ts";
import type { Board } from "../market/board.ts";
import type { SizeGroup } from "../market/size-groups.ts";
import { drawBoard, GROUP_SHAPES, LISTING, PRICE, SPECIAL, valueOfRank } from "./market-shape.ts";

/** One simulated stock as it enters the market. */
export interface NewStock {
  readonly board: Board;
  readonly specialTreatment: boolean;
  readonly listDay: Day;
  readonly price: number;
  readonly totalShares: number;
  /** Daily standard deviation of its move by itself. */
  readonly volDaily: number;
}

/** Stocks listed before the first day have traded for at least this many calendar days by then. */
const SEASONED_DAYS = 400;

/** The unmarked stocks of the first day, one a rank, and after them the marked ones. */
export function firstStocks(random: RandomStream, unmarked: number, marked: number, firstDay: Day): NewStock[] {
  const seasoned = () => firstDay - SEASONED_DAYS - Math.floor(random.uniform() * SEASONED_DAYS);
  const plain = Array.from({ length: unmarked }, (_, i) => {
    const group = groupOfRank(i + 1, unmarked);
    return newStock(random, group, valueOfRank(i + 1), false, seasoned());
  });
  const special = Array.from({ length: marked }, () =>
    newStock(random, "micro", logNormal(random, SPECIAL.value, SPECIAL.valueLogVol), true, seasoned()),
  );
  return [...plain, ...special];
}

/** A stock that lists on a day. */
export function listedStock(random: RandomStream, day: Day): NewStock {
  return newStock(random, "2000", logNormal(random, LISTING.value, LISTING.valueLogVol), false, day);
}

function newStock(
  random: RandomStream,
  group: SizeGroup,
  value: number,
  specialTreatment: boolean,
  listDay: Day,
): NewStock {
  const shape = GROUP_SHAPES[group];
  const board = drawBoard(shape, random.uniform());
  const price = Math.max(PRICE.floor, Math.round(logNormal(random, PRICE.median, PRICE.logVol) * 100) / 100);
  return { board, specialTreatment, listDay, price, totalShares: Math.round(value / price), volDaily: shape.volDaily };
}

function logNormal(random: RandomStream, median: number, logVol: number): number {
  return median * Math.exp(logVol * random.normal());
}

/** Group of a rank on the first day, the micro caps being the last 400. */
function groupOfRank(rank: number, count: number): SizeGroup {
  if (rank > count - 400) return "micro";
  if (rank <= 300) return "300";
  if (rank <= 800) return "500";
  if (rank <= 1800) return "1000";
  return rank <= 3800 ? "2000" : "rest";
}
