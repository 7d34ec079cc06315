import { DataGap } from "../../errors.ts";
import { xoshiro } from "../../numerics/xoshiro.ts";
import type { Day } from "../calendar/index.ts";
import type { NavSeries } from "./nav.ts";
import type { StyleMarket } from "./style-market.ts";

/** A fund that never was, made from recorded indices. */
export interface SampleFund {
  readonly nav: NavSeries;
  /** First day whose return has the later style. */
  readonly changed: Day;
}

const BEFORE = { "000905.SH": 0.7, "000852.SH": 0.3, micro: 0 } as const;
const AFTER = { "000905.SH": 0.4, "000852.SH": 0.2, micro: 0.4 } as const;
const NOISE = 0.0008;
const ALPHA = 0.06 / 244;
const LONGEST = 500;
/** Where the style changes, as a share of the days. */
const CHANGE_AT = 0.6;

/**
 * A neutral fund whose stocks drift: 70% CSI500 and 30% CSI1000 against as much IC sold, and from 60% of the days on 40%
 * of the stocks behave like micro caps. 6% a year of selection and 8 basis points a day of noise, from the seed. Uses the
 * last 500 days at most. Throws DataGap where the indices or IC are not loaded.
 */
export function sampleFund(market: StyleMarket, seed: number): SampleFund {
  const series = (Object.keys(BEFORE) as (keyof typeof BEFORE)[]).map((code) => ({
    code,
    closes: market.closes[code],
  }));
  const future = market.futures.IC;
  const places = [...market.days.keys()]
    .filter((i) => series.every(({ closes }) => closes && closes[i] > 0) && future && future[i] > 0)
    .slice(-LONGEST);
  if (!future || places.length < 2) {
    throw new DataGap(
      "the sample fund needs closes of 000905.SH, 000852.SH, a micro-cap index and IC futures on the same days",
    );
  }
  const random = xoshiro(seed);
  const change = Math.floor(places.length * CHANGE_AT);
  const values = new Float64Array(places.length).fill(1);
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1], places[i]];
    const weights = i < change ? BEFORE : AFTER;
    const stocks = series.reduce((sum, { code, closes }) => sum + weights[code] * (closes![to] / closes![from] - 1), 0);
    const sold = future[to] / future[from] - 1;
    values[i] = values[i - 1] * (1 + stocks - sold + ALPHA + NOISE * random.normal());
  }
  return {
    nav: { days: Int32Array.from(places, (i) => market.days[i]), values },
    changed: market.days[places[change]],
  };
}
