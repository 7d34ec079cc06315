import type { Store } from "../../data/store.ts";
import type { Day } from "../../domain/calendar/index.ts";
import { valueOn } from "../../domain/market/series.ts";
import {
  type IndexTape,
  SIMULATION_FIRST_DAY,
  type SimulatedMarket,
  simulateMarket,
  type TapeGroup,
} from "../../domain/simulate/index.ts";
import { DataGap } from "../../errors.ts";
import { indexSeries } from "./basis-data.ts";

/** Published index of each size. */
export const INDEX_CODES: Readonly<Record<TapeGroup, string>> = {
  "300": "000300.SH",
  "500": "000905.SH",
  "1000": "000852.SH",
  "2000": "932000.CSI",
  micro: "8841431.WI",
};

/** Stocks simulated from a seed on the recorded closes up to `to`, from the first day that has all five. */
export async function simulateStocks(store: Store, seed: number, to?: Day): Promise<SimulatedMarket> {
  const tape = await loadTape(store, to);
  if (tape.days.length < 2) {
    throw new DataGap(
      `simulated stocks need closes of ${Object.values(INDEX_CODES).join(", ")} on the same days; import index closes or the shipped episode`,
    );
  }
  return simulateMarket(tape, { seed });
}

async function loadTape(store: Store, to?: Day): Promise<IndexTape> {
  const groups = Object.keys(INDEX_CODES) as TapeGroup[];
  const series = await Promise.all(groups.map((group) => indexSeries(store, "index_daily", INDEX_CODES[group], to)));
  const days = series[0].days.filter(
    (day) => day >= SIMULATION_FIRST_DAY && series.every((one) => valueOn(one, day) > 0),
  );
  const closes = groups.map((group, k) => [group, Float64Array.from(days, (day) => valueOn(series[k], day))]);
  return { days, closes: Object.fromEntries(closes) as IndexTape["closes"] };
}
