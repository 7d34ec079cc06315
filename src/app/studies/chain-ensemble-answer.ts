import type { ChainEnsembleAnswer, ChainIndices, Note } from "../../contract.ts";
import { formatDay } from "../../domain/calendar/index.ts";
import { CASCADE, INPUTS, OUTCOMES, type OutcomeName, spreadOf } from "../../domain/chain/ensemble/index.ts";
import { sobolIndices } from "../../numerics/sobol-indices.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import { orNull } from "./answer.ts";
import { spreadAnswer } from "./chain-cut.ts";
import type { ChainEnsembleParams, LoadedEnsemble } from "./chain-ensemble-setup.ts";

const RESAMPLES = 200;
const WIDTH = INPUTS.length + 2;
/** Half the width of a normal interval of 90%, in standard errors. */
const NORMAL_90 = 1.6449;

const NOTES: readonly Note[] = [
  {
    zh: "这是敏感性试验，不是预测：参数在各自合理区间内均匀抽取，并不按与实录的吻合加权。",
    en: "A test of sensitivity, not a forecast: parameters are drawn evenly over their plausible ranges, not weighted by how they fit the record.",
  },
  {
    zh: "一阶指数是单独知道该输入能消去的方差，总指数含它与其他输入的交互；区间为 90%，按组重抽。",
    en: "A first-order index is the variance that knowing the input alone would take away; the total index holds what it does together with others. Intervals of 90%, groups resampled.",
  },
];
const DRAWN_MARKET: Note = {
  zh: "市场由起点之前的 CSI300 日收益按 10 日块抽取；没有被掩盖的跌幅，也没有平准资金。合约到期与持仓权重取自实录。",
  en: "The market is drawn from the CSI300's days up to the start in blocks of 10; there is no masked fall and no stabilisation fund. Expiries and weights of contracts are those recorded.",
};

/** What many runs say, from their rows in order, [runs x OUTCOMES]. */
export function ensembleAnswer(
  { record, setup }: LoadedEnsemble,
  { market, seed }: ChainEnsembleParams,
  rows: readonly (readonly number[])[],
): ChainEnsembleAnswer {
  const column = (name: OutcomeName) => Float64Array.from(rows, (row) => row[OUTCOMES.indexOf(name)]);
  const count = column("fallBeyondMarket").filter((fall) => fall > CASCADE).length;
  return {
    from: formatDay(record.start),
    to: formatDay(record.days[record.days.length - 1]),
    runs: rows.length,
    seed,
    market,
    pastDays: setup.pastMarket?.length ?? 0,
    cascade: { fall: CASCADE, count, probability: count / rows.length, ...wilson(count, rows.length) },
    outcomes: OUTCOMES.map((outcome) => ({ outcome, spread: spreadAnswer(spreadOf(column(outcome))) })),
    indices: {
      groups: Math.floor(rows.length / WIDTH),
      fall: indicesOf(
        column("microFall").map((fall) => -Math.log1p(-fall)),
        seed,
      ),
      basis: indicesOf(
        column("lowestIM").map((basis) => Math.log1p(Math.max(0, -basis))),
        seed,
      ),
    },
    notes: [...NOTES, ...(market === "bootstrap" ? [DRAWN_MARKET] : [])],
  };
}

/** Indices of the whole groups; none for fewer than two. */
function indicesOf(results: Float64Array, seed: number): ChainIndices[] {
  const whole = results.subarray(0, Math.floor(results.length / WIDTH) * WIDTH);
  if (whole.length < 2 * WIDTH) return [];
  const figures = ({ value, low, high }: { value: number; low: number; high: number }) => ({
    value: orNull(value),
    low: orNull(low),
    high: orNull(high),
  });
  return sobolIndices(whole, INPUTS.length, RESAMPLES, xoshiro(seed)).map(({ first, total }, i) => ({
    input: INPUTS[i],
    first: figures(first),
    total: figures(total),
  }));
}

/** Interval of 90% of a probability (Wilson 1927). */
export function wilson(count: number, of: number): { low: number; high: number } {
  const z = NORMAL_90 ** 2;
  const middle = (count + z / 2) / (of + z);
  const half = (NORMAL_90 / (of + z)) * Math.sqrt((count * (of - count)) / of + z / 4);
  return { low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half };
}
