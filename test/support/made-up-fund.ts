import { addTradingDays, parseDay } from "../../src/domain/calendar/index.ts";
import { type NavSeries, STYLE_CODES, type StyleMarket } from "../../src/domain/drift/index.ts";
import { xoshiro } from "../../src/numerics/xoshiro.ts";

/**
 * Indices that share a market and a size factor, and futures with a basis that moves, `count` trading days from
 * 2021-01-04 on: as close to one another as the real ones, from a seed.
 */
export function madeUpStyles(count: number, seed: number): StyleMarket {
  const random = xoshiro(seed);
  const first = parseDay("2021-01-04");
  const days = Int32Array.from({ length: count }, (_, i) => addTradingDays(first, i));
  const level = () => new Float64Array(count).fill(1000);
  const closes = STYLE_CODES.map(level);
  const [ic, im] = [level(), level()];
  const own = [0.003, 0.0015, 0.0012, 0.0015, 0.004];
  const size = [-0.4, 0, 0.5, 0.9, 1.5];
  for (let i = 1; i < count; i++) {
    const [market, small] = [0.011 * random.normal(), 0.006 * random.normal()];
    const returns = own.map((deviation, k) => market + size[k] * small + deviation * random.normal());
    returns.forEach((value, k) => {
      closes[k][i] = closes[k][i - 1] * (1 + value);
    });
    const basis = 0.0018 * random.normal();
    ic[i] = ic[i - 1] * (1 + returns[1] + basis);
    im[i] = im[i - 1] * (1 + returns[2] + 0.8 * basis + 0.0012 * random.normal());
  }
  const named = Object.fromEntries(STYLE_CODES.map((code, k) => [code, closes[k]]));
  return { days, closes: named, futures: { IC: ic, IM: im } };
}

/** Weights on 300, 500, 1000, 2000 and micro caps, and what is sold. */
export interface MadeUpStyle {
  readonly weights: readonly number[];
  readonly ic?: number;
  readonly im?: number;
  readonly index500?: number;
}

/** A fund that holds `styleOn` over the day at each place, with noise of so many basis points a day from the seed. */
export function madeUpFund(
  market: StyleMarket,
  styleOn: (place: number) => MadeUpStyle,
  noiseBasisPoints: number,
  seed: number,
): NavSeries {
  const random = xoshiro(seed);
  const { days, closes, futures } = market;
  const values = new Float64Array(days.length).fill(1);
  const grown = (series: Float64Array | undefined, i: number) => (series ? series[i] / series[i - 1] - 1 : 0);
  for (let i = 1; i < days.length; i++) {
    const { weights, ic = 0, im = 0, index500 = 0 } = styleOn(i);
    const stocks = STYLE_CODES.reduce((sum, code, k) => sum + weights[k] * grown(closes[code], i), 0);
    const sold =
      ic * (ic === 0 ? 0 : grown(futures.IC, i)) +
      im * (im === 0 ? 0 : grown(futures.IM, i)) +
      index500 * grown(closes["000905.SH"], i);
    values[i] = values[i - 1] * (1 + stocks - sold + (noiseBasisPoints / 1e4) * random.normal());
  }
  return { days, values };
}
